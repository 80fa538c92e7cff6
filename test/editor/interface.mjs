// Drives the window of a real VS Code in Chromium, with the packaged VSIX installed as a person installs it: runs
// the tests of `interface-tests.mjs` one after the other, each with a picture in `test-results/screenshots/`.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installExtension, startEditor } from '../../scripts/editor.mjs';
import { endCleanly, resultPath, root } from '../../scripts/processes.mjs';
import { findVsix } from '../../scripts/vsix.mjs';
import { openBrowser } from './browser.mjs';
import { tests } from './interface-tests.mjs';
import { waitForWindow } from './person.mjs';
import { report } from './report.mjs';

const ring = 'editor-interface';
const screenshots = resultPath('screenshots');

endCleanly();
await rm(resultPath(ring), { recursive: true, force: true });
const temp = await mkdtemp(join(tmpdir(), 'apigateway-stages-interface-'));
try {
  await report(ring, await runTests());
} catch (error) {
  await report(ring, [{ name: 'the window opens', ok: false, message: error.stack }]);
} finally {
  await rm(temp, { recursive: true, force: true, maxRetries: 5 });
}

async function runTests() {
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  const folders = { profile: join(temp, 'profile'), extensions: join(temp, 'extensions') };
  const workspace = join(temp, 'example');
  await cp(join(root, 'example'), workspace, { recursive: true });
  await installExtension({ vsix: await findVsix(), ...folders });
  // Nothing fades in, so that a picture shows what is there.
  const settings = { 'workbench.reduceMotion': 'on' };
  const editor = await startEditor({ ...folders, settings, log: resultPath(ring, 'server.log') });
  const browser = await openBrowser();
  try {
    await browser.page.goto(editor.url({ folder: workspace }));
    await waitForWindow(browser.page);
    const results = [];
    const only = process.argv.slice(2);
    for (const test of tests.filter(({ name }) => only.every((word) => name.includes(word)))) {
      results.push(await runTest(test, browser.page, workspace));
    }
    if (results.some((result) => !result.ok))
      await writeFile(resultPath(ring, 'page.log'), browser.said.join('\n'));
    return results;
  } finally {
    await browser.close();
    await editor.stop();
    await cp(join(folders.profile, 'data', 'logs'), resultPath(ring, 'logs'), { recursive: true }).catch(
      () => undefined,
    );
  }
}

/** Each test begins with an empty editor area, whatever became of the one before, and leaves pictures by its number. */
async function runTest({ name, run }, page, workspace) {
  const number = String(tests.findIndex((test) => test.name === name) + 1).padStart(2, '0');
  const picture = (part) =>
    page.screenshot({ path: join(screenshots, fileName(`${number} ${name} ${part}`)) });
  const started = performance.now();
  try {
    await run({ page, workspace, picture });
    return { name, ok: true, ms: performance.now() - started };
  } catch (error) {
    return { name, ok: false, ms: performance.now() - started, message: error.stack };
  } finally {
    await picture('end');
    await closeAll(page);
  }
}

function fileName(words) {
  return `${words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
}

async function closeAll(page) {
  const status = await page.$('.hover-language-status');
  if (status) await page.click('[id="status.languageStatus"]');
  for (let press = 0; press < 3; press++) await page.keyboard.press('Escape');
  if (await page.isVisible('.part.panel')) await page.keyboard.press('Control+J');
  await page.mouse.move(640, 784);
  // "Revert and close" leaves nothing to ask about.
  for (let left = 10; left > 0 && (await page.$('.tab.active')); left--) {
    await page.keyboard.press('F1');
    await page.waitForSelector('.quick-input-widget input', { state: 'visible' });
    await page.keyboard.insertText('View: Revert and Close Editor');
    await page.waitForSelector(
      '.quick-input-list .monaco-list-row[aria-label^="View: Revert and Close Editor"]',
    );
    await page.keyboard.press('Enter');
    await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }
}
