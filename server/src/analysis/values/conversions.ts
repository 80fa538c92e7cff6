/** Which types Terraform certainly can't bring to another one, or to one with each other. */
import { isSameType, type Type, typeTitle } from './types.js';
import { boolOf, numberOf, UNKNOWN, type Value } from './values.js';
import { quoted } from '../../hcl/print.js';

/** What does not fit, in words: `a list`, the text `"x"`; and what it would have to be. */
export interface Misfit {
  readonly given: string;
  readonly needed: Type;
}

/**
 * What of a type certainly can't be converted to another one; undefined where nothing is certain. Whether a text is a number or
 * a bool is told by its value alone.
 */
export function misfit(given: Type, needed: Type, value: Value = UNKNOWN): Misfit | undefined {
  if (given === 'any' || needed === 'any' || value.kind === 'null') return undefined;
  if (typeof needed === 'string')
    return fitsPrimitive(given, needed, value) ? undefined : { given: titleOf(given, value), needed };
  if (typeof given === 'string') return { given: titleOf(given, value), needed };

  if ('map' in needed || 'object' in needed) {
    if (!('map' in given || 'object' in given)) return { given: typeTitle(given), needed };
    return 'map' in needed
      ? membersMisfit(given, needed.map, value)
      : attributesMisfit(given, needed.object, value);
  }
  if (!('list' in given || 'set' in given || 'tuple' in given)) return { given: typeTitle(given), needed };
  if ('tuple' in needed) return undefined;
  const inner = 'list' in needed ? needed.list : needed.set;
  const items = value.kind === 'list' ? value.items : [];
  if (!('tuple' in given)) return misfit('list' in given ? given.list : given.set, inner);
  return first(given.tuple.map((each, index) => misfit(each, inner, items[index])));
}

/**
 * Whether Terraform may find one type for several, as it does for the two results of a conditional; false only where it
 * certainly does not.
 */
export function canUnify(types: readonly Type[]): boolean {
  if (types.includes('any') || types.every((each) => isSameType(each, types[0] ?? 'any'))) return true;
  const primitives = types.filter((each) => typeof each === 'string');
  if (primitives.length > 0) return primitives.length === types.length && types.includes('string');

  const maps = types.filter((each) => typeof each !== 'string' && ('map' in each || 'object' in each));
  if (maps.length > 0 && maps.length < types.length) return false;
  return canUnifyInShape(types) || canUnify(types.flatMap(elementsOf));
}

/** Tuples of one length and objects of the same attributes keep their shape. */
function canUnifyInShape(types: readonly Type[]): boolean {
  const shapes = types.map(shapeOf);
  const [sample] = shapes;
  if (sample === undefined) return false;
  const isOne = shapes.every(
    (each) => each?.size === sample.size && [...sample.keys()].every((key) => each.has(key)),
  );
  return isOne && [...sample.keys()].every((key) => canUnify(shapes.map((each) => each?.get(key) ?? 'any')));
}

function shapeOf(type: Type): ReadonlyMap<string, Type> | undefined {
  if (typeof type === 'string') return undefined;
  if ('tuple' in type) return new Map(type.tuple.map((each, index) => [String(index), each]));
  return 'object' in type ? new Map(Object.entries(type.object)) : undefined;
}

function elementsOf(type: Type): readonly Type[] {
  if (typeof type === 'string') return [type];
  if ('list' in type) return [type.list];
  if ('set' in type) return [type.set];
  if ('map' in type) return [type.map];
  return 'tuple' in type ? type.tuple : Object.values(type.object);
}

function fitsPrimitive(given: Type, needed: Type, value: Value): boolean {
  if (typeof given !== 'string') return false;
  if (needed === 'string' || given === needed) return true;
  if (given !== 'string') return false;
  if (value.kind !== 'string') return true;
  return needed === 'number'
    ? numberOf(value) !== undefined || MAYBE_NUMBER.test(value.value)
    : boolOf(value) !== undefined;
}

/** Not written as we read numbers, but perhaps as Terraform does. */
const MAYBE_NUMBER = /^[+-]?(?:inf|[\d_.]+[ep]?[+-]?\d*|0[xob][\da-f_]+)$/i;

function membersMisfit(given: Type, inner: Type, value: Value): Misfit | undefined {
  if (typeof given === 'string') return undefined;
  if ('map' in given) return misfit(given.map, inner);
  const entries = value.kind === 'object' ? value.entries : undefined;
  return 'object' in given
    ? first(Object.entries(given.object).map(([name, each]) => misfit(each, inner, entries?.get(name))))
    : undefined;
}

/** What both have; whether more has to be there is told by constraints alone. */
function attributesMisfit(
  given: Type,
  needed: Readonly<Record<string, Type>>,
  value: Value,
): Misfit | undefined {
  if (typeof given === 'string' || !('object' in given)) return undefined;
  const entries = value.kind === 'object' ? value.entries : undefined;
  const both = Object.entries(needed).filter(([name]) => Object.hasOwn(given.object, name));
  return first(both.map(([name, each]) => misfit(given.object[name] ?? 'any', each, entries?.get(name))));
}

function first(misfits: readonly (Misfit | undefined)[]): Misfit | undefined {
  return misfits.find((each) => each !== undefined);
}

function titleOf(type: Type, value: Value): string {
  return value.kind === 'string' && value.value.length <= MAX_TEXT
    ? `the text \`${quoted(value.value)}\``
    : typeTitle(type);
}

const MAX_TEXT = 40;
