// `npm run soak -- --seconds N --seed S`: the built server under edits, requests, cancellations, folders, files and settings
// of chance, for so many seconds. Ends with 1 at the first fault, and leaves its texts in `test-results/`.
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { resultPath, root } from './processes.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? 1);

await mkdir(resultPath(), { recursive: true });
const bundle = resultPath('soak.mjs');
await build({
  stdin: {
    contents: `export * from './soak.js'; export * from './summary.js';`,
    resolveDir: join(root, 'test/soak'),
    loader: 'ts',
  },
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outfile: bundle,
  // All that ask for their folder lie two below the root; the corpus is in this one.
  define: { 'import.meta.dirname': JSON.stringify(join(root, 'test/fuzz')) },
});
const { soak, soakSummary } = await import(pathToFileURL(bundle).href);
const report = await soak({ seconds, seed, root });
console.log(soakSummary(report));
if (report.fault !== undefined) {
  await writeFile(resultPath(`soak-${seed}.json`), JSON.stringify(report, undefined, 2));
  process.exitCode = 1;
}
