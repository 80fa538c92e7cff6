/** Values and pieces of source text as people read them in a hover. */
import { type Value, textOf } from '../../analysis/values/values.js';
import { plainText } from '../../analysis/references/mentions.js';
import type { Evaluate } from '../../analysis/values/evaluate.js';
import type { Expression, Span } from '../../hcl/syntax.js';
import { positionAt } from '../../workspace/line-index.js';
import type { SourceFile } from '../../workspace/module.js';
import { code, codeBlock, link, paragraphs, prose } from '../text/markdown-syntax.js';

/** Markdown and what it is about. */
export interface HoverText {
  readonly text: string;
  readonly span: Span;
}

/** `"prod"`, `0.5`, `["a", "b"]` as HCL; unknown parts are `…`. Undefined where nothing of it is known. */
export function valueText(value: Value, depth = 0): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return 'null';
    case 'string':
      return quoted(value.value);
    case 'number':
      return textOf(value) ?? String(value.value);
    case 'bool':
      return String(value.value);
    case 'list': {
      const items = value.items.slice(0, MAX_ITEMS).map((item) => inner(item, depth));
      return `[${[...items, ...more(value.items.length)].join(', ')}]`;
    }
    case 'object': {
      const entries = [...value.entries].slice(0, MAX_ITEMS);
      const shown = entries.map(([key, item]) => `${key} = ${inner(item, depth)}`);
      return shown.length === 0 ? '{}' : `{ ${[...shown, ...more(value.entries.size)].join(', ')} }`;
    }
  }
}

/** `` `"prod"`, the default of `var.stage` ``; where it is `own`, the source goes without saying. */
export function valueWithOrigin(value: Value, own?: string): string | undefined {
  const text = valueText(value);
  if (text === undefined || value.kind === 'unknown') return undefined;
  const { origin } = value;
  const isOwn = origin === undefined || origin.what === `\`${own ?? ''}\``;
  return `${code(shortened(text))}${isOwn ? '' : `, ${origin.derived ? 'built from' : 'from'} ${prose(origin.what)}`}`;
}

/** The value of an expression that stands beside it; undefined where what is written says it all. */
export function valueBeside(written: Expression, evaluate: Evaluate, own?: string): string | undefined {
  const value = evaluate(written);
  const isOwn = value.kind !== 'unknown' && value.origin === undefined;
  const isWrittenOut = written.kind === 'template' || isLiteral(written);
  return isOwn && isWrittenOut ? undefined : valueParagraph(value, own);
}

/** `Value: …`, long text in a block of its own; undefined where the value is not known. */
export function valueParagraph(value: Value, own?: string): string | undefined {
  if (value.kind === 'string' && (value.value.length > LINE || value.value.includes('\n'))) {
    const text = value.value.slice(0, MAX_TEXT) + (value.value.length > MAX_TEXT ? '…' : '');
    return paragraphs(['Value:', codeBlock(text, 'text')]);
  }
  const text = valueWithOrigin(value, own);
  return text && `Value: ${text}`;
}

/** What stands in a span, on one line and cut short. */
export function valueExcerpt(file: SourceFile, { start, end }: Span): string {
  const text = file.text.slice(start, Math.min(end, start + 4 * LINE));
  return shortened(text.replace(/\s+/g, ' ').trim());
}

/** What stands in a span as it is laid out there, without the indentation of its later lines; at most 12 lines. */
export function layout(file: SourceFile, { start, end }: Span): string {
  const cut = file.text.slice(start, Math.min(end, start + MAX_TEXT));
  const [first = '', ...rest] = cut.split(/\r?\n/);
  const filled = rest.filter((line) => line.trim() !== '');
  const indent = Math.min(...filled.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0));
  const lines = [first, ...rest.map((line) => line.slice(Number.isFinite(indent) ? indent : 0))];
  const isCut = lines.length > MAX_LINES || end - start > MAX_TEXT;
  return [...lines.slice(0, MAX_LINES), ...(isCut ? ['# …'] : [])].join('\n').trimEnd();
}

/** A link to a place in a file; `label` is Markdown, by default the file's name and the line. */
export function placeLink(file: SourceFile, { start }: Span, label?: string): string {
  const line = positionAt(file, start).line + 1;
  return link(label ?? prose(`${file.name}:${line}`), `${file.uri}#L${line}`);
}

/** `a`, `b` and 3 more; each part is Markdown. */
export function enumeration(parts: readonly string[]): string {
  const shown = parts.slice(0, MAX_ITEMS);
  const rest = parts.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

const LINE = 80;
const MAX_ITEMS = 8;
const MAX_LINES = 12;
const MAX_TEXT = 800;
const MAX_DEPTH = 4;

/** Whether an expression is its own value. */
function isLiteral(written: Expression): boolean {
  if (written.kind === 'tuple') return written.items.every(isLiteral);
  if (written.kind === 'object') return written.entries.every(({ value }) => isLiteral(value));
  return written.kind === 'literal' || plainText(written) !== undefined;
}

function inner(value: Value, depth: number): string {
  return depth < MAX_DEPTH ? (valueText(value, depth + 1) ?? '…') : '…';
}

function more(count: number): readonly string[] {
  return count > MAX_ITEMS ? ['…'] : [];
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/([$%])\{/g, '$1$1{');
}

function shortened(text: string): string {
  return text.length > LINE ? `${text.slice(0, LINE - 1).trimEnd()}…` : text;
}
