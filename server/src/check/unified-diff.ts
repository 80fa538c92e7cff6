/** What changes in a file, as `git apply` and `patch -p1` take it. */
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch, type StructuredPatch } from 'diff';

/** A unified diff of two texts of a file; `path` has slashes. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const names = [`a/${path}`, `b/${path}`] as const;
  const options = { context: 3, maxEditLength: MOST_EDITS };
  const patch =
    structuredPatch(...names, before, after, undefined, undefined, options) ??
    wholePatch(...names, before, after);
  const text = formatPatch(patch, FILE_HEADERS_ONLY);
  // For `patch` a tab ends a name that holds blanks.
  return path.includes(' ') ? text.replace(/^(---.*)\n(\+\+\+.*)\n/, '$1\t\n$2\t\n') : text;
}

/** The shortest diff takes the square of this; beyond, all lines are replaced. */
const MOST_EDITS = 2_000;

function wholePatch(
  oldFileName: string,
  newFileName: string,
  before: string,
  after: string,
): StructuredPatch {
  const [old, own] = [linesOf('-', before), linesOf('+', after)];
  const counts = { oldStart: 1, oldLines: countOf(old), newStart: 1, newLines: countOf(own) };
  const hunks = [{ ...counts, lines: [...old, ...own] }];
  return { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks };
}

function linesOf(sign: string, text: string): readonly string[] {
  const lines = text.split('\n').map((line) => `${sign}${line}`);
  return text.endsWith('\n') ? lines.slice(0, -1) : [...lines, NO_LINE_END];
}

function countOf(lines: readonly string[]): number {
  return lines.filter((line) => line !== NO_LINE_END).length;
}

const NO_LINE_END = '\\ No newline at end of file';
