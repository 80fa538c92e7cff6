/** What differs between a body as it is written and as AWS has it, with the edits that take the live value. */
import { argumentValue } from '../analysis/references/points-to.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf } from '../analysis/values/values.js';
import { attributeOf } from '../hcl/lookup.js';
import type { Attribute, Block } from '../hcl/syntax.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema } from '../knowledge/schema.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { appendBlocks, insertArguments, type NewBlock } from '../edits/insert.js';
import { removeItem, replaceArgument } from '../edits/layout.js';
import { entriesIn, entryDifferences, entryName } from './entry-differences.js';
import { type Comparison, difference, type ComparedArgument, notCompared } from './findings.js';
import { isMap, keyArgument, type LiveBody, type LiveValue } from './live-body.js';
import { heeded, isDefault, isOverlooked, isSameLive } from './same-value.js';
import { elementBody, withoutKept } from './set-elements.js';
import { literalText } from './write-stage.js';

/** In the order of the schema. `path` is empty, or ends with a dot. */
export function differencesIn(
  schema: BodySchema,
  block: Block,
  live: LiveBody,
  path: string,
  comparison: Comparison,
): readonly ComparedArgument[] {
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
): readonly ComparedArgument[] {
  if (schema.presence === 'computed' || schema.facts?.awsMember === undefined || schema.facts.notProposed)
    return [];
  const { file } = comparison;
  const name = path + schema.name;
  const written = attributeOf(block.body, schema.name);
  const entries = written && entriesIn(written.value);
  if (written && entries && isMap(live))
    return entryDifferences(name, entries, live, written.name, comparison);

  const value = certainValue(written?.value, comparison);
  if (!written || value.kind === 'null') {
    // What a plan leaves as it is.
    if (schema.presence === 'optional-computed' || isOverlooked(path, live, 0)) return [];
    const isNone = isMap(live) && heeded(Object.entries(live), name, comparison).size === 0;
    if (live === undefined || isNone || isDefault(schema, live)) return [];
    const added = [{ name: schema.name, value: literalText(live) }];
    const edits = written
      ? replaceArgument(file, block.body, written, literalText(live))
      : insertArguments(file, block, added, lastOf(block), false);
    return [difference('onlyLive', name, { span: written?.value ?? block.header, live, edits }, comparison)];
  }
  const span = written.value;
  switch (isSameLive(schema, name, written, value, live, comparison)) {
    case undefined:
      // What a resource was found by is not news.
      return schema.facts.forceNew ? [] : [notCompared(name, comparison)];
    case true:
      return [];
    case false: {
      const isLeftOut = live === undefined || comparison.circumstances.get(name)?.isSetByAws;
      const edits = isLeftOut
        ? removeItem(file, block.body, written)
        : replaceArgument(file, block.body, written, literalText(live));
      return live === undefined
        ? [difference('onlyInCode', name, { span, edits }, comparison)]
        : [difference('changed', name, { span, live, edits }, comparison)];
    }
  }
}

/** What differs in the blocks of one type within a body. */
export function blockDifferences(
  schema: NestedBlockSchema,
  block: Block,
  live: LiveBody,
  path: string,
  comparison: Comparison,
): readonly ComparedArgument[] {
  if (schema.facts?.awsMember === undefined) return [];
  const items = block.body.items.filter((item) => item.kind === 'block');
  const isDynamic = items.some(
    ({ type, labels }) => type.text === 'dynamic' && labels[0]?.text === schema.name,
  );
  if (isDynamic) return [notCompared(path + schema.name, comparison)];
  const written = items.filter(({ type }) => type.text === schema.name);
  const found = live.blocks.filter((each) => each.schema === schema).map(({ body }) => body);
  const name = path + schema.name;
  const key = keyArgument(schema);
  if (key === undefined) {
    const count = schema.maxItems === 1 ? 1 : Math.max(written.length, found.length);
    // The blocks of a set have no order, so more than one can't be paired.
    if (count > 1 && schema.nesting === 'set') return [notCompared(name, comparison)];
    return Array.from({ length: count }, (_, index) =>
      oneBlock(
        schema,
        block,
        written[index],
        found[index],
        count > 1 ? `${name}[${index}]` : name,
        comparison,
      ),
    ).flat();
  }
  const keys = written.map((each) =>
    textOf(certainValue(argumentValue(each, key.name), comparison))?.normalize(),
  );
  const paired = written.flatMap((each, index) => {
    const own = keys[index];
    if (own === undefined) return [notCompared(name, comparison)];
    const one = (body: LiveBody | undefined) =>
      oneBlock(schema, block, each, body, entryName(name, own), comparison);
    const differing = one(found.find((body) => keyOf(body, key) === own));
    // A block that stands twice is one; another with the same key is one more.
    const isOther = differing.some(({ kind }) => kind !== 'untold');
    return isOther && keys.indexOf(own) < index ? one(undefined) : differing;
  });
  const more = keys.includes(undefined)
    ? []
    : found
        .filter((body) => !keys.includes(keyOf(body, key)))
        .flatMap((body) =>
          oneBlock(schema, block, undefined, body, entryName(name, keyOf(body, key) ?? ''), comparison),
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
): readonly ComparedArgument[] {
  const { file } = comparison;
  if (written && live) {
    const path = `${name}.`;
    if (schema.nesting !== 'set') return differencesIn(schema.body, written, live, path, comparison);
    const found = differencesIn(elementBody(schema.body), written, live, path, comparison);
    return withoutKept(found, schema.body, written, path, comparison);
  }

  if (written) {
    const edits = removeItem(file, around.body, written);
    return [difference('onlyInCode', name, { span: written.header, edits }, comparison)];
  }
  if (live && schema.name === version2StageParts.defaultRoute && isLikeEmpty(live, `${name}.`)) return [];
  const edits = live ? appendBlocks(file, around, [newBlock(schema.name, live)]) : [];
  return live ? [difference('onlyLive', name, { span: around.header, edits }, comparison)] : [];
}

/** Whether a plan that lacks a block changes nothing where an empty one would not: the provider takes it for that. */
function isLikeEmpty({ arguments: found }: LiveBody, path: string): boolean {
  return found.every(
    ({ schema, value }) =>
      schema.presence === 'optional-computed' || isDefault(schema, value) || isOverlooked(path, value, 0),
  );
}

function newBlock(header: string, body: LiveBody): NewBlock {
  return {
    header,
    arguments: body.arguments.map(({ schema, value }) => ({ name: schema.name, value: literalText(value) })),
    blocks: body.blocks.map((each) => newBlock(each.schema.name, each.body)),
  };
}

function keyOf(body: LiveBody, key: AttributeSchema): string | undefined {
  const value = body.arguments.find(({ schema }) => schema === key)?.value;
  return typeof value === 'string' ? value.normalize() : undefined;
}

/** The last argument of a body's first run: what is new goes below it, above the blocks. */
function lastOf({ body }: Block): Attribute | undefined {
  return body.items.findLast((item) => item.kind === 'attribute');
}
