// `npm start`: opens a real VS Code with the extension of this checkout and the example workspace in it, and stays
// until it is closed. Chooses which VS Code to open.
// `--browser` goes straight to the VS Code server in a browser, `--no-open` leaves the browser to the person, `--aws` shows
// the person's own AWS accounts in the live view instead of the emulated one.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, removeOlderThan } from './cache.mjs';
import { calmSettings, startEditor, writeUserSettings } from './editor.mjs';
import { build, ensureDependencies } from './fresh-clone.mjs';
import { endCleanly, onPath, root, run, stopAllNow } from './processes.mjs';

const { values: flags } = parseArgs({
  options: { browser: { type: 'boolean' }, 'no-open': { type: 'boolean' }, aws: { type: 'boolean' } },
});
const tenSeconds = 10_000;
const oneWeek = 7 * 24 * 60 * 60 * 1000;
const runs = join(cacheFolder(), 'runs');
// Set by Ctrl+C: what ends then was ended by the person.
let ending = false;

try {
  await ensureDependencies();
  await build();
  await mkdir(runs, { recursive: true });
  await removeOlderThan(runs, 'run-', oneWeek);
  const place = await preparePlace();
  endCleanly(() => {
    ending = true;
    return tidyUp(place);
  });
  await (flags.browser ? openInBrowser(place) : openAnywhere(place));
  if (!ending) await tidyUp(place);
} catch (error) {
  stopAllNow();
  console.error(error.message);
  process.exitCode = 1;
}

/** The folders of this run. The example is a copy, so that what a person tries out doesn't change the checkout. */
async function preparePlace() {
  const folder = await mkdtemp(join(runs, 'run-'));
  const example = join(folder, 'example');
  await cp(join(root, 'example'), example, { recursive: true });
  const extensions = join(folder, 'extensions');
  const firstWindow = join(extensions, 'apigateway-stages.first-window-0.0.1');
  await cp(join(root, 'scripts', 'first-window'), firstWindow, { recursive: true });
  console.log(`The workspace is a copy of example/: ${example}`);
  const aws = join(folder, 'aws');
  return {
    windowMayLive: false,
    ...{ folder, example, aws, profile: join(folder, 'profile'), extensions },
    ...(await awsSettings(aws)),
  };
}

/** What VS Code sees of AWS (`env`): an emulated account with sample stages, or with `--aws` whatever the person has set up. */
async function awsSettings(folder) {
  if (flags.aws) {
    console.log('The view “API Gateway” shows your own AWS accounts, once you select a profile there.');
    return { env: {}, emulator: undefined };
  }
  // Not before the dependencies are there.
  const { startEmulatedAccount } = await import('./emulated-account.mjs');
  const { env, emulator } = await startEmulatedAccount(folder);
  console.log(
    'The view “API Gateway” shows the sample stages of an emulated AWS account; `npm start -- --aws` shows your own.',
  );
  return { env, emulator };
}

async function openAnywhere(place) {
  if (!hasDisplay()) {
    console.log('There is no display for a desktop VS Code; opening the VS Code server for a browser.');
    return openInBrowser(place);
  }
  const code = (await desktopCode()) ?? (await downloadedCode());
  return code ? openOnDesktop(code, place) : openInBrowser(place);
}

async function openOnDesktop(code, place) {
  const { example, profile, extensions, env } = place;
  await writeUserSettings(profile, calmSettings);
  console.log(`Opening ${code}; this command ends when its window is closed.`);
  // The window is a process that only VS Code can end, so Ctrl+C must not take its profile away.
  place.windowMayLive = true;
  const opened = Date.now();
  const args = [
    ...['--new-window', '--wait', '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ...[`--extensionDevelopmentPath=${root}`, `--user-data-dir=${profile}`, `--extensions-dir=${extensions}`],
    // VS Code refuses to run as root with its sandbox on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    example,
  ];
  const { code: exit, output } = await run(code, args, { env: { ...process.env, ...env } });
  if (exit !== 0 && !ending)
    throw new Error(`VS Code ended with code ${String(exit)}:\n${output.slice(-2000)}`);
  // A `code` that is back at once didn't wait for its window.
  place.windowMayLive = Date.now() - opened < tenSeconds;
  if (place.windowMayLive && place.emulator) {
    console.log(
      'It came back at once, so its window may still be open: the emulated account stays up for it. Press Ctrl+C to end.',
    );
  }
}

async function openInBrowser({ example, profile, extensions, env }) {
  const log = join(profile, 'server.log');
  const editor = await startEditor({ profile, extensions, env, log, tests: true });
  const url = editor.url({ folder: example, extensionDevelopmentPath: root });
  console.log(`VS Code ${editor.version} with the extension is at\n\n  ${url}\n\nPress Ctrl+C to end.`);
  if (!flags['no-open']) await openDefaultBrowser(url);
  const code = await editor.ended;
  if (ending) return;
  throw new Error(`The VS Code server ended with code ${String(code)}; its log is ${log}.`);
}

/** A `code` that can open a window here: not the one of a remote terminal, nor Windows' own seen from WSL. */
async function desktopCode() {
  if (process.env.VSCODE_IPC_HOOK_CLI) return undefined;
  const path = await onPath(process.platform === 'win32' ? 'code.cmd' : 'code');
  if (path === undefined) return undefined;
  const isWindowsOwn = /microsoft/i.test(release()) && (await realpath(path)).startsWith('/mnt/');
  return isWindowsOwn ? undefined : path;
}

async function downloadedCode() {
  console.log('There is no `code` on the PATH; downloading VS Code with @vscode/test-electron …');
  const { downloadAndUnzipVSCode, SilentReporter } = await import('@vscode/test-electron');
  const cachePath = join(cacheFolder(), 'desktop');
  try {
    return await downloadAndUnzipVSCode({ cachePath, timeout: 10_000, reporter: new SilentReporter() });
  } catch (error) {
    console.log(`The download failed (${error.message}); opening the VS Code server for a browser.`);
    return undefined;
  }
}

async function openDefaultBrowser(url) {
  if (!hasDisplay()) return;
  const opener = { darwin: 'open', win32: 'explorer.exe' }[process.platform] ?? 'xdg-open';
  if (!(await onPath(opener))) return;
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

/** Ends everything and removes the profile; the example stays only when the person has changed it. */
async function tidyUp({ folder, example, aws, profile, extensions, emulator, windowMayLive }) {
  stopAllNow();
  if (windowMayLive) return;
  await emulator?.close();
  const keep = (await textsIn(example)) !== (await textsIn(join(root, 'example')));
  for (const each of keep ? [aws, profile, extensions] : [folder])
    await rm(each, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);

  if (keep) console.log(`Your changes are in ${example}; they stay there for a week.`);
}

async function textsIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(files.sort().map((path) => readFile(path, 'utf8')));
  return JSON.stringify(files.map((path, index) => [path.slice(folder.length), texts[index]]));
}
