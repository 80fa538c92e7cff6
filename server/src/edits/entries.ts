/**
 * Puts entries into objects that are written out, and takes them away: on one line or over several, with keys below
 * each other where they are.
 */
import { graphemes, isBareKey, quoted } from '../hcl/print.js';
import type { ObjectEntry, ObjectExpression } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { indentAt, isOneLine, lineAfter, lineBreak, lineStart, nextLine, sourceOf } from './layout.js';

/** Adds an entry after the last one of an object that has some. The value is HCL of one line. */
export function insertEntry(
  file: SourceFile,
  { entries, end }: ObjectExpression,
  key: string,
  value: string,
): readonly Edit[] {
  const last = entries.at(-1);
  if (last === undefined) return [];
  const isBare = isBareKey(key) && entries.every((entry) => entry.key.kind === 'reference');
  const name = isBare ? key : quoted(key);
  const at = lineAfter(file, last);
  if (at > end) return [{ file, span: { start: last.end, end: last.end }, newText: `, ${name} = ${value}` }];

  const aligned = alignedAround(file, entries, last);
  const width = Math.max(graphemes(name), widthOfKeys(file, aligned));
  const blanks = ' '.repeat(width - graphemes(name));
  const newText = `${indentAt(file, last.start)}${name}${blanks} = ${value}${lineBreak(file)}`;
  return [...realigned(file, aligned, width), { file, span: { start: at, end: at }, newText }];
}

/** Takes an entry away with its lines, where it has them for itself, else all up to the next one or from the previous one. */
export function removeEntry(
  file: SourceFile,
  { start, end, entries }: ObjectExpression,
  entry: ObjectEntry,
): readonly Edit[] {
  const index = entries.indexOf(entry);
  const [previous, next] = [entries[index - 1], entries[index + 1]];
  const own = { start: lineStart(file, entry.start), end: nextLine(file, entry.end) };
  const isAlone =
    sourceOf(file, { start: own.start, end: entry.start }).trim() === '' &&
    own.end <= (next?.start ?? end - 1);
  const from = previous?.end ?? start + 1;
  // The comma before it goes, a comment stays.
  const isPlain = /^[\s,]*$/.test(sourceOf(file, { start: from, end: entry.start }));
  const around = next
    ? { start: entry.start, end: next.start }
    : { start: isPlain ? from : entry.start, end: previous ? entry.end : end - 1 };
  const span = isAlone ? own : around;
  const rest = alignedAround(file, entries, entry).filter((each) => each !== entry);
  const width = widthOfKeys(file, rest);
  return [{ file, span, newText: '' }, ...realigned(file, rest, width)];
}

/** Aligns the entries above a place and those below it on their own, as a comment on a line between them asks for. */
export function splitEntries(file: SourceFile, { entries }: ObjectExpression, at: number): readonly Edit[] {
  const below = entries.find((each) => each.start >= at);
  const run = below ? alignedAround(file, entries, below) : [];
  const halves = [run.filter((each) => each.start < at), run.filter((each) => each.start >= at)];
  return halves.flatMap((half) => realigned(file, half, widthOfKeys(file, half)));
}

/** Aligns all entries of an object, whether or not they are aligned now. */
export function alignEntries(file: SourceFile, { entries }: ObjectExpression): readonly Edit[] {
  return runsOf(file, entries).flatMap((run) => realigned(file, run, widthOfKeys(file, run)));
}

/** The run of an entry; empty where it stands in none, or its equals signs are not below each other. */
function alignedAround(
  file: SourceFile,
  entries: readonly ObjectEntry[],
  entry: ObjectEntry,
): readonly ObjectEntry[] {
  const run = runsOf(file, entries).find((each) => each.includes(entry)) ?? [];
  const width = widthOfKeys(file, run);
  const isAligned = (each: ObjectEntry): boolean => {
    const { start, end } = gapOf(file, each);
    return end - start === blanksAfter(file, each, width).length;
  };
  return run.every(isAligned) ? run : [];
}

/** Entries on neighbouring lines, each with its line for itself: what `terraform fmt` puts below each other. */
function runsOf(file: SourceFile, entries: readonly ObjectEntry[]): readonly (readonly ObjectEntry[])[] {
  const runs: ObjectEntry[][] = [];
  let before: ObjectEntry | undefined;
  for (const entry of entries) {
    const start = lineStart(file, entry.start);
    const joins = start + indentAt(file, entry.start).length === entry.start && isOneLine(file, entry);
    if (joins && before && nextLine(file, before.end) === start) runs.at(-1)?.push(entry);
    else if (joins) runs.push([entry]);

    before = joins ? entry : undefined;
  }
  return runs;
}

function widthOfKeys(file: SourceFile, entries: readonly ObjectEntry[]): number {
  return Math.max(0, ...entries.map(({ key }) => graphemes(sourceOf(file, key))));
}

/** What belongs between a key and its equals sign, where the longest key has this width. */
function blanksAfter(file: SourceFile, { key }: ObjectEntry, width: number): string {
  return ' '.repeat(width - graphemes(sourceOf(file, key)) + 1);
}

function realigned(file: SourceFile, entries: readonly ObjectEntry[], width: number): readonly Edit[] {
  return entries.flatMap((entry) => {
    const span = gapOf(file, entry);
    const newText = blanksAfter(file, entry, width);
    return sourceOf(file, span) === newText ? [] : [{ file, span, newText }];
  });
}

/** What stands between a key and its equals sign. */
function gapOf({ text }: SourceFile, { key, value }: ObjectEntry): { start: number; end: number } {
  const equals = text.indexOf('=', key.end);
  return { start: key.end, end: equals === -1 || equals > value.start ? key.end : equals };
}
