/** Makes a source file from its text. */
import { parse, parseJson } from '../hcl/parse.js';
import type { SourceFile } from './module.js';
import { nameOf } from './uris.js';

/** Texts above this many UTF-16 units are kept, but not parsed. */
export const LONGEST_SOURCE = 4 * 1024 * 1024;

/**
 * A file as the features see it. Never fails: a text that is too large or binary becomes a file with an empty body
 * whose `unread` says why.
 */
export function sourceFile(uri: string, text: string): SourceFile {
  const unread = reasonNotToParse(text);
  if (unread !== undefined) {
    return {
      uri,
      name: nameOf(uri),
      text,
      body: { start: 0, end: text.length, items: [] },
      problems: [],
      unread,
    };
  }
  const name = nameOf(uri);
  const { body, problems } = name.endsWith('.json') ? parseJson(text) : parse(text);
  return { uri, name, text, body, problems };
}

/** Whether a text begins like something that is not text. */
export function isBinary(text: string): boolean {
  return text.slice(0, SNIFFED).includes('\0');
}

function reasonNotToParse(text: string): string | undefined {
  if (text.length > LONGEST_SOURCE) {
    const size = (text.length / 1024 / 1024).toFixed(1);
    return `This file is too large to analyze (${size} MB; the limit is 4 MB). Split it.`;
  }
  if (isBinary(text))
    return 'This file contains NUL characters, so it is not analyzed. Save it as UTF-8 text.';

  return undefined;
}

const SNIFFED = 8192;
