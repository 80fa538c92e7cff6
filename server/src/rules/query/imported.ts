/** What `import` blocks bring under Terraform's control. */
import { addressOf } from '../../analysis/references/mentions.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';
import type { Resource } from './resources.js';

/** Whether an `import` block of the module names a resource: then it exists, made by somebody who had what it needs. */
export function isImported({ address }: Pick<Resource, 'address'>, context: RuleContext): boolean {
  return imported(context).has(address);
}

const imported = oncePerRun(({ module }): ReadonlySet<string> => {
  const targets = module.others
    .filter(({ block }) => block.type.text === 'import')
    .map(({ block }) => attributeOf(block.body, 'to')?.value);
  return new Set(targets.flatMap((to) => (to?.kind === 'reference' ? (addressOf(to)?.text ?? []) : [])));
});
