/**
 * The Terraform functions whose result is certain from their arguments alone. Whatever is not sure to be computed as
 * Terraform does it (letters beyond ASCII, most regular expressions, files, clocks) stays unknown.
 */
import { LIST_FUNCTIONS } from './list-functions.js';
import {
  base64decode,
  base64encode,
  chomp,
  isAscii,
  MAX_RESULT,
  jsonValue,
  replace,
  reversed,
  substr,
  title,
  concatenated,
  trim,
} from './text-functions.js';
import { allMatches, firstMatch, type Spend } from './patterns.js';
import { weightOf } from './weight.js';
import {
  boolOf,
  derivedOrigin,
  equal,
  type ListValue,
  numberOf,
  type ObjectValue,
  textOf,
  UNKNOWN,
  type Value,
} from './values.js';

/**
 * Applies a function to evaluated arguments; unknown for functions that are not known here, and where there is more to do than
 * may be spent.
 */
export function applyFunction(name: string, args: readonly Value[], spend: Spend): Value {
  const known = FUNCTIONS.get(name);
  if (known === undefined) return UNKNOWN;

  const result =
    (spend(sizeOf(args)) ? known.apply(args, spend) : undefined) ??
    (known.type ? { kind: 'unknown', type: known.type } : UNKNOWN);
  return result.kind === 'unknown' || result.origin ? result : { ...result, origin: derivedOrigin(args) };
}

/** What a function gives, whatever its arguments; undefined where it depends on them or is not known. */
export function functionType(name: string): KnownFunction['type'] {
  return FUNCTIONS.get(name)?.type;
}

interface KnownFunction {
  /** What the result is, where even its value is not known. */
  readonly type?: 'string' | 'number' | 'bool' | 'list' | 'object';
  readonly apply: (args: readonly Value[], spend: Spend) => Value | undefined;
}

const FUNCTIONS: ReadonlyMap<string, KnownFunction> = new Map<string, KnownFunction>([
  ['lower', onText((text) => (isAscii(text) ? text.toLowerCase() : undefined))],
  ['upper', onText((text) => (isAscii(text) ? text.toUpperCase() : undefined))],
  ['trimspace', onText((text) => text.trim())],
  ['chomp', onText(chomp)],
  ['replace', onText(replace)],
  ['title', onText(title)],
  ['trim', onText(trim)],
  ['strrev', onText(reversed)],
  ['base64encode', onText(base64encode)],
  ['base64decode', onText(base64decode)],
  ['substr', { type: 'string', apply: (args) => text(substr(args)) }],
  ['regex', { apply: matching(firstMatch) }],
  ['regexall', { type: 'list', apply: matching(allMatches) }],
  ['jsondecode', { apply: ([value]) => jsonValue(value && textOf(value)) }],
  ['startswith', { type: 'bool', apply: ([value, part]) => affixed(value, part, 'startsWith') }],
  ['endswith', { type: 'bool', apply: ([value, part]) => affixed(value, part, 'endsWith') }],
  ['formatlist', { type: 'list', apply: formatList }],
  ...LIST_FUNCTIONS.map(([name, type, apply]): [string, KnownFunction] => [
    name,
    { ...(type ? { type } : {}), apply },
  ]),
  ['trimprefix', onText((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text))],
  ['trimsuffix', onText((text, suffix) => (text.endsWith(suffix) ? cutEnd(text, suffix.length) : text))],
  ['format', { type: 'string', apply: format }],
  ['join', { type: 'string', apply: join }],
  ['jsonencode', { type: 'string', apply: ([value]) => text(value && json(value)) }],
  ['tostring', { type: 'string', apply: ([value]) => nullOr(value, (known) => text(textOf(known))) }],
  ['tonumber', { type: 'number', apply: ([value]) => nullOr(value, (known) => number(numberOf(known))) }],
  ['tobool', { type: 'bool', apply: ([value]) => nullOr(value, (known) => bool(boolOf(known))) }],
  ['length', { type: 'number', apply: ([value]) => number(value && lengthOf(value)) }],
  ['merge', { type: 'object', apply: merge }],
  ['concat', { type: 'list', apply: concat }],
  ['tolist', { type: 'list', apply: ([value]) => asList(value) }],
  ['toset', { type: 'list', apply: ([value]) => toSet(asList(value)) }],
  ['tomap', { type: 'object', apply: ([value]) => (value?.kind === 'object' ? value : undefined) }],
  ['split', { type: 'list', apply: split }],
  ['compact', { type: 'list', apply: ([value]) => compact(asList(value)) }],
  ['keys', { type: 'list', apply: ([value]) => (value?.kind === 'object' ? keys(value) : undefined) }],
  ['lookup', { apply: lookup }],
  ['coalesce', { apply: coalesce }],
  ['try', { apply: ([first]) => (first && first.kind !== 'unknown' ? first : undefined) }],
  ['can', { type: 'bool', apply: ([value]) => bool(value && value.kind !== 'unknown' ? true : undefined) }],
  ['contains', { type: 'bool', apply: contains }],
  ['sensitive', { apply: ([value]) => value }],
  ['nonsensitive', { apply: ([value]) => value }],
  ...['sha1', 'sha256', 'md5', 'file', 'templatefile', 'uuid', 'timestamp'].map(
    (name): [string, KnownFunction] => [name, { type: 'string', apply: () => undefined }],
  ),
]);

