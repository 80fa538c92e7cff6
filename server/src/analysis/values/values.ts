/** What an expression is known to be, and how Terraform converts it. */
import type { Expression } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';

/** A value that stands in the source, or one that can't be known. `origin` is undefined for a value written in place. */
export type Value =
  UnknownValue | NullValue | StringValue | NumberValue | BoolValue | ListValue | ObjectValue;

/** Anything at all; where `type` is there, at least that is certain (`"${var.a}-b"` is some string). */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly type?: 'string' | 'number' | 'bool' | 'list' | 'object';
}

/** `null`, with which an argument counts as not written. */
export interface NullValue extends Sourced {
  readonly kind: 'null';
}

/** A text. */
export interface StringValue extends Sourced {
  readonly kind: 'string';
  readonly value: string;
}

/** A number. */
export interface NumberValue extends Sourced {
  readonly kind: 'number';
  readonly value: number;
}

/** `true` or `false`. */
export interface BoolValue extends Sourced {
  readonly kind: 'bool';
  readonly value: boolean;
}

/** A list, set or tuple; its items may be unknown one by one. */
export interface ListValue extends Sourced {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

/** A map or object; its values may be unknown one by one. */
export interface ObjectValue extends Sourced {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Value>;
}

interface Sourced {
  readonly origin?: Origin | undefined;
}

/** The other place that a value was written in. */
export interface Origin {
  /** `variable`: a default, in place of which others may set something else; `given`: what they set. */
  readonly kind: 'variable' | 'given' | 'local' | 'resource';
  /** For people, e.g. ``the default of `var.size` ``, ``local.size``, ``aws_api_gateway_stage.prod.stage_name``. */
  readonly what: string;
  readonly file: SourceFile;
  /** What is written there. */
  readonly expression: Expression;
  /** True where the value was built from the origin's (`"${local.a}-b"`), false where it is the origin's. */
  readonly derived: boolean;
}

/** Nothing is known of the value. */
export const UNKNOWN: UnknownValue = { kind: 'unknown' };

/** The text that a template or a string argument makes of a value; undefined where that is not certain. */
export function textOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'bool':
      return String(value.value);
    case 'number':
      return numberText(value.value);
    default:
      return undefined;
  }
}

/** The number that a number argument makes of a value; undefined where it makes none or that is not certain. */
export function numberOf(value: Value): number | undefined {
  if (value.kind === 'string') return NUMBER.test(value.value) ? Number(value.value) : undefined;

  return value.kind === 'number' ? value.value : undefined;
}

/** The boolean that a bool argument makes of a value; undefined where it makes none. */
export function boolOf(value: Value): boolean | undefined {
  if (value.kind === 'string') return BOOLS.get(value.value);

  return value.kind === 'bool' ? value.value : undefined;
}

/** The value with an origin in place of its own; nothing is changed for an unknown one. */
export function withOrigin(value: Value, origin: Origin | undefined): Value {
  return value.kind === 'unknown' ? value : { ...value, origin };
}

/** Where a value was written, if that is another place. */
export function originOf(value: Value): Origin | undefined {
  return value.kind === 'unknown' ? undefined : value.origin;
}

/** The value as it came by a name: where it was written first stays, and the way from there is told. */
export function cameBy(value: Value, by: Origin): Value {
  const origin = originOf(value);
  if (origin === undefined || origin.what.length > MAX_WAY) return withOrigin(value, origin ?? by);
  return withOrigin(value, { ...origin, what: `${by.what}, from ${origin.what}` });
}

/** A longer way is not told any further. */
const MAX_WAY = 200;

/** The origin of a value that was built from others: the first of theirs. */
export function derivedOrigin(values: readonly Value[]): Origin | undefined {
  for (const value of values) {
    if (value.kind !== 'unknown' && value.origin)
      return value.origin.derived ? value.origin : { ...value.origin, derived: true };
  }
  return undefined;
}

/** Whether two primitive values (or nulls) are equal as `==` sees it; undefined where that is not certain. */
export function equal(a: Value, b: Value): boolean | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return undefined;

  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;

  // Lists and tuples of the same items are not equal, and from here one can't be distinguished from the other.
  if (a.kind === 'list' || a.kind === 'object' || b.kind === 'list' || b.kind === 'object') return undefined;

  return a.kind === b.kind && a.value === b.value;
}

/** Whether two values are certainly the same through and through. */
export function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'list' && b.kind === 'list') {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSame(item, b.items[index] ?? UNKNOWN))
    );
  }
  if (a.kind === 'object' && b.kind === 'object') {
    const isIn = ([key, value]: [string, Value]): boolean => isSame(value, b.entries.get(key) ?? UNKNOWN);
    return a.entries.size === b.entries.size && [...a.entries].every(isIn);
  }
  return equal(a, b) === true;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const BOOLS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** Terraform writes numbers out in full and calculates with more digits than we do. */
function numberText(value: number): string | undefined {
  const text = String(value);
  return text.includes('e') || text.replace(/[-.]/g, '').length > 15 || !Number.isFinite(value)
    ? undefined
    : text;
}
