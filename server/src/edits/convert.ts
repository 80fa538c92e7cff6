/** Turns an argument into the block it should be, and a block into an argument. */
import type { Attribute, Block, Body, Expression, ObjectExpression } from '../hcl/syntax.js';
import type { NestedBlockSchema } from '../knowledge/schema.js';
import type { SourceFile } from '../workspace/module.js';
import { type NewArgument, newBlockLines } from './insert.js';
import { indentAt, lineBreak, realign, runAround, sourceOf, widthOf } from './layout.js';
import { unwrap, wrappedIn } from './unwrap.js';
import type { Edit } from './edit.js';

/**
 * `settings = { … }` or `settings = [{ … }]` as one block for each object. Empty where that can't be done without
 * losing something: computed values, comments, keys that are not names, blocks within.
 */
export function argumentToBlocks(
  file: SourceFile,
  body: Body,
  attribute: Attribute,
  schema: NestedBlockSchema,
): readonly Edit[] {
  const objects = objectsOf(attribute.value);
  const bodies = objects.map((object) => argumentsOf(file, object, schema));
  if (objects.length === 0 || bodies.includes(undefined)) return [];

  const newline = lineBreak(file);
  const indent = indentAt(file, attribute.start);
  const blocks = bodies.map((each) =>
    newBlockLines({ header: attribute.name.text, arguments: each ?? [], blocks: [] }, indent).join(newline),
  );
  const text = blocks.join(newline + newline).slice(indent.length);
  // A block ends a run of aligned arguments.
  const run = runAround(file, body, attribute);
  const halves = [
    run.attributes.filter((each) => each.start < attribute.start),
    run.attributes.filter((each) => each.start > attribute.start),
  ];
  return [
    { file, span: { start: attribute.start, end: attribute.value.end }, newText: text },
    ...halves.flatMap((half) =>
      realign(file, { attributes: half, aligned: run.aligned }, widthOf(half.map((each) => each.name.text))),
    ),
  ];
}

/** `tags { … }` as `tags = { … }`, its expressions out of their quotes. Empty for a block with labels or nested blocks. */
export function blockToArgument(file: SourceFile, block: Block): readonly Edit[] {
  if (
    block.labels.length > 0 ||
    block.open === undefined ||
    block.body.items.some((item) => item.kind !== 'attribute')
  )
    return [];

  const values = block.body.items.flatMap((item) => (item.kind === 'attribute' ? item.value : []));
  return [
    { file, span: { start: block.type.end, end: block.open }, newText: ' = ' },
    // Both are the habit of Terraform 0.11.
    ...values.flatMap((value) =>
      [...wrappedIn(value)].flatMap(([template, part]) => unwrap(file, template, part)),
    ),
  ];
}

function objectsOf(value: Expression): readonly ObjectExpression[] {
  if (value.kind === 'object') return [value];

  const items = value.kind === 'tuple' ? value.items : [];
  return items.every((item) => item.kind === 'object') ? items : [];
}

function argumentsOf(
  file: SourceFile,
  object: ObjectExpression,
  schema: NestedBlockSchema,
): readonly NewArgument[] | undefined {
  const found: NewArgument[] = [];
  let end = object.start + 1;
  for (const entry of object.entries) {
    const name = nameOf(entry.key);
    const between = file.text.slice(end, entry.start);
    if (
      name === undefined ||
      entry.value.kind === 'missing' ||
      schema.body.blocks.has(name) ||
      !/^[\s,]*$/.test(between)
    )
      return undefined;

    found.push({ name, value: sourceOf(file, entry.value) });
    end = entry.end;
  }
  const rest = file.text.slice(end, object.end - 1);
  return object.closed && /^[\s,]*$/.test(rest) && found.every(({ value }) => !value.includes('\n'))
    ? found
    : undefined;
}

function nameOf(key: Expression): string | undefined {
  if (key.kind === 'reference' && key.steps.length === 0) return key.root.text;

  const [part, ...more] = key.kind === 'template' ? key.parts : [];
  return part?.kind === 'text' && more.length === 0 && /^[A-Za-z_][\w-]*$/.test(part.value)
    ? part.value
    : undefined;
}
