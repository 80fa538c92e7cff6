/** Turns UTF-16 offsets into the editor's lines and characters and back, for files with LF, CRLF or lone CR. */
import type { Position, Range } from 'vscode-languageserver-types';
import { memoize } from '../hcl/memoize.js';
import type { Span } from '../hcl/syntax.js';

/** Where each line of a text begins. */
export interface LineIndex {
  readonly length: number;
  /** Offsets; the first is 0. */
  readonly starts: readonly number[];
  /** Offsets right before each line's break, or the text's end. */
  readonly ends: readonly number[];
}

/** Anything that carries its text; positions are memoize for as long as the object lives. */
export interface HasText {
  readonly text: string;
}

/** The editor's position of an offset. Outside offsets are clamped; one within CRLF is the end of its line. */
export function positionAt(file: HasText, offset: number): Position {
  const { starts, ends, length } = indexOf(file);
  const clamped = Math.min(Math.max(offset, 0), length);
  const line = lineOf(starts, clamped);
  const start = starts[line] ?? 0;
  return { line, character: Math.min(clamped, ends[line] ?? length) - start };
}

/** The offset of an editor's position. A line or character past the end is clamped to the end. */
export function offsetAt(file: HasText, position: Position): number {
  const { starts, ends, length } = indexOf(file);
  if (!(position.line >= 0)) return 0;

  const line = Math.trunc(position.line);
  const start = starts[line];
  if (start === undefined) return length;

  const character = position.character >= 0 ? Math.trunc(position.character) : 0;
  return Math.min(start + character, ends[line] ?? length);
}

/** The editor's range of a span. */
export function rangeOf(file: HasText, span: Span): Range {
  return { start: positionAt(file, span.start), end: positionAt(file, span.end) };
}

/** The span of an editor's range; a reversed range is turned round. */
export function spanOf(file: HasText, range: Range): Span {
  const start = offsetAt(file, range.start);
  const end = offsetAt(file, range.end);
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** A line without its break; empty past the end. */
export function lineText(file: HasText, line: number): string {
  const { starts, ends } = indexOf(file);
  return file.text.slice(starts[line] ?? file.text.length, ends[line]);
}

/** Computes where the lines of a text begin and end. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  const ends: number[] = [];
  const hasReturns = text.includes('\r');
  let from = 0;
  for (;;) {
    const feed = text.indexOf('\n', from);
    if (hasReturns) addLoneReturns(text, from, feed === -1 ? text.length : feed, starts, ends);

    if (feed === -1) {
      ends.push(text.length);
      return { length: text.length, starts, ends };
    }
    ends.push(hasReturns && feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed);
    starts.push(feed + 1);
    from = feed + 1;
  }
}

/** A `\r` breaks a line too, unless it belongs to the `\n` at `end`. */
function addLoneReturns(text: string, from: number, end: number, starts: number[], ends: number[]): void {
  const belongsToFeed = text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13;
  const last = belongsToFeed ? end - 1 : end;
  for (let at = text.indexOf('\r', from); at !== -1 && at < last; at = text.indexOf('\r', at + 1)) {
    ends.push(at);
    starts.push(at + 1);
  }
}

const indexOf = memoize(({ text }: HasText) => lineIndex(text));

/** The last line that begins at or before the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
