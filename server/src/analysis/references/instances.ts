/** The instances of a block that `count`, `for_each` or `dynamic` make, where their keys are known. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import type { Evaluate } from '../values/evaluate.js';
import { iteratorsOf } from './mentions.js';
import type { SchemaBlock } from '../blocks/schema-blocks.js';
import { numberOf, textOf, type Value, withOrigin } from '../values/values.js';
import { visitExpression } from '../../hcl/walk.js';

/** One instance, and what the names mean that differ from instance to instance. */
export interface Instance {
  /** As an address has it: `"prod"`, `0`. */
  readonly key: string;
  readonly bound: ReadonlyMap<string, Value>;
}

/** Whether an expression reads something that differs between the instances of a block. */
export function readsInstance(expression: Expression, { dynamic }: Pick<SchemaBlock, 'dynamic'>): boolean {
  const iterators = new Set(['each', 'count', ...iteratorsOf(dynamic ? [dynamic] : []).keys()]);
  let reads = false;
  visitExpression(expression, (each) => {
    reads ||= each.kind === 'reference' && iterators.has(each.root.text);
  });
  return reads;
}

/** All instances of a block; none where they are not all known. */
export function knownInstances(
  { resource, dynamic }: Pick<SchemaBlock, 'resource' | 'dynamic'>,
  evaluate: Evaluate,
): readonly Instance[] {
  const own = resourceInstances(resource, evaluate);
  if (dynamic === undefined) return own ?? [];
  const [iterator = ''] = iteratorsOf([dynamic]).keys();
  const outer = own ?? [{ key: '', bound: new Map() }];
  const all = outer.map(({ key, bound }) =>
    pairsOf(attributeOf(dynamic.body, 'for_each')?.value, evaluate, bound)?.map(([name, value]) => ({
      key: key === '' ? name : `${key}, ${name}`,
      bound: new Map([...bound, [iterator, value]]),
    })),
  );
  const known = all.filter((each) => each !== undefined);
  return known.length < all.length ? [] : known.flat();
}

/** Those of a resource; undefined for one that is not repeated, or that nobody knows how often. */
export function resourceInstances({ body }: Block, evaluate: Evaluate): readonly Instance[] | undefined {
  const count = attributeOf(body, 'count')?.value;
  const times = count && numberOf(evaluate(count));
  if (times !== undefined) {
    return Array.from({ length: Math.min(Math.max(times, 0), MOST) }, (_, index) => ({
      key: String(index),
      bound: new Map([['count', objectOf({ index: { kind: 'number', value: index } })]]),
    }));
  }
  return pairsOf(attributeOf(body, 'for_each')?.value, evaluate)?.map(([key, value]) => ({
    key,
    bound: new Map([['each', value]]),
  }));
}

/** Each entry of a map or element of a set, by its key, as an object with `key` and `value`. */
function pairsOf(
  expression: Expression | undefined,
  evaluate: Evaluate,
  bound?: ReadonlyMap<string, Value>,
): readonly (readonly [key: string, value: Value])[] | undefined {
  const all = expression && evaluate(expression, undefined, bound);
  if (all?.kind !== 'object' && all?.kind !== 'list') return undefined;
  const entries: (readonly [string, Value])[] =
    all.kind === 'object'
      ? [...all.entries]
      : all.items.map((item, index) => [textOf(item) ?? String(index), item]);
  const from = all.origin && { ...all.origin, derived: true };
  return entries.slice(0, MOST).map(([key, value]) => {
    const isSourced = value.kind === 'unknown' || value.origin !== undefined;
    const own = isSourced ? value : withOrigin(value, from);
    return [JSON.stringify(key), objectOf({ key: { kind: 'string', value: key }, value: own })];
  });
}

function objectOf(members: Readonly<Record<string, Value>>): Value {
  return { kind: 'object', entries: new Map(Object.entries(members)) };
}

/** More than anybody reads. */
const MOST = 500;
