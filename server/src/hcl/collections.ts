/**
 * Reads what stands between brackets: argument lists, lists, objects and `for` expressions. A bracket that is never
 * closed ends where the line or the block around it goes on; what cannot be read costs its entry, not the whole.
 */
import {
  CARRIAGE_RETURN,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  EQUALS,
  NEWLINE,
  QUOTE,
  SPACE,
  TAB,
} from './characters.js';
import { type Cursor, peek, readIdentifier, report, skipBlank, startsWith } from './cursor.js';
import { missingAt, readExpression, readName } from './expressions.js';
import type {
  Name,
  Expression,
  Call,
  Tuple,
  ObjectExpression,
  ObjectEntry,
  ForExpression,
} from './syntax.js';

/** Reads a function call from its opening parenthesis on. */
export function readCall(c: Cursor, name: Name): Call {
  const open = c.pos++;
  return inBrackets(c, () => {
    const items: Expression[] = [];
    let expands = false;
    for (;;) {
      skipBlank(c);
      if (peek(c) === CLOSE_PAREN || peek(c) === -1) break;
      const before = c.pos;
      items.push(readExpression(c));
      skipBlank(c);
      if (startsWith(c, '...')) {
        expands = true;
        c.pos += 3;
        skipBlank(c);
        if (peek(c) !== CLOSE_PAREN) report(c, c.pos - 3, c.pos, '`...` must follow the last argument.');
      }
      if (peek(c) === COMMA) c.pos++;
      else if (peek(c) !== CLOSE_PAREN) if (!skipStray(c, CLOSE_PAREN, before)) break;
    }
    const closed = closeWith(c, CLOSE_PAREN, open, 'argument list');
    return { kind: 'call', name, arguments: items, expands, closed, start: name.start, end: c.pos };
  });
}

/** Reads `[…]`: a tuple, or a `for` that makes one. */
export function readTupleOrFor(c: Cursor): Tuple | ForExpression {
  const start = c.pos++;
  return inBrackets(c, () => {
    skipBlank(c);
    if (startsFor(c)) return readFor(c, 'tuple', start);
    const items: Expression[] = [];
    for (;;) {
      skipBlank(c);
      if (peek(c) === CLOSE_BRACKET || peek(c) === -1) break;
      const before = c.pos;
      items.push(readExpression(c));
      skipBlank(c);
      if (peek(c) === COMMA) c.pos++;
      else if (peek(c) !== CLOSE_BRACKET) if (!skipStray(c, CLOSE_BRACKET, before)) break;
    }
    const closed = closeWith(c, CLOSE_BRACKET, start, 'list');
    return { kind: 'tuple', items, closed, start, end: c.pos };
  });
}

/** Reads `{…}`: an object, or a `for` that makes one. */
export function readObjectOrFor(c: Cursor): ObjectExpression | ForExpression {
  const start = c.pos++;
  return inBrackets(c, () => {
    skipBlank(c);
    if (startsFor(c)) return readFor(c, 'object', start);
    const entries: ObjectEntry[] = [];
    for (;;) {
      c.newlineIsBlank = true;
      skipBlank(c);
      if (peek(c) === CLOSE_BRACE || peek(c) === -1) break;
      entries.push(readEntry(c));
    }
    const closed = closeWith(c, CLOSE_BRACE, start, 'object');
    return { kind: 'object', entries, closed, start, end: c.pos };
  });
}

function readEntry(c: Cursor): ObjectEntry {
  const before = c.pos;
  c.newlineIsBlank = false;
  const key = readExpression(c);
  skipBlank(c);
  let value: Expression = missingAt(c);
  if (peek(c) === COLON || (peek(c) === EQUALS && peek(c, 1) !== EQUALS)) {
    c.pos++;
    skipBlank(c);
    value = readExpression(c);
    skipBlank(c);
  } else {
    report(c, key.start, key.end, 'This key has no value; write `key = value`.');
  }
  const end = value.kind === 'missing' ? Math.max(key.end, value.end) : value.end;
  if (peek(c) === COMMA) {
    c.pos++;
  } else if (peek(c) !== CLOSE_BRACE && peek(c) !== NEWLINE && peek(c) !== -1) {
    // What cannot be read costs the rest of its line, not the object.
    report(c, c.pos, c.pos + 1, 'Expected a comma or a new line between entries.');
    let end = c.pos;
    while (end < c.end && !'\n},'.includes(c.text.charAt(end))) end++;
    c.unbalanced ||= hasOpenBracket(c.text.slice(c.pos, end));
    c.pos = end;
    if (peek(c) === COMMA || c.pos === before) c.pos++;
  }
  return { key, value, start: key.start, end };
}

