// Runs the Mocha suite of `suite/` inside a real extension host, against the unpacked VSIX: in the VS Code server
// from npm by default, in the desktop VS Code with `--desktop`. Doesn't know what the suite tests.
import { build } from 'esbuild';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endCleanly, resultPath, root, temporaryFolder, waitFor } from '../../scripts/processes.mjs';
import { calmSettings, startEditor, writeUserSettings } from '../../scripts/editor.mjs';
import { findVsix, unpackVsix } from '../../scripts/vsix.mjs';
import { openBrowser } from './browser.mjs';
import { report } from './report.mjs';

const { values } = parseArgs({ options: { desktop: { type: 'boolean' }, extension: { type: 'string' } } });
const ring = 'editor-host';
const timeout = 300_000;
/** No line for so long means that the suite hangs. */
const silence = 90_000;

/** The stand-in for HashiCorp's extension is silent but for the tests of coexistence. */
const standInOff = { 'terraform.languageServer.enable': false };

endCleanly();
await rm(resultPath(ring), { recursive: true, force: true });
const temp = temporaryFolder('host');
try {
  await report(ring, await runSuite());
} catch (error) {
  await report(ring, [{ name: 'the in-host suite runs', ok: false, message: error.stack }]);
}

async function runSuite() {
  const extension = values.extension ?? join(temp, 'extension');
  if (!values.extension) await unpackVsix(await findVsix(), extension);
  await cp(join(import.meta.dirname, 'workspaces'), join(temp, 'workspaces'), { recursive: true });
  await installStandIn(join(temp, 'extensions'));
  const place = {
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(await bundleSuite(), 'index.cjs'),
    workspace: join(temp, 'workspaces', 'all.code-workspace'),
  };
  const results = join(temp, 'results.jsonl');
  await writeFile(results, '');
  const env = { APIGATEWAY_STAGES_RESULTS: results };
  return values.desktop ? inDesktop(place, env, results) : inServer(place, env, results);
}

async function inServer(place, env, results) {
  const editor = await startEditor({
    profile: join(temp, 'profile'),
    extensions: join(temp, 'extensions'),
    settings: standInOff,
    log: resultPath(ring, 'server.log'),
    tests: true,
    env,
  });
  const browser = await openBrowser();
  try {
    await browser.page.goto(editor.url(place));
    const lines = await linesUntilDone(results, editor.ended);
    const tests = testsIn(lines);
    if (tests.some((test) => !test.ok)) await keepEvidence(browser);
    return tests;
  } finally {
    await browser.close();
    await editor.stop();
    await keepLogs();
  }
}

/**
 * The same suite where Microsoft's update servers are reachable and a display exists.
 *
 * @param {{ workspace: string, extensionDevelopmentPath: string, extensionTestsPath: string }} place
 */
async function inDesktop({ workspace, ...paths }, env, results) {
  const { runTests } = await import('@vscode/test-electron');
  const profile = join(temp, 'profile');
  await writeUserSettings(profile, { ...calmSettings, ...standInOff });
  const ended = runTests({
    ...paths,
    extensionTestsEnv: env,
    launchArgs: [workspace, '--user-data-dir', profile, '--extensions-dir', join(temp, 'extensions')],
  }).then(
    () => 0,
    (error) => error.message,
  );
  return testsIn(await linesUntilDone(results, ended));
}

async function installStandIn(extensions) {
  const source = join(import.meta.dirname, 'stand-in');
  const folder = join(extensions, 'hashicorp.terraform-0.0.1');
  await cp(join(source, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outfile: join(folder, 'extension.cjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
}

/** Bundles each test file for itself, so that Mocha reports by file. Mocha and the editor's API are found at run time. */
async function bundleSuite() {
  const folder = resultPath(ring, 'suite');
  await rm(folder, { recursive: true, force: true });
  const source = join(import.meta.dirname, 'suite');
  const names = (await readdir(source)).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: names.map((name) => join(source, name)),
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return folder;
}

/** The suite's lines so far once it is done, hangs, or the editor has ended. */
async function linesUntilDone(results, ended) {
  let end;
  ended.then(
    (code) => (end = `The editor ended with ${String(code)}.`),
    (error) => (end = String(error)),
  );
  const begun = Date.now();
  let count = 0;
  let heard = begun;
  return waitFor(
    'the in-host suite',
    async () => {
      const gone = end;
      const lines = (await readFile(results, 'utf8'))
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
      if (lines.length > count) [count, heard] = [lines.length, Date.now()];
      if (lines.at(-1)?.done) return lines;
      const now = Date.now();
      const broken =
        gone ?? (now - heard > silence || now - begun > timeout ? 'It does not go on.' : undefined);
      return (
        broken && [
          ...lines,
          { name: `the in-host suite comes to its end${lastStarted(lines)}`, ok: false, message: broken },
        ]
      );
    },
    { timeout: timeout + 10_000, every: 200 },
  );
}

function lastStarted(lines) {
  const last = lines.findLast((line) => line.started !== undefined);
  return last ? `, after \`${last.started}\` began` : '';
}

function testsIn(lines) {
  return lines.filter((line) => line.name !== undefined);
}

async function keepEvidence({ page, said }) {
  await page.screenshot({ path: resultPath(ring, 'failure.png') }).catch(() => undefined);
  await writeFile(resultPath(ring, 'page.log'), said.join('\n'));
}

async function keepLogs() {
  await cp(join(temp, 'profile', 'data', 'logs'), resultPath(ring, 'logs'), { recursive: true }).catch(
    () => undefined,
  );
}
