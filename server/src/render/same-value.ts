/** Whether an argument as it is written has the value that AWS has. */
import { pointsTo } from '../analysis/references/points-to.js';
import { boolOf, numberOf, textOf, type Value } from '../analysis/values/values.js';
import type { Attribute, Expression } from '../hcl/syntax.js';
import type { AttributeSchema, ReferenceTarget } from '../knowledge/schema.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { entryName } from './entry-differences.js';
import { type Comparison, isIgnored } from './findings.js';
import { isList, isMap, type LiveList, type LiveValue } from './live-body.js';

/** Whether a written value is the live one; undefined where that is unknown. */
export function isSameLive(
  schema: AttributeSchema,
  name: string,
  written: Attribute,
  value: Value,
  live: LiveValue | undefined,
  comparison: Comparison,
): boolean | undefined {
  const proved =
    typeof live === 'string' ? isSameId(written.value, schema.facts?.refersTo, live, comparison) : undefined;
  if (proved !== undefined) return proved;
  if (value.kind === 'object') {
    const entries = Object.entries(isMap(live) ? live : {});
    return isSameMap(heeded(value.entries, name, comparison), heeded(entries, name, comparison));
  }
  if (value.kind === 'list' && typeof schema.type === 'object')
    return isSameList(value.items, isList(live) ? live : [], 'set' in schema.type);

  const text = textOf(value);
  if (value.kind === 'unknown' || text === undefined) return undefined;
  // As good as not written, and then a plan keeps what is there.
  if (text === '' && schema.presence === 'optional-computed') return true;
  if (isOverlooked(name, live, numberOf(value))) return true;
  if (live === undefined) {
    const plain = typeof schema.type === 'string' ? converted(value, schema.type) : undefined;
    if (plain === undefined) return undefined;
    return schema.presence === 'optional-computed' ? isZero(plain) : isDefault(schema, plain);
  }
  if (typeof live === 'object') return undefined;
  const plain = converted(value, typeof live === 'boolean' ? 'bool' : typeof live);
  // Terraform itself brings all text to this form.
  return plain === undefined ? undefined : String(plain).normalize() === String(live).normalize();
}

/** Whether a reference means the live ID; undefined where it is none to a resource whose ID is known. */
export function isSameId(
  expression: Expression,
  targets: readonly ReferenceTarget[] = [],
  live: string,
  { known, module }: Comparison,
): boolean | undefined {
  const found = pointsTo(expression, targets, module);
  const target = targets.find(({ type }) => type === found?.type);
  const id = found && target && known.idOf(found.address, target.attribute);
  return id === undefined ? undefined : id === live;
}

function converted(value: Value, type: string): string | number | boolean | undefined {
  return type === 'bool' ? boolOf(value) : type === 'number' ? numberOf(value) : textOf(value);
}

/** Undefined where an element is unknown. In a set neither order nor number counts. */
function isSameList(items: readonly Value[], live: LiveList, isSet: boolean): boolean | undefined {
  const texts = items.map((item) => textOf(item)?.normalize());
  if (texts.includes(undefined)) return undefined;
  const [written, found] = [texts, live.map((each) => String(each).normalize())].map((each) =>
    isSet ? [...new Set(each)].sort() : each,
  );
  return JSON.stringify(written) === JSON.stringify(found);
}

function isSameMap(
  entries: ReadonlyMap<string, Value>,
  live: ReadonlyMap<string, string>,
): boolean | undefined {
  let same: boolean | undefined = true;
  for (const [key, value] of entries) {
    const text = textOf(value);
    if (text === undefined && value.kind !== 'null') same = undefined;
    else if (text?.normalize() !== live.get(key)?.normalize()) return false;
  }
  return [...live.keys()].every((key) => entries.has(key)) ? same : false;
}

/** The entries of a map that `ignore_changes` does not leave as they are. Where it names the map, all are told as such. */
export function heeded<T>(
  entries: Iterable<readonly [string, T]>,
  name: string,
  comparison: Comparison,
): ReadonlyMap<string, T> {
  const isWhole = isIgnored(name, comparison);
  return new Map(
    [...entries]
      .map(([key, value]): [string, T] => [key.normalize(), value])
      .filter(([key]) => isWhole || !isIgnored(entryName(name, key), comparison)),
  );
}

/** Whether a value says no more than leaving the argument out. */
export function isDefault({ facts }: AttributeSchema, value: LiveValue): boolean {
  const plain = Number(facts?.default ?? 0);
  return typeof value === 'number' && plain !== 0
    ? value === plain || (Number.isNaN(plain) && value === 0)
    : isZero(value);
}

/** Whether the provider takes a limit of 1 that becomes 0 for a block that was left out, and changes nothing. */
export function isOverlooked(
  path: string,
  live: LiveValue | undefined,
  written: number | undefined,
): boolean {
  return path.startsWith(`${version2StageParts.defaultRoute}.`) && live === 1 && written === 0;
}

/** The provider's library does not tell these from none. */
function isZero(value: LiveValue): boolean {
  return value === '' || value === false || value === 0;
}
