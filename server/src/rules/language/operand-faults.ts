/** Operands and conditions of the wrong type, and conditionals whose results don't go together. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { canUnify } from '../../analysis/values/conversions.js';
import { typeTitle } from '../../analysis/values/types.js';
import type { Binary, BinaryOperator, Conditional, Expression, Unary } from '../../hcl/syntax.js';
import { typeAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';
import { sumFixes } from './joined-values.js';
import { unfitValue } from './unfit-value.js';

/** Operands that an operator with two of them can't take. */
export function binaryFaults(scoped: ScopedExpression<Binary>, context: RuleContext): readonly Finding[] {
  const { operator, left, right } = scoped.expression;
  // These compare whatever there is.
  if (operator === '==' || operator === '!=') return [];
  const needed = operator === '&&' || operator === '||' ? 'bool' : 'number';
  return [left, right].flatMap((each) => {
    const given = unfitValue(each, needed, scoped, context)?.given;
    if (given === undefined) return [];
    return {
      start: each.start,
      end: each.end,
      message: `\`${operator}\` takes ${needed}s, not ${given}: ${remedyFor(operator, needed)}.`,
      fixes: () => sumFixes(scoped, context),
    };
  });
}

/** The operand of `!` or `-`, if it can't take it. */
export function unaryFaults(scoped: ScopedExpression<Unary>, context: RuleContext): readonly Finding[] {
  const { operator, operand } = scoped.expression;
  const needed = operator === '!' ? 'bool' : 'number';
  const given = unfitValue(operand, needed, scoped, context)?.given;
  const message = `\`${operator}\` takes a ${needed}, not ${given ?? ''}: ${remedyFor(operator, needed)}.`;
  return given === undefined ? [] : [{ start: operand.start, end: operand.end, message }];
}

/** A condition that is no bool; `what` begins the sentence about it. */
export function conditionFaults(
  condition: Expression,
  what: string,
  scoped: ScopedExpression,
  context: RuleContext,
): readonly Finding[] {
  const given = unfitValue(condition, 'bool', scoped, context)?.given;
  const message = `${what} must be a bool, not ${given ?? ''}: ${remedyFor('?', 'bool')}.`;
  return given === undefined ? [] : [{ start: condition.start, end: condition.end, message }];
}

/** Two results for which there is no one type. */
export function resultFaults(
  scoped: ScopedExpression<Conditional>,
  context: RuleContext,
): readonly Finding[] {
  const { then, otherwise } = scoped.expression;
  const types = [typeAt(scoped, context, then), typeAt(scoped, context, otherwise)];
  if (canUnify(types)) return [];
  const [a, b] = types.map(typeTitle);
  const what = a === b ? `of unlike elements` : `${a ?? ''} and ${b ?? ''}`;
  const message = `The two results of a conditional must have one type, and these are ${what}: make them alike, or use \`null\` for none.`;
  return [{ start: then.start, end: otherwise.end, message }];
}

function remedyFor(operator: BinaryOperator | '!' | '?', needed: string): string {
  if (operator === '+')
    return 'join texts in a template, as in `"${a}-${b}"`, lists with `concat()` and maps with `merge()`';
  return needed === 'number' ? 'use a number' : 'use a comparison, as in `a == "b"`';
}
