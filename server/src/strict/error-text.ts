/** Turns the error text of HashiCorp's parser into problems with UTF-16 offsets and sentences for people. */
import type { Problem, Span } from '../hcl/syntax.js';

/**
 * The file name under which the parser must be given the text: a character that no source text holds in such a place,
 * so that positions can be told from quoted source.
 */
export const FILE_MARK = '\u0001';

/**
 * The problems that `error` tells of `text`, in the order of the text. Empty where the syntax was accepted and only
 * the conversion to JSON failed. What has no position is put on the first line that isn't blank; a range that would
 * show nothing, such as a line's end, is widened to the word before it.
 */
export function problemsIn(error: string, text: string): readonly Problem[] {
  if (error.startsWith('convert ')) return [];
  const [, list = error] = /^parse config: \[([^]*)\]$/.exec(error) ?? [];
  const heads = [...list.matchAll(HEAD)];
  if (heads.length === 0) return [{ ...firstLine(text), message: sentence(list) }];
  const lines = lineStarts(text);
  const problems = heads.map((head, index): Problem => {
    const message = sentence(list.slice(head.index + head[0].length, heads[index + 1]?.index));
    return { ...spanAt(head, text, lines), message };
  });
  return withoutEchoes(problems).toSorted((a, b) => a.start - b.start);
}

/**
 * `mark:2,3-6: `, `mark:2,3-4,1: ` or, without a position, `<nil>: `. A position inside a sentence has no colon after it.
 */
const HEAD = new RegExp(`(?:^| )(?:${FILE_MARK}:(\\d+),(\\d+)-(?:(\\d+),)?(\\d+)|<nil>): `, 'g');

const INNER_POSITION = new RegExp(`${FILE_MARK}:(\\d+),[\\d,-]+`, 'g');

/** The parser reports an open string again at the end of every line that it runs over. */
const RUNS_ON = 'Invalid multi-line string:';

function sentence(message: string): string {
  return message.trim().replace('; ', ': ').replace(/;$/, '').replace(INNER_POSITION, 'line $1');
}

/** Of several problems at one range the first is the most exact; the others follow from it. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ start, end, message }, index) =>
      !problems
        .slice(0, index)
        .some(
          (earlier) =>
            (earlier.start === start && earlier.end === end) ||
            (message.startsWith(RUNS_ON) && earlier.message.startsWith(RUNS_ON)),
        ),
  );
}

function spanAt(head: RegExpExecArray, text: string, lines: readonly number[]): Span {
  const [, line, column, endLine = line, endColumn] = head;
  if (line === undefined) return firstLine(text);
  const start = offsetOf(Number(line), Number(column), text, lines);
  const end = Math.max(start, offsetOf(Number(endLine), Number(endColumn), text, lines));
  const shown = text.slice(start, end).trimEnd().length;
  return shown > 0 ? { start, end: start + shown } : wordBefore(start, text);
}

function wordBefore(offset: number, text: string): Span {
  const before = text.slice(0, offset).trimEnd();
  if (before.length <= byteOrderMark(text)) return firstLine(text);
  const [word = ''] = /(?:"[^"\r\n]*"|[\p{ID_Continue}-]+|[^])$/u.exec(before.slice(-200)) ?? [];
  return { start: before.length - word.length, end: before.length };
}

function firstLine(text: string): Span {
  const start = text.search(/[^\s\uFEFF]/);
  if (start < 0) return { start: 0, end: 0 };
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(start)) ?? [];
  return { start, end: start + line.trimEnd().length };
}

/** Lines end at line feeds only. */
function lineStarts(text: string): readonly number[] {
  const starts = [byteOrderMark(text)];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The parser counts columns in grapheme clusters from 1, and a byte order mark not at all. */
function offsetOf(line: number, column: number, text: string, lines: readonly number[]): number {
  const start = lines[line - 1] ?? text.length;
  const content = text.slice(start, lines[line] ?? text.length);
  if (isAscii(content)) return start + Math.min(column - 1, content.length);
  let clusters = 1;
  for (const { index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(content))
    if (clusters++ === column) return start + index;
  return start + content.length;
}

function byteOrderMark(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text);
}
