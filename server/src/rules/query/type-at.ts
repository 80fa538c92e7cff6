/** The types of expressions where they stand, with what `each`, `dynamic` and `for` bind around them. */
import type {
  BoundNames,
  ExpressionPlace,
  ScopedExpression,
} from '../../analysis/blocks/scoped-expressions.js';
import { keptOf } from '../../analysis/blocks/overrides.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { typeOf } from '../../analysis/values/type-of.js';
import type { TypeScope } from '../../analysis/values/type-roots.js';
import { elementType, keyType, type Type } from '../../analysis/values/types.js';
import { UNKNOWN, type Value } from '../../analysis/values/values.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Expression, Span } from '../../hcl/syntax.js';
import type { RuleContext } from '../rule.js';

/** The type of an expression, or of one within it that binds no more names. */
export function typeAt(scoped: ScopedExpression, context: RuleContext, expression = scoped.expression): Type {
  return typeOf(expression, context.module, scopeAt(scoped, context));
}

/** What such an expression comes to in every use of the module; unknown wherever anybody may still decide. */
export function certainAt(
  { bound, expression: whole }: ScopedExpression,
  context: RuleContext,
  expression: Expression = whole,
): Value {
  const names = bound.size === 0 ? undefined : new Map([...bound.keys()].map((name) => [name, UNKNOWN]));
  return certainValue(expression, context, context.module, names);
}

/** What the names mean that are bound around an expression. */
export function scopeAt({ place, bound }: ScopedExpression, context: RuleContext): TypeScope {
  const each = eachType(place, context);
  const base: TypeScope = each === undefined ? NOTHING : new Map([['each', each]]);
  return bound.size === 0 ? base : withBound(base, bound, undefined, context);
}

const NOTHING: TypeScope = new Map();

/** `each` of the block at top level, but for the place that says what it is. */
function eachType(
  { around: [block], attribute }: ExpressionPlace,
  { module }: RuleContext,
): Type | undefined {
  const all =
    block && REPEATED.has(block.type.text) ? attributeOf(keptOf(block, module), 'for_each') : undefined;
  if (!all || all === attribute) return undefined;
  const type = typeOf(all.value, module);
  return { object: { key: 'string', value: elementType(type) } };
}

const REPEATED: ReadonlySet<string> = new Set(['resource', 'data', 'module', 'ephemeral']);

/** With all names, or those whose `for` or `dynamic` stands around a place. */
function withBound(
  base: TypeScope,
  bound: BoundNames,
  at: Span | undefined,
  context: RuleContext,
): TypeScope {
  const scope = new Map(base);
  for (const [name, binder] of bound) {
    const isAround = at === undefined || (binder.start <= at.start && at.end <= binder.end && binder !== at);
    if (!isAround) continue;
    const collection =
      binder.kind === 'block' ? attributeOf(binder.body, 'for_each')?.value : binder.collection;
    const type = collection
      ? typeOf(collection, context.module, withBound(base, bound, binder, context))
      : 'any';
    const isKey = binder.kind !== 'block' && binder.names.length > 1 && binder.names[0]?.text === name;
    const element = elementType(type);
    const iterator: Type = { object: { key: keyType(type), value: element } };
    scope.set(name, binder.kind === 'block' ? iterator : isKey ? keyType(type) : element);
  }
  // Names that are bound anew hide others, of which nothing is told here.
  if (at !== undefined) for (const [name, binder] of bound) if (binder === at) scope.set(name, 'any');
  return scope;
}