/** A function of strings that gives a string. */
function onText(compute: (...texts: [string, string, string, Spend]) => string | undefined): KnownFunction {
  return {
    type: 'string',
    apply: (args, spend) => {
      const texts = args.map(textOf).filter((each) => each !== undefined);
      if (texts.length < args.length || texts.length < Math.min(compute.length, 3)) return undefined;

      return text(compute(texts[0] ?? '', texts[1] ?? '', texts[2] ?? '', spend));
    },
  };
}

/** A function of a pattern and a text. */
function matching(
  compute: (source: string, text: string, spend: Spend) => Value | undefined,
): KnownFunction['apply'] {
  return ([pattern, value], spend) => {
    const [source, text] = [pattern && textOf(pattern), value && textOf(value)];
    return source === undefined || text === undefined ? undefined : compute(source, text, spend);
  };
}

/** What a function may look at: all parts of its arguments. */
function sizeOf(args: readonly Value[]): number {
  return args.reduce((sum, each) => sum + weightOf(each), 0);
}

function text(value: string | undefined): Value | undefined {
  return value === undefined || value.length > MAX_RESULT ? undefined : { kind: 'string', value };
}

function number(value: number | undefined): Value | undefined {
  return value === undefined ? undefined : { kind: 'number', value };
}

function bool(value: boolean | undefined): Value | undefined {
  return value === undefined ? undefined : { kind: 'bool', value };
}

/** Conversions leave null as it is. */
function nullOr(value: Value | undefined, convert: (value: Value) => Value | undefined): Value | undefined {
  return value?.kind === 'null' ? value : value && convert(value);
}

const MAX_ITEMS = 20_000;

function cutEnd(value: string, length: number): string {
  return value.slice(0, value.length - length);
}

function affixed(
  value: Value | undefined,
  part: Value | undefined,
  test: 'startsWith' | 'endsWith',
): Value | undefined {
  const [whole, affix] = [value && textOf(value), part && textOf(part)];
  return whole === undefined || affix === undefined ? undefined : bool(whole[test](affix));
}

/** One text for each item of the lists among the arguments, which are equally long. */
function formatList([template, ...args]: readonly Value[]): ListValue | undefined {
  const lengths = new Set(args.flatMap((arg) => (arg.kind === 'list' ? [arg.items.length] : [])));
  const [length] = lengths;
  if (template === undefined || length === undefined || lengths.size > 1 || length > MAX_ITEMS)
    return undefined;
  const items = Array.from({ length }, (_, index) =>
    format([template, ...args.map((arg) => (arg.kind === 'list' ? (arg.items[index] ?? UNKNOWN) : arg))]),
  );
  const known = items.filter((each) => each !== undefined);
  return known.length < length ? undefined : { kind: 'list', items: known };
}

/** `%s`, `%d`, `%v` and `%%`, one argument for each. */
function format([template, ...args]: readonly Value[]): Value | undefined {
  const pieces = template?.kind === 'string' ? template.value.split(/(%.?)/s) : [];
  const rest = args.toReversed();
  const written = pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;

    return piece === '%%' ? '%' : formatted(piece, piece === '%' ? undefined : rest.pop());
  });
  return written.length > 0 && rest.length === 0 ? text(concatenated(written, '')) : undefined;
}

function formatted(verb: string, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;

  return verb === '%d' ? wholeText(value) : verb === '%s' || verb === '%v' ? textOf(value) : undefined;
}

function wholeText(value: Value): string | undefined {
  const known = numberOf(value);
  return known !== undefined && Number.isInteger(known)
    ? textOf({ kind: 'number', value: known })
    : undefined;
}

