/**
 * Reads HCL text into a tree, whatever state the text is in. Parsing never fails: what cannot be read becomes a
 * problem, and the blocks and siblings after it stay intact.
 */
import { withPlainQuotes } from './json-quotes.js';
import { NEWLINE, QUOTE, COLON, EQUALS, GREATER, OPEN_BRACE, CLOSE_BRACE } from './characters.js';
import {
  type Cursor,
  type Indentation,
  MAX_DEPTH,
  cursorOver,
  indentOf,
  isAlike,
  isFirstOnLine,
  isLess,
  lineEnd,
  startOfLine,
  looksLikeTopLevelHeader,
  peek,
  readIdentifier,
  report,
  skipBlank,
  skipBlankLines,
} from './cursor.js';
import { missingAt, readExpression } from './expressions.js';
import { readParts } from './templates.js';
import type {
  Name,
  Body,
  Item,
  Attribute,
  Block,
  Label,
  Fragment,
  Expression,
  ParsedText,
  Template,
} from './syntax.js';

/**
 * Reads a whole file. Offsets in the tree are UTF-16 offsets into `text`, a byte order mark included.
 * Sound text is read once; only broken text is read again, with everything that recovery knows.
 */
export function parse(text: string): ParsedText {
  const plain = readAs(text, false, false);
  if (plain.problems.length === 0) return plain;
  const recovered = readAs(text, true, false);
  return recovered.unbalanced ? readAs(text, true, true) : recovered;
}

/** Reads a whole text as a template, as `templatefile` does; it is not closed where it can't be read to its end. */
export function parseTemplate(text: string): Template {
  const c = cursorOver(text, false, false);
  c.pos = 0;
  const { parts } = readParts(c, false, []);
  const span = { start: 0, end: text.length };
  const closed = c.problems.length === 0 && c.pos === text.length;
  return { kind: 'template', form: 'heredoc', parts, content: span, closed, ...span };
}

function readAs(
  text: string,
  recovering: boolean,
  byIndentation: boolean,
): ParsedText & { readonly unbalanced: boolean } {
  const c = cursorOver(text, recovering, byIndentation);
  const body = readFile(c);
  return { body, problems: c.problems, unbalanced: c.unbalanced };
}

/**
 * Reads a JSON object as a body of arguments, as far as HCL's objects are written alike. What interpolates in HCL is
 * plain text in JSON; who evaluates it must not follow it.
 */
export function parseJson(text: string): ParsedText {
  const c = cursorOver(withPlainQuotes(text), true, false);
  skipBlankLines(c);
  const object = readExpression(c);
  if (object.kind !== 'object') report(c, object.start, object.end, 'Expected a JSON object here.');
  const entries = object.kind === 'object' ? object.entries : [];
  const items = entries.flatMap(({ key, value, start, end }): readonly Item[] => {
    const [part, ...more] = key.kind === 'template' ? key.parts : [];
    if (part?.kind !== 'text' || more.length > 0) return [];
    const name = { text: part.value, start: key.start, end: key.end };
    return [{ kind: 'attribute', name, equals: key.end, value, start, end }];
  });
  return { body: { items, start: 0, end: text.length }, problems: c.problems };
}

function readFile(c: Cursor): Body {
  const start = c.pos;
  const items: Item[] = [];
  for (;;) {
    readItems(c, items, []);
    if (c.pos >= c.end) break;
    // Only a brace without a partner ends the items of a file early.
    report(c, c.pos, c.pos + 1, 'This `}` has no matching `{`; remove it.');
    c.unbalanced = true;
    c.pos++;
  }
  return { items, start, end: c.end };
}

/**
 * Reads items until a brace closes the body, or recovery sees that the body was left open.
 * `open` has the indentation of each block around, outermost first.
 */
