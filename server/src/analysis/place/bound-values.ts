/**
 * What the names stand for that blocks and `for` expressions around a place bind: one value with everything that any of
 * the instances has. For proposals and hovers; a rule looks at each instance of its own.
 */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression, Name } from '../../hcl/syntax.js';
import type { Evaluate } from '../values/evaluate.js';
import { iteratorsOf } from '../references/mentions.js';
import { UNKNOWN, type Value } from '../values/values.js';

/** A `for` of an expression or template: what it goes through, and the names of key and value or of the value alone. */
export interface Loop {
  readonly names: readonly Name[];
  readonly collection: Expression;
}

/** The names that the blocks and loops around a place bind, both from the outside in. */
export function boundValues(
  blocks: readonly Block[],
  loops: readonly Loop[],
  evaluate: Evaluate,
): ReadonlyMap<string, Value> {
  const bound = new Map<string, Value>();
  const valueOf = (expression: Expression): Value => evaluate(expression, undefined, bound);
  const iterators = new Map([...iteratorsOf(blocks)].map(([name, block]) => [block, name]));
  for (const block of blocks) {
    const repeated = attributeOf(block.body, 'for_each')?.value;
    if (repeated === undefined) continue;
    const [key, value] = entryOf(valueOf(repeated));
    const entries = new Map([
      ['key', key],
      ['value', value],
    ]);
    bound.set(iterators.get(block) ?? 'each', { kind: 'object', entries });
  }
  for (const { names, collection } of loops) {
    const entry = entryOf(valueOf(collection));
    const values = names.length === 1 ? entry.slice(1) : entry;
    names.forEach(({ text }, index) => bound.set(text, values[index] ?? UNKNOWN));
  }
  return bound;
}

/** Key and value of any entry of a collection. */
function entryOf(collection: Value): readonly [key: Value, value: Value] {
  if (collection.kind === 'list') return [{ kind: 'unknown', type: 'number' }, merged(collection.items)];
  const values = collection.kind === 'object' ? [...collection.entries.values()] : [];
  return [{ kind: 'unknown', type: 'string' }, merged(values)];
}

/** Objects become one with the entries of all; anything else is no more than what it is everywhere. */
function merged(values: readonly Value[]): Value {
  const [first = UNKNOWN, ...others] = values;
  if (others.length === 0) return first;
  const objects = values.filter((value) => value.kind === 'object');
  if (objects.length < values.length) return UNKNOWN;
  const names = new Set(objects.flatMap(({ entries }) => [...entries.keys()]));
  const entries = [...names].map((name): [string, Value] => [
    name,
    merged(objects.flatMap(({ entries: own }) => own.get(name) ?? [])),
  ]);
  return { kind: 'object', entries: new Map(entries) };
}
