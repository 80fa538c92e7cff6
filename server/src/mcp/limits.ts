/** How much goes in and comes out; what is more is refused, or left out and said. Agents read a hundred findings, not thousands. */
import * as z from 'zod';

/** Characters of a text or of JSON that is given. */
export const LONGEST_INPUT = 1_000_000;
/** Paths in one call. */
export const MOST_PATHS = 100;
/** A path that is given; no system has longer ones. */
export const pathText = z.string().min(1).max(4096, 'The path has more than 4,096 characters. Shorten it.');
/** Entries of a list in an answer. */
export const MOST_ENTRIES = 100;
/** Characters of a list in an answer. */
export const LONGEST_LIST = 60_000;
/** Characters of the Terraform in an answer. */
export const LONGEST_TERRAFORM = 100_000;
/** Of one message; what is longer ends the connection. */
export const LARGEST_MESSAGE_MB = 64;

/** The first entries of a list, as many as an answer may have, and how many are left out. */
export function firstOf<T>(entries: readonly T[]): {
  readonly shown: readonly T[];
  readonly leftOut: number;
} {
  const shown: T[] = [];
  let length = 0;
  for (const entry of entries.slice(0, MOST_ENTRIES)) {
    length += JSON.stringify(entry).length;
    if (length > LONGEST_LIST) break;
    shown.push(entry);
  }
  return { shown, leftOut: entries.length - shown.length };
}
