/** The expressions of a file that Terraform evaluates, and the references that it resolves; all written to the end. */
import {
  expressionsOfKind,
  type ExpressionPlace,
  type ScopedExpression,
} from '../../analysis/blocks/scoped-expressions.js';
import type { Expression, Reference } from '../../hcl/syntax.js';
import { mayCallFunctions } from '../../knowledge/static-arguments.js';
import type { SourceFile } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { isHalfTyped } from './own-blocks.js';
import { oncePerRun } from './once-per-run.js';

/** All of one kind that are evaluated; type constraints, `depends_on` and what is still being typed are not. */
export function evaluatedExpressions<K extends Parameters<typeof expressionsOfKind>[1]>(
  kind: K,
  { file }: RuleContext,
): readonly ScopedExpression<Extract<Expression, { readonly kind: K }>>[] {
  return expressionsOfKind(file, kind).filter(({ place }) => isEvaluated(place) && isReadWhole(place, file));
}

/**
 * The references that must lead somewhere, those in `depends_on` and the like too: all but those whose name a `for` or
 * `dynamic` binds.
 */
export const evaluatedReferences = oncePerRun(({ file }): readonly ScopedExpression<Reference>[] =>
  expressionsOfKind(file, 'reference').filter(
    ({ expression, place, bound }) =>
      !bound.has(expression.root.text) &&
      (isEvaluated(place) || isAddress(place)) &&
      isReadWhole(place, file),
  ),
);

/** The blocks at top level in which references are read as all Terraform versions do. */
const BLOCKS = new Set([
  'resource',
  'data',
  'ephemeral',
  'module',
  'output',
  'locals',
  'provider',
  'check',
  'variable',
  'import',
]);

/** What stands in `lifecycle`; newer versions put words into others. */
const CONDITIONS = new Set(['precondition', 'postcondition']);

const ADDRESSES = new Set(['depends_on', 'replace_triggered_by']);

function isEvaluated({ around, attribute }: ExpressionPlace): boolean {
  const types = around.map(({ type }) => type.text);
  const [outermost = ''] = types;
  if (!BLOCKS.has(outermost)) return false;
  const lifecycle = types.indexOf('lifecycle');
  if (lifecycle !== -1 && !CONDITIONS.has(types[lifecycle + 1] ?? '')) return false;
  return mayCallFunctions(types, attribute.name.text);
}

/** Whether it holds addresses of what has to be declared. */
function isAddress({ around, attribute }: ExpressionPlace): boolean {
  return BLOCKS.has(around[0]?.type.text ?? '') && ADDRESSES.has(attribute.name.text);
}

/** What stands in a block that can't be read is often text that was no code before something broke. */
function isReadWhole({ around, attribute }: ExpressionPlace, { problems }: SourceFile): boolean {
  return !isHalfTyped(around.at(-1) ?? attribute, problems);
}
