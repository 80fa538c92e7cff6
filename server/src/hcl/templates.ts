/**
 * Reads quoted strings, and the text and sequences (`${ … }`, `%{ … }`) that they share with heredocs. A string that is
 * not closed ends at its line; so does, in broken code, a sequence.
 */
import {
  BACKSLASH,
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  DOLLAR,
  NEWLINE,
  OPEN_BRACE,
  PERCENT,
  QUOTE,
  TILDE,
} from './characters.js';
import { expectWord, inBrackets, readNames } from './collections.js';
import { type Cursor, MAX_DEPTH, lineEnd, peek, readIdentifier, report, skipBlank } from './cursor.js';
import { missingAt, readExpression } from './expressions.js';
import { endAround } from './heredocs.js';
import type { Expression, Template, TemplatePart, TemplateText } from './syntax.js';

/** Reads `"…"`; the position is at the opening quote. */
export function readQuoted(c: Cursor): Template {
  const start = c.pos++;
  const { parts } = readParts(c, true, []);
  const closed = peek(c) === QUOTE;
  const end = c.pos;
  if (closed) {
    c.pos++;
  } else {
    report(c, start, end, 'This string is never closed; end it with `"`.');
    c.unbalanced ||= c.pos >= c.text.length;
  }
  return {
    kind: 'template',
    form: 'quoted',
    parts,
    content: { start: start + 1, end },
    closed,
    start,
    end: c.pos,
  };
}

/** Whether the line ends here, with `\r\n`. */
function isCarriageReturn(c: Cursor): boolean {
  return peek(c) === CARRIAGE_RETURN && peek(c, 1) === NEWLINE;
}

type Closer = 'else' | 'endif' | 'endfor';

/** What ended a run of parts: the template itself, or the keyword of the directive that closes the run. */
export interface Parts {
  readonly parts: readonly TemplatePart[];
  readonly stop: Closer | undefined;
}

/** Reads text and sequences up to the closing quote, the end, or one of the directives that close the run. */
export function readParts(c: Cursor, quoted: boolean, closers: readonly Closer[]): Parts {
  const parts: TemplatePart[] = [];
  let trimNext = false;
  for (;;) {
    const text = readText(c, quoted);
    if (text !== undefined) parts.push(trimNext ? trimmedStart(text) : text);
    const code = peek(c);
    if (code !== DOLLAR && code !== PERCENT) return { parts, stop: undefined };
    const start = c.pos;
    if (peek(c, 2) === TILDE) trimLast(parts, quoted);
    if (code === DOLLAR) {
      parts.push(readInterpolation(c, quoted));
    } else {
      const directive = readDirective(c, quoted, start);
      if (typeof directive !== 'string') {
        if (directive !== undefined) parts.push(directive);
      } else if (closers.includes(directive)) {
        return { parts, stop: directive };
      } else {
        report(c, start, c.pos, `This \`%{ ${directive} }\` has no matching directive; remove it.`);
      }
    }
    trimNext = c.text.charCodeAt(c.pos - 2) === TILDE;
  }
}

/** Reads literal text up to a sequence, the closing quote, or the end; undefined where there is none. */
function readText(c: Cursor, quoted: boolean): TemplateText | undefined {
  const start = c.pos;
  let value = '';
  let copied = start;
  while (c.pos < c.end) {
    const code = c.text.charCodeAt(c.pos);
    if (quoted && (code === QUOTE || code === NEWLINE || isCarriageReturn(c))) break;
    if ((code === DOLLAR || code === PERCENT) && peek(c, 1) === OPEN_BRACE) break;
    if ((code === DOLLAR || code === PERCENT) && peek(c, 1) === code && peek(c, 2) === OPEN_BRACE) {
      value += c.text.slice(copied, c.pos + 1) + '{';
      c.pos += 3;
      copied = c.pos;
    } else if (quoted && code === BACKSLASH) {
      value += c.text.slice(copied, c.pos) + readEscape(c);
      copied = c.pos;
    } else {
      c.pos++;
    }
  }
  if (c.pos === start) return undefined;
  value += c.text.slice(copied, c.pos);
  return { kind: 'text', value, start, end: c.pos };
}

