/** The `lifecycle` block of a resource. */
import { argumentValue } from '../../analysis/references/points-to.js';
import { blocksOf } from '../../hcl/lookup.js';
import type { Block, Expression } from '../../hcl/syntax.js';

/** What `lifecycle` says about one of its arguments. */
export function lifecycleArgument(block: Block, name: string): Expression | undefined {
  return blocksOf(block.body, 'lifecycle')
    .map((each) => argumentValue(each, name))
    .find((each) => each !== undefined);
}
