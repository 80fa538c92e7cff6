/**
 * Reads expressions: operators, references, calls, collections. Whatever is missing becomes a `missing` node and a
 * problem; nothing throws. Templates are read next door, and the two call each other.
 */
import {
  type Cursor,
  MAX_DEPTH,
  isDigit,
  peek,
  readIdentifier,
  report,
  skipBlank,
  skipText,
  startsWith,
} from './cursor.js';
import type {
  BinaryOperator,
  Call,
  Expression,
  ForExpression,
  Missing,
  Name,
  ObjectEntry,
  ObjectExpression,
  Parenthesized,
  Reference,
  Step,
  Tuple,
} from './syntax.js';
import { readHeredoc, readQuoted } from './templates.js';

/** Reads one expression at the position. */
export function readExpression(c: Cursor): Expression {
  if (c.depth >= MAX_DEPTH) return skipTooDeep(c);
  c.depth++;
  const condition = readBinary(c, 0);
  skipBlank(c);
  let result = condition;
  if (peek(c) === QUESTION) {
    c.pos++;
    skipBlank(c);
    const then = readExpression(c);
    skipBlank(c);
    let otherwise: Expression = missingAt(c);
    if (peek(c) === COLON) {
      c.pos++;
      skipBlank(c);
      otherwise = readExpression(c);
    } else report(c, c.pos, c.pos + 1, 'A conditional needs `:` and a value for the false case.');
    result = { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end };
  }
  c.depth--;
  return result;
}

/** A `missing` node at the position, without a problem. */
export function missingAt(c: Cursor): Missing {
  return { kind: 'missing', start: c.pos, end: c.pos };
}

