/**
 * Where things stand on their lines: indentation, line ends, runs of aligned arguments. Writes edits that leave a
 * file as `terraform fmt` would have it, and leaves alone what was not formatted before.
 */
import type { Attribute, Body, Item, Span } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';

/** Consecutive arguments whose equals signs `terraform fmt` puts below each other. */
export interface Run {
  readonly attributes: readonly Attribute[];
  /** Whether they stand below each other right now. */
  readonly aligned: boolean;
}

/** The file's own line break. */
export function lineBreak(file: SourceFile): string {
  const feed = file.text.indexOf('\n');
  return feed > 0 && file.text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** The blanks that the line of an offset begins with. */
export function indentAt(file: SourceFile, offset: number): string {
  const start = lineStart(file, offset);
  return /^[ \t]*/.exec(file.text.slice(start, start + 200))?.[0] ?? '';
}

/** Offset of the first character of an offset's line; a byte order mark is none. */
export function lineStart({ text }: SourceFile, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Offset right after the line break that ends an offset's line, or the text's end. */
export function nextLine(file: SourceFile, offset: number): number {
  const feed = file.text.indexOf('\n', offset);
  return feed === -1 ? file.text.length : feed + 1;
}

/** Offset of the line below an item. */
export function lineAfter(file: SourceFile, { end }: Span): number {
  // A heredoc ends after its marker, whether or not the line break counts as its own.
  return nextLine(file, file.text[end - 1] === '\n' ? end - 1 : end);
}

/** Whether a span lies on one line. */
export function isOneLine(file: SourceFile, span: Span): boolean {
  const feed = file.text.indexOf('\n', span.start);
  return feed === -1 || feed >= span.end;
}

/** The source of a span. */
export function sourceOf(file: SourceFile, span: Span): string {
  return file.text.slice(span.start, span.end);
}

/** The run that an item of a body belongs to; empty for a block or a value of several lines. */
export function runAround(file: SourceFile, body: Body, item: Item): Run {
  const index = body.items.indexOf(item);
  const attributes: Attribute[] = [];
  for (let at = index; at >= 0; at--) {
    const each = body.items[at];
    if (!each || !joins(file, each) || (attributes[0] && !isNextLine(file, each, attributes[0]))) break;

    attributes.unshift(each);
  }
  for (let at = index + 1; attributes.length > 0 && at < body.items.length; at++) {
    const each = body.items[at];
    const last = attributes.at(-1);
    if (!each || !last || !joins(file, each) || !isNextLine(file, last, each)) break;

    attributes.push(each);
  }
  return { attributes, aligned: isAligned(attributes) };
}

/** Aligns all arguments of a body, whether or not they are aligned now; not those of blocks in it. */
export function alignArguments(file: SourceFile, body: Body): readonly Edit[] {
  const seen = new Set<Item>();
  return body.items.flatMap((item) => {
    if (item.kind !== 'attribute' || seen.has(item)) return [];
    const { attributes } = runAround(file, body, item);
    for (const each of attributes) seen.add(each);
    return realign(file, { attributes, aligned: true }, widthOf(attributes.map((each) => each.name.text)));
  });
}

/** Length of the longest name. */
export function widthOf(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => name.length));
}

/** Moves the equals signs of aligned arguments to another width. */
export function realign(file: SourceFile, run: Run, width: number): readonly Edit[] {
  if (!run.aligned) return [];

  return run.attributes.flatMap(({ name, equals }) => {
    const blanks = ' '.repeat(width - name.text.length + 1);
    const span = { start: name.end, end: equals };
    return sourceOf(file, span) === blanks ? [] : [{ file, span, newText: blanks }];
  });
}

/** Gives an argument another name, and keeps its run aligned. */
export function renameArgument(
  file: SourceFile,
  body: Body,
  attribute: Attribute,
  to: string,
): readonly Edit[] {
  return renameArguments(file, body, new Map([[attribute, to]]));
}

/** Gives several arguments of a body other names, and keeps their runs aligned. */
export function renameArguments(
  file: SourceFile,
  body: Body,
  names: ReadonlyMap<Attribute, string>,
): readonly Edit[] {
  const done = new Set<Attribute>();
  return [...names].flatMap(([attribute, to]) => {
    if (done.has(attribute)) return [];
    const run = runAround(file, body, attribute);
    if (!run.aligned || run.attributes.length < 2) return [{ file, span: attribute.name, newText: to }];

    for (const each of run.attributes) done.add(each);
    const width = widthOf(run.attributes.map((each) => names.get(each) ?? each.name.text));
    return run.attributes.flatMap((each): readonly Edit[] => {
      const name = names.get(each) ?? each.name.text;
      const span = { start: each.name.start, end: each.equals };
      const newText = name + ' '.repeat(width - name.length + 1);
      return sourceOf(file, span) === newText ? [] : [{ file, span, newText }];
    });
  });
}

