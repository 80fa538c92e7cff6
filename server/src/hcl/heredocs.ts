/** Reads heredocs. One that is not closed ends where the surrounding code seems to go on. */
import { NEWLINE, CLOSE_BRACE } from './characters.js';
import {
  type Cursor,
  type MarkerLine,
  indentOf,
  isAlike,
  isFirstOnLine,
  isLess,
  looksLikeTopLevelHeader,
  report,
} from './cursor.js';
import type { Template, TemplatePart } from './syntax.js';
import { readParts } from './templates.js';

const heredocStart = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/** Reads `<<MARKER … MARKER`, or returns undefined where none begins. The end is that of the closing marker. */
export function readHeredoc(c: Cursor): Template | undefined {
  heredocStart.lastIndex = c.pos;
  const opening = heredocStart.exec(c.text);
  if (opening === null) return undefined;
  const start = c.pos;
  const [opener, dash, marker = ''] = opening;
  const contentStart = start + opener.length;
  if (contentStart > c.end) return undefined;
  const { end: outerEnd, heredoc: outer } = c;
  c.heredoc = { marker, limit: outer?.limit ?? outerEnd };
  c.pos = contentStart;
  c.end = endOfContent(c, outerEnd);
  const read = readParts(c, false, []).parts;
  const contentEnd = c.end;
  const closing = findMarker(c, contentEnd);
  const closed = closing?.lineStart === contentEnd;
  c.pos = closed ? closing.end : contentEnd;
  c.heredoc = outer;
  c.end = endAround(c, outerEnd);
  if (!closed) {
    c.unbalanced = true;
    report(c, start, contentStart - 1, `This heredoc is never closed; put \`${marker}\` on its own line.`);
  }
  if (closed && !c.text.includes('\n', c.pos))
    report(c, contentEnd, c.pos, `A new line is missing after this \`${marker}\`.`);

  const flush = dash === '-';
  return {
    kind: 'template',
    form: flush ? 'flush-heredoc' : 'heredoc',
    parts: flush ? withoutIndentation(read) : read,
    content: { start: contentStart, end: contentEnd },
    closed,
    start,
    end: c.pos,
  };
}

/**
 * Where reading stops, which is `end`, unless an inner heredoc reached beyond it: its lines end nothing that is around
 * it, so the end of the heredoc around is looked for again.
 */
export function endAround(c: Cursor, end: number): number {
  return c.pos > end && c.heredoc !== undefined ? endOfContent(c, c.heredoc.limit) : end;
}

/** Where the text from the position on ends that belongs to the innermost heredoc; an open one stops at `outerEnd`. */
function endOfContent(c: Cursor, outerEnd: number): number {
  const closing = findMarker(c, c.pos);
  if (!c.recovering) return closing?.lineStart ?? outerEnd;
  // In broken code, what seems to close an inner heredoc may belong to another block.
  const isBelievable = closing !== undefined && (closing.end <= outerEnd || closing.end <= goesOnAt(c));
  return isBelievable ? closing.lineStart : Math.min(goesOnAt(c), outerEnd);
}

/** Finds the line that closes the innermost heredoc. Nested ones share a marker, so the last search is kept. */
function findMarker(c: Cursor, from: number): MarkerLine | undefined {
  const { marker = '', limit = c.end } = c.heredoc ?? {};
  const last = c.markers.get(marker);
  const isKnown =
    last !== undefined && last.from <= from && from <= (last.closing?.lineStart ?? c.text.length);
  const closing = isKnown ? last.closing : searchMarker(c.text, from, marker);
  if (!isKnown) c.markers.set(marker, { from, closing });
  return closing !== undefined && closing.end <= limit ? closing : undefined;
}

function searchMarker(text: string, from: number, marker: string): MarkerLine | undefined {
  for (let at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
    const lineStart = at - indentOf(text, at);
    const begins = lineStart === from || text.charCodeAt(lineStart - 1) === NEWLINE;
    if (begins && isFirstOnLine(text, at) && isLineBlankAfter(text, at + marker.length))
      return { lineStart, end: at + marker.length };
  }
  return undefined;
}

function isLineBlankAfter(text: string, at: number): boolean {
  const rest = /[ \t\r]*(?:\n|$)/y;
  rest.lastIndex = at;
  return rest.test(text);
}

/** Where the code seems to go on after a heredoc whose closing marker is still to be typed. */
function goesOnAt(c: Cursor): number {
  const last = c.goesOn;
  const isKnown = last?.indent === c.itemIndent && last.from <= c.pos && c.pos <= last.at;
  const at = isKnown ? last.at : searchOutside(c, c.pos);
  if (!isKnown) c.goesOn = { from: c.pos, indent: c.itemIndent, at };
  return at;
}

/** The next line that surely stands outside the attribute that is being read, or the end of the text. */
function searchOutside(c: Cursor, from: number): number {
  for (let line = from; line < c.text.length;) {
    const indent = indentOf(c.text, line);
    const first = line + indent;
    const isLesser = isLess(c, indent, c.itemIndent);
    if (isLesser && c.text.charCodeAt(first) === CLOSE_BRACE) return line;
    if ((isLesser || isAlike(c, indent, c.itemIndent)) && looksLikeTopLevelHeader(c.text, first)) return line;
    const newline = c.text.indexOf('\n', first);
    if (newline < 0) break;
    line = newline + 1;
  }
  return c.text.length;
}

/** Removes from every line the indentation that all lines of a flush heredoc share. */
function withoutIndentation(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  let shared = Number.MAX_SAFE_INTEGER;
  let atLineStart = true;
  for (const part of parts) {
    if (part.kind !== 'text') {
      if (atLineStart) shared = 0;
      atLineStart = false;
      continue;
    }
    const lines = part.value.split('\n');
    lines.forEach((line, index) => {
      const begins = index > 0 || atLineStart;
      const isBlank = line.trim() === '' && index < lines.length - 1;
      const isEnd = line === '' && index === lines.length - 1;
      if (begins && !isBlank && !isEnd) shared = Math.min(shared, line.length - line.trimStart().length);
    });
    atLineStart = part.value.endsWith('\n');
  }
  if (shared === 0 || shared === Number.MAX_SAFE_INTEGER) return parts;
  const indentation = new RegExp(`^[^\\S\\r\\n]{1,${shared}}`, 'gm');
  let begins = true;
  return parts.map((part) => {
    if (part.kind !== 'text') {
      begins = false;
      return part;
    }
    const value = begins
      ? part.value.replace(indentation, '')
      : part.value.replace(/\n[\s\S]*/, (rest) => rest.replace(indentation, ''));
    begins = part.value.endsWith('\n');
    return { ...part, value };
  });
}