const [QUOTE, OPEN_PAREN, CLOSE_PAREN, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [
  0x22, 0x28, 0x29, 0x5b, 0x5d, 0x7b, 0x7d,
];
const [COMMA, DOT, COLON, QUESTION, EQUALS, STAR, LESS, NEWLINE] = [
  0x2c, 0x2e, 0x3a, 0x3f, 0x3d, 0x2a, 0x3c, 0x0a,
];

const precedence: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

function readBinary(c: Cursor, minimum: number): Expression {
  let left = readUnary(c);
  for (;;) {
    skipBlank(c);
    const operator = operatorAt(c);
    if (operator === undefined || precedence[operator] <= minimum) return left;
    c.pos += operator.length;
    skipBlank(c);
    const right = readBinary(c, precedence[operator]);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function operatorAt(c: Cursor): BinaryOperator | undefined {
  const next = peek(c, 1);
  switch (peek(c)) {
    case 0x7c:
      return next === 0x7c ? '||' : undefined;
    case 0x26:
      return next === 0x26 ? '&&' : undefined;
    case 0x3d:
      return next === EQUALS ? '==' : undefined;
    case 0x21:
      return next === EQUALS ? '!=' : undefined;
    case LESS:
      return next === EQUALS ? '<=' : '<';
    case 0x3e:
      return next === EQUALS ? '>=' : '>';
    case 0x2b:
      return '+';
    case 0x2d:
      return '-';
    case STAR:
      return '*';
    case 0x2f:
      return '/';
    case 0x25:
      // `%{` begins a directive of the template around this.
      return next === OPEN_BRACE ? undefined : '%';
    default:
      return undefined;
  }
}

function readUnary(c: Cursor): Expression {
  // A run of signs is a chain as deep as it is long, so it is collected first.
  const signs: { operator: '-' | '!'; start: number }[] = [];
  for (;;) {
    const code = peek(c);
    if (code !== 0x2d && code !== 0x21) break;
    if (signs.length === MAX_DEPTH) {
      report(c, c.pos, c.pos + 1, TOO_DEEP);
      while (peek(c) === 0x2d || peek(c) === 0x21) c.pos++;
      break;
    }
    signs.push({ operator: code === 0x2d ? '-' : '!', start: c.pos++ });
    skipBlank(c);
  }
  let result = readPostfix(c);
  for (const { operator, start } of signs.reverse()) {
    result = { kind: 'unary', operator, operand: result, start, end: result.end };
  }
  return result;
}

function readPostfix(c: Cursor): Expression {
  const target = readPrimary(c);
  if (target.kind === 'missing') return target;
  const steps = readSteps(c);
  const last = steps.at(-1);
  if (last === undefined) return target;
  if (target.kind === 'reference') return { ...target, steps, end: last.end };
  return { kind: 'access', target, steps, start: target.start, end: last.end };
}

function readSteps(c: Cursor): Step[] {
  const steps: Step[] = [];
  for (;;) {
    const before = c.pos;
    skipBlank(c);
    const step = peek(c) === DOT ? readDotStep(c) : peek(c) === OPEN_BRACKET ? readIndex(c) : undefined;
    if (step === undefined) {
      c.pos = before;
      return steps;
    }
    steps.push(step);
  }
}

function readDotStep(c: Cursor): Step | undefined {
  if (startsWith(c, '...')) return undefined;
  const start = c.pos++;
  if (peek(c) === STAR) {
    c.pos++;
    return { kind: 'splat', start, end: c.pos };
  }
  if (isDigit(peek(c))) {
    const digits = c.pos;
    while (isDigit(peek(c))) c.pos++;
    const key: Expression = {
      kind: 'literal',
      value: Number(c.text.slice(digits, c.pos)),
      start: digits,
      end: c.pos,
    };
    return { kind: 'index', key, closed: true, start, end: c.pos };
  }
  const afterDot = c.pos;
  skipBlank(c);
  const name = readName(c);
  if (name === undefined) {
    c.pos = afterDot;
    report(c, start, afterDot, 'An attribute name is missing after the dot.');
  }
  return {
    kind: 'attribute',
    name: name ?? { text: '', start: afterDot, end: afterDot },
    start,
    end: c.pos,
  };
}

function readIndex(c: Cursor): Step {
  const start = c.pos++;
  return inBrackets(c, () => {
    skipBlank(c);
    if (peek(c) === STAR) {
      const star = c.pos++;
      skipBlank(c);
      if (peek(c) === CLOSE_BRACKET) {
        c.pos++;
        return { kind: 'splat', start, end: c.pos };
      }
      c.pos = star;
    }
    const key = readExpression(c);
    const closed = closeWith(c, CLOSE_BRACKET, start, 'index');
    return { kind: 'index', key, closed, start, end: c.pos };
  });
}

function readPrimary(c: Cursor): Expression {
  const code = peek(c);
  if (code === QUOTE) return opensString(c) ? readQuoted(c) : missingAt(c);
  if (isDigit(code)) return readNumber(c);
  if (code === OPEN_PAREN) return readParenthesized(c);
  if (code === OPEN_BRACKET) return readTupleOrFor(c);
  if (code === OPEN_BRACE) return readObjectOrFor(c);
  if (code === LESS && peek(c, 1) === LESS) {
    const heredoc = readHeredoc(c);
    if (heredoc !== undefined) return heredoc;
  }
  const name = readName(c);
  if (name !== undefined) return readNamed(c, name);
  report(c, c.pos, code === NEWLINE || code === -1 ? c.pos : c.pos + 1, 'A value is missing here.');
  return missingAt(c);
}

/**
 * In the rest of a line whose `${` was never closed, a quote more likely ends the outer string than opens an inner
 * one, unless its partner is on the line too.
 */
function opensString(c: Cursor): boolean {
  if (!c.inBrokenString) return true;
  const partner = c.text.indexOf('"', c.pos + 1);
  return partner >= 0 && partner < c.end;
}

function readNamed(c: Cursor, name: Name): Expression {
  if (name.text === 'true' || name.text === 'false') {
    return { kind: 'literal', value: name.text === 'true', start: name.start, end: name.end };
  }
  if (name.text === 'null') return { kind: 'literal', value: null, start: name.start, end: name.end };
  const afterName = c.pos;
  skipBlank(c);
  let function_ = name;
  while (startsWith(c, '::')) {
    c.pos += 2;
    const part = readName(c);
    function_ = { text: `${function_.text}::${part?.text ?? ''}`, start: name.start, end: c.pos };
    if (part === undefined) break;
    skipBlank(c);
  }
  if (peek(c) === OPEN_PAREN) return readCall(c, function_);
  if (function_ !== name)
    return { kind: 'reference', root: function_, steps: [], start: name.start, end: c.pos };
  c.pos = afterName;
  return { kind: 'reference', root: name, steps: [], start: name.start, end: name.end } satisfies Reference;
}

function readCall(c: Cursor, name: Name): Call {
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
      }
      if (peek(c) === COMMA) c.pos++;
      else if (peek(c) !== CLOSE_PAREN) {
        if (!skipStray(c, CLOSE_PAREN, before)) break;
      }
    }
    const closed = closeWith(c, CLOSE_PAREN, open, 'argument list');
    return { kind: 'call', name, arguments: items, expands, closed, start: name.start, end: c.pos };
  });
}

