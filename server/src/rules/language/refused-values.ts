/** Arguments that have the right type and that a function refuses nevertheless, as far as it is certain from the texts. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import type { Type } from '../../analysis/values/types.js';
import { numberOf, type Value } from '../../analysis/values/values.js';
import type { Call } from '../../hcl/syntax.js';
import type { TerraformFunction } from '../../knowledge/functions.js';
import { certainAt, typeAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';
import { formatFault } from './format-fault.js';
import { patternFault } from './pattern-fault.js';
import { unfitValue } from './unfit-value.js';

/** What is certain of the arguments of a call. */
export interface CertainArguments {
  readonly count: number;
  readonly value: (index: number) => Value;
  readonly type: (index: number) => Type;
  /** Why an argument can't be converted to a type. */
  readonly unfit: (index: number, needed: Type) => string | undefined;
}

/** Which argument is refused, and why, with the remedy. */
export interface RefusedValue {
  readonly index: number;
  readonly message: string;
}

/** What the function certainly refuses of its arguments; nothing where the last one is expanded. */
export function refusedValue(
  scoped: ScopedExpression<Call>,
  { name, of }: TerraformFunction,
  context: RuleContext,
): Finding | undefined {
  const { arguments: all, expands } = scoped.expression;
  const refuses =
    of === 'terraform' && !expands && Object.hasOwn(REFUSALS, name) ? REFUSALS[name] : undefined;
  const refusal = refuses?.({
    count: all.length,
    value: (index) => (all[index] ? certainAt(scoped, context, all[index]) : { kind: 'unknown' }),
    type: (index) => (all[index] ? typeAt(scoped, context, all[index]) : 'any'),
    unfit: (index, needed) => all[index] && unfitValue(all[index], needed, scoped, context)?.given,
  });
  const at = refusal && all[refusal.index];
  return at && { start: at.start, end: at.end, message: refusal.message };
}

const REFUSALS: Readonly<Record<string, (given: CertainArguments) => RefusedValue | undefined>> = {
  base64decode: ({ value }) =>
    refusedText(
      value(0),
      isBase64,
      0,
      '`base64decode` takes Base64 with its padding, and this is none: correct it.',
    ),
  cidrhost: cidrFault,
  cidrnetmask: cidrFault,
  cidrsubnet: (given) => cidrFault(given) ?? subnetFault(given),
  cidrsubnets: cidrFault,
  coalesce: ({ count, value }) =>
    Array.from({ length: count }, (_, index) => value(index)).every(isNothing)
      ? {
          index: 0,
          message: '`coalesce` finds nothing here: every argument is `null` or empty. Add one that is not.',
        }
      : undefined,
  element: ({ type }) =>
    lengthOf(type(0)) === 0
      ? { index: 0, message: '`element` can take nothing from an empty list: add an element.' }
      : undefined,
  format: (given) => formatFault(given, true),
  formatlist: (given) => formatFault(given, false),
  jsondecode: ({ value }) =>
    refusedText(value(0), isJson, 0, '`jsondecode` takes JSON, and this text is none: correct it.'),
  lookup: ({ count, value, type }) => {
    const [map, key] = [type(0), value(1)];
    if (count > 2 || typeof map === 'string' || !('object' in map) || key.kind !== 'string') return undefined;
    const message = `The object has no \`${key.value}\`, and \`lookup\` has no default here: add a third argument.`;
    return Object.hasOwn(map.object, key.value) ? undefined : { index: 1, message };
  },
  one: ({ type }) => {
    const length = lengthOf(type(0)) ?? 0;
    const message = `\`one\` takes a list of one element or none, and this has ${length}: use \`[0]\`, or remove the others.`;
    return length > 1 ? { index: 0, message } : undefined;
  },
  parseint: ({ value }) =>
    numberOf(value(1)) === 10
      ? refusedText(
          value(0),
          (text) => /^[+-]?\d+$/.test(text),
          0,
          '`parseint` finds no whole number in this text: correct it.',
        )
      : undefined,
  regex: ({ value }) => patternFault(value(0), 0),
  regexall: ({ value }) => patternFault(value(0), 0),
  replace: ({ value }) => {
    const pattern = value(1);
    const [, inner] = pattern.kind === 'string' ? (/^\/(.+)\/$/s.exec(pattern.value) ?? []) : [];
    return inner === undefined ? undefined : patternFault({ kind: 'string', value: inner }, 1);
  },
  slice: ({ value, type }) => {
    const [length, end] = [lengthOf(type(0)), numberOf(value(2))];
    if (length === undefined || end === undefined || end <= length) return undefined;
    return {
      index: 2,
      message: `The list has ${length} elements, so \`slice\` can't end at ${end}: use at most ${length}.`,
    };
  },
  zipmap: ({ type }) => {
    const [keys, values] = [lengthOf(type(0)), lengthOf(type(1))];
    if (keys === undefined || values === undefined || keys === values) return undefined;
    return {
      index: 1,
      message: `\`zipmap\` needs a value for each key, and there are ${keys} keys and ${values} values: make them as many.`,
    };
  },
};

function refusedText(
  value: Value,
  isRight: (text: string) => boolean,
  index: number,
  message: string,
): RefusedValue | undefined {
  return value.kind === 'string' && !isRight(value.value) ? { index, message } : undefined;
}

function isBase64(text: string): boolean {
  const letters = text.replace(/[\r\n]/g, '');
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isNothing(value: Value): boolean {
  return value.kind === 'null' || (value.kind === 'string' && value.value === '');
}

function lengthOf(type: Type): number | undefined {
  return typeof type !== 'string' && 'tuple' in type ? type.tuple.length : undefined;
}

function cidrFault({ value }: CertainArguments): RefusedValue | undefined {
  const message = 'This is no network in CIDR notation: write it as in `10.0.0.0/16`.';
  return refusedText(value(0), (text) => /^[\da-f.:]+\/\d+$/i.test(text), 0, message);
}

/** IPv4 alone, whose addresses have 32 bits. */
function subnetFault({ value }: CertainArguments): RefusedValue | undefined {
  const [network, bits, index] = [value(0), numberOf(value(1)), numberOf(value(2))];
  const [, prefix] = network.kind === 'string' ? (/^[\d.]+\/(\d+)$/.exec(network.value) ?? []) : [];
  if (prefix === undefined || bits === undefined) return undefined;
  if (Number(prefix) + bits > 32) {
    return {
      index: 1,
      message: `A prefix of ${prefix} bits has no room for ${bits} more: use at most ${32 - Number(prefix)}.`,
    };
  }
  if (index === undefined || index < 2 ** bits) return undefined;
  return {
    index: 2,
    message: `${bits} more bits make ${2 ** bits} subnets, numbered from 0: use at most ${2 ** bits - 1}.`,
  };
}
