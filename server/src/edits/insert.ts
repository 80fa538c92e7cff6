/**
 * Puts new arguments and blocks into a block, laid out as `terraform fmt` would: in one-line blocks, empty blocks,
 * CRLF files, beside what is already aligned.
 */
import type { Block, Item } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import {
  indentAt,
  isOneLine,
  lineAfter,
  lineBreak,
  lineStart,
  nextLine,
  realign,
  runAround,
  sourceOf,
  widthOf,
} from './layout.js';
import type { Edit } from './edit.js';

/** `name = value`; further lines of the value are indented relative to the argument. */
export interface NewArgument {
  readonly name: string;
  readonly value: string;
}

/** `header { … }`, e.g. the header `settings` or `resource "a" "b"`. */
export interface NewBlock {
  readonly header: string;
  /** Meta-arguments such as `count`, which stand first, a blank line before the rest. */
  readonly meta?: readonly NewArgument[];
  readonly arguments: readonly NewArgument[];
  readonly blocks: readonly NewBlock[];
}

/**
 * Inserts arguments into a block that has both braces, after the item `after` (at the top where it is undefined),
 * with a blank line between where `apart`: then after all that stands on the lines right below the item.
 */
export function insertArguments(
  file: SourceFile,
  block: Block,
  added: readonly NewArgument[],
  after: Item | undefined,
  apart: boolean,
): readonly Edit[] {
  const newline = lineBreak(file);
  if (block.open === undefined || block.close === undefined || isOneLine(file, block))
    return spreadOut(file, block, added, []);

  const last = apart && after ? lastOfParagraph(file, block.body.items, after) : after;
  const at = last ? lineAfter(file, last) : nextLine(file, block.open);
  const indent = innerIndent(file, block);
  const neighbour = apart
    ? undefined
    : (after ?? block.body.items.find((item) => lineStart(file, item.start) === at));
  const run = neighbour ? runAround(file, block.body, neighbour) : undefined;
  const joined = run && run.attributes.length > 0 && run.aligned ? run : undefined;
  const names = added.filter(isPlain).map((each) => each.name);
  const width = widthOf([...names, ...(joined?.attributes.map((each) => each.name.text) ?? [])]);
  const lines = argumentLines(added, indent, width).map((line) => line + newline);
  return [
    {
      file,
      span: { start: at, end: at },
      newText: [apart ? newline : '', ...lines, apart && isWritten(file, block, at) ? newline : ''].join(''),
    },
    ...(joined ? realign(file, joined, width) : []),
  ];
}

function lastOfParagraph(file: SourceFile, items: readonly Item[], item: Item): Item {
  const next = items[items.indexOf(item) + 1];
  return next && lineAfter(file, item) === lineStart(file, next.start)
    ? lastOfParagraph(file, items, next)
    : item;
}

/** Whether something of the block, such as a comment, stands on the line that begins here. */
function isWritten(file: SourceFile, block: Block, at: number): boolean {
  return at < lineStart(file, block.close ?? 0) && file.text.slice(at, nextLine(file, at)).trim() !== '';
}

/** Appends blocks to a block that has both braces, after a blank line. */
export function appendBlocks(file: SourceFile, block: Block, added: readonly NewBlock[]): readonly Edit[] {
  if (block.open === undefined || block.close === undefined || isOneLine(file, block))
    return spreadOut(file, block, [], added);

  const newline = lineBreak(file);
  const indent = innerIndent(file, block);
  const at = lineStart(file, block.close);
  const previous = file.text.slice(lineStart(file, at - 1), at).trim();
  const gap = block.body.items.length > 0 && previous !== '' ? newline : '';
  const text = added
    .map((each) =>
      newBlockLines(each, indent)
        .map((line) => line + newline)
        .join(''),
    )
    .join(newline);
  return [{ file, span: { start: at, end: at }, newText: gap + text }];
}

/** Puts top-level blocks below another one; none where that is not closed. A resource is written by beside.ts. */
export function appendBelow(file: SourceFile, block: Block, added: readonly NewBlock[]): readonly Edit[] {
  if (block.close === undefined) return [];
  const newline = lineBreak(file);
  const end = nextLine(file, block.close);
  const atEnd = end === file.text.length && !file.text.endsWith('\n');
  const text = added.map((each) => `${newline}${newBlockLines(each, '').join(newline)}${newline}`).join('');
  return [{ file, span: { start: end, end }, newText: atEnd ? newline + text : text }];
}

/** The lines of a new block, indented, without line breaks. */
export function newBlockLines(block: NewBlock, indent: string): readonly string[] {
  const inner = `${indent}  `;
  const { meta = [] } = block;
  const nested = block.blocks.flatMap((each, index) => [
    ...(index > 0 || block.arguments.length > 0 ? [''] : []),
    ...newBlockLines(each, inner),
  ]);
  return [
    `${indent}${block.header} {`,
    ...(meta.length > 0 ? [...argumentLines(meta, inner, widthOfPlain(meta)), ''] : []),
    ...argumentLines(block.arguments, inner, widthOfPlain(block.arguments)),
    ...nested,
    `${indent}}`,
  ];
}

/** Values of several lines come last and are not aligned, as they would break the run. */
function argumentLines(added: readonly NewArgument[], indent: string, width: number): readonly string[] {
  const plain = added.filter(isPlain).map((each) => `${indent}${padded(each.name, width)} = ${each.value}`);
  const long = added
    .filter((each) => !isPlain(each))
    .flatMap((each) => `${each.name} = ${each.value}`.split(/\r?\n/).map((line) => indent + line));
  return [...plain, ...long];
}

function widthOfPlain(added: readonly NewArgument[]): number {
  return widthOf(added.filter(isPlain).map((each) => each.name));
}

function isPlain({ value }: NewArgument): boolean {
  return !value.includes('\n');
}

/** Makes a one-line block one of several lines, with what is new after what it had. */
export function spreadOut(
  file: SourceFile,
  block: Block,
  added: readonly NewArgument[],
  blocks: readonly NewBlock[],
): readonly Edit[] {
  if (block.open === undefined || block.close === undefined) return [];

  const indent = indentAt(file, block.start);
  const kept = block.body.items.map((item) => keptArgument(file, item));
  const lines = newBlockLines({ header: '', arguments: [...kept, ...added], blocks }, indent).slice(1);
  const newline = lineBreak(file);
  return [
    {
      file,
      span: { start: block.open + 1, end: block.close + 1 },
      newText: newline + lines.join(newline),
    },
  ];
}

/** A one-line block holds one argument at most. */
function keptArgument(file: SourceFile, item: Item): NewArgument {
  return item.kind === 'attribute'
    ? { name: item.name.text, value: sourceOf(file, item.value) }
    : { name: sourceOf(file, item), value: '' };
}

/** The indentation of a block's items: that of its first one, or two blanks more than its own. */
function innerIndent(file: SourceFile, block: Block): string {
  const [first] = block.body.items;
  const own = indentAt(file, block.start);
  return first && lineStart(file, first.start) > block.start ? indentAt(file, first.start) : `${own}  `;
}

function padded(name: string, width: number): string {
  return name + ' '.repeat(Math.max(0, width - name.length));
}
