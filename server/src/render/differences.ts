/** What differs between a body as it is written and as AWS has it, with the edits that take the live value. */
import type { Evaluate } from '../analysis/evaluate.js';
import { argument, pointsTo } from '../analysis/points-to.js';
import { settledValue } from '../analysis/settled.js';
import { boolOf, numberOf, textOf, type Value } from '../analysis/values.js';
import { attributeOf } from '../hcl/lookup.js';
import type { Attribute, Block, Span } from '../hcl/syntax.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema } from '../knowledge/schema.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { appendBlocks, insertArguments, type NewBlock } from '../rules/fixes/insert.js';
import { indentAt, removeItem } from '../rules/fixes/layout.js';
import type { Edit } from '../rules/rule.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { KnownIds } from './known-ids.js';
import type { LiveBody, LiveValue } from './live-body.js';
import { literal } from './write-stage.js';

/** What a comparison stands on. */
export interface Comparison {
  readonly file: SourceFile;
  /** The whole resource. */
  readonly resource: Block;
  readonly module: Module;
  readonly evaluate: Evaluate;
  readonly known: KnownIds;
  /** Arguments that say nothing as the stage is now, such as the size of a cache that is off. */
  readonly silent: ReadonlySet<string>;
}

export interface FoundDifference {
  readonly argument: string;
  readonly kind: 'changed' | 'onlyLive' | 'onlyInCode';
  readonly span: Span;
  readonly message: string;
  readonly edits: readonly Edit[];
  readonly ignored: boolean;
}

/** In the order of the schema. `path` is empty, or ends with a dot. */
export function differencesIn(
  schema: BodySchema,
  block: Block,
  live: LiveBody,
  path: string,
  comparison: Comparison,
): readonly FoundDifference[] {
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
): readonly FoundDifference[] {
  const { file } = comparison;
  const name = path + schema.name;
  const written = attributeOf(block.body, schema.name);
  if (schema.presence === 'computed' || schema.facts?.awsMember === undefined || schema.facts.notProposed)
    return [];
  const value = settledValue(written?.value, comparison);
  const ignored = isIgnored(name, comparison);
  if (!written || value.kind === 'null') {
    if (live === undefined || isDefault(schema, live)) return [];
    return [
      {
        argument: name,
        kind: 'onlyLive',
        span: written?.value ?? block.header,
        message: `\`${name}\` is ${brief(live)} in AWS and not set here${noteOf(ignored)}.`,
        edits: written
          ? [replaced(written, live, file)]
          : insertArguments(file, block, [{ name: schema.name, value: literal(live) }], lastOf(block), false),
        ignored,
      },
    ];
  }
  const verdict = isSame(schema, written, value, live, comparison);
  if (verdict !== false) return [];
  return live === undefined
    ? [
        {
          argument: name,
          kind: 'onlyInCode',
          span: written.value,
          message: `\`${name}\` is set here and not in AWS${noteOf(ignored)}.`,
          edits: removeItem(file, block.body, written),
          ignored,
        },
      ]
    : [
        {
          argument: name,
          kind: 'changed',
          span: written.value,
          message: `\`${name}\` is ${brief(live)} in AWS${noteOf(ignored)}.`,
          edits: [replaced(written, live, file)],
          ignored,
        },
      ];
}

