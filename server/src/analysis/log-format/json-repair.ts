/** Finds the few characters that keep a text from being JSON. Pure and bounded; a text that is not nearly JSON has none. */
import type { Span } from '../../hcl/syntax.js';
import type { FormatText } from './format-text.js';
import { jsonFault } from './json-fault.js';
import { HOLE } from './tokens.js';

/** What is wrong at a place. */
export type JsonFlaw = 'extra comma' | 'missing comma' | 'quote' | 'apostrophe' | 'bracket' | 'colon';

/** A change in the text. */
export interface JsonEdit extends Span {
  readonly flaw: JsonFlaw;
  readonly newText: string;
}

/**
 * The changes that make a format JSON, in its order, the fewest there are; undefined where it is JSON, or far from it.
 * Variables and what is unknown count as digits, which may stand in a string and outside of it.
 */
export function jsonRepair(format: Pick<FormatText, 'text' | 'variables'>): readonly JsonEdit[] | undefined {
  if (format.text.length > LONGEST) return undefined;
  const text = withDigits(format);
  // What is filled in may bring a quote or a comma of its own.
  const isAtHole = ({ start, end }: Span): boolean =>
    format.text.slice(Math.max(0, start - 1), end + 1).includes(HOLE);
  if (!/^\s*\{[^]*["'\w]\s*:\s*["']/.test(text)) return undefined;
  let tries: readonly (readonly JsonEdit[])[] = [[]];
  for (let round = 0; round <= MOST_EDITS && tries.length > 0; round++) {
    const next: (readonly JsonEdit[])[] = [];
    for (const edits of tries) {
      const current = applied(text, edits);
      const fault = jsonFault(current);
      if (fault === undefined) return edits.length > 0 && !edits.some(isAtHole) ? inOrder(edits) : undefined;
      for (const candidate of candidatesFor(current, fault)) {
        const all = [...edits, ...candidate.map((edit) => ({ ...edit, ...before(edit, edits) }))];
        const after = jsonFault(applied(text, all));
        if (after === undefined || after.at > fault.at) next.push(all);
      }
    }
    tries = next.slice(0, MOST_TRIES);
  }
  return undefined;
}

function withDigits({ text, variables }: Pick<FormatText, 'text' | 'variables'>): string {
  let plain = text.replaceAll(HOLE, '1');
  for (const { start, end } of variables)
    plain = plain.slice(0, start) + '1'.repeat(end - start) + plain.slice(end);
  return plain;
}

type Fault = NonNullable<ReturnType<typeof jsonFault>>;

/** What may mend a fault, the likeliest first; each is a change or several that belong together. */
function candidatesFor(text: string, { at, wanted, last }: Fault): readonly (readonly JsonEdit[])[] {
  const found: (readonly JsonEdit[])[] = [];
  const insert = (offset: number, newText: string, flaw: JsonFlaw): void => {
    found.push([{ start: offset, end: offset, newText, flaw }]);
  };
  const rest = text.slice(at);
  const [head = ''] = rest;
  if (head === "'") {
    const [pair = "'"] = /^'[^'"]*'/.exec(rest) ?? [];
    const all = text.includes('"')
      ? [at, at + pair.length - 1]
      : [...text.matchAll(/'/g)].map(({ index }) => index);
    return [all.map((start) => ({ start, end: start + 1, newText: '"', flaw: 'apostrophe' as const }))];
  }
  const comma = /,\s*$/.exec(text.slice(0, at));
  if (comma && /^[}\],]/.test(rest))
    found.push([{ start: comma.index, end: comma.index + 1, newText: '', flaw: 'extra comma' }]);
  // A string that lacks its end holds what follows, up to the next quote.
  const inner = last && text.slice(last.start, last.end);
  const ends = inner === undefined ? null : /^"([^":,{}]+)(\s*:\s*|\s*,\s*|\s*[}\]]+\s*)"?$/.exec(inner);
  if (last && ends) insert(last.start + 1 + (ends[1] ?? '').trimEnd().length, '"', 'quote');
  if (wanted === 'comma') {
    const end = last?.end ?? at;
    if (head === '"' || head === '{') insert(end, ',', 'missing comma');
    if (last && head === '"' && /^"\s*(?:[,}\]]|$)/.test(rest)) insert(last.start, '"', 'quote');
    if (rest.trim() === '') insert(end, text.trimStart().startsWith('{') ? '}' : ']', 'bracket');
  }
  if (wanted === 'end' && /^[}\],]\s*$/.test(rest))
    found.push([{ start: at, end: at + 1, newText: '', flaw: head === ',' ? 'extra comma' : 'bracket' }]);
  if (wanted === 'colon' && head === '=')
    found.push([{ start: at, end: at + 1, newText: ':', flaw: 'colon' }]);
  if (wanted === 'colon' && head === '"') insert(last?.end ?? at, ':', 'colon');
  const [, word = '', quote] = /^([\w.-]+)("?)/.exec(rest) ?? [];
  if (word !== '' && quote === '"') {
    insert(at, '"', 'quote');
  } else if (word !== '' && (wanted === 'key' || wanted === 'value')) {
    const edit = { newText: '"', flaw: 'quote' as const };
    found.push([
      { start: at, end: at, ...edit },
      { start: at + word.length, end: at + word.length, ...edit },
    ]);
  }
  return found;
}

/** A place in the text that edits made, in the one before them. */
function before({ start, end }: Span, edits: readonly JsonEdit[]): Span {
  const shift = (offset: number): number => {
    let moved = 0;
    for (const edit of inOrder(edits)) {
      if (edit.start + moved >= offset) break;
      moved += edit.newText.length - (edit.end - edit.start);
    }
    return offset - moved;
  };
  return { start: shift(start), end: shift(end) };
}

function applied(text: string, edits: readonly JsonEdit[]): string {
  return inOrder(edits).reduceRight(
    (current, { start, end, newText }) => current.slice(0, start) + newText + current.slice(end),
    text,
  );
}

function inOrder(edits: readonly JsonEdit[]): readonly JsonEdit[] {
  return edits.toSorted((a, b) => a.start - b.start);
}

const LONGEST = 5_000;
const MOST_EDITS = 4;
const MOST_TRIES = 12;
