/** The types of expressions, as Terraform has them, and what is certain of several of them together. */
import type { ValueType } from '../../knowledge/schema.js';

/** What kind of value an expression gives, whatever the value; `any` where that is not known. */
export type Type =
  | ValueType
  | { readonly list: Type }
  | { readonly set: Type }
  | { readonly map: Type }
  | { readonly object: Readonly<Record<string, Type>> }
  | { readonly tuple: readonly Type[] };

/** Some map or object, of whose keys nothing is known. */
export const SOME_OBJECT: Type = { map: 'any' };

/** Some list or tuple, of whose elements nothing is known. */
export const SOME_LIST: Type = { list: 'any' };

/** A type with its article, e.g. `a string`, `a list`. What is written with brackets counts as a list. */
export function typeTitle(type: Type): string {
  if (typeof type === 'string') return type === 'any' ? 'any value' : `a ${type}`;
  if ('object' in type) return 'an object';
  if ('map' in type) return type.map === 'any' ? 'a map or object' : 'a map';
  return 'set' in type ? 'a set' : 'a list';
}

/** The type of what `for` and `each` go through one by one; `any` where it differs or nothing can be gone through. */
export function elementType(type: Type): Type {
  if (typeof type === 'string') return 'any';
  if ('list' in type) return type.list;
  if ('set' in type) return type.set;
  if ('map' in type) return type.map;
  return commonType('tuple' in type ? type.tuple : Object.values(type.object));
}

/** The type of the keys beside the elements: numbers, texts, or the elements of a set themselves. */
export function keyType(type: Type): Type {
  if (typeof type === 'string') return 'any';
  if ('set' in type) return type.set;
  return 'list' in type || 'tuple' in type ? 'number' : 'string';
}

/**
 * What is certain of a value that has one of the types. Of objects, all that any of them has: an attribute that one of
 * them lacks may be there or not, and is `any`.
 */
export function commonType(types: readonly Type[]): Type {
  const [first = 'any', ...others] = types;
  if (others.every((each) => isSameType(each, first))) return first;
  const objects = types.map((each) =>
    typeof each !== 'string' && 'object' in each ? each.object : undefined,
  );
  const known = objects.filter((each) => each !== undefined);
  if (known.length < objects.length) return 'any';
  const names = [...new Set(known.flatMap((each) => Object.keys(each)))];
  return {
    object: Object.fromEntries(
      names.map((name) => [
        name,
        commonType(known.map((each) => (Object.hasOwn(each, name) ? (each[name] ?? 'any') : 'any'))),
      ]),
    ),
  };
}

/** Whether two types are the same through and through. */
export function isSameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (typeof a === 'string' || typeof b === 'string') return false;
  if ('list' in a) return 'list' in b && isSameType(a.list, b.list);
  if ('set' in a) return 'set' in b && isSameType(a.set, b.set);
  if ('map' in a) return 'map' in b && isSameType(a.map, b.map);
  if ('tuple' in a) {
    return (
      'tuple' in b &&
      a.tuple.length === b.tuple.length &&
      a.tuple.every((each, index) => isSameType(each, b.tuple[index] ?? 'any'))
    );
  }
  const names = Object.keys(a.object);
  return (
    'object' in b &&
    names.length === Object.keys(b.object).length &&
    names.every(
      (name) => Object.hasOwn(b.object, name) && isSameType(a.object[name] ?? 'any', b.object[name] ?? 'any'),
    )
  );
}
