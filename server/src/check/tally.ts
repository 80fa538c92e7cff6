/** Counts what a check has found. */
import type { CheckFailure, CheckFinding, Summary } from './finding.js';

/** What was counted so far. */
export interface Tally {
  findings: number;
  files: number;
  filesWithFindings: number;
  inBaseline: number;
  /** Files that somebody has excluded. */
  excluded: number;
  readonly counts: Record<CheckFinding['severity'], number>;
  readonly codes: Set<string>;
}

/** Nothing counted yet. */
export function newTally(): Tally {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  return {
    findings: 0,
    files: 0,
    filesWithFindings: 0,
    inBaseline: 0,
    excluded: 0,
    counts,
    codes: new Set(),
  };
}

/** Counts one finding. */
export function countFinding(tally: Tally, { severity, code }: CheckFinding): void {
  tally.findings++;
  tally.counts[severity]++;
  tally.codes.add(code);
}

/** What is told at the end. */
export function checkSummary(
  { files, filesWithFindings, inBaseline, excluded, counts, codes }: Tally,
  failures: readonly CheckFailure[],
): Summary {
  return { files, filesWithFindings, inBaseline, excluded, counts, codes: [...codes], failures };
}
