/** What an expression certainly is that can't be used in its place. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { type Misfit, misfit } from '../../analysis/values/conversions.js';
import type { Type } from '../../analysis/values/types.js';
import type { Expression } from '../../hcl/syntax.js';
import type { RuleContext } from '../rule.js';
import { certainAt, typeAt } from '../query/type-at.js';

/** Why an expression within `scoped` can't be converted to a type; undefined where it can or that is not certain. */
export function unfitValue(
  expression: Expression,
  needed: Type,
  scoped: ScopedExpression,
  context: RuleContext,
): Misfit | undefined {
  if (expression.kind === 'literal' && expression.value === null) return { given: '`null`', needed };
  const type = typeAt(scoped, context, expression);
  if (type === 'any' || needed === 'any') return undefined;
  const byType = misfit(type, needed);
  if (byType !== undefined || !hangsOnText(type, needed)) return byType;
  return misfit(type, needed, certainAt(scoped, context, expression));
}

/** Whether texts would have to be numbers or bools, which their values alone tell. */
function hangsOnText(type: Type, needed: Type): boolean {
  return JSON.stringify(type).includes('"string"') && /"(?:number|bool)"/.test(JSON.stringify(needed));
}
