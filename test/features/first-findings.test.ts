/** How many diagnostics of one file an editor gets. */
import { expect, test } from 'vitest';
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { firstFindings, MOST_PER_FILE } from '../../server/src/features/first-findings.js';

test('all of them up to the limit', () => {
  const found = Array.from({ length: MOST_PER_FILE }, (_, line) => finding(line, 2));
  expect(firstFindings(found)).toBe(found);
});

test('of more, errors before warnings, in the order of the text, and a note how many there are', () => {
  const warnings = Array.from({ length: MOST_PER_FILE + 1_500 }, (_, line) => finding(line, 2));
  const shown = firstFindings([...warnings, finding(99_999, 1)]);
  expect(shown).toHaveLength(MOST_PER_FILE + 1);
  expect(shown.at(-1)).toEqual(finding(99_999, 1));
  expect(shown.at(-2)).toMatchObject({
    range: { start: { line: MOST_PER_FILE - 1 } },
    message: expect.stringMatching(/^And 1,501 more findings in this file/) as string,
  });
});

function finding(line: number, severity: DiagnosticSeverity): Diagnostic {
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, severity, message: 'It is wrong.' };
}