function readParenthesized(c: Cursor): Parenthesized {
  const start = c.pos++;
  return inBrackets(c, () => {
    skipBlank(c);
    const inner = readExpression(c);
    const closed = closeWith(c, CLOSE_PAREN, start, 'parenthesis');
    return { kind: 'parenthesized', inner, closed, start, end: c.pos };
  });
}

function readTupleOrFor(c: Cursor): Tuple | ForExpression {
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
      else if (peek(c) !== CLOSE_BRACKET) {
        if (!skipStray(c, CLOSE_BRACKET, before)) break;
      }
    }
    const closed = closeWith(c, CLOSE_BRACKET, start, 'list');
    return { kind: 'tuple', items, closed, start, end: c.pos };
  });
}

function readObjectOrFor(c: Cursor): ObjectExpression | ForExpression {
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
  } else report(c, key.start, key.end, 'This key has no value; write `key = value`.');
  const end = value.kind === 'missing' ? Math.max(key.end, value.end) : value.end;
  if (peek(c) === COMMA) c.pos++;
  else if (peek(c) !== CLOSE_BRACE && peek(c) !== NEWLINE && peek(c) !== -1) {
    // What cannot be read costs the rest of its line, not the object.
    report(c, c.pos, c.pos + 1, 'A comma or a new line is expected between entries.');
    let end = c.pos;
    while (end < c.end && !'\n},'.includes(c.text.charAt(end))) end++;
    skipText(c, end);
    if (peek(c) === COMMA || c.pos === before) c.pos++;
  }
  return { key, value, start: key.start, end };
}

function startsFor(c: Cursor): boolean {
  if (!startsWith(c, 'for')) return false;
  const after = peek(c, 3);
  return after === 0x20 || after === 0x09 || after === NEWLINE || after === 0x0d;
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
  report(c, before, before + 1, `\`${word}\` is expected here.`);
}

export function readName(c: Cursor): Name | undefined {
  const start = c.pos;
  const text = readIdentifier(c);
  return text === undefined ? undefined : { text, start, end: c.pos };
}

const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function readNumber(c: Cursor): Expression {
  const start = c.pos;
  number.lastIndex = start;
  const digits = number.exec(c.text)?.[0] ?? '0';
  c.pos = Math.min(start + digits.length, c.end);
  return { kind: 'literal', value: Number(digits), start, end: c.pos };
}

/** Runs `read` with newlines as blanks, as they are inside brackets. */
function inBrackets<T>(c: Cursor, read: () => T): T {
  const outside = c.newlineIsBlank;
  c.newlineIsBlank = true;
  const result = read();
  c.newlineIsBlank = outside;
  return result;
}

function closeWith(c: Cursor, closer: number, open: number, what: string): boolean {
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

const TOO_DEEP = `This is nested more than ${MAX_DEPTH} levels deep; what is further in is not analysed.`;

/** Skips brackets as text, so that no depth of nesting can exhaust the stack. */
function skipTooDeep(c: Cursor): Missing {
  const start = c.pos;
  let open = 0;
  for (; c.pos < c.end; c.pos++) {
    const code = c.text.charCodeAt(c.pos);
    if (code === OPEN_BRACE || code === OPEN_BRACKET || code === OPEN_PAREN) open++;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      if (open === 0) break;
      open--;
    } else if ((code === COMMA || code === NEWLINE) && open === 0) break;
  }
  report(c, start, start + 1, TOO_DEEP);
  return { kind: 'missing', start, end: c.pos };
}
