// A VS Code server on a free loopback port with a profile of its own, and the address that opens it in a browser.
// Used by `npm start` and by the editor tests; knows nothing of the extension but the folders it is given.
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, start, waitFor } from './processes.mjs';
import { ensureVsCodeServer } from './vscode-server.mjs';

/** User settings of every VS Code that is started here: no welcome, no chat side bar, no telemetry, nothing fetched. */
export const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
};

/** Nothing is trusted, and nobody is asked. */
const untrustedSettings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/** Writes `settings` as the user settings in a data folder: a server's `<profile>/data`, a desktop's `--user-data-dir`. */
export async function writeUserSettings(dataFolder, settings) {
  const folder = join(dataFolder, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/**
 * Starts a VS Code server and resolves when it listens: `{ url, stop, ended, logs }`.
 * `profile` and `extensions` are folders (made if missing), `log` the file for the server's output, `env` what the
 * extension host sees in addition, `tests` whether an address may ask for an in-host test run, `untrusted` whether what is
 * opened is not trusted.
 * `url({ folder | workspace, ...payload })` is the address that opens a folder or a `.code-workspace` file.
 */
export async function startEditor(options) {
  const {
    profile,
    extensions,
    settings = {},
    env = {},
    log,
    tests = false,
    untrusted = false,
    say,
  } = options;
  const { node24, serverMain, version, logs } = await ensureVsCodeServer({ say });
  const trust = untrusted ? untrustedSettings : {};
  await writeUserSettings(join(profile, 'data'), { ...calmSettings, ...trust, ...settings });
  await mkdir(extensions, { recursive: true });
  const token = randomBytes(16).toString('hex');
  let port;
  let heard = '';
  const server = start(
    node24,
    [
      serverMain,
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
      ...['--server-data-dir', profile, '--extensions-dir', extensions],
      ...[
        '--disable-telemetry',
        ...(untrusted ? [] : ['--disable-workspace-trust']),
        ...(tests ? ['--enable-smoke-test-driver'] : []),
      ],
    ],
    {
      env: { ...process.env, ...env },
      log,
      onOutput: (text) => {
        if (port !== undefined) return;
        heard += text;
        port = /Extension host agent listening on (\d+)/.exec(heard)?.[1];
      },
    },
  );
  const died = server.ended.then((code) => {
    throw new Error(
      `The VS Code server ended with code ${String(code)} before it listened:\n${heard.slice(-2000)}`,
    );
  });
  died.catch(() => undefined);
  try {
    await Promise.race([waitFor('the VS Code server to listen', () => port, { timeout: 60_000 }), died]);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { url: addressOf(port, token), stop: server.stop, ended: server.ended, version, logs };
}

/** Installs a VSIX into the folder `extensions` with the VS Code server's own command line; rejects with its output. */
export async function installExtension({ vsix, profile, extensions, say = console.log }) {
  const { node24, serverMain } = await ensureVsCodeServer({ say });
  const folders = ['--server-data-dir', profile, '--extensions-dir', extensions];
  const { code, output } = await run(
    node24,
    [serverMain, ...folders, '--accept-server-license-terms', '--install-extension', vsix],
    { timeout: 120_000 },
  );
  if (code !== 0) throw new Error(`The VS Code server refused \`${vsix}\`:\n${output}`);
}

/** @returns {(place: { folder?: string, workspace?: string, [payload: string]: string | undefined }) => string} */
function addressOf(port, token) {
  return ({ folder, workspace, ...payload }) => {
    const address = new URL(`http://127.0.0.1:${port}/`);
    address.searchParams.set('tkn', token);
    if (folder) address.searchParams.set('folder', inUrl(folder));
    if (workspace) address.searchParams.set('workspace', inUrl(workspace));
    const remote = Object.entries(payload).map(([name, path]) => [
      name,
      `vscode-remote://remote${inUrl(path)}`,
    ]);
    if (remote.length > 0) address.searchParams.set('payload', JSON.stringify(remote));
    // A person reads and copies it: these three need no escape in a query.
    return address.href.replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
  };
}

/** The path as it stands in an address: with forward slashes and, on Windows, a slash before the drive. */
function inUrl(path) {
  return decodeURIComponent(pathToFileURL(path).pathname);
}
