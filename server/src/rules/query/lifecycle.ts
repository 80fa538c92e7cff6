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

/** Whether Terraform leaves an argument of a resource as it is: `ignore_changes` names it, an entry of it, or everything. */
export function ignoresChangesOf(block: Block, name: string): boolean {
  const written = lifecycleArgument(block, 'ignore_changes');
  let ignored = false;
  if (written) {
    visitExpression(written, (each) => {
      const root = each.kind === 'reference' ? each.root.text : undefined;
      // Terraform 0.11 wrote the names in quotes.
      ignored ||= root === 'all' || root === name || each.kind === 'template';
    });
  }
  return ignored;
}
