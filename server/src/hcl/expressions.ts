/**
 * Reads expressions: operators, references, literals. Whatever is missing becomes a `missing` node and a problem;
 * nothing throws. What stands between brackets and quotes is read next door, and each calls back.
 */
import {
  AMPERSAND,
  BANG,
  BAR,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  GREATER,
  LESS,
  MINUS,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  PERCENT,
  PLUS,
  QUESTION,
  QUOTE,
  SLASH,
  STAR,
} from './characters.js';
import { closeWith, inBrackets, readCall, readObjectOrFor, readTupleOrFor } from './collections.js';
import {
  type Cursor,
  MAX_DEPTH,
  isDigit,
  peek,
  readIdentifier,
  report,
  skipBlank,
  startsWith,
} from './cursor.js';
import { readHeredoc } from './heredocs.js';
import type { Name, Expression, Step, BinaryOperator, Parenthesized, Missing } from './syntax.js';
import { readQuoted } from './templates.js';

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
    } else {
      report(c, c.pos, c.pos + 1, 'A conditional needs `:` and a value for the false case.');
    }
    result = { kind: 'conditional', condition, then, otherwise, start: condition.start, end: otherwise.end };
  }
  c.depth--;
  return result;
}

/** A `missing` node at the position, without a problem. */
export function missingAt(c: Cursor): Missing {
  return { kind: 'missing', start: c.pos, end: c.pos };
}

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
  for (let operators = 1; ; operators++) {
    skipBlank(c);
    const operator = operatorAt(c);
    if (operator === undefined || precedence[operator] <= minimum) return left;
    // The tree is as deep as the chain is long, and the left end may be a chain in parentheses.
    if (operators > Math.max(2, LONGEST_CHAIN / c.depth)) {
      skipTooDeep(c, TOO_LONG);
      return left;
    }
    c.pos += operator.length;
    skipBlank(c);
    const right = readBinary(c, precedence[operator]);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function operatorAt(c: Cursor): BinaryOperator | undefined {
  const next = peek(c, 1);
  switch (peek(c)) {
    case BAR:
      return next === BAR ? '||' : undefined;
    case AMPERSAND:
      return next === AMPERSAND ? '&&' : undefined;
    case EQUALS:
      return next === EQUALS ? '==' : undefined;
    case BANG:
      return next === EQUALS ? '!=' : undefined;
    case LESS:
      return next === EQUALS ? '<=' : '<';
    case GREATER:
      return next === EQUALS ? '>=' : '>';
    case PLUS:
      return '+';
    case MINUS:
      return '-';
    case STAR:
      return '*';
    case SLASH:
      return '/';
    case PERCENT:
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
    if (code !== MINUS && code !== BANG) break;
    if (signs.length === MAX_DEPTH) {
      report(c, c.pos, c.pos + 1, TOO_DEEP);
      while (peek(c) === MINUS || peek(c) === BANG) c.pos++;
      break;
    }
    signs.push({ operator: code === MINUS ? '-' : '!', start: c.pos++ });
    skipBlank(c);
  }
  let result = readPostfix(c);
  for (const { operator, start } of signs.reverse())
    result = { kind: 'unary', operator, operand: result, start, end: result.end };

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
  let isAfterDotStar = false;
  for (;;) {
    const before = c.pos;
    skipBlank(c);
    const inBrackets = peek(c) === OPEN_BRACKET;
    const step = peek(c) === DOT ? readDotStep(c) : inBrackets ? readIndex(c) : undefined;
    if (step === undefined) {
      c.pos = before;
      return steps;
    }
    const isDotStar = !inBrackets && step.kind === 'splat';
    if (isDotStar && isAfterDotStar)
      report(c, step.start, step.end, "A `.*` can't follow another one; use `[*]`.");

    isAfterDotStar = !inBrackets && (isDotStar || isAfterDotStar);
    steps.push(step);
  }
}

function readDotStep(c: Cursor): Step | undefined {
  if (startsWith(c, '...')) return undefined;
  const start = c.pos++;
  const afterDot = c.pos;
  skipBlank(c);
  if (peek(c) === STAR) {
    c.pos++;
    return { kind: 'splat', start, end: c.pos };
  }
  if (isDigit(peek(c))) return readLegacyIndex(c, start);
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

/** Reads `.0`. HCL takes the `0.1` of `.0.1` for one number, and refuses it. */
function readLegacyIndex(c: Cursor, start: number): Step {
  const digits = c.pos;
  const key = readNumber(c);
  const [whole = ''] = c.text.slice(digits, c.pos).split('.');
  if (digits + whole.length < c.pos) {
    report(c, start, c.pos, "An index after a dot can't be followed by another one; use `[0][1]`.");
    c.pos = digits + whole.length;
  }
  const index: Expression = { ...key, kind: 'literal', value: Number(whole), end: c.pos };
  return { kind: 'index', key: index, closed: true, start, end: c.pos };
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
  const function_ = readNamespaced(c, name);
  if (peek(c) === OPEN_PAREN) return readCall(c, function_);
  c.pos = function_.end;
  const { start, end } = function_;
  if (function_ !== name) {
    if (!function_.text.endsWith(':')) report(c, start, end, 'A function call needs `(` and `)`.');
    return { kind: 'reference', root: function_, steps: [], start, end };
  }
  switch (name.text) {
    case 'true':
    case 'false':
      return { kind: 'literal', value: name.text === 'true', start, end };
    case 'null':
      return { kind: 'literal', value: null, start, end };
    default:
      return { kind: 'reference', root: name, steps: [], start, end };
  }
}

/** Reads the rest of `provider::name::function`, as one name without blanks. */
function readNamespaced(c: Cursor, first: Name): Name {
  let name = first;
  skipBlank(c);
  while (startsWith(c, '::')) {
    c.pos += 2;
    const end = c.pos;
    skipBlank(c);
    const part = readName(c);
    name = { text: `${name.text}::${part?.text ?? ''}`, start: first.start, end: part?.end ?? end };
    if (part === undefined) {
      report(c, first.start, end, 'A function name is missing after `::`.');
      return name;
    }
    skipBlank(c);
  }
  return name;
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

/** Reads an identifier; undefined where none stands at the cursor. */
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

/** In operators, for an expression that is not nested. */
const LONGEST_CHAIN = 200;

const TOO_LONG = 'This expression has too many operators; from here on it is not analyzed.';

const TOO_DEEP = `This is nested more than ${MAX_DEPTH} levels deep; deeper levels are not analyzed.`;

/** Skips brackets as text, so that no depth of nesting can exhaust the stack. */
function skipTooDeep(c: Cursor, message = TOO_DEEP): Missing {
  const start = c.pos;
  let open = 0;
  for (; c.pos < c.end; c.pos++) {
    const code = c.text.charCodeAt(c.pos);
    if (code === OPEN_BRACE || code === OPEN_BRACKET || code === OPEN_PAREN) {
      open++;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN) {
      if (open === 0) break;
      open--;
    } else if ((code === COMMA || code === NEWLINE) && open === 0) {
      break;
    }
  }
  report(c, start, start + 1, message);
  return { kind: 'missing', start, end: c.pos };
}
