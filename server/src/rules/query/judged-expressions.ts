/** The expressions of a file that Terraform evaluates and that are written to the end. */
import { expressionsOfKind, type ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import type { Expression } from '../../hcl/syntax.js';
import { overlaps } from '../../hcl/walk.js';
import { mayCallFunctions } from '../../knowledge/static-arguments.js';
import type { RuleContext } from '../rule.js';

/** All of one kind; type constraints, `depends_on` and the like are not evaluated. */
export function* judgedExpressions<K extends Parameters<typeof expressionsOfKind>[1]>(
  kind: K,
  { file }: RuleContext,
): Generator<ScopedExpression<Extract<Expression, { readonly kind: K }>>> {
  for (const scoped of expressionsOfKind(file, kind)) {
    const { around, attribute } = scoped.place;
    if (file.problems.some((problem) => overlaps(problem, attribute))) continue;
    const types = around.map(({ type }) => type.text);
    if (mayCallFunctions(types, attribute.name.text)) yield scoped;
  }
}
