// Drives the window of a real VS Code: runs the tests of a window one after the other, each with pictures
// in `test-results/screenshots/`. Words on the command line choose the tests whose names have them all.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endCleanly, resultPath, temporaryFolder } from '../../scripts/processes.mjs';
import { startEmulatedAccount } from '../../scripts/emulated-account.mjs';
import { tests as others } from './interface-tests.mjs';
import { compareAllTests } from './live/compare-all.mjs';
import { comparisonTests } from './live/comparison.mjs';
import { connectionTests } from './live/connection.mjs';
import { importTests } from './live/import.mjs';
import { stageTests } from './live/stage.mjs';
import { treeTests } from './live/tree.mjs';
import { untrustedTests } from './live/untrusted.mjs';
import { clearWindow } from './person.mjs';
import { report } from './report.mjs';
import { walkthroughTests } from './walkthrough.mjs';
import { startTests } from './npm-start.mjs';
import { openWindow } from './window.mjs';

const windows = [
  {
    tests: [
      ...others,
      ...walkthroughTests,
      ...connectionTests,
      ...treeTests,
      ...importTests,
      ...stageTests,
      ...comparisonTests,
      ...compareAllTests,
      ...startTests,
    ],
  },
  { tests: untrustedTests, untrusted: true },
];
const tests = windows.flatMap((window) => window.tests);
const ring = 'editor-interface';
// A terminal that draws on a canvas says nothing to the page.
const settings = { 'files.autoSave': 'off', 'terminal.integrated.gpuAcceleration': 'off' };
const screenshots = resultPath('screenshots');

endCleanly();
try {
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  const results = [];
  for (const window of windows) results.push(...(await runTests(window)));
  await report(ring, results);
} catch (error) {
  await report(ring, [{ name: 'the window opens', ok: false, message: error.stack }]);
}

async function runTests({ tests: mine, untrusted = false }) {
  const words = process.argv.slice(2);
  const chosen = mine.filter(({ name }) => words.every((word) => name.includes(word)));
  if (chosen.length === 0) return [];
  // No profile is named, so that the first use is seen.
  const account = await startEmulatedAccount(temporaryFolder('aws'), { chosen: false });
  const window = {
    ...(await openWindow(untrusted ? `${ring}-untrusted` : ring, { env: account.env, settings, untrusted })),
    emulator: account.emulator,
  };
  try {
    const results = [];
    for (const test of chosen) results.push(await runTest(test, window));
    return results;
  } finally {
    await window.close();
    await account.emulator.close();
  }
}

/** Each test leaves pictures by its number, and an empty editor area for the next one, whatever became of it. */
async function runTest({ name, run }, { page, workspace, emulator }) {
  const number = String(tests.findIndex((test) => test.name === name) + 1).padStart(2, '0');
  const picture = (part) =>
    page.screenshot({ path: join(screenshots, fileName(`${number} ${name} ${part}`)) });
  const started = performance.now();
  const outcome = await run({ page, workspace, picture, emulator }).then(
    () => ({ ok: true }),
    (error) => ({ ok: false, message: error.stack }),
  );
  const ms = performance.now() - started;
  await picture('end');
  await clearWindow(page);
  return { name, ms, ...outcome };
}

function fileName(words) {
  return `${words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
}
