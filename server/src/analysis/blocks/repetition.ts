/** Whether a block stands for any number of instances, and by which of Terraform's two ways. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block } from '../../hcl/syntax.js';

/** `count`, `for_each` or undefined: whether an address of the block needs an index. */
export function repetitionOf({ body }: Block): 'count' | 'for_each' | undefined {
  if (attributeOf(body, 'count')) return 'count';
  return attributeOf(body, 'for_each') && 'for_each';
}
