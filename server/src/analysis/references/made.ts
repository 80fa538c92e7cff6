/** Whether Terraform makes anything of a block, as far as `count` and `for_each` tell. */
import type { Expression } from '../../hcl/syntax.js';
import type { Evaluate } from '../values/evaluate.js';
import { argumentValue } from './points-to.js';
import type { SchemaBlock } from '../blocks/schema-blocks.js';
import { numberOf } from '../values/values.js';

/** False where it is certain that none is made: `count = 0`, `for_each` or a `dynamic` block over nothing. */
export function isCreated(
  { resource, dynamic }: Pick<SchemaBlock, 'resource' | 'dynamic'>,
  evaluate: Evaluate,
): boolean {
  const count = argumentValue(resource, 'count');
  if (count && numberOf(evaluate(count)) === 0) return false;
  return [argumentValue(resource, 'for_each'), dynamic && argumentValue(dynamic, 'for_each')].every(
    (each) => each === undefined || !isEmpty(each, evaluate),
  );
}

function isEmpty(expression: Expression, evaluate: Evaluate): boolean {
  const value = evaluate(expression);
  return (
    (value.kind === 'list' && value.items.length === 0) ||
    (value.kind === 'object' && value.entries.size === 0)
  );
}