/** Whether a bracket opens in a piece of a line and does not close there; those in quotes and comments are text. */
function hasOpenBracket(piece: string): boolean {
  const code = piece.replace(/"(?:[^"\\]|\\.)*"|(?:#|\/\/).*/g, '');
  return (code.match(/[{[(]/g)?.length ?? 0) > (code.match(/[}\])]/g)?.length ?? 0);
}

function startsFor(c: Cursor): boolean {
  if (!startsWith(c, 'for')) return false;
  const after = peek(c, 3);
  return after === SPACE || after === TAB || after === NEWLINE || after === CARRIAGE_RETURN;
}

function readFor(c: Cursor, shape: 'tuple' | 'object', start: number): ForExpression {
  c.pos += 3;
  const names = readNames(c);
  expectWord(c, 'in');
  const collection = readExpression(c);
  skipBlank(c);
  if (peek(c) === COLON) c.pos++;
  else report(c, c.pos, c.pos + 1, 'A `for` expression needs `:` before its result.');
  skipBlank(c);
  const first = readExpression(c);
  skipBlank(c);
  let key: Expression | undefined;
  let result = first;
  if (startsWith(c, '=>')) {
    c.pos += 2;
    skipBlank(c);
    key = first;
    result = readExpression(c);
    skipBlank(c);
  }
  const groups = startsWith(c, '...');
  if (groups) c.pos += 3;
  const { end } = result;
  if (shape === 'tuple' && key !== undefined)
    report(c, key.start, end, 'A `for` in `[ ]` has no `=>`; use `{ }`.');
  else if (shape === 'tuple' && groups)
    report(c, end, c.pos, 'A `for` in `[ ]` does not group by `...`; use `{ }`.');
  else if (shape === 'object' && key === undefined && result.kind !== 'missing')
    report(c, result.start, end, 'A `for` in `{ }` needs `key => value`; use `[ ]` for a list.');

  skipBlank(c);
  let condition: Expression | undefined;
  if (startsWith(c, 'if')) {
    c.pos += 2;
    skipBlank(c);
    condition = readExpression(c);
  }
  const closed = closeWith(c, shape === 'tuple' ? CLOSE_BRACKET : CLOSE_BRACE, start, '`for` expression');
  return { kind: 'for', shape, names, collection, key, result, groups, condition, closed, start, end: c.pos };
}

/** Reads `a` or `a, b`, as after `for`. */
export function readNames(c: Cursor): Name[] {
  const names: Name[] = [];
  for (;;) {
    skipBlank(c);
    const name = readName(c);
    if (name === undefined) break;
    names.push(name);
    skipBlank(c);
    if (peek(c) !== COMMA) break;
    c.pos++;
  }
  return names;
}

/** Reads the given word, or reports that it is missing. */
export function expectWord(c: Cursor, word: string): void {
  skipBlank(c);
  const before = c.pos;
  if (readIdentifier(c) === word) {
    skipBlank(c);
    return;
  }
  c.pos = before;
  report(c, before, before + 1, `Expected \`${word}\` here.`);
}

/** Runs `read` with newlines as blanks, as they are inside brackets. */
export function inBrackets<T>(c: Cursor, read: () => T): T {
  const outside = c.newlineIsBlank;
  c.newlineIsBlank = true;
  const result = read();
  c.newlineIsBlank = outside;
  return result;
}

/** Passes the closing bracket; where it is missing, reports that `what` is not closed and answers false. */
export function closeWith(c: Cursor, closer: number, open: number, what: string): boolean {
  skipBlank(c);
  if (peek(c) === closer) {
    c.pos++;
    return true;
  }
  c.unbalanced = true;
  report(c, open, open + 1, `This ${what} is never closed; add \`${String.fromCharCode(closer)}\`.`);
  return false;
}

/**
 * After something unreadable between brackets: goes on at the next comma or closer of the same line.
 * Returns false where there is none, so that the brackets end here.
 */
function skipStray(c: Cursor, closer: number, before: number): boolean {
  report(c, c.pos, c.pos + 1, 'A comma is missing here.');
  if (peek(c) === CLOSE_BRACE || peek(c) === CLOSE_BRACKET || peek(c) === CLOSE_PAREN) return false;
  if (c.pos > before) return true;
  while (peek(c) !== -1 && peek(c) !== NEWLINE && peek(c) !== COMMA && peek(c) !== closer) {
    if (c.inBrokenString && peek(c) === QUOTE) return false;
    c.pos++;
  }
  if (peek(c) === COMMA) c.pos++;
  return true;
}