const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const codePointEscape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

function readEscape(c: Cursor): string {
  const start = c.pos;
  const simple = simpleEscapes[c.text.charAt(start + 1)];
  if (simple !== undefined && start + 1 < c.end) {
    c.pos += 2;
    return simple;
  }
  codePointEscape.lastIndex = start;
  const escape = codePointEscape.exec(c.text);
  const codePoint = Number.parseInt(escape?.[1] ?? escape?.[2] ?? '', 16);
  if (escape !== null && codePoint <= 0x10ffff) {
    c.pos += escape[0].length;
    return String.fromCodePoint(codePoint);
  }
  report(c, start, start + 2, 'Invalid escape sequence; write a backslash as `\\\\`.');
  c.pos++;
  return '\\';
}

/** Reads `${ … }`; the position is at the dollar sign. */
function readInterpolation(c: Cursor, quoted: boolean): TemplatePart {
  const start = c.pos;
  c.pos += 2;
  const trimStart = peek(c) === TILDE;
  if (trimStart) c.pos++;
  const { value: expression, closed } = readSequence(c, quoted, start, () => {
    skipBlank(c);
    if (peek(c) === CLOSE_BRACE || (peek(c) === TILDE && peek(c, 1) === CLOSE_BRACE)) {
      report(c, start, c.pos + 1, 'An expression is missing in `${}`.');
      return missingAt(c);
    }
    return readExpression(c);
  });
  const trimEnd = closed && c.text.charCodeAt(c.pos - 2) === TILDE;
  return { kind: 'interpolation', expression, trimStart, trimEnd, closed, start, end: c.pos };
}

/** What a `%{ … }` holds, before the parts that belong to it are read. */
type DirectiveHead =
  | { readonly word: Closer | 'unknown' }
  | { readonly word: 'if'; readonly condition: Expression }
  | { readonly word: 'for'; readonly names: ReturnType<typeof readNames>; readonly collection: Expression };

/** Reads `%{ … }` and, for `if` and `for`, what belongs to it. Returns the word of a closing directive. */
function readDirective(c: Cursor, quoted: boolean, start: number): TemplatePart | Closer | undefined {
  c.pos += 2;
  if (peek(c) === TILDE) c.pos++;
  const { value: head } = readSequence(c, quoted, start, () => readDirectiveHead(c));
  if (head.word === 'unknown') return undefined;
  if (head.word !== 'if' && head.word !== 'for') return head.word;
  if (c.depth >= MAX_DEPTH) {
    report(c, start, start + 2, `Directives are nested more than ${MAX_DEPTH} levels deep.`);
    c.pos = c.end;
    return undefined;
  }
  c.depth++;
  const part =
    head.word === 'if' ? readIf(c, quoted, start, head.condition) : readForBody(c, quoted, start, head);
  c.depth--;
  return part;
}

function readDirectiveHead(c: Cursor): DirectiveHead {
  skipBlank(c);
  const at = c.pos;
  const word = readIdentifier(c);
  switch (word) {
    case 'else':
    case 'endif':
    case 'endfor':
      return { word };
    case 'if':
      skipBlank(c);
      return { word, condition: readExpression(c) };
    case 'for': {
      const names = readNames(c);
      expectWord(c, 'in');
      return { word, names, collection: readExpression(c) };
    }
    default:
      report(c, at, c.pos, 'Unknown directive; use `if`, `else`, `endif`, `for` or `endfor`.');
      return { word: 'unknown' };
  }
}

function readIf(c: Cursor, quoted: boolean, start: number, condition: Expression): TemplatePart {
  const then = readParts(c, quoted, ['else', 'endif']);
  const otherwise: Parts =
    then.stop === 'else' ? readParts(c, quoted, ['endif']) : { parts: [], stop: then.stop };
  const closed = otherwise.stop === 'endif';
  if (!closed) reportOpenDirective(c, start, 'if', 'endif');
  return { kind: 'if', condition, then: then.parts, otherwise: otherwise.parts, closed, start, end: c.pos };
}

