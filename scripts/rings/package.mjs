// Makes the VSIX, which refuses by itself what is too big or doesn't belong into it, and looks at it from the
// outside: what the editor will look for must be there.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root, resultPath, run } from '../processes.mjs';
import { findVsix, readVsix } from '../vsix.mjs';
import { failed, tail } from './result.mjs';

/** The tests of the ring; the VSIX is there afterwards for the rings that install it. */
export async function packageRing() {
  // An old one must not be taken for the new one.
  const old = await findVsix().catch(() => undefined);
  if (old) await rm(old);
  const log = resultPath('package.log');
  const { code, output } = await run(process.execPath, ['scripts/package.mjs'], { log, timeout: 300_000 });
  if (code !== 0) return [failed('the VSIX is made', tail(output))];
  const files = new Map((await readVsix(await findVsix())).map(({ path, data }) => [path, data]));
  const missing = (await promised(files)).filter((path) => !files.has(path));
  return [
    { name: 'the VSIX is made', ok: true },
    check('it holds every file that its manifest names', missing),
    check('nothing that the store shows links to a place that it does not have', relativeLinks(files)),
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
  return [manifest.main, manifest.icon, ...Object.values(manifest.bin ?? {}), ...named, ...configured]
    .filter(Boolean)
    .map((path) => `extension/${path.replace(/^\.\//, '')}`);
}

/** The store shows these texts by themselves. Links within the page are its own. */
function relativeLinks(files) {
  return ['extension/readme.md', 'extension/changelog.md'].flatMap((path) =>
    [...String(files.get(path)).matchAll(/\]\(([^)\s]+)|(?:src|href)="([^"]+)"/g)]
      .map(([, link, attribute]) => link ?? attribute)
      .filter((link) => !/^(https:|mailto:|#)/.test(link))
      .map((link) => `${path}: ${link}`),
  );
}

function check(name, wrong) {
  return wrong.length === 0 ? { name, ok: true } : failed(name, wrong.join('\n'));
}