function readItems(c: Cursor, items: Item[], open: readonly Indentation[]): void {
  for (;;) {
    skipBlankLines(c);
    if (c.pos >= c.end) return;
    if (c.byIndentation && isFirstOnLine(c.text, c.pos)) {
      const verdict = judgeLine(c, open);
      if (verdict === 'outside') return;
      if (verdict === 'stray') {
        report(c, c.pos, c.pos + 1, 'This `}` has no matching `{`; remove it.');
        c.pos++;
        continue;
      }
    }
    if (peek(c) === CLOSE_BRACE) return;
    items.push(readItem(c, open));
  }
}

/** Where brackets do not match, the indentation of a line tells which body it belongs to. */
function judgeLine(c: Cursor, open: readonly Indentation[]): 'inside' | 'outside' | 'stray' {
  const own = open.at(-1);
  if (own === undefined) return 'inside';
  const indent = indentOf(c.text, c.pos);
  const isLesser = isLess(c, indent, own);
  const isOwn = isAlike(c, indent, own);
  if (peek(c) === CLOSE_BRACE) {
    if (isOwn) return 'inside';
    if (open.some((around) => isAlike(c, indent, around))) return isLesser ? 'outside' : 'stray';
    return isLess(c, own, indent) ? 'stray' : 'inside';
  }
  const mayBeOutside = open.length > 1 || looksLikeTopLevelHeader(c.text, c.pos);
  return mayBeOutside && (isLesser || isOwn) ? 'outside' : 'inside';
}

function readItem(c: Cursor, open: readonly Indentation[]): Item {
  c.newlineIsBlank = false;
  const name = readItemName(c);
  if (name === undefined) return readStray(c);
  skipBlank(c);
  const code = peek(c);
  if ((code === EQUALS && peek(c, 1) !== EQUALS && peek(c, 1) !== GREATER) || code === COLON)
    return readAttribute(c, name);

  if (code === OPEN_BRACE || code === QUOTE || startsLabel(c)) return readBlock(c, name, open);
  return readFragment(c, name);
}

/** An attribute name or block type. A quoted one is not HCL, but it is what people write who come from JSON. */
function readItemName(c: Cursor): Name | undefined {
  const start = c.pos;
  const text = readIdentifier(c);
  if (text !== undefined) return { text, start, end: c.pos };
  const quoted = peek(c) === QUOTE ? /"([\w-]+)"(?=[ \t]*[=:])/y : undefined;
  if (quoted === undefined) return undefined;
  quoted.lastIndex = c.pos;
  const match = quoted.exec(c.text);
  if (match === null) return undefined;
  c.pos += match[0].length;
  report(c, start, c.pos, 'An argument name must not be quoted; remove the quotes.');
  return { text: match[1] ?? '', start, end: c.pos };
}

function readAttribute(c: Cursor, name: Name): Attribute {
  const equals = c.pos;
  if (peek(c) === COLON) report(c, equals, equals + 1, 'Use `=` to set an argument.');
  c.pos++;
  const outerEnd = c.end;
  c.itemIndent = indentOf(c.text, name.start);
  const afterEquals = c.pos;
  skipBlank(c);
  const value = readValue(c, afterEquals);
  c.end = outerEnd;
  c.newlineIsBlank = false;
  endOfItem(c);
  return { kind: 'attribute', name, equals, value, start: name.start, end: Math.max(value.end, equals + 1) };
}

function readValue(c: Cursor, afterEquals: number): Expression {
  const value = readExpression(c);
  if (value.kind !== 'missing' || value.end > value.start) return value;
  const missing = missingAt(c);
  return { ...missing, start: afterEquals, end: Math.max(afterEquals, missing.end) };
}

/** An item ends with its line; a block of one line may also close right after it. */
function endOfItem(c: Cursor): void {
  skipBlank(c);
  const code = peek(c);
  if (code === NEWLINE || code === CLOSE_BRACE || code === -1) return;
  const start = c.pos;
  c.pos = strayEnd(c);
  report(c, start, c.pos, 'Expected a new line here.');
}