function join([separator, ...lists]: readonly Value[]): Value | undefined {
  const between = separator && textOf(separator);
  const items = concat(lists)?.items.map(textOf);
  return between === undefined || items === undefined ? undefined : text(concatenated(items, between));
}

function split([separator, value]: readonly Value[]): ListValue | undefined {
  const between = separator && textOf(separator);
  const whole = value && textOf(value);
  if (!between || whole === undefined) return undefined;

  return { kind: 'list', items: whole.split(between).map((each) => ({ kind: 'string', value: each })) };
}

/** As Terraform writes JSON: keys sorted, `<`, `>` and `&` escaped. */
function json(value: Value, depth = 0): string | undefined {
  if (depth > 50) return undefined;

  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return 'null';
    case 'string':
      return JSON.stringify(value.value).replace(/[<>&\u2028\u2029]/g, escapeUnit);
    case 'number':
    case 'bool':
      return textOf(value);
    case 'list': {
      const items = concatenated(
        value.items.map((item) => json(item, depth + 1)),
        ',',
      );
      return items === undefined ? undefined : `[${items}]`;
    }
    case 'object': {
      const members = [...value.entries].sort(byKey).map(([key, member]) => {
        const written = json(member, depth + 1);
        return written === undefined
          ? undefined
          : `${JSON.stringify(key).replace(/[<>&]/g, escapeUnit)}:${written}`;
      });
      const all = concatenated(members, ',');
      return all === undefined ? undefined : `{${all}}`;
    }
  }
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function byKey([a]: readonly [string, Value], [b]: readonly [string, Value]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lengthOf(value: Value): number | undefined {
  switch (value.kind) {
    case 'string':
      // Terraform counts grapheme clusters.
      return isAscii(value.value) && !value.value.includes('\r') ? value.value.length : undefined;
    case 'list':
      return value.items.length;
    case 'object':
      return value.entries.size;
    default:
      return undefined;
  }
}

/** Later arguments win; null arguments count as empty. */
function merge(args: readonly Value[]): ObjectValue | undefined {
  const entries = new Map<string, Value>();
  for (const arg of args) {
    if (arg.kind === 'object') for (const [key, value] of arg.entries) entries.set(key, value);
    else if (arg.kind !== 'null') return undefined;
  }
  return { kind: 'object', entries };
}

function concat(args: readonly Value[]): ListValue | undefined {
  const items: Value[] = [];
  for (const arg of args) {
    if (arg.kind !== 'list' || items.length + arg.items.length > MAX_ITEMS) return undefined;

    items.push(...arg.items);
  }
  return { kind: 'list', items };
}

function asList(value: Value | undefined): ListValue | undefined {
  return value?.kind === 'list' ? value : undefined;
}

/** Sets of strings are sorted and hold each value once; other sets stay unknown. */
function toSet(list: ListValue | undefined): ListValue | undefined {
  const texts = list?.items.map((item) => (item.kind === 'string' ? item.value : undefined));
  if (!list || !texts || texts.includes(undefined)) return undefined;

  const known = [...new Set(texts.filter((each) => each !== undefined))].sort();
  return { ...list, items: known.map((value) => ({ kind: 'string', value })) };
}

/** Without nulls and empty strings; undefined where an item is unknown. */
function compact(list: ListValue | undefined): ListValue | undefined {
  if (!list || list.items.some((item) => item.kind === 'unknown')) return undefined;

  return { ...list, items: list.items.filter((item) => item.kind !== 'null' && textOf(item) !== '') };
}

function keys(value: ObjectValue): ListValue {
  const names = [...value.entries.keys()].sort();
  return { kind: 'list', items: names.map((name) => ({ kind: 'string', value: name })) };
}

function lookup([map, key, fallback]: readonly Value[]): Value | undefined {
  const name = key && textOf(key);
  return map?.kind === 'object' && name !== undefined ? (map.entries.get(name) ?? fallback) : undefined;
}

/** The first argument that is neither null nor an empty string. */
function coalesce(args: readonly Value[]): Value | undefined {
  for (const arg of args) {
    if (arg.kind === 'unknown') return undefined;

    if (arg.kind !== 'null' && !(arg.kind === 'string' && arg.value === '')) return arg;
  }
  return undefined;
}

function contains([list, wanted]: readonly Value[]): Value | undefined {
  if (list?.kind !== 'list' || wanted === undefined) return undefined;

  const answers = list.items.map((item) => equal(item, wanted));
  return answers.includes(true) ? bool(true) : answers.includes(undefined) ? undefined : bool(false);
}
