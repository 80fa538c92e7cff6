/** The types that variables' constraints stand for, and what they make of a default, `optional()` attributes included. */
import { keyText } from '../../hcl/lookup.js';
import type { Expression, ObjectEntry } from '../../hcl/syntax.js';
import { SOME_LIST, SOME_OBJECT, type Type } from './types.js';
import { boolOf, numberOf, originOf, textOf, UNKNOWN, type Value } from './values.js';

/**
 * The value converted to a type constraint, `any` where there is none. Unknown where it can't be converted, or where
 * the constraint is not understood; the kind of value is kept even then (`type = string` is some string).
 */
export function applyType(type: Expression | undefined, value: Value, depth = 0): Value {
  if (type === undefined || value.kind === 'null') return value;

  if (depth > 20) return UNKNOWN;

  if (type.kind === 'reference' || type.kind === 'template') return toPrimitive(nameOf(type), value);

  const argument = type.kind === 'call' ? type.arguments[0] : undefined;
  if (type.kind !== 'call' || argument === undefined) return UNKNOWN;

  switch (type.name.text) {
    case 'list':
    case 'set':
      return value.kind === 'list'
        ? { ...value, items: value.items.map((item) => applyType(argument, item, depth + 1)) }
        : { kind: 'unknown', type: 'list' };
    case 'map':
      return value.kind === 'object'
        ? { ...value, entries: mapped(value.entries, (each) => applyType(argument, each, depth + 1)) }
        : { kind: 'unknown', type: 'object' };
    case 'object':
      return toObject(argument, value, depth + 1);
    default:
      return UNKNOWN;
  }
}

/**
 * The type that a constraint stands for, `any` where there is none or it is not understood. An `optional()` attribute is there
 * in any case, as null where nothing else is said.
 */
export function constraintType(written: Expression | undefined, depth = 0): Type {
  if (written?.kind === 'reference' || written?.kind === 'template')
    return PLAIN_TYPES.get(nameOf(written)) ?? 'any';
  const [first] = written?.kind === 'call' ? written.arguments : [];
  if (written?.kind !== 'call' || !written.closed || first === undefined || depth > 20) return 'any';

  const inner = (each: Expression): Type => constraintType(each, depth + 1);
  switch (written.name.text) {
    case 'optional':
      return inner(first);
    case 'list':
      return { list: inner(first) };
    case 'set':
      return { set: inner(first) };
    case 'map':
      return { map: inner(first) };
    case 'tuple':
      return first.kind === 'tuple' ? { tuple: first.items.map(inner) } : 'any';
    case 'object':
      return first.kind === 'object' ? objectType(first.entries, inner) : 'any';
    default:
      return 'any';
  }
}

function objectType(entries: readonly ObjectEntry[], inner: (type: Expression) => Type): Type {
  const members = entries.flatMap((entry) => {
    const name = keyText(entry);
    return name === undefined ? [] : [[name, inner(entry.value)] as const];
  });
  return members.length < entries.length ? SOME_OBJECT : { object: Object.fromEntries(members) };
}

/** The words that are constraints by themselves, `list` and `map` as Terraform 0.11 has them. */
const PLAIN_TYPES: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['string', 'string'],
  ['number', 'number'],
  ['bool', 'bool'],
  ['list', SOME_LIST],
  ['map', SOME_OBJECT],
]);

/** `string`, and the quoted `"string"` of Terraform 0.11. */
function nameOf(type: Expression): string {
  if (type.kind === 'reference') return type.steps.length === 0 ? type.root.text : '';

  const part = type.kind === 'template' ? type.parts[0] : undefined;
  return part?.kind === 'text' ? part.value : '';
}

function toPrimitive(type: string, value: Value): Value {
  const origin = originOf(value);
  switch (type) {
    case 'any':
      return value;
    case 'string': {
      const text = textOf(value);
      return text === undefined
        ? { kind: 'unknown', type: 'string' }
        : { kind: 'string', value: text, origin };
    }
    case 'number': {
      const number = numberOf(value);
      return number === undefined
        ? { kind: 'unknown', type: 'number' }
        : { kind: 'number', value: number, origin };
    }
    case 'bool': {
      const bool = boolOf(value);
      return bool === undefined ? { kind: 'unknown', type: 'bool' } : { kind: 'bool', value: bool, origin };
    }
    case 'list':
    case 'map':
      return value;
    default:
      return UNKNOWN;
  }
}

function toObject(attributes: Expression, value: Value, depth: number): Value {
  if (attributes.kind !== 'object' || value.kind !== 'object') return { kind: 'unknown', type: 'object' };

  const entries = new Map<string, Value>();
  for (const { key, value: type } of attributes.entries) {
    const name = key.kind === 'reference' ? key.root.text : nameOf(key);
    const given = value.entries.get(name);
    const optional = type.kind === 'call' && type.name.text === 'optional';
    const inner = optional ? type.arguments[0] : type;
    const missing = given === undefined || given.kind === 'null';
    // A default within a type constraint is a constant, but one of any shape: it is left alone.
    const hasDefault = optional && type.arguments.length > 1;
    entries.set(
      name,
      missing ? (optional && !hasDefault ? { kind: 'null' } : UNKNOWN) : applyType(inner, given, depth),
    );
  }
  return { ...value, entries };
}

function mapped(
  entries: ReadonlyMap<string, Value>,
  convert: (value: Value) => Value,
): ReadonlyMap<string, Value> {
  return new Map([...entries].map(([key, value]) => [key, convert(value)]));
}
