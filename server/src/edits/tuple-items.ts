/** Puts items into a list that is written out, on one line or over several, and takes them away. */
import type { Expression, Span, Tuple } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { indentAt, lineBreak, lineStart, nextLine, sourceOf } from './layout.js';

/**
 * Adds items after the last one of a list that is closed, on lines of their own where the bracket stands on one; none
 * where a comment is all there is, or a heredoc without a comma is the last. Each is HCL of one line.
 */
export function appendItems(file: SourceFile, tuple: Tuple, items: readonly string[]): readonly Edit[] {
  const last = tuple.items.at(-1);
  if (!tuple.closed || items.length === 0) return [];
  if (last === undefined)
    return hasComment(file, tuple) ? [] : [{ file, span: tuple, newText: `[${items.join(', ')}]` }];
  const behind = blankComments(file.text.slice(last.end, tuple.end));
  const afterComma = behind.indexOf(',') + 1;
  // Nothing may follow a heredoc on its line.
  if (afterComma === 0 && last.kind === 'template' && last.form !== 'quoted') return [];
  const close = tuple.end - 1;
  const closeLine = lineStart(file, close);
  if (closeLine < last.end || sourceOf(file, { start: closeLine, end: close }).trim() !== '') {
    const comma =
      /^\s*,(?:[ \t](?=[ \t]*\]$))?/.exec(sourceOf(file, { start: last.end, end: tuple.end }))?.[0] ?? '';
    const span = { start: last.end, end: last.end + comma.length };
    return [{ file, span, newText: `, ${items.join(', ')}` }];
  }
  const lines = items.map((each) => `${lineBreak(file)}${indentAt(file, last.start)}${each},`).join('');
  const end = endOfLine(file, last.end + afterComma);
  // A comment that goes on over the line stays whole.
  const isWithin = sourceOf(file, { start: last.end, end: close }).includes('/*');
  const at = isWithin ? endOfLine(file, closeLine - 2) : end;
  return [
    ...(afterComma > 0 ? [] : [{ file, span: { start: last.end, end: last.end }, newText: ',' }]),
    { file, span: { start: at, end: at }, newText: lines },
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

/** What stands between items, with blanks in place of comments. */
function blankComments(text: string): string {
  return text.replace(/#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => ' '.repeat(comment.length));
}

/** A comment behind the last item stays with it. */
function endOfLine({ text }: SourceFile, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : text[newline - 1] === '\r' ? newline - 1 : newline;
}
