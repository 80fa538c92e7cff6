/** Templates that are given what no text can hold. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { resolve } from '../../analysis/references/resolve.js';
import type { Expression, Template, TemplatePart } from '../../hcl/syntax.js';
import { typeAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';
import { interpolationFixes } from './joined-values.js';
import { collectionFaults } from './loop-faults.js';
import { conditionFaults } from './operand-faults.js';
import { unfitValue } from './unfit-value.js';

/**
 * Lists and objects in a text, conditions that are no bools, loops over what has no elements. What stands within `if` and `for`
 * is left out: it may never be evaluated.
 */
export function templateFaults(scoped: ScopedExpression<Template>, context: RuleContext): readonly Finding[] {
  const { parts, form } = scoped.expression;
  // A lone interpolation passes its value through.
  const isText = parts.length > 1 || form !== 'quoted';
  return parts.flatMap((part) => partFaults(part, isText, scoped, context));
}

function partFaults(
  part: TemplatePart,
  isText: boolean,
  scoped: ScopedExpression,
  context: RuleContext,
): readonly Finding[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'if':
      return conditionFaults(part.condition, 'The condition of `if`', scoped, context);
    case 'for':
      return collectionFaults(part.collection, scoped, context);
    case 'interpolation': {
      const { expression } = part;
      const given = isText ? unfitValue(expression, 'string', scoped, context)?.given : undefined;
      if (given === undefined) return [];
      const type = typeAt(scoped, context, expression);
      const isWhole = isWholeResource(expression, context);
      const message = isWhole
        ? `A text can't hold a whole resource: use one of its attributes, such as \`.id\`.`
        : `A text can't hold ${given}: ${remedyFor(given)}.`;
      const fixes = () => (type === 'any' || isWhole ? [] : interpolationFixes(expression, type, context));
      return [{ start: expression.start, end: expression.end, message, fixes }];
    }
  }
}

/** Whether an expression names a resource or data source and reads nothing of it. */
function isWholeResource(expression: Expression, { module }: RuleContext): boolean {
  const found = expression.kind === 'reference' ? resolve(expression, module) : undefined;
  const isResource = found?.target.kind === 'resource' || found?.target.kind === 'data';
  return expression.kind === 'reference' && isResource && expression.steps.length === found.address.length;
}

function remedyFor(given: string): string {
  if (given === '`null`') return 'use `""`, or remove it';
  return given === 'a list' || given === 'a set'
    ? 'use `join()` or `jsonencode()`'
    : 'use one of its attributes, or `jsonencode()`';
}
