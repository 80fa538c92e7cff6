// Drives the window of a real VS Code: runs the tests of `interface-tests.mjs` one after the other, each with pictures
// in `test-results/screenshots/`. Words on the command line choose the tests whose names have them all.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endCleanly, resultPath, temporaryFolder } from '../../scripts/processes.mjs';
import { startEmulatedAccount } from '../../scripts/emulated-account.mjs';
import { tests as others } from './interface-tests.mjs';
import { liveTests } from './live-tests.mjs';
import { clearWindow } from './person.mjs';
import { report } from './report.mjs';
import { openWindow } from './window.mjs';

const tests = [...others, ...liveTests];
const ring = 'editor-interface';
const screenshots = resultPath('screenshots');

endCleanly();
try {
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  await report(ring, await runTests());
} catch (error) {
  await report(ring, [{ name: 'the window opens', ok: false, message: error.stack }]);
}

async function runTests() {
  const words = process.argv.slice(2);
  const chosen = tests.filter(({ name }) => words.every((word) => name.includes(word)));
  // No profile is named, so that the first use is seen.
  const account = await startEmulatedAccount(temporaryFolder('aws'), { chosen: false });
  const window = {
    ...(await openWindow(ring, { env: account.env, settings: { 'files.autoSave': 'off' } })),
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
