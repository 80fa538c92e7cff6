/** What indexes and attributes read of a value. */
import type { Expression, Step } from '../../hcl/syntax.js';
import { originOf, textOf, UNKNOWN, type Value, withOrigin } from './values.js';

/** What some steps read of a value, given how to evaluate the keys of indexes. */
export function stepInto(
  value: Value,
  steps: readonly Step[],
  inner: (expression: Expression) => Value,
): Value {
  let current = value;
  for (const step of steps) {
    const next = oneStep(current, step, inner);
    if (next.kind === 'unknown') return UNKNOWN;

    const from = originOf(current);
    current = next.origin ? next : withOrigin(next, from && { ...from, derived: true });
  }
  return current;
}

function oneStep(value: Value, step: Step, inner: (expression: Expression) => Value): Value {
  if (step.kind === 'splat') return UNKNOWN;

  const key = step.kind === 'attribute' ? step.name.text : textOf(inner(step.key));
  if (key === undefined) return UNKNOWN;

  if (value.kind === 'object') return value.entries.get(key) ?? UNKNOWN;

  return value.kind === 'list' && /^\d+$/.test(key) ? (value.items[Number(key)] ?? UNKNOWN) : UNKNOWN;
}
