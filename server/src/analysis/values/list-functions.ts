/** Terraform's functions of lists, sets and numbers; undefined where the result is not certain. */
import { type ListValue, numberOf, textOf, type Value } from './values.js';

type Apply = (args: readonly Value[]) => Value | undefined;

/** Terraform's functions over lists and maps: name, type of the result where it is always the same, and the function. */
export const LIST_FUNCTIONS: readonly (readonly [
  name: string,
  type: 'list' | 'object' | 'number' | undefined,
  apply: Apply,
])[] = [
  ['flatten', 'list', ([list]) => listOf(flattened(list, 0))],
  ['distinct', 'list', ([list]) => listOf(distinct(itemsOf(list)))],
  ['reverse', 'list', ([list]) => listOf(itemsOf(list)?.toReversed())],
  ['sort', 'list', ([list]) => textList(textsOf(list)?.toSorted(byText))],
  ['setunion', 'list', (lists) => united(lists.map(textsOf))],
  ['values', 'list', ([map]) => listOf(sortedValues(map))],
  ['slice', 'list', slice],
  ['range', 'list', range],
  ['coalescelist', 'list', coalesceList],
  ['zipmap', 'object', zipmap],
  ['element', undefined, element],
  ['one', undefined, ([list]) => one(itemsOf(list))],
  ['min', 'number', ofNumbers((numbers) => Math.min(...numbers))],
  ['max', 'number', ofNumbers((numbers) => Math.max(...numbers))],
  ['abs', 'number', ofNumbers(([value]) => Math.abs(value))],
  ['ceil', 'number', ofNumbers(([value]) => Math.ceil(value) + 0)],
  ['floor', 'number', ofNumbers(([value]) => Math.floor(value) + 0)],
];

const MAX_ITEMS = 1_000;
const MAX_DEPTH = 20;

function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  return value?.kind === 'list' && value.items.length <= MAX_ITEMS ? value.items : undefined;
}

function listOf(items: readonly Value[] | undefined): ListValue | undefined {
  return items && { kind: 'list', items };
}

/** The items as texts, where each of them is a string. */
function textsOf(list: Value | undefined): readonly string[] | undefined {
  const items = itemsOf(list);
  const texts = items?.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return texts?.length === items?.length ? texts : undefined;
}

function textList(texts: readonly string[] | undefined): ListValue | undefined {
  return listOf(texts?.map((value) => ({ kind: 'string', value })));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function united(lists: readonly (readonly string[] | undefined)[]): ListValue | undefined {
  const known = lists.filter((each) => each !== undefined);
  return known.length < lists.length ? undefined : textList([...new Set(known.flat())].sort(byText));
}

/** An unknown item may be a list itself. */
function flattened(value: Value | undefined, depth: number): readonly Value[] | undefined {
  const all: Value[] = [];
  for (const item of itemsOf(value) ?? [undefined]) {
    const inner = item?.kind === 'list' ? flattened(item, depth + 1) : item && [item];
    if (!inner || item?.kind === 'unknown' || depth > MAX_DEPTH || all.length > MAX_ITEMS) return undefined;
    all.push(...inner);
  }
  return all;
}

/** Of items of one primitive type; others may be the same once they are converted. */
function distinct(items: readonly Value[] | undefined): readonly Value[] | undefined {
  const seen = new Map<unknown, Value>();
  for (const item of items ?? []) {
    if (!('value' in item) || item.kind !== items?.[0]?.kind) return undefined;
    if (!seen.has(item.value)) seen.set(item.value, item);
  }
  return items && [...seen.values()];
}

function sortedValues(map: Value | undefined): readonly Value[] | undefined {
  if (map?.kind !== 'object') return undefined;
  return [...map.entries].sort(([a], [b]) => byText(a, b)).map(([, value]) => value);
}

function wholeOf(value: Value | undefined): number | undefined {
  const number = value && numberOf(value);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

function slice([list, from, to]: readonly Value[]): Value | undefined {
  const [items, start, end] = [itemsOf(list), wholeOf(from), wholeOf(to)];
  const isWithin =
    items && start !== undefined && end !== undefined && 0 <= start && start <= end && end <= items.length;
  return isWithin ? listOf(items.slice(start, end)) : undefined;
}

function range(args: readonly Value[]): Value | undefined {
  const numbers = args.map(numberOf).filter((each) => each !== undefined);
  const [first, second, third] = numbers;
  if (first === undefined || numbers.length < args.length) return undefined;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  const step = third ?? (end < start ? -1 : 1);
  if (step === 0 || Math.sign(end - start) * step < 0 || (end - start) / step > MAX_ITEMS) return undefined;
  const count = Math.ceil((end - start) / step);
  return listOf(
    Array.from({ length: count }, (_, index) => ({ kind: 'number', value: start + index * step })),
  );
}

function coalesceList(lists: readonly Value[]): Value | undefined {
  for (const each of lists) {
    if (each.kind !== 'list') return undefined;
    if (each.items.length > 0) return each;
  }
  return undefined;
}

function zipmap([keys, values]: readonly Value[]): Value | undefined {
  const [names, items] = [itemsOf(keys)?.map(textOf), itemsOf(values)];
  const known = names?.filter((name) => name !== undefined);
  if (!items || known?.length !== items.length || known.length !== names?.length) return undefined;
  return {
    kind: 'object',
    entries: new Map(known.map((name, index) => [name, items[index] ?? UNKNOWN_ITEM])),
  };
}

const UNKNOWN_ITEM: Value = { kind: 'unknown' };

function element([list, index]: readonly Value[]): Value | undefined {
  const [items, at] = [itemsOf(list), wholeOf(index)];
  return items && at !== undefined && at >= 0 ? items[at % items.length] : undefined;
}

function one(items: readonly Value[] | undefined): Value | undefined {
  if (items === undefined || items.length > 1) return undefined;
  return items[0] ?? { kind: 'null' };
}

function ofNumbers(compute: (numbers: readonly [number, ...number[]]) => number): Apply {
  return (args) => {
    const [first, ...rest] = args.map(numberOf).filter((each) => each !== undefined);
    return first === undefined || rest.length + 1 < args.length
      ? undefined
      : { kind: 'number', value: compute([first, ...rest]) };
  };
}
