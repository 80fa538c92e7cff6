/** What keeps Terraform from telling of a fault in an expression: `try`, a branch that is not taken, a condition. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { boolOf } from '../../analysis/values/values.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression, Span, TemplatePart } from '../../hcl/syntax.js';
import { childExpressions } from '../../hcl/walk.js';
import type { RuleContext } from '../rule.js';
import { certainAt } from './type-at.js';

/**
 * Whether the expression may well never be evaluated, or not with all values: what stands in a branch, behind `&&`, in a `for`
 * with `if` or in `dynamic` may be guarded by the condition there.
 */
export function isGuarded(scoped: ScopedExpression, context: RuleContext): boolean {
  const way = wayTo(scoped);
  return (
    way.some((each, index) => {
      const next = way[index + 1];
      return next !== undefined && guards(each, next, scoped, context);
    }) || scoped.place.around.some((block) => mayBeLeftOut(block, scoped, context))
  );
}

/** Whether the expression stands in a branch that is certainly not taken, of which Terraform tells no fault but in types. */
export function isNeverTaken(scoped: ScopedExpression, context: RuleContext): boolean {
  const way = wayTo(scoped);
  return way.some((each, index) => {
    const next = way[index + 1];
    if (each.kind !== 'conditional' || next === undefined || next === each.condition) return false;
    const holds = conditionAt(each.condition, scoped, context);
    return holds !== undefined && holds !== (next === each.then);
  });
}

const TRYING: ReadonlySet<string> = new Set(['try', 'can', 'core::try', 'core::can']);

/** The expressions from the argument's whole value down to this one, which is the last. */
export function wayTo({ expression, place }: ScopedExpression): readonly Expression[] {
  const way: Expression[] = [];
  let at: Expression | undefined = place.attribute.value;
  while (at !== undefined) {
    way.push(at);
    if (at === expression) break;
    at = childExpressions(at).find((child) => isWithin(expression, child));
  }
  return way;
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function guards(
  outer: Expression,
  inner: Expression,
  scoped: ScopedExpression,
  context: RuleContext,
): boolean {
  const holds = (condition: Expression): boolean | undefined => conditionAt(condition, scoped, context);
  switch (outer.kind) {
    case 'call':
      return TRYING.has(outer.name.text);
    case 'conditional':
      return inner !== outer.condition && holds(outer.condition) !== (inner === outer.then);
    case 'binary':
      return (
        inner === outer.right &&
        (outer.operator === '&&' || outer.operator === '||') &&
        holds(outer.left) !== (outer.operator === '&&')
      );
    case 'for':
      return outer.condition !== undefined && inner !== outer.collection && inner !== outer.condition;
    case 'template':
      return outer.parts.some((part) => isInBranch(part, inner));
    default:
      return false;
  }
}

/** What a condition comes to; nothing where it may differ from element to element. */
function conditionAt(
  condition: Expression,
  scoped: ScopedExpression,
  context: RuleContext,
): boolean | undefined {
  return scoped.bound.size > 0 ? undefined : boolOf(certainAt(scoped, context, condition));
}

function isInBranch(part: TemplatePart, inner: Expression): boolean {
  if (part.kind === 'for') return part.body.some((each) => isInBranch(each, inner));
  if (part.kind !== 'if') return false;
  return [...part.then, ...part.otherwise].some((each) => isWithin(inner, each));
}

/** A `dynamic` block may come to nothing where a condition says what it goes through. */
function mayBeLeftOut(block: Block, scoped: ScopedExpression, context: RuleContext): boolean {
  if (block.type.text !== 'dynamic') return false;
  const all = attributeOf(block.body, 'for_each')?.value;
  if (all === undefined || isWithin(scoped.expression, all)) return false;
  const value = certainAt({ ...scoped, expression: all, bound: new Map() }, context);
  const size = value.kind === 'list' ? value.items.length : value.kind === 'object' ? value.entries.size : -1;
  return size === 0 || (size < 0 && (all.kind === 'conditional' || all.kind === 'for'));
}
