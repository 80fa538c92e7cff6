/** Arguments whose values are not known and whose types can't be right all the same. */
import { expressionsOfKind, type ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { misfit } from '../../analysis/values/conversions.js';
import { type Type, typeTitle } from '../../analysis/values/types.js';
import { keyText } from '../../hcl/lookup.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import { isGuarded } from '../query/guards.js';
import { oncePerRun } from '../query/once-per-run.js';
import { typeAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';

/** Every part of an argument's value that has a type which can't be converted. */
export function unfitTypes(
  { value }: Attribute,
  { name, type }: AttributeSchema,
  context: RuleContext,
): readonly Finding[] {
  const scoped = wholeValues(context).get(value);
  return scoped === undefined ? [] : [...faultsIn(value, type, `\`${name}\``, scoped, context)];
}

/** Values of arguments by their expressions; literals and texts are no matter of types. */
const wholeValues = oncePerRun(({ file }): ReadonlyMap<Expression, ScopedExpression> => {
  const all = KINDS.flatMap((kind): readonly ScopedExpression[] => expressionsOfKind(file, kind));
  return new Map(
    all
      .filter(({ expression, place }) => expression === place.attribute.value)
      .map((scoped) => [scoped.expression, scoped]),
  );
});

const KINDS = [
  'reference',
  'access',
  'call',
  'conditional',
  'for',
  'binary',
  'unary',
  'object',
  'tuple',
] as const;

function* faultsIn(
  expression: Expression,
  needed: Type,
  what: string,
  scoped: ScopedExpression,
  context: RuleContext,
): Generator<Finding> {
  if (expression.kind === 'object' && typeof needed !== 'string' && 'map' in needed) {
    for (const entry of expression.entries)
      yield* faultsIn(entry.value, needed.map, `\`${keyText(entry) ?? '…'}\` of ${what}`, scoped, context);
    return;
  }
  if (expression.kind === 'tuple' && typeof needed !== 'string' && ('list' in needed || 'set' in needed)) {
    const inner = 'list' in needed ? needed.list : needed.set;
    for (const item of expression.items)
      yield* faultsIn(item, inner, `Each item of ${what}`, scoped, context);
    return;
  }
  const type = typeAt(scoped, context, expression);
  const unfit = misfit(type, needed);
  if (unfit === undefined || isGuarded(scoped, context)) return;
  const title = typeTitle(unfit.needed);
  const contains =
    unfit.needed === needed
      ? `requires ${title}, not ${unfit.given}`
      : `requires ${title} within, not ${unfit.given}`;
  yield {
    start: expression.start,
    end: expression.end,
    message: `${what} ${contains}: ${fittingMember(expression, type, needed) ?? `use ${title}`}.`,
  };
}

/** What to read of an object instead of the whole. */
function fittingMember(expression: Expression, type: Type, needed: Type): string | undefined {
  if (expression.kind !== 'reference' || typeof needed !== 'string') return undefined;
  const members = typeof type !== 'string' && 'object' in type ? Object.entries(type.object) : [];
  const fitting = members.find(([, own]) => own !== 'any' && misfit(own, needed) === undefined);
  return fitting && `use one of its members, such as \`.${fitting[0]}\``;
}