/** The end of the line, or the brace that closes a block of one line. */
function strayEnd(c: Cursor): number {
  const line = lineEnd(c, c.pos);
  let end = line;
  while (end > c.pos && /[\s]/.test(c.text.charAt(end - 1))) end--;
  const closesLine = c.text.charCodeAt(end - 1) === CLOSE_BRACE;
  const openedOnLine = c.text.slice(startOfLine(c.text, c.pos), c.pos).includes('{');
  return closesLine && openedOnLine && end - 1 > c.pos ? end - 1 : Math.max(end, c.pos + 1);
}

function readStray(c: Cursor): Fragment {
  const start = c.pos;
  const name = { text: '', start, end: start };
  c.pos = strayEnd(c);
  report(c, start, c.pos, 'Expected an argument or a block here.');
  return { kind: 'fragment', name, start, end: c.pos };
}

function readFragment(c: Cursor, name: Name): Fragment {
  const code = peek(c);
  const isAlone = code === NEWLINE || code === -1 || code === CLOSE_BRACE;
  if (!isAlone) c.pos = strayEnd(c);
  report(c, name.start, c.pos, `\`${name.text}\` needs \`=\` and a value, or \`{\` if it is a block.`);
  return { kind: 'fragment', name, start: name.start, end: isAlone ? name.end : c.pos };
}

/** Whether bare labels follow: identifiers, and after them a quoted label, the brace or the end of the line. */
function startsLabel(c: Cursor): boolean {
  const before = c.pos;
  let labels = 0;
  while (readIdentifier(c) !== undefined) {
    labels++;
    skipBlank(c);
  }
  const after = peek(c);
  c.pos = before;
  return labels > 0 && (after === OPEN_BRACE || after === QUOTE || after === NEWLINE || after === -1);
}

function readBlock(c: Cursor, type: Name, open: readonly Indentation[]): Block {
  const labels = readLabels(c);
  const header = { start: type.start, end: labels.at(-1)?.end ?? type.end };
  const start = type.start;
  skipBlank(c);
  if (peek(c) !== OPEN_BRACE && !braceOnNextLine(c)) {
    const end = header.end;
    report(c, header.start, end, 'This block needs a body; add `{` and `}`.');
    if (peek(c) !== NEWLINE && peek(c) !== -1 && peek(c) !== CLOSE_BRACE) c.pos = strayEnd(c);
    return {
      kind: 'block',
      type,
      labels,
      header,
      open: undefined,
      close: undefined,
      body: { items: [], start: end, end },
      start,
      end,
    };
  }
  const brace = c.pos++;
  skipBlank(c);
  const isOneLine = peek(c) !== NEWLINE;
  const items: Item[] = [];
  if (open.length >= MAX_DEPTH) skipDeepBody(c, brace);
  else readItems(c, items, [...open, indentOf(c.text, type.start)]);
  const closed = peek(c) === CLOSE_BRACE && !belongsOutside(c, open, type);
  const bodyEnd = closed ? c.pos : endOfOpenBody(c, brace, items);
  const body = { items, start: brace + 1, end: bodyEnd };
  if (closed) {
    checkLines(c, isOneLine, items);
    c.pos++;
  } else {
    c.unbalanced = true;
    report(c, header.start, brace + 1, 'This block is never closed; add `}`.');
  }
  const end = closed ? c.pos : bodyEnd;
  if (closed) endOfItem(c);
  return {
    kind: 'block',
    type,
    labels,
    header,
    open: brace,
    close: closed ? bodyEnd : undefined,
    body,
    start,
    end,
  };
}

