/** What indexes, attributes and splats read of a type, and which of them it certainly lacks. */
import type { Expression, Step } from '../../hcl/syntax.js';
import { didYouMean } from './did-you-mean.js';
import { elementType, SOME_LIST, type Type } from './types.js';

/** Why a type has nothing where a step looks. */
export type Lack =
  /** An attribute or a string key that an object does not have. */
  | {
      readonly kind: 'missing-attribute';
      readonly name: string;
      readonly instead: string | undefined;
      readonly names: readonly string[];
    }
  /** Beyond the end of a list that is written out. */
  | { readonly kind: 'out-of-range'; readonly index: number; readonly length: number }
  /** An attribute of what has none. */
  | { readonly kind: 'no-attributes'; readonly of: Type; readonly name: string }
  /** An index of what has none. */
  | { readonly kind: 'no-indexes'; readonly of: Type }
  /** A key that can't be one of this type. */
  | {
      readonly kind: 'unfit-key';
      readonly of: Type;
      readonly needed: 'a number' | 'a string' | 'not negative';
    };

/** What a step reads: a type, or why there is nothing. */
export type Read = { readonly type: Type } | { readonly lack: Lack };

/** The key of an index, as far as it is certain: its value, or only its type. */
export interface Key {
  readonly type: Type;
  readonly value: string | number | undefined;
}

/** What one step reads of a type, given what is certain of the keys of indexes. */
export function readStep(type: Type, step: Step, keyOf: (expression: Expression) => Key): Read {
  if (type === 'any') return { type };
  if (step.kind === 'splat') return { type: SOME_LIST };
  if (step.kind === 'index') return step.closed ? readIndex(type, keyOf(step.key)) : { type: 'any' };
  const name = step.name.text;
  if (name === '') return { type: 'any' };
  // `.0` is an index of old.
  return /^\d+$/.test(name)
    ? readIndex(type, { type: 'number', value: Number(name) })
    : readAttribute(type, name);
}

/** What several steps read, `any` where they read nothing. */
export function readSteps(type: Type, steps: readonly Step[], keyOf: (expression: Expression) => Key): Type {
  let current = type;
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'splat')
      return { list: readSteps(splatElement(current), steps.slice(index + 1), keyOf) };
    const read = readStep(current, step, keyOf);
    if (!('type' in read)) return 'any';
    current = read.type;
  }
  return current;
}

/** What a splat goes through: the elements of a list, or else the value itself. */
export function splatElement(type: Type): Type {
  return typeof type !== 'string' && ('list' in type || 'set' in type || 'tuple' in type)
    ? elementType(type)
    : type;
}

function readAttribute(type: Type, name: string): Read {
  if (typeof type !== 'string' && 'map' in type) return { type: type.map };
  if (typeof type !== 'string' && 'object' in type) return readMember(type.object, name);
  return { lack: { kind: 'no-attributes', of: type, name } };
}

function readMember(members: Readonly<Record<string, Type>>, name: string): Read {
  const found = Object.hasOwn(members, name) ? members[name] : undefined;
  if (found !== undefined) return { type: found };
  const names = Object.keys(members);
  return { lack: { kind: 'missing-attribute', name, instead: didYouMean(name, names), names } };
}

function readIndex(type: Type, { type: given, value }: Key): Read {
  if (typeof type === 'string' || 'set' in type) return { lack: { kind: 'no-indexes', of: type } };
  const isNamed = 'map' in type || 'object' in type;
  const isPrimitive = typeof given === 'string';
  if (!isPrimitive || (!isNamed && given === 'bool'))
    return { lack: { kind: 'unfit-key', of: type, needed: isNamed ? 'a string' : 'a number' } };
  if ('map' in type) return { type: type.map };
  if ('object' in type)
    return value === undefined ? { type: elementType(type) } : readMember(type.object, String(value));

  const index = value === undefined ? undefined : indexOf(value);
  if (index === null) return { lack: { kind: 'unfit-key', of: type, needed: 'a number' } };
  if (index !== undefined && index < 0)
    return { lack: { kind: 'unfit-key', of: type, needed: 'not negative' } };
  if ('list' in type || index === undefined) return { type: elementType(type) };
  const length = type.tuple.length;
  const found = type.tuple[index];
  return found === undefined && Number.isInteger(index)
    ? { lack: { kind: 'out-of-range', index, length } }
    : { type: found ?? 'any' };
}

/** The number that a key of a list is; null for a text that is certainly none. */
function indexOf(value: string | number): number | undefined | null {
  if (typeof value === 'number') return value;
  if (/^-?\d+$/.test(value)) return Number(value);
  return /^[\d.eE+_-]*$/.test(value) && value !== '' ? undefined : null;
}
