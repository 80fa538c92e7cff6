/** Findings that are known and put up with: the file that holds them, and what a check finds besides. */
import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { groupBy } from '../hcl/group-by.js';
import { isRecord } from '../workspace/json.js';
import { pathOf } from '../workspace/uris.js';
import type { CheckFinding } from './finding.js';

/** So many findings of one rule at places of one text in one file, wherever in it. */
export interface BaselineEntry {
  /** From the folder of the baseline, with slashes. */
  readonly path: string;
  readonly rule: string;
  /** Of the place's text. */
  readonly hash: string;
  readonly count: number;
}

/** What is the same of two findings that a baseline doesn't tell apart. */
type Likeness = Omit<BaselineEntry, 'count'>;

/** A finding as it stands in a baseline in this folder. */
export function likenessOf({ uri, code, placeText }: CheckFinding, folder: string): Likeness {
  return {
    path: relative(folder, pathOf(uri)).split(sep).join('/'),
    rule: code,
    hash: placeHash(placeText),
  };
}

/** The same for texts that differ in blanks and line ends only, as formatting changes them. */
export function placeHash(text: string): string {
  return createHash('sha256').update(text.trim().replace(/\s+/g, ' ')).digest('hex').slice(0, 16);
}

/** One key for findings that are not told apart. */
export function likenessKey({ path, rule, hash }: Likeness): string {
  return [path, rule, hash].join('\0');
}

/** The entries for findings in any order, sorted. */
export function baselineEntries(found: readonly Likeness[]): readonly BaselineEntry[] {
  return [...groupBy(found, likenessKey)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => (first ? [{ ...first, count: others.length + 1 }] : []));
}

/** The text of a baseline: an entry a line, so that changes of it can be read and merged. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map((each) => `\n    ${JSON.stringify(each)}`).join(',');
  return `{\n  "version": 1,\n  "findings": [${lines}${lines && '\n  '}]\n}\n`;
}

/** The entries of a text; undefined where it is not a baseline. */
export function entriesOfBaseline(text: string): readonly BaselineEntry[] | undefined {
  const document = parsed(text);
  const list = isRecord(document) && document.version === 1 ? document.findings : undefined;
  return Array.isArray(list) && list.every(isEntry) ? list : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isRecord(value) &&
    [value.path, value.rule, value.hash].every((each) => typeof each === 'string') &&
    Number.isInteger(value.count)
  );
}
