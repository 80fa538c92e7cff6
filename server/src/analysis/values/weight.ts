/**
 * How large values and types are as Terraform has them: what several parts share counts as often as it stands in them. A few
 * locals that use each other twice are larger than any memory, and every walk over a value or a type takes time by this. Pure.
 */
import { memoize } from '../../hcl/memoize.js';
import type { Type } from './types.js';
import type { ListValue, ObjectValue, Value } from './values.js';

/** Of a value, about in characters. */
export function weightOf(value: Value): number {
  if (value.kind === 'string') return value.value.length + EACH;
  return value.kind === 'list' || value.kind === 'object' ? weightOfParts(value) : EACH;
}

/** Larger values than this are unknown, in characters: some thousands of stages with all their arguments. */
export const MAX_WEIGHT = 1_000_000;

/** Of a type, in parts. */
export function typeWeight(type: Type): number {
  return typeof type === 'string' ? 1 : weightOfMembers(type);
}

/** Larger types than this are any, in parts. */
export const MAX_TYPE_WEIGHT = 20_000;

const weightOfParts = memoize((value: ListValue | ObjectValue): number => {
  const parts = value.kind === 'list' ? value.items : [...value.entries.values()];
  return parts.reduce((sum, each) => sum + weightOf(each), EACH);
});

const weightOfMembers = memoize((type: Exclude<Type, string>): number => {
  if ('tuple' in type) return sum(type.tuple);
  if ('object' in type) return sum(Object.values(type.object));
  return 1 + typeWeight('list' in type ? type.list : 'set' in type ? type.set : type.map);
});

function sum(members: readonly Type[]): number {
  return members.reduce((so, each) => so + typeWeight(each), 1);
}

/** What a part takes beside its text. */
const EACH = 16;