/** Undefined where it can't be told. */
function isSame(
  schema: AttributeSchema,
  written: Attribute,
  value: Value,
  live: LiveValue | undefined,
  { known, module }: Comparison,
): boolean | undefined {
  const target = schema.facts?.refersTo && pointsTo(written.value, schema.facts.refersTo, module);
  const id = target && known.idOf(target.address);
  if (id !== undefined && typeof live === 'string') return id === live;
  if (value.kind === 'object') return isSameMap(value.entries, typeof live === 'object' ? live : {});
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

function converted(value: Value, type: string): string | number | boolean | undefined {
  return type === 'bool' ? boolOf(value) : type === 'number' ? numberOf(value) : textOf(value);
}

function isSameMap(
  entries: ReadonlyMap<string, Value>,
  live: Readonly<Record<string, string>>,
): boolean | undefined {
  let same: boolean | undefined = true;
  for (const [key, value] of entries) {
    const text = textOf(value);
    if (text === undefined && value.kind !== 'null') same = undefined;
    else if (text !== (Object.hasOwn(live, key) ? live[key] : undefined)) return false;
  }
  return Object.keys(live).every((key) => entries.has(key)) ? same : false;
}

/** Whether a value says no more than leaving the argument out. */
function isDefault({ name, facts }: AttributeSchema, value: LiveValue): boolean {
  if (typeof value === 'object') return false;
  const plain = facts?.default?.replace(/^"(.*)"$/, '$1');
  return (
    value === '' ||
    value === false ||
    String(value) === plain ||
    (typeof value === 'number' && value === Number(plain ?? 0)) ||
    version2StageParts.webSocketOnly.get(name) === String(value)
  );
}

function blockDifferences(
  schema: NestedBlockSchema,
  block: Block,
  live: LiveBody,
  path: string,
  comparison: Comparison,
): readonly FoundDifference[] {
  if (schema.facts?.awsMember === undefined) return [];
  const items = block.body.items.filter((item) => item.kind === 'block');
  const isDynamic = items.some(
    ({ type, labels }) => type.text === 'dynamic' && labels[0]?.text === schema.name,
  );
  if (isDynamic) return [];
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
): readonly FoundDifference[] {
  const { file } = comparison;
  const ignored = isIgnored(name, comparison);
  // A block that only repeats what holds without it may stand or not.
  if (written && (live || schema.name === version2StageParts.defaultRoutes)) {
    return differencesIn(schema.body, written, live ?? { arguments: [], blocks: [] }, `${name}.`, comparison);
  }
  if (written) {
    return [
      {
        argument: name,
        kind: 'onlyInCode',
        span: written.header,
        message: `\`${name}\` is set here and not in AWS${noteOf(ignored)}.`,
        edits: removeItem(file, around.body, written),
        ignored,
      },
    ];
  }
  return live === undefined
    ? []
    : [
        {
          argument: name,
          kind: 'onlyLive',
          span: around.header,
          message: `\`${name}\` is set in AWS and not here${noteOf(ignored)}.`,
          edits: appendBlocks(file, around, [newBlock(schema.name, live)]),
          ignored,
        },
      ];
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

function replaced({ start, value }: Attribute, live: LiveValue, file: SourceFile): Edit {
  const newText = literal(live).replaceAll('\n', `\n${indentAt(file, start)}`);
  return { file, span: value, newText };
}

/** The last argument of a body's first run: what is new goes below it, above the blocks. */
function lastOf({ body }: Block): Attribute | undefined {
  return body.items.findLast((item) => item.kind === 'attribute');
}

/** Whether `lifecycle` keeps Terraform from changing it. */
function isIgnored(name: string, { resource, file }: Comparison): boolean {
  return resource.body.items.some((item) => {
    if (item.kind !== 'block' || item.type.text !== 'lifecycle') return false;
    const list = argument(item, 'ignore_changes');
    if (list?.kind === 'reference') return list.root.text === 'all';
    const names =
      list?.kind === 'tuple' ? list.items.map((each) => file.text.slice(each.start, each.end)) : [];
    const top = name.split(/[.[]/)[0] ?? '';
    return names.some((each) => each.split(/[.[]/)[0] === top);
  });
}

function noteOf(ignored: boolean): string {
  return ignored ? ' (`ignore_changes` leaves it as it is)' : '';
}

function brief(value: LiveValue): string {
  const text = typeof value === 'object' ? literal(value).replace(/\s+/g, ' ') : literal(value);
  return `\`${text.length > BRIEF ? `${text.slice(0, BRIEF)}…` : text}\``;
}

const BRIEF = 80;
