/**
 * The blocks of a file in JSON syntax: what they are called and which arguments they have. For merging, where what these
 * come to stays unknown, and with the expressions that their texts are, for looking up what a module declares.
 */
import type { Block, Expression, Item, Name, ObjectEntry } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';

/** Blocks whose arguments have no values; a local value is a `locals` block with its name as the label. */
export function jsonBlocks(file: SourceFile): readonly Block[] {
  return blocksOfTypes(file, LABELS, withoutValue);
}

/** The resources, `provider` and `import` blocks, whose arguments have values. Nested blocks are arguments here, as JSON has them. */
export function jsonDeclarations(file: SourceFile): readonly Block[] {
  return blocksOfTypes(file, { resource: 2, provider: 1, import: 0 }, ({ value }) => value);
}

/** How many names lead to a block's arguments. */
type Labels = Readonly<Record<string, number>>;

const LABELS: Labels = { resource: 2, data: 2, variable: 1, output: 1, module: 1, locals: 1 };

type ValueOf = (entry: ObjectEntry) => Expression;

function withoutValue({ end }: ObjectEntry): Expression {
  return { kind: 'missing', start: end, end };
}

function blocksOfTypes({ body }: SourceFile, labels: Labels, valueOf: ValueOf): readonly Block[] {
  return body.items.flatMap((item) => {
    if (item.kind !== 'attribute' || !Object.hasOwn(labels, item.name.text)) return [];
    return blocksIn(item.name, item.value, labels[item.name.text] ?? 0, [], valueOf);
  });
}

function blocksIn(
  type: Name,
  value: Expression,
  count: number,
  labels: readonly Name[],
  valueOf: ValueOf,
): readonly Block[] {
  if (labels.length === count) {
    const bodies = value.kind === 'tuple' ? value.items : [value];
    return bodies.map((each) => blockOf(type, labels, each, valueOf));
  }
  // An array says the same as several objects.
  if (value.kind === 'tuple')
    return value.items.flatMap((each) => blocksIn(type, each, count, labels, valueOf));
  return value.kind === 'object'
    ? value.entries.flatMap((entry) => blocksIn(type, entry.value, count, [...labels, keyOf(entry)], valueOf))
    : [];
}

function blockOf(type: Name, labels: readonly Name[], value: Expression, valueOf: ValueOf): Block {
  const { start, end } = value;
  const entries = value.kind === 'object' ? value.entries : [];
  return {
    kind: 'block',
    type,
    labels: labels.map((label) => ({ ...label, quoted: true, closed: true })),
    header: type,
    open: start,
    close: end,
    body: { start, end, items: entries.map((entry) => argumentOf(entry, valueOf)) },
    start,
    end,
  };
}

function argumentOf(entry: ObjectEntry, valueOf: ValueOf): Item {
  const { start, end } = entry;
  return {
    kind: 'attribute',
    name: keyOf(entry),
    equals: entry.key.end,
    value: valueOf(entry),
    start,
    end,
  };
}

function keyOf({ key }: ObjectEntry): Name {
  const [part] = key.kind === 'template' ? key.parts : [];
  return { text: part?.kind === 'text' ? part.value : '', start: key.start, end: key.end };
}