function readForBody(
  c: Cursor,
  quoted: boolean,
  start: number,
  head: Extract<DirectiveHead, { word: 'for' }>,
): TemplatePart {
  const body = readParts(c, quoted, ['endfor']);
  const closed = body.stop === 'endfor';
  if (!closed) reportOpenDirective(c, start, 'for', 'endfor');
  return {
    kind: 'for',
    names: head.names,
    collection: head.collection,
    body: body.parts,
    closed,
    start,
    end: c.pos,
  };
}

function reportOpenDirective(c: Cursor, start: number, word: string, closer: string): void {
  report(c, start, start + 2, `This \`%{ ${word} }\` is never closed; add \`%{ ${closer} }\`.`);
}

/** How far a `${` that is not closed on its line is looked after, in characters. */
const LONGEST_TRY = 20_000;

/**
 * Reads what stands between `${` or `%{` and its `}`. In broken code a sequence that does not close, whatever lines
 * it spans, is read again as if it ended with its line.
 */
function readSequence<T>(
  c: Cursor,
  quoted: boolean,
  start: number,
  read: () => T,
): { value: T; closed: boolean } {
  const outerEnd = c.end;
  const nested = c.trying || c.inBrokenString || c.triesLeft <= 0;
  if (!c.recovering || nested) return finishSequence(c, quoted, start, inBrackets(c, read));
  const before = { pos: c.pos, problems: c.problems.length, unbalanced: c.unbalanced };
  c.trying = true;
  c.end = Math.min(outerEnd, c.pos + LONGEST_TRY);
  const value = inBrackets(c, read);
  skipTrimAndBlank(c);
  const isWhole = peek(c) === CLOSE_BRACE && c.problems.length === before.problems;
  c.trying = false;
  c.end = endAround(c, outerEnd);
  if (isWhole) {
    c.pos++;
    return { value, closed: true };
  }
  c.triesLeft -= Math.max(500, c.pos - before.pos);
  c.pos = before.pos;
  c.problems.length = before.problems;
  c.unbalanced = before.unbalanced;
  c.inBrokenString = quoted;
  c.end = Math.min(outerEnd, lineEnd(c, c.pos));
  const result = finishSequence(c, quoted, start, inBrackets(c, read));
  c.inBrokenString = false;
  c.end = endAround(c, outerEnd);
  return result;
}

function skipTrimAndBlank(c: Cursor): void {
  const outside = c.newlineIsBlank;
  c.newlineIsBlank = true;
  skipBlank(c);
  c.newlineIsBlank = outside;
  if (peek(c) === TILDE && peek(c, 1) === CLOSE_BRACE) c.pos++;
}

function finishSequence<T>(
  c: Cursor,
  quoted: boolean,
  start: number,
  value: T,
): { value: T; closed: boolean } {
  skipTrimAndBlank(c);
  if (peek(c) === CLOSE_BRACE) {
    c.pos++;
    return { value, closed: true };
  }
  report(
    c,
    start,
    start + 2,
    'This sequence is never closed; end it with `}`, or write `$${` for a literal `${`.',
  );
  c.unbalanced ||= c.pos >= c.end;
  // What is left of the sequence is skipped up to its brace, where the line still has one.
  const line = Math.min(c.end, lineEnd(c, c.pos));
  for (let at = c.pos; at < line; at++) {
    const code = c.text.charCodeAt(at);
    if (quoted && code === QUOTE) break;
    if (code !== CLOSE_BRACE) continue;
    c.pos = at + 1;
    return { value, closed: true };
  }
  return { value, closed: false };
}

function trimmedStart(part: TemplateText): TemplateText {
  return { ...part, value: part.value.replace(/^[^\S\n]*\n?/, '') };
}

/** `~` before a sequence removes the blanks before it: of the line in a heredoc, all in a quoted string. */
function trimLast(parts: TemplatePart[], quoted: boolean): void {
  const last = parts.at(-1);
  if (last?.kind !== 'text') return;
  parts[parts.length - 1] = {
    ...last,
    value: quoted ? last.value.trimEnd() : last.value.replace(/(?<![^\S\n])[^\S\n]+$/, ''),
  };
}
