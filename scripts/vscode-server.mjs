// The two large programs of the editor tests: a VS Code server (from npm) and Chromium (from the system).
// Gets them on demand, outside the checkout; doesn't know what is done with them.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { npm, onPath, run } from './processes.mjs';

/** The npm package that carries the VS Code server, and the Node it needs. */
const pinned = { server: '4.139.1', node: '24.9.0' };

/**
 * Makes sure that the VS Code server is there, installing it on the first call of this user (about half a minute).
 * Returns `{ node24, serverMain, version, logs }`: the Node to run it with, its entry script, the VS Code version,
 * and whether its native logger could be compiled (without it output channels stay empty, all else works).
 */
export async function ensureVsCodeServer({ say = console.log } = {}) {
  const folder = await cached(
    `vscode-server-${pinned.server}-node-${pinned.node}-${process.platform}-${process.arch}`,
    (empty) => installServer(empty, say),
  );
  const { logs } = JSON.parse(await readFile(join(folder, 'installed.json'), 'utf8'));
  const vscode = vscodeFolder(folder);
  const { version } = JSON.parse(await readFile(join(vscode, 'package.json'), 'utf8'));
  return { node24: nodeIn(folder), serverMain: join(vscode, 'out', 'server-main.js'), version, logs };
}

/**
 * Path of a Chromium or Chrome: `CHROMIUM_PATH`, else an installed one, else, on Debian and Ubuntu as root or with
 * a `sudo` that doesn't ask, the system's package. Rejects with what a person can do where none of this works.
 */
export async function ensureChromium({ say = console.log } = {}) {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Error(
      `There is no file \`${CHROMIUM_PATH}\`, which \`CHROMIUM_PATH\` names; correct or unset it.`,
    );
  }
  const found = await findChromium();
  if (found) return found;
  await aptInstall('chromium', say);
  const installed = await findChromium();
  if (installed) return installed;
  throw new Error(
    'The interface is tested in Chromium or Chrome and none was found; install one (Debian: `apt-get install chromium`) or set `CHROMIUM_PATH`.',
  );
}

async function installServer(folder, say) {
  say(`Installing the VS Code server ${pinned.server} once for this user; it takes about half a minute …`);
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  // No install scripts: they would compile modules for single sign-on, an agent's database and Windows that
  // nothing here uses, and need Kerberos headers for it. The file watcher and the terminal come precompiled.
  const quiet = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const packages = [`code-server@${pinned.server}`, `${nodePackage}@${pinned.node}`];
  await npmOrThrow(['install', ...quiet, ...packages], folder);
  await npmOrThrow(['install', ...quiet], vscodeFolder(folder));
  const logs = await compileLogger(folder, say);
  await writeFile(join(folder, 'installed.json'), JSON.stringify({ logs }));
}

/** Compiles the two small modules that matter: the logger behind output channels, and the watchdog that ends an orphaned extension host. */
async function compileLogger(folder, say) {
  const node = nodeIn(folder);
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = { ...process.env, PATH: `${join(node, '..')}${separator}${process.env.PATH ?? ''}` };
  const headers = `--nodedir=${join(folder, 'node_modules', nodePackage)}`;
  const args = ['rebuild', '--ignore-scripts=false', headers, '@vscode/spdlog', '@vscode/native-watchdog'];
  const { code, output } = await npm(args, { cwd: vscodeFolder(folder), env, timeout: 300_000 });
  if (code === 0) return true;
  const reason = output.split('\n').find((line) => /error/i.test(line)) ?? '';
  say(
    `The editor's logger could not be compiled, so its output panel will stay empty; install make, g++ and python3 to have it. ${reason}`,
  );
  return false;
}

async function npmOrThrow(args, cwd) {
  const { code, output } = await npm(args, { cwd, timeout: 600_000 });
  if (code !== 0)
    throw new Error(`\`npm ${args.join(' ')}\` failed with code ${String(code)}:\n${output.slice(-3000)}`);
}

async function findChromium() {
  for (const path of knownPaths[process.platform] ?? []) if (existsSync(path)) return path;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = process.platform === 'win32' ? undefined : await onPath(name);
    if (path) return path;
  }
  return undefined;
}

const knownPaths = {
  linux: ['/usr/bin/chromium', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Installs a Debian package when this can be done without asking anybody; otherwise does nothing. */
async function aptInstall(name, say) {
  if (process.platform !== 'linux' || !(await onPath('apt-get'))) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && (!(await onPath('sudo')) || (await run('sudo', ['-n', 'true'])).code !== 0)) return;
  say(`Installing the system package ${name} once …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) =>
    run(isRoot ? 'apt-get' : 'sudo', [...(isRoot ? [] : ['-n', '-E', 'apt-get']), ...args], {
      env,
      timeout: 600_000,
    });
  await apt(['update']);
  const { code, output } = await apt(['install', '-y', '--no-install-recommends', name]);
  if (code !== 0) say(`\`apt-get install ${name}\` failed:\n${output.slice(-1500)}`);
}

const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

function nodeIn(folder) {
  const bin = join(folder, 'node_modules', nodePackage, 'bin');
  return join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
}

function vscodeFolder(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
