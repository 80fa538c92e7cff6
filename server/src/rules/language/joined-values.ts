/** How values are joined that `+` and templates can't join. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import type { Type } from '../../analysis/values/types.js';
import { sourceOf } from '../../edits/layout.js';
import type { Binary, Expression } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { wayTo } from '../query/guards.js';
import { typeAt } from '../query/type-at.js';
import type { Fix, RuleContext } from '../rule.js';

/** A sum as a template, or as a call of `concat` or `merge`, by the types of what is added. */
export function sumFixes(scoped: ScopedExpression<Binary>, context: RuleContext): readonly Fix[] {
  const { file } = context;
  const expression = wholeSum(scoped);
  const parts = summands(expression);
  const types = parts.map((each) => typeAt(scoped, context, each));
  if (expression.operator !== '+' || parts.some(({ kind }) => kind === 'missing')) return [];
  const call = types.every(isSequence) ? 'concat' : types.every(isMap) ? 'merge' : undefined;
  const isText = types.includes('string') && types.every((each) => typeof each === 'string');
  if (call === undefined && !(isText && parts.every(isOnOneLine(file)))) return [];
  const newText =
    call === undefined
      ? `"${parts.map((each) => asTemplate(each, file)).join('')}"`
      : `${call}(${parts.map((each) => sourceOf(file, each)).join(', ')})`;
  const title = call === undefined ? 'Join in a template' : `Use \`${call}\``;
  return [{ title, edits: [{ file, span: expression, newText }], safe: false }];
}

/** What makes a text of the value that a template interpolates. */
export function interpolationFixes(
  expression: Expression,
  type: Type,
  { file }: RuleContext,
): readonly Fix[] {
  const source = sourceOf(file, expression);
  const calls = isSequence(type)
    ? [`join(",", ${source})`, `jsonencode(${source})`]
    : [`jsonencode(${source})`];
  return calls.map((newText) => ({
    title: `Use \`${newText.slice(0, newText.indexOf('('))}\``,
    edits: [{ file, span: expression, newText }],
    safe: false,
    preferred: false as const,
  }));
}

/** With the sums that the expression is a summand of. */
function wholeSum(scoped: ScopedExpression<Binary>): Binary {
  let sum = scoped.expression;
  for (const around of wayTo(scoped).toReversed().slice(1)) {
    if (around.kind !== 'binary' || around.operator !== sum.operator) break;
    sum = around;
  }
  return sum;
}

function summands({ left, right, operator }: Binary): readonly Expression[] {
  const isChain = left.kind === 'binary' && left.operator === operator;
  return [...(isChain ? summands(left) : [left]), right];
}

function asTemplate(expression: Expression, file: SourceFile): string {
  return expression.kind === 'template'
    ? sourceOf(file, expression.content)
    : `\${${sourceOf(file, expression)}}`;
}

function isOnOneLine(file: SourceFile): (expression: Expression) => boolean {
  return (expression) => !sourceOf(file, expression).includes('\n');
}

function isSequence(type: Type): boolean {
  return typeof type !== 'string' && ('list' in type || 'set' in type || 'tuple' in type);
}

function isMap(type: Type): boolean {
  return typeof type !== 'string' && ('map' in type || 'object' in type);
}
