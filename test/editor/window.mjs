// A window of the real VS Code in Chromium with the packaged VSIX installed as a person installs it, on a copy of the
// example workspace that ends with the process. Doesn't know what happens in the window.
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installExtension, startEditor } from '../../scripts/editor.mjs';
import { resultPath, root, temporaryFolder } from '../../scripts/processes.mjs';
import { findVsix } from '../../scripts/vsix.mjs';
import { openBrowser } from './browser.mjs';
import { waitForWindow } from './person.mjs';

/**
 * Opens the window: `{ page, workspace, close }`. The logs go to the folder `name` of `test-results/`, `settings` are
 * user settings, `size` is `{ width, height }` in pixels, `env` is added to the environment of the extension host,
 * `untrusted` is whether the workspace is not trusted.
 *
 * @param {string} name
 * @param {{ settings?: object, size?: { width: number, height: number }, env?: object, untrusted?: boolean }} options
 */
export async function openWindow(name, { settings = {}, size, env = {}, untrusted = false } = {}) {
  await rm(resultPath(name), { recursive: true, force: true });
  const temp = temporaryFolder('window');
  const folders = { profile: join(temp, 'profile'), extensions: join(temp, 'extensions') };
  const workspace = join(temp, 'example');
  const open = [];
  const close = async () => {
    for (const part of open.reverse()) await part();
  };
  try {
    await cp(join(root, 'example'), workspace, { recursive: true });
    await installExtension({ vsix: await findVsix(), ...folders });
    const editor = await startEditor({
      ...folders,
      settings,
      env,
      untrusted,
      log: resultPath(name, 'server.log'),
    });
    open.push(() => keepLogs(folders.profile, name), editor.stop);
    const browser = await openBrowser(size);
    open.push(() => writeFile(resultPath(name, 'page.log'), browser.said.join('\n')), browser.close);
    await browser.page.goto(editor.url({ folder: workspace }));
    await waitForWindow(browser.page);
    return { page: browser.page, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function keepLogs(profile, name) {
  const logs = join(profile, 'data', 'logs');
  await cp(logs, resultPath(name, 'logs'), { recursive: true }).catch(() => undefined);
}
