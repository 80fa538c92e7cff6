/** What a project file must not be to be parsed at all: the parser calls itself for each bracket, and it runs anew with every key. */
import { createScanner } from 'jsonc-parser';
import type { Problem } from '../hcl/syntax.js';

/** Why a text is not parsed, and where; undefined where it may be. Takes any text, in a time that grows with its length only. */
export function boundsProblem(text: string): Problem | undefined {
  if (text.length > LONGEST_PROJECT) {
    const most = LONGEST_PROJECT.toLocaleString('en');
    return problemAt(0, `The file has more than ${most} characters, so nothing in it counts: shorten it.`);
  }
  const start = tooDeepAt(text);
  return start === undefined ? undefined : problemAt(start, TOO_DEEP);
}

function problemAt(start: number, message: string): Problem {
  return { start, end: start + 1, message };
}

/**
 * Where the first bracket opens that is within too many others. Only its own bracket closes one, as to the parser: another
 * is a mistake within.
 */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    // Nothing at the end. What is in quotes begins with them.
    const first = text[start];
    if (first === undefined) return undefined;
    const closing = CLOSING.get(first);
    if (closing !== undefined) open.push(closing);
    else if (first === open.at(-1)) open.pop();
    if (open.length > DEEPEST) return start;
  }
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

/** Three are of use. */
const DEEPEST = 100;

/** In UTF-16 units. A list of files that is longer would be one of globs. */
const LONGEST_PROJECT = 1_000_000;

const TOO_DEEP = 'This is nested too deeply, so nothing in the file counts: remove the brackets here.';
