// Makes the VSIX and looks into it: what users install is there, whole, small, and nothing else is.
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root, resultPath, run } from '../processes.mjs';
import { findVsix, readVsix } from '../vsix.mjs';
import { failed } from './result.mjs';

const mebibyte = 1024 * 1024;
const largest = 2.5 * mebibyte;

/** The tests of the ring; the VSIX is there afterwards for the rings that install it. */
export async function packageRing() {
  // An old one must not be taken for the new one.
  const old = await findVsix().catch(() => undefined);
  if (old) await rm(old);
  const log = resultPath('package.log');
  const { code, output } = await run(process.execPath, ['scripts/package.mjs'], { log, timeout: 300_000 });
  if (code !== 0) return [failed('the VSIX is made', output)];
  const vsix = await findVsix();
  const { size } = await stat(vsix);
  const files = new Map((await readVsix(vsix)).map(({ path, data }) => [path, data]));
  const paths = [...files.keys()];
  const missing = (await promised(files)).filter((path) => !files.has(path));
  const foreign = paths.filter((path) =>
    /\.(ts|map|tsbuildinfo)$|\/(node_modules|test|bench|scripts|\.github|\.ci)\//.test(path),
  );
  return [
    { name: 'the VSIX is made', ok: true },
    check('it holds all that its manifest and its server name', missing),
    check('it holds nothing that only development needs', foreign),
    check('it is at most 2.5 MB', size <= largest ? [] : [`${(size / mebibyte).toFixed(2)} MB`]),
  ];
}

/** What must be in the archive: the files that the manifest points to, and what the bundles load at run time. */
async function promised(files) {
  const manifest = JSON.parse(
    files.get('extension/package.json') ?? (await readFile(join(root, 'package.json'))),
  );
  const { grammars = [], snippets = [], languages = [] } = manifest.contributes ?? {};
  const named = [...grammars, ...snippets].map((each) => each.path);
  const configured = languages.map((each) => each.configuration).filter(Boolean);
  const run = ['dist/server.cjs', 'dist/strict.cjs', 'dist/main.wasm.gz'];
  return [manifest.main, manifest.icon, ...Object.values(manifest.bin ?? {}), ...named, ...configured, ...run]
    .filter(Boolean)
    .map((path) => `extension/${path.replace(/^\.\//, '')}`);
}

function check(name, wrong) {
  return wrong.length === 0 ? { name, ok: true } : failed(name, wrong.join('\n'));
}