/** Gives an argument another value, whose further lines are indented as the argument is; runs stay aligned. */
export function replaceArgument(
  file: SourceFile,
  body: Body,
  attribute: Attribute,
  value: string,
): readonly Edit[] {
  const newText = value.replaceAll('\n', lineBreak(file) + indentAt(file, attribute.start));
  const replace: Edit = { file, span: attribute.value, newText };
  const index = body.items.indexOf(attribute);
  const [above, below] = [body.items[index - 1], body.items[index + 1]];
  const upper = above && isNextLine(file, above, attribute) ? runAround(file, body, above).attributes : [];
  const lower = below && isNextLine(file, attribute, below) ? runAround(file, body, below).attributes : [];
  const before = upper.filter((each) => each.start < attribute.start);
  const after = lower.filter((each) => each.start > attribute.start);
  // A value of several lines parts the run that it stands in.
  const runs = (isOne: boolean): readonly (readonly Attribute[])[] =>
    isOne ? [[...before, attribute, ...after]] : [before, [attribute], after];
  const aligned = runs(joins(file, attribute)).every(isAligned);
  return [
    replace,
    ...runs(!value.includes('\n')).flatMap((attributes) =>
      realign(file, { attributes, aligned }, widthOf(attributes.map((each) => each.name.text))),
    ),
  ];
}

/** Takes an item away with its lines, and keeps the rest of its run aligned. */
export function removeItem(file: SourceFile, body: Body, item: Item): readonly Edit[] {
  const lines = { start: lineStart(file, item.start), end: nextLine(file, item.end) };
  const before = file.text.slice(lines.start, item.start);
  const after = file.text.slice(item.end, lines.end);
  if (before.trim() !== '' || !/^\s*(?:#.*|\/\/.*)?\s*$/.test(after)) {
    const blanks = /^[ \t]*/.exec(file.text.slice(item.end, item.end + 100))?.[0].length ?? 0;
    return [{ file, span: { start: item.start, end: item.end + blanks }, newText: '' }];
  }
  const run = runAround(file, body, item);
  const rest = run.attributes.filter((each) => each !== item);
  const width = widthOf(rest.map((each) => each.name.text));
  return [
    { file, span: withBlankLine(file, lines), newText: '' },
    ...realign(file, { attributes: rest, aligned: run.aligned }, width),
  ];
}

/** Takes several arguments of a body away, each with its lines, and keeps what is left of their runs aligned. */
export function removeArguments(
  file: SourceFile,
  body: Body,
  removed: readonly Attribute[],
): readonly Edit[] {
  const [only] = removed;
  if (removed.length === 1 && only) return removeItem(file, body, only);
  const runs = new Map(
    removed.map((each) => runAround(file, body, each)).map((run) => [run.attributes[0], run] as const),
  );
  return [
    ...linesOf(file, removed).map((lines) => ({ file, span: withBlankLine(file, lines), newText: '' })),
    ...[...runs.values()].flatMap(({ attributes, aligned }) => {
      const rest = attributes.filter((each) => !removed.includes(each));
      return realign(file, { attributes: rest, aligned }, widthOf(rest.map((each) => each.name.text)));
    }),
  ];
}

/** The lines of items in the order of the text; those that follow each other as one. */
function linesOf(file: SourceFile, items: readonly Item[]): readonly Span[] {
  return items.reduce<readonly Span[]>((spans, item) => {
    const own = { start: lineStart(file, item.start), end: nextLine(file, item.end) };
    const last = spans.at(-1);
    return last?.end === own.start
      ? [...spans.slice(0, -1), { start: last.start, end: own.end }]
      : [...spans, own];
  }, []);
}

/** Takes the blank line before a removed item too, where another blank line or a closing brace follows. */
function withBlankLine(file: SourceFile, lines: Span): Span {
  const previous = lineStart(file, Math.max(0, lines.start - 1));
  const isBlank = lines.start > 0 && file.text.slice(previous, lines.start).trim() === '';
  const following = file.text.slice(lines.end, nextLine(file, lines.end)).trim();
  return isBlank && (following === '' || following.startsWith('}'))
    ? { start: previous, end: lines.end }
    : lines;
}

/** Whether an item takes part in alignment: an argument on one line, or one with a heredoc. */
function joins(file: SourceFile, item: Item): item is Attribute {
  if (
    item.kind !== 'attribute' ||
    lineStart(file, item.start) + indentAt(file, item.start).length !== item.start
  )
    return false;

  const { value } = item;
  return (value.kind === 'template' && value.form !== 'quoted') || isOneLine(file, item);
}

function isNextLine(file: SourceFile, first: Item, second: Item): boolean {
  return lineAfter(file, first) === lineStart(file, second.start);
}

function isAligned(attributes: readonly Attribute[]): boolean {
  const width = widthOf(attributes.map((each) => each.name.text));
  return attributes.every((each) => each.equals - each.start === width + 1);
}
