// The report that each editor ring leaves for `npm test`: one JSON file with one entry per test.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resultPath } from '../../scripts/processes.mjs';

/** Writes `tests` (`{ name, ok, ms?, message? }[]`) as the report of `ring`, prints a line for each, and sets the exit code. */
export async function report(ring, tests) {
  const path = resultPath(`${ring}.json`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, JSON.stringify({ tests }, null, 2));
  for (const { name, ok, ms, message } of tests) {
    console.log(`${ok ? '✓' : '✗'} ${name}${ms === undefined ? '' : ` (${String(Math.round(ms))} ms)`}`);
    if (!ok) console.log(`    ${String(message).replaceAll('\n', '\n    ')}`);
  }
  if (tests.length === 0 || tests.some((test) => !test.ok)) process.exitCode = 1;
}
