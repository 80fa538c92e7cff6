/** What differs between a body as it is written and as AWS has it, with the edits that take the live value. */
import { argument, pointsTo } from '../analysis/references/points-to.js';
import { settledValue } from '../analysis/references/certain-value.js';
import { boolOf, numberOf, textOf, type Value } from '../analysis/values/values.js';
import { attributeOf } from '../hcl/lookup.js';
import type { Attribute, Block, Expression } from '../hcl/syntax.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema, ReferenceTarget } from '../knowledge/schema.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { appendBlocks, insertArguments, type NewBlock } from '../edits/insert.js';
import { removeItem, replaceValue } from '../edits/layout.js';
import { entriesIn, entryDifferences, entryName } from './entry-differences.js';
import { type Comparison, difference, type Finding, isIgnored, untold } from './findings.js';
import type { LiveBody, LiveValue } from './live-body.js';
import { literal } from './write-stage.js';

/** In the order of the schema. `path` is empty, or ends with a dot. */
export function differencesIn(
  schema: BodySchema,
  block: Block,
  live: LiveBody,
  path: string,
  comparison: Comparison,
): readonly Finding[] {
  return [
    ...[...schema.attributes.values()].flatMap((attribute) => {
      const value = live.arguments.find((each) => each.schema.name === attribute.name)?.value;
      const isSilent = path === '' && comparison.silent.has(attribute.name);
      return isSilent ? [] : argumentDifference(attribute, block, value, path, comparison);
    }),
    ...[...schema.blocks.values()].flatMap((nested) =>
      blockDifferences(nested, block, live, path, comparison),
    ),
  ];
}

function argumentDifference(
  schema: AttributeSchema,
  block: Block,
  live: LiveValue | undefined,
  path: string,
  comparison: Comparison,
): readonly Finding[] {
  if (schema.presence === 'computed' || schema.facts?.awsMember === undefined || schema.facts.notProposed)
    return [];
  const { file } = comparison;
  const name = path + schema.name;
  const written = attributeOf(block.body, schema.name);
  const entries = written && entriesIn(written.value);
  if (written && entries && typeof live === 'object') {
    return entryDifferences(name, entries, live, written.name, comparison);
  }
  const value = settledValue(written?.value, comparison);
  if (!written || value.kind === 'null') {
    const isNone = typeof live === 'object' && heeded(Object.entries(live), name, comparison).size === 0;
    if (live === undefined || isNone || isDefault(schema, live)) return [];
    const added = [{ name: schema.name, value: literal(live) }];
    const edits = written
      ? replaceValue(file, block.body, written, literal(live))
      : insertArguments(file, block, added, lastOf(block), false);
    return [difference('onlyLive', name, { span: written?.value ?? block.header, live, edits }, comparison)];
  }
  const span = written.value;
  switch (isSame(schema, name, written, value, live, comparison)) {
    case undefined:
      // What a resource was found by is no news.
      return schema.facts.forceNew ? [] : [untold(name, comparison)];
    case true:
      return [];
    case false:
      return [
        live === undefined
          ? difference('onlyInCode', name, { span, edits: removeItem(file, block.body, written) }, comparison)
          : difference(
              'changed',
              name,
              { span, live, edits: replaceValue(file, block.body, written, literal(live)) },
              comparison,
            ),
      ];
  }
}

