/** The `lifecycle` block of a resource. */
import { argumentValue } from '../../analysis/references/points-to.js';
import { blocksOf } from '../../hcl/lookup.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';

/** What `lifecycle` says about one of its arguments. */
export function lifecycleArgument(block: Block, name: string): Expression | undefined {
  return blocksOf(block.body, 'lifecycle')
    .map((each) => argumentValue(each, name))
    .find((each) => each !== undefined);
}

/** Whether `ignore_changes` names an argument, or all of them; in quotes, as Terraform 0.11 wrote it, any may be meant. */
export function ignoresChanges(block: Block, name: string): boolean {
  let ignored = false;
  const written = lifecycleArgument(block, 'ignore_changes');
  if (written) {
    visitExpression(written, (each) => {
      const word = each.kind === 'reference' ? each.root.text : undefined;
      ignored ||= word === 'all' || word === name || each.kind === 'template';
    });
  }
  return ignored;
}
