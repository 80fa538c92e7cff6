/**
 * What functions take whose parameters Terraform prints as "dynamic": it prints no type there and still refuses others. Each as
 * Terraform 1.11 told of it.
 */
import type { ValueType } from './schema.js';

/** The kinds of values that are told apart: tuples count as lists, objects as maps. */
export type ArgumentKind = 'string' | 'number' | 'bool' | 'list' | 'set' | 'map';

const LISTS: readonly ArgumentKind[] = ['list'];
const SEQUENCES: readonly ArgumentKind[] = ['list', 'set'];
const MAPS: readonly ArgumentKind[] = ['map'];
const ANYTHING: readonly ArgumentKind[] = ['string', 'number', 'bool', 'list', 'set', 'map'];

const taken: Readonly<Record<string, readonly (readonly ArgumentKind[])[]>> = {
  coalescelist: [SEQUENCES],
  concat: [LISTS],
  contains: [SEQUENCES],
  element: [LISTS],
  flatten: [SEQUENCES],
  index: [SEQUENCES],
  keys: [MAPS],
  length: [['string', 'list', 'set', 'map']],
  lookup: [MAPS],
  merge: [MAPS],
  one: [SEQUENCES],
  parseint: [['string']],
  reverse: [SEQUENCES],
  setproduct: [SEQUENCES],
  slice: [LISTS],
  values: [MAPS],
  zipmap: [SEQUENCES, LISTS],
};

/** The kinds that a function takes for its parameter of this index. */
export function kindsTaken(name: string, index: number): readonly ArgumentKind[] {
  return (Object.hasOwn(taken, name) ? taken[name]?.[index] : undefined) ?? ANYTHING;
}

/**
 * How many arguments a function needs beyond those that Terraform prints as required: it refuses a call without, but only when
 * it computes it.
 */
export const leastArguments: Readonly<Record<string, number>> = {
  coalesce: 1,
  coalescelist: 1,
  concat: 1,
  join: 2,
  max: 1,
  min: 1,
  range: 1,
  setproduct: 2,
  try: 1,
};

/** How many arguments a function takes at most that has a parameter for any number of them. */
export const mostArguments: Readonly<Record<string, number>> = { range: 3 };

/** What functions convert their argument to whose parameter has no type. */
export const conversions: Readonly<Record<string, ValueType>> = {
  sum: { list: 'number' },
  tobool: 'bool',
  tolist: { list: 'any' },
  tomap: { map: 'any' },
  tonumber: 'number',
  toset: { set: 'any' },
  tostring: 'string',
};

/** Functions that take `null` in place of what their untyped parameters stand for; all others refuse it. */
export const nullTakers: ReadonlySet<string> = new Set([
  'can',
  'coalesce',
  'coalescelist',
  'ephemeralasnull',
  'format',
  'formatlist',
  'issensitive',
  'jsonencode',
  'merge',
  'nonsensitive',
  'sensitive',
  'tobool',
  'tolist',
  'tomap',
  'tonumber',
  'toset',
  'tostring',
  'try',
  'yamlencode',
]);
