/** What an expression comes to where it stands. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { UNKNOWN, type Value } from '../../analysis/values/values.js';
import type { RuleContext } from '../rule.js';

/** The value of an expression, or of one within it that binds no more names; what is bound around it is unknown. */
export function valueAt({ expression, bound }: ScopedExpression, { evaluate }: RuleContext): Value {
  if (bound.size === 0) return evaluate(expression);
  return evaluate(expression, undefined, new Map([...bound.keys()].map((name) => [name, UNKNOWN])));
}
