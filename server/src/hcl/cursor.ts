/**
 * The reading position of the parser and everything lexical: blanks, comments, identifiers, lines and their
 * indentation.
 */
import { CARRIAGE_RETURN, CLOSE_BRACE, HASH, MINUS, NEWLINE, SLASH, SPACE, STAR, TAB } from './characters.js';
import type { Problem } from './syntax.js';

/** Nesting beyond this is skipped as text, so that no input can exhaust the stack here or in a later walk. */
export const MAX_DEPTH = 250;

/** The line that closes a heredoc: where it begins, and where its marker ends. */
export interface MarkerLine {
  readonly lineStart: number;
  readonly end: number;
}

/** The parser's only mutable state. Offsets are UTF-16. */
export interface Cursor {
  readonly text: string;
  pos: number;
  /** Reading stops here: the text's end, or nearer while a template or a broken line is read. */
  end: number;
  readonly problems: Problem[];
  /** On the second pass over a broken text: rather lose a line than the blocks after it. */
  readonly recovering: boolean;
  /** On the second pass over a text whose brackets don't match: trust indentation more than brackets. */
  readonly byIndentation: boolean;
  /** Whether a newline is just a blank here (inside brackets) or ends the expression. */
  newlineIsBlank: boolean;
  /** Whether the text is the one line of a broken `${ … }` in a quoted string. */
  inBrokenString: boolean;
  /** Whether a `${ … }` is being tried over several lines, so that tries do not nest. */
  trying: boolean;
  /** How many characters may still be read in vain by such tries, over the whole text. */
  triesLeft: number;
  /** For each heredoc marker the stretch that was searched last, and the line that closes it. */
  readonly markers: Map<string, { readonly from: number; readonly closing: MarkerLine | undefined }>;
  /** The innermost heredoc that is being read, and how far what is around the outermost one reaches. */
  heredoc: { readonly marker: string; readonly limit: number } | undefined;
  /** The stretch that was searched last for the line where code goes on after an open heredoc, and that line. */
  goesOn: { readonly from: number; readonly indent: Indentation; readonly at: number } | undefined;
  /** Indentation of the line on which the attribute that is being read began. */
  itemIndent: Indentation;
  /** Whether lines are indented by tabs as well as by blanks, so that nobody knows which of two is deeper. */
  readonly mixesTabs: boolean;
  depth: number;
  /** Whether some bracket, heredoc or interpolation met the end of the text, or a brace had no partner. */
  unbalanced: boolean;
}

/** A cursor at the beginning of a text; the two flags are those of the second and third pass. */
export function cursorOver(text: string, recovering: boolean, byIndentation: boolean): Cursor {
  return {
    text,
    pos: text.charCodeAt(0) === 0xfeff ? 1 : 0,
    end: text.length,
    problems: [],
    recovering,
    byIndentation,
    newlineIsBlank: false,
    inBrokenString: false,
    trying: false,
    triesLeft: 100_000,
    markers: new Map(),
    heredoc: undefined,
    goesOn: undefined,
    itemIndent: 0,
    mixesTabs: recovering && /^\t/m.test(text) && /^\t* /m.test(text),
    depth: 0,
    unbalanced: false,
  };
}

/** Notes a problem from `start` to `end`, cut to the text. */
export function report(c: Cursor, start: number, end: number, message: string): void {
  c.problems.push({ start, end: Math.min(Math.max(start, end), c.text.length), message });
}

/** The character code at the position, or -1 at the end. */
export function peek(c: Cursor, ahead = 0): number {
  const at = c.pos + ahead;
  return at < c.end ? c.text.charCodeAt(at) : -1;
}

/** Whether a word stands at the cursor. */
export function startsWith(c: Cursor, word: string): boolean {
  return c.pos + word.length <= c.end && c.text.startsWith(word, c.pos);
}

/** Skips blanks and comments, and newlines too where they are blanks. */
export function skipBlank(c: Cursor): void {
  while (c.pos < c.end) {
    const code = c.text.charCodeAt(c.pos);
    if (code === SPACE || code === TAB || code === CARRIAGE_RETURN) {
      c.pos++;
    } else if (code === NEWLINE) {
      if (!c.newlineIsBlank) return;
      c.pos++;
      if (c.byIndentation && lineBelongsOutside(c)) {
        // Everything that is open sees the end of the text here; the attribute sets it right again.
        c.pos--;
        c.end = c.pos;
        return;
      }
    } else if (code === HASH || (code === SLASH && peek(c, 1) === SLASH)) {
      c.pos = lineEnd(c, c.pos);
    } else if (code === SLASH && peek(c, 1) === STAR) {
      skipBlockComment(c);
    } else {
      return;
    }
  }
}

