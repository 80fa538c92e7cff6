/**
 * What the view of live stages adds to the activation of the extension: in a real VS Code, each time in an extension host
 * that has loaded nothing yet, in turn with the view and without it.
 */
import { build } from 'esbuild';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startEditor } from '../scripts/editor.mjs';
import { awsApart } from '../scripts/bundle-plugins.mjs';
import { root, temporaryFolder, waitFor } from '../scripts/processes.mjs';
import { openBrowser } from '../test/editor/browser.mjs';
import { summary } from './measure.mjs';

const STARTS = 8;

/** Milliseconds that the extension's own code works until it is active, with the live view and without. */
export async function activation() {
  const folder = temporaryFolder('activation');
  const results = join(folder, 'results');
  const suite = join(folder, 'suite.cjs');
  const workspace = join(folder, 'workspace');
  await mkdir(workspace);
  await writeFile(results, '');
  await build({
    ...bundling,
    entryPoints: [join(import.meta.dirname, 'activation-in-host.mjs')],
    outfile: suite,
  });
  const extensions = [
    await extensionIn(join(folder, 'live'), []),
    await extensionIn(join(folder, 'without'), [noLiveView]),
  ];
  const editor = await startEditor({
    profile: join(folder, 'profile'),
    extensions: join(folder, 'extensions'),
    tests: true,
    env: { ACTIVATION_RESULTS: results },
  });
  const browser = await openBrowser();
  const measured = async () =>
    (await readFile(results, 'utf8')).trim().split('\n').filter(Boolean).map(Number);
  try {
    const taken = extensions.map(() => []);
    for (let start = 0; start < STARTS; start++) {
      for (const [index, extensionDevelopmentPath] of extensions.entries()) {
        const { length } = await measured();
        const paths = { folder: workspace, extensionDevelopmentPath, extensionTestsPath: suite };
        await browser.page.goto(editor.url(paths));
        const next = async () => (await measured())[length];
        taken[index].push(await waitFor('the extension to activate', next, { timeout: 60_000 }));
      }
    }
    // The first start reads the disk.
    const [live, without] = taken.map(([, ...others]) => summary(others));
    return { live, without };
  } finally {
    await browser.close();
    await editor.stop();
  }
}

/** @type {import('esbuild').BuildOptions} */
const bundling = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  logLevel: 'error',
};

/** The built extension in a folder of its own, its entry bundled again. */
async function extensionIn(folder, plugins) {
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  await cp(join(root, 'package.json'), join(folder, 'package.json'));
  await build({
    ...bundling,
    entryPoints: [join(root, 'client/src/extension.ts')],
    outfile: join(folder, 'dist/extension.cjs'),
    plugins: [awsApart, ...plugins],
  });
  return folder;
}

/** Leaves out the one function that contributes the view, and all that it needs. */
const noLiveView = {
  name: 'no-live-view',
  setup: ({ onLoad }) =>
    onLoad({ filter: /live-view\.ts$/ }, () => ({
      contents: 'export const createLiveView = () => ({ commands: {}, dispose() {} });',
    })),
};
