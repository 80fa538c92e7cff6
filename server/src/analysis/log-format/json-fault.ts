/** Where a text stops being JSON, and what should stand there. */
import type { Span } from '../../hcl/syntax.js';

/** The first fault of a text. */
export interface JsonFault {
  readonly at: number;
  readonly wanted: 'key' | 'colon' | 'value' | 'comma' | 'end';
  /** The string, number or bracket that was read last. */
  readonly last: Span | undefined;
}

/** The first fault; undefined where the text is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let wanted: JsonFault['wanted'] = 'value';
  let last: Span | undefined;
  let isFirst = false;
  for (let at = 0; ;) {
    at = skipped(text, at);
    const head = text[at];
    const fault = { at, wanted, last };
    if (head === undefined) return wanted === 'end' ? undefined : fault;
    const closes = open.at(-1) === '{' ? '}' : ']';
    let end = at + 1;
    if (open.length > 0 && head === closes && (wanted === 'comma' || isFirst)) {
      open.pop();
      wanted = open.length > 0 ? 'comma' : 'end';
      isFirst = false;
    } else if (wanted === 'comma' && head === ',') {
      wanted = open.at(-1) === '{' ? 'key' : 'value';
    } else if (wanted === 'colon' && head === ':') {
      wanted = 'value';
    } else if (wanted === 'value' && (head === '{' || head === '[')) {
      open.push(head);
      wanted = head === '{' ? 'key' : 'value';
      isFirst = true;
    } else if (wanted === 'value' || wanted === 'key') {
      const [written] = matchAt(wanted === 'key' ? STRING : SCALAR, text, at) ?? [];
      if (written === undefined) return unclosed(text, at, wanted, last);
      end = at + written.length;
      wanted = wanted === 'key' ? 'colon' : open.length > 0 ? 'comma' : 'end';
      isFirst = false;
    } else {
      return fault;
    }
    last = { start: at, end };
    at = end;
  }
}

/** A string without an end is what was read last. */
function unclosed(text: string, at: number, wanted: JsonFault['wanted'], last: Span | undefined): JsonFault {
  if (text[at] !== '"') return { at, wanted, last };
  const [line = ''] = matchAt(/[^\n]*/y, text, at) ?? [];
  return { at: at + line.length, wanted, last: { start: at, end: at + line.length } };
}

function skipped(text: string, at: number): number {
  return at + (matchAt(/\s*/y, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const SCALAR =
  /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