/** Skips blanks, comments and newlines, as between the items of a body. */
export function skipBlankLines(c: Cursor): void {
  while (c.pos < c.end) {
    skipBlank(c);
    if (peek(c) !== NEWLINE) return;
    c.pos++;
  }
}

function skipBlockComment(c: Cursor): void {
  const close = c.text.indexOf('*/', c.pos + 2);
  if (close >= 0 && close + 2 <= c.end) {
    c.pos = close + 2;
    return;
  }
  report(c, c.pos, c.pos + 2, 'This comment is never closed; end it with `*/`.');
  // Half a comment should cost its own line only.
  c.pos = c.recovering ? lineEnd(c, c.pos) : c.end;
}

/** Offset of the newline that ends the line of `at` (or the end). A `\r` before it still belongs to the line. */
export function lineEnd(c: Cursor, at: number): number {
  const newline = c.text.indexOf('\n', at);
  return newline < 0 || newline > c.end ? c.end : newline;
}

/** Offset where the line of `at` begins. */
export function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** How many characters of white space a line begins with. */
export type Indentation = number;

/** The indentation of the line of an offset. */
export function indentOf(text: string, at: number): Indentation {
  const start = startOfLine(text, at);
  let pos = start;
  while (text.charCodeAt(pos) === SPACE || text.charCodeAt(pos) === TAB) pos++;
  return pos - start;
}

/**
 * Whether one line is indented less than another. How wide a tab is nobody tells: where a file mixes tabs and blanks,
 * all that is known is that some indentation is more than none.
 */
export function isLess(c: Cursor, one: Indentation, other: Indentation): boolean {
  return c.mixesTabs ? one === 0 && other > 0 : one < other;
}

/** Whether two lines are indented alike, as far as that can be known. */
export function isAlike(c: Cursor, one: Indentation, other: Indentation): boolean {
  return one === other && (one === 0 || !c.mixesTabs);
}

/** Whether only white space stands before `at` on its line. */
export function isFirstOnLine(text: string, at: number): boolean {
  return startOfLine(text, at) + indentOf(text, at) === at;
}

const topLevelHeader =
  /(?:resource|data|variable|output|module|provider|ephemeral|check|locals|terraform|moved|import|removed)[ \t]*(?:["{]|[A-Za-z_][\w-]*[ \t]*["{])/y;

/** Whether the text at `at` reads like the first line of a block at top level. */
export function looksLikeTopLevelHeader(text: string, at: number): boolean {
  topLevelHeader.lastIndex = at;
  return topLevelHeader.test(text);
}

const itemStart = /[\p{ID_Start}_][\p{ID_Continue}-]*[ \t]*(?:=(?![=>])|\{|"|[A-Za-z_][\w-]*[ \t]*\{)/uy;

/** Whether the line that begins at the position cannot be inside the brackets of the attribute being read. */
function lineBelongsOutside(c: Cursor): boolean {
  const indent = indentOf(c.text, c.pos);
  const isLesser = isLess(c, indent, c.itemIndent);
  if (!isLesser && !isAlike(c, indent, c.itemIndent)) return false;
  const first = c.pos + indent;
  if (c.text.charCodeAt(first) === CLOSE_BRACE) return isLesser;
  itemStart.lastIndex = first;
  return itemStart.test(c.text) || looksLikeTopLevelHeader(c.text, first);
}

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** Reads an identifier and returns its text, or undefined where none begins. */
export function readIdentifier(c: Cursor): string | undefined {
  const start = c.pos;
  let pos = start;
  if (!isAsciiIdentifierStart(c.text.charCodeAt(pos)) || pos >= c.end) return readUnicodeIdentifier(c);
  while (pos < c.end && isAsciiIdentifierPart(c.text.charCodeAt(pos))) pos++;
  if (pos < c.end && c.text.charCodeAt(pos) > 0x7f) return readUnicodeIdentifier(c);
  c.pos = pos;
  return c.text.slice(start, pos);
}

function readUnicodeIdentifier(c: Cursor): string | undefined {
  if (c.pos >= c.end) return undefined;
  identifier.lastIndex = c.pos;
  const word = identifier.exec(c.text)?.[0];
  if (word === undefined || c.pos + word.length > c.end) return undefined;
  c.pos += word.length;
  return word;
}

function isAsciiIdentifierStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isAsciiIdentifierPart(code: number): boolean {
  return isAsciiIdentifierStart(code) || isDigit(code) || code === MINUS;
}

/** Whether a character code is one of `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
