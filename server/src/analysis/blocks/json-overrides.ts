/**
 * The blocks in an override file in JSON syntax, as far as merging needs them: what they are called and which arguments
 * they replace. What these come to stays unknown.
 */
import type { Block, Expression, Item, Name, ObjectEntry } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';

/** Blocks whose arguments have no values; a local value is a `locals` block with its name as the label. */
export function jsonBlocks({ body }: SourceFile): readonly Block[] {
  return body.items.flatMap((item) =>
    item.kind === 'attribute' && Object.hasOwn(LABELS, item.name.text)
      ? blocksIn(item.name, item.value, [])
      : [],
  );
}

/** How many names lead to a block's arguments. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  variable: 1,
  output: 1,
  module: 1,
  locals: 1,
};

function blocksIn(type: Name, value: Expression, labels: readonly Name[]): readonly Block[] {
  if (labels.length === LABELS[type.text]) {
    const bodies = value.kind === 'tuple' ? value.items : [value];
    return bodies.map((each) => blockOf(type, labels, each));
  }
  // An array says the same as several objects.
  if (value.kind === 'tuple') return value.items.flatMap((each) => blocksIn(type, each, labels));
  return value.kind === 'object'
    ? value.entries.flatMap((entry) => blocksIn(type, entry.value, [...labels, keyOf(entry)]))
    : [];
}

function blockOf(type: Name, labels: readonly Name[], value: Expression): Block {
  const { start, end } = value;
  const entries = value.kind === 'object' ? value.entries : [];
  return {
    kind: 'block',
    type,
    labels: labels.map((label) => ({ ...label, quoted: true, closed: true })),
    header: type,
    open: start,
    close: end,
    body: { start, end, items: entries.map(argumentOf) },
    start,
    end,
  };
}

function argumentOf(entry: ObjectEntry): Item {
  const { start, end } = entry;
  const value = { kind: 'missing', start: end, end } as const;
  return { kind: 'attribute', name: keyOf(entry), equals: entry.key.end, value, start, end };
}

function keyOf({ key }: ObjectEntry): Name {
  const [part] = key.kind === 'template' ? key.parts : [];
  return { text: part?.kind === 'text' ? part.value : '', start: key.start, end: key.end };
}
