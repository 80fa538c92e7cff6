/** Puts items into a list that is written out, on one line or over several, and takes them away. */
import type { Expression, Span, Tuple } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { indentAt, isOneLine, lineBreak, lineStart, nextLine, sourceOf } from './layout.js';

/** Adds items after the last one of a list that has some and is closed; none otherwise. Each is HCL of one line. */
export function appendItems(file: SourceFile, tuple: Tuple, items: readonly string[]): readonly Edit[] {
  const last = tuple.items.at(-1);
  if (last === undefined || !tuple.closed || items.length === 0) return [];
  const comma = /^\s*,/.exec(file.text.slice(last.end, tuple.end))?.[0].length ?? 0;
  const at = last.end + comma;
  const isSpread = !isOneLine(file, { start: last.end, end: tuple.end }) || !isOneLine(file, tuple);
  if (!isSpread) {
    const blank = comma > 0 && /^\s/.test(sourceOf(file, { start: at, end: tuple.end })) ? ' ' : '';
    return [{ file, span: { start: last.end, end: at + blank.length }, newText: `, ${items.join(', ')}` }];
  }
  const lines = items.map((each) => `${lineBreak(file)}${indentAt(file, last.start)}${each},`);
  return [
    ...(comma > 0 ? [] : [{ file, span: { start: at, end: at }, newText: ',' }]),
    { file, span: { start: endOfLine(file, at), end: endOfLine(file, at) }, newText: lines.join('') },
  ];
}

/**
 * Takes one of several items away with its comma, and with its line where it has that for itself; none where a comment
 * would go with it, or the list holds no other.
 */
export function removeItemOf(file: SourceFile, { items, end }: Tuple, item: Expression): readonly Edit[] {
  const index = items.indexOf(item);
  const [next, previous] = [items[index + 1], items[index - 1]];
  if (index < 0 || !(next ?? previous)) return [];
  const comma = /^\s*,/.exec(file.text.slice(item.end, end))?.[0].length ?? 0;
  const own = { start: lineStart(file, item.start), end: nextLine(file, item.end + comma) };
  const isAlone =
    sourceOf(file, { start: own.start, end: item.start }).trim() === '' &&
    sourceOf(file, { start: item.end + comma, end: own.end }).trim() === '';
  const around = next
    ? { start: item.start, end: next.start }
    : { start: previous?.end ?? item.start, end: item.end };
  const span = isAlone ? own : around;
  return hasComment(file, span) ? [] : [{ file, span, newText: '' }];
}

/** Whether there may be a comment in a span; a mark within a text counts as one. */
export function hasComment(file: SourceFile, span: Span): boolean {
  return /#|\/\/|\/\*/.test(sourceOf(file, span));
}

/** A comment behind the last item stays with it. */
function endOfLine({ text }: SourceFile, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : text[newline - 1] === '\r' ? newline - 1 : newline;
}
