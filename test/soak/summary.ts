/** What a soak did, for people. */
import type { SoakReport } from './soak.js';

/** Lines for a terminal: what was done, and the fault with what it takes to see it again. */
export function soakSummary(report: SoakReport): string {
  const { seed, seconds, steps, edits, requests, cancellations, comparisons, memory, fault } = report;
  const counts = Object.entries(requests).sort(([, a], [, b]) => b - a);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return [
    `seed ${seed}: ${steps} steps in ${seconds} s`,
    `${edits} edits, ${all} requests, ${cancellations} of them canceled, ${report.answeredEdits} edits in answers`,
    ...counts.map(([method, count]) => `  ${String(count).padStart(7)} ${method}`),
    `${comparisons} comparisons with a server that had just started`,
    `memory ${Math.max(0, ...memory)} MB at most, ${memory.at(-1) ?? 0} MB at the end; ${report.logLines} lines of log`,
    fault === undefined
      ? 'No fault.'
      : `FAULT at step ${fault.step}: ${fault.what}\nAgain: npm run soak -- --seed ${seed} --seconds ${seconds * 2}`,
  ].join('\n');
}
