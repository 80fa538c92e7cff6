/**
 * Puts entries into objects that are written out, and takes them away: on one line or over several, with keys below each
 * other where they are. Knows no schema.
 */
import { isBareKey, quoted } from '../../hcl/print.js';
import type { ObjectEntry, ObjectExpression } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Edit } from '../rule.js';
import {
  indentAt,
  isOneLine,
  lineAfter,
  lineBreak,
  lineStart,
  nextLine,
  sourceOf,
  widthOf,
} from './layout.js';

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
  if (at > end) {
    return [{ file, span: { start: last.end, end: last.end }, newText: `, ${name} = ${value}` }];
  }
  const aligned = isAligned(file, entries) ? entries : [];
  const width = widthOf([name, ...aligned.map((entry) => sourceOf(file, entry.key))]);
  const newText = `${indentAt(file, last.start)}${name.padEnd(width)} = ${value}${lineBreak(file)}`;
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
  const rest = isAligned(file, entries) ? entries.filter((each) => each !== entry) : [];
  const width = widthOf(rest.map(({ key }) => sourceOf(file, key)));
  return [{ file, span, newText: '' }, ...realigned(file, rest, width)];
}

/** Aligns the entries above a place and those below it on their own, as a comment on a line between them asks for. */
export function splitEntries(file: SourceFile, { entries }: ObjectExpression, at: number): readonly Edit[] {
  if (!isAligned(file, entries)) return [];
  const halves = [entries.filter((each) => each.start < at), entries.filter((each) => each.start >= at)];
  return halves.flatMap((half) => realigned(file, half, widthOf(half.map(({ key }) => sourceOf(file, key)))));
}

/** Whether each entry has one line for itself, right below the one before, with the equals signs below each other. */
function isAligned(file: SourceFile, entries: readonly ObjectEntry[]): boolean {
  const width = widthOf(entries.map(({ key }) => sourceOf(file, key)));
  return entries.every((entry, index) => {
    const before = entries[index - 1];
    const isBelow = !before || nextLine(file, before.end) === lineStart(file, entry.start);
    return isBelow && isOneLine(file, entry) && gapOf(file, entry).end - entry.start === width + 1;
  });
}

function realigned(file: SourceFile, entries: readonly ObjectEntry[], width: number): readonly Edit[] {
  return entries.flatMap((entry) => {
    const span = gapOf(file, entry);
    const newText = ' '.repeat(width - sourceOf(file, entry.key).length + 1);
    return sourceOf(file, span) === newText ? [] : [{ file, span, newText }];
  });
}

/** What stands between a key and its equals sign. */
function gapOf({ text }: SourceFile, { key, value }: ObjectEntry): { start: number; end: number } {
  const equals = text.indexOf('=', key.end);
  return { start: key.end, end: equals === -1 || equals > value.start ? key.end : equals };
}
