/** As many diagnostics of a file as an editor can show: tens of thousands freeze it, and nobody reads them. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { SOURCE } from '../../../protocol/messages.js';
import { DiagnosticSeverity } from './protocol-constants.js';

/** More than anybody reads in one file. */
export const MOST_PER_FILE = 1_000;

/**
 * All of them up to `MOST_PER_FILE`; of more, the gravest and of those the first, in their order, and a note at the place of
 * the first one left out, which tells how many there are more.
 */
export function firstFindings(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const chosen = gravest(found, ({ severity }) => severity ?? DiagnosticSeverity.Error);
  if (chosen.length === found.length) return found;
  const shown = new Set(chosen);
  const left = found.filter((each) => !shown.has(each));
  return found.flatMap((each) =>
    shown.has(each) ? [each] : each === left[0] ? [note(each, left.length)] : [],
  );
}

/** As many as can be shown of a file, in their order; `rank` is least for the gravest, which are chosen first. */
export function gravest<T>(found: readonly T[], rank: (each: T) => number): readonly T[] {
  if (found.length <= MOST_PER_FILE) return found;
  const chosen = new Set(found.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_PER_FILE));
  return found.filter((each) => chosen.has(each));
}

function note({ range: { start } }: Diagnostic, count: number): Diagnostic {
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: `And ${count.toLocaleString('en')} more findings in this file, which are not shown. Mend some of the shown ones first.`,
  };
}