/** Undefined where it can't be told. */
function isSame(
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
    const entries = Object.entries(typeof live === 'object' ? live : {});
    return isSameMap(heeded(value.entries, name, comparison), heeded(entries, name, comparison));
  }
  const text = textOf(value);
  if (value.kind === 'unknown' || text === undefined) return undefined;
  if (live === undefined) {
    const plain = typeof schema.type === 'string' ? converted(value, schema.type) : undefined;
    return plain === undefined ? undefined : isDefault(schema, plain);
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
function heeded<T>(
  entries: Iterable<readonly [string, T]>,
  name: string,
  comparison: Comparison,
): ReadonlyMap<string, T> {
  const isWhole = isIgnored(name, comparison);
  return new Map([...entries].filter(([key]) => isWhole || !isIgnored(entryName(name, key), comparison)));
}

/** Whether a value says no more than leaving the argument out. */
function isDefault({ name, facts }: AttributeSchema, value: LiveValue): boolean {
  if (typeof value === 'object') return false;
  const plain = facts?.default?.replace(/^"(.*)"$/, '$1');
  const isZero = typeof value === 'boolean' ? !value && plain === undefined : value === Number(plain ?? 0);
  return (
    value === '' ||
    isZero ||
    String(value) === plain ||
    version2StageParts.webSocketOnly.get(name) === String(value)
  );
}

/** What differs in the blocks of one type within a body. */
export function blockDifferences(
  schema: NestedBlockSchema,
  block: Block,
  live: LiveBody,
  path: string,
  comparison: Comparison,
): readonly Finding[] {
  if (schema.facts?.awsMember === undefined) return [];
  const items = block.body.items.filter((item) => item.kind === 'block');
  const isDynamic = items.some(
    ({ type, labels }) => type.text === 'dynamic' && labels[0]?.text === schema.name,
  );
  if (isDynamic) return [untold(path + schema.name, comparison)];
  const written = items.filter(({ type }) => type.text === schema.name);
  const found = live.blocks.filter((each) => each.schema === schema).map(({ body }) => body);
  const name = path + schema.name;
  if (schema.nesting !== 'set') {
    return oneBlock(schema, block, written[0], found[0], name, comparison);
  }
  const key = [...schema.body.attributes.values()].find(
    ({ presence, facts }) => presence === 'required' && facts?.awsMember === schema.facts?.awsMember,
  );
  const keys = written.map((each) => textOf(settledValue(argument(each, key?.name ?? ''), comparison)));
  const left = [...found];
  const paired = written.flatMap((each, index) => {
    const at = left.findIndex((body) => keyOf(body, key) === keys[index]);
    const [body] = at === -1 || keys[index] === undefined ? [] : left.splice(at, 1);
    return keys[index] === undefined
      ? []
      : oneBlock(schema, block, each, body, `${name}[${JSON.stringify(keys[index])}]`, comparison);
  });
  const more = keys.includes(undefined)
    ? []
    : left.flatMap((body) =>
        oneBlock(schema, block, undefined, body, `${name}[${JSON.stringify(keyOf(body, key))}]`, comparison),
      );
  return [...paired, ...more];
}

function oneBlock(
  schema: NestedBlockSchema,
  around: Block,
  written: Block | undefined,
  live: LiveBody | undefined,
  name: string,
  comparison: Comparison,
): readonly Finding[] {
  const { file } = comparison;
  // A block that only repeats what holds without it may stand or not.
  if (written && (live || schema.name === version2StageParts.defaultRoute)) {
    return differencesIn(schema.body, written, live ?? { arguments: [], blocks: [] }, `${name}.`, comparison);
  }
  if (written) {
    const edits = removeItem(file, around.body, written);
    return [difference('onlyInCode', name, { span: written.header, edits }, comparison)];
  }
  const edits = live ? appendBlocks(file, around, [newBlock(schema.name, live)]) : [];
  return live ? [difference('onlyLive', name, { span: around.header, edits }, comparison)] : [];
}

function newBlock(header: string, body: LiveBody): NewBlock {
  return {
    header,
    arguments: body.arguments.map(({ schema, value }) => ({ name: schema.name, value: literal(value) })),
    blocks: body.blocks.map((each) => newBlock(each.schema.name, each.body)),
  };
}

function keyOf(body: LiveBody, key: AttributeSchema | undefined): string | undefined {
  const value = body.arguments.find(({ schema }) => schema === key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The last argument of a body's first run: what is new goes below it, above the blocks. */
function lastOf({ body }: Block): Attribute | undefined {
  return body.items.findLast((item) => item.kind === 'attribute');
}