/** At the `}` of a body: HCL allows a single argument on the line of both braces, else each has lines of its own. */
function checkLines(c: Cursor, isOneLine: boolean, items: readonly Item[]): void {
  const [first, second] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return;
  const endsLine = (item: Item, next: number): boolean =>
    c.text
      .slice(item.end, next)
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .includes('\n');
  if (isOneLine && first.kind === 'block')
    report(c, first.header.start, first.header.end, 'A block must start on a new line.');
  else if (isOneLine && first.kind === 'attribute' && endsLine(first, second?.start ?? c.pos))
    report(c, first.name.start, first.name.end, 'An argument must start on a new line.');
  else if (!isOneLine && last.kind !== 'fragment' && !endsLine(last, c.pos))
    report(c, c.pos, c.pos + 1, 'This `}` must be on its own line.');
}

/** Whether the `}` at the position was left for a block around this one. */
function belongsOutside(c: Cursor, open: readonly Indentation[], type: Name): boolean {
  if (!c.byIndentation || !isFirstOnLine(c.text, c.pos)) return false;
  return judgeLine(c, [...open, indentOf(c.text, type.start)]) === 'outside';
}

/** A body that was left open reaches to the end of its last line, so that a cursor below its last item is in it. */
function endOfOpenBody(c: Cursor, brace: number, items: readonly Item[]): number {
  const last = items.at(-1)?.end ?? brace + 1;
  const goesOn = startOfLine(c.text, c.pos);
  return c.pos >= c.end ? c.end : Math.max(last, Math.min(goesOn, c.pos));
}

/** The brace on a line of its own is refused by HCL, but it surely opens this block. */
function braceOnNextLine(c: Cursor): boolean {
  if (!c.recovering || peek(c) !== NEWLINE) return false;
  const before = c.pos;
  skipBlankLines(c);
  if (peek(c) === OPEN_BRACE) return true;
  c.pos = before;
  return false;
}

function skipDeepBody(c: Cursor, brace: number): void {
  report(c, brace, brace + 1, `Blocks nested more than ${MAX_DEPTH} levels deep are not analyzed.`);
  for (let open = 1; c.pos < c.end; c.pos++) {
    const code = peek(c);
    if (code === OPEN_BRACE) open++;
    else if (code === CLOSE_BRACE && --open === 0) return;
  }
}

function readLabels(c: Cursor): Label[] {
  const labels: Label[] = [];
  for (;;) {
    skipBlank(c);
    const start = c.pos;
    if (peek(c) === QUOTE) {
      labels.push(readQuotedLabel(c));
    } else {
      const text = readIdentifier(c);
      if (text === undefined) return labels;
      labels.push({ text, quoted: false, closed: true, start, end: c.pos });
    }
  }
}

const labelText = /(?:[^"\\\r\n]|\\.)*/y;

function readQuotedLabel(c: Cursor): Label {
  const start = c.pos++;
  labelText.lastIndex = c.pos;
  const text = labelText.exec(c.text)?.[0] ?? '';
  if (c.text.charCodeAt(c.pos + text.length) === QUOTE) {
    checkLabel(c, text);
    c.pos += text.length + 1;
    return { text, quoted: true, closed: true, start, end: c.pos };
  }
  // An open label most likely ends with its word, so that a brace after it still opens the block.
  const word = /^[\w.-]*/.exec(text)?.[0] ?? '';
  c.pos += word.length;
  report(c, start, c.pos, 'This label is never closed; end it with `"`.');
  return { text: word, quoted: true, closed: false, start, end: c.pos };
}

const noLabelText = /\$\{2}\{|%{2}\{|\\(?:[nrt"\\]|u[\da-fA-F]{4}|U[\da-fA-F]{8})|([$%]\{|\\.)/g;

/** A label is plain text: no sequences, and only the escapes that strings have. */
function checkLabel(c: Cursor, text: string): void {
  for (const { index, 1: wrong } of text.matchAll(noLabelText)) {
    if (wrong === undefined) continue;
    const start = c.pos + index;
    const message = wrong.startsWith('\\')
      ? 'Invalid escape sequence; write a backslash as `\\\\`.'
      : `A label can't contain \`${wrong}\`; use plain text.`;
    report(c, start, start + wrong.length, message);
  }
}
