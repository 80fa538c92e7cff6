/**
 * `npm run bench`: measures the bundled server over stdio and holds the figures against the bars, as a table and as
 * `test-results/bench.json`.
 */
import { build as bundle } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from '../esbuild.mjs';
import { findVsix } from '../scripts/vsix.mjs';
import { firstApis, wholeAccount } from './aws.mjs';
import { detailsOf, rowsOf, tableOf } from './bars.mjs';
import { bySize, byWorkspace, startUp } from './latency.mjs';
import { checking } from './checking.mjs';
import { rendering } from './rendering.mjs';
import { indexing, overEdits, withStrictCheck } from './memory.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'test-results/bench');
const began = performance.now();

await build();
const { startEditor } = await bundled('test/support/stdio-client.ts');
const { parse } = await bundled('server/src/hcl/parse.ts');
const awsBundle = join(root, 'dist/aws.cjs');
const start = (options) => startEditor({ server: join(root, 'dist/server.cjs'), ...options });

const results = {
  machine: { node: process.version, cpu: cpus()[0]?.model, cpus: cpus().length, memoryGb: totalmem() / 1e9 },
  startUp: await step('start', () => startUp({ start })),
  sizes: await step('files of 50 to 50,000 lines', () => bySize({ start, parse })),
  workspaces: await step('1 and 1,000 modules', () => byWorkspace({ start, modules: [1, 1_000] })),
  index: [],
  checks: [],
  strictResidentMb: await step('strict check', () => withStrictCheck({ start, modules: 1_000 })),
  edits: await step('2,000 edits', () => overEdits({ start })),
  aws: {
    first: await step('first live APIs', () => firstApis({ bundle: awsBundle })),
    account: await step('1,000 live APIs', () => wholeAccount({ bundle: awsBundle, apis: 1_000, stages: 3 })),
  },
  rendering: await step('rendering a stage', async () =>
    rendering({
      ...(await bundled('server/src/render/render.ts')),
      ...(await bundled('server/src/workspace/module.ts')),
      ...(await bundled('server/src/workspace/source-file.ts')),
    }),
  ),
  bytes: { server: (await stat(join(root, 'dist/server.cjs'))).size, vsix: await step('VSIX', vsixBytes) },
};
for (const modules of [1, 100, 1_000])
  results.index.push(await step(`indexing ${modules} modules`, () => indexing({ start, modules })));
for (const modules of [100, 1_000])
  results.checks.push(
    await step(`check of ${modules} modules`, () =>
      checking({ server: join(root, 'dist/server.cjs'), modules }),
    ),
  );
const rows = rowsOf(results);

console.log(`\n${detailsOf(results)}\n\n${tableOf(rows)}\n`);
await mkdir(join(root, 'test-results'), { recursive: true });
await writeFile(
  join(root, 'test-results/bench.json'),
  `${JSON.stringify({ bars: rows, ...results }, undefined, 2)}\n`,
);
console.log(`Written to test-results/bench.json after ${((performance.now() - began) / 1000).toFixed(0)} s.`);

async function step(name, act) {
  process.stderr.write(`${name} … `);
  const started = performance.now();
  const result = await act();
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
  return result;
}

/** Source in TypeScript, made runnable; its packages stay where they are. */
async function bundled(entry) {
  const outfile = join(folder, `${entry.replaceAll('/', '-')}.mjs`);
  await bundle({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(outfile);
}

/** Undefined where it can't be packaged: then the row says that it was not measured. */
async function vsixBytes() {
  try {
    await promisify(execFile)(process.execPath, [join(root, 'scripts/package.mjs')], { cwd: root });
    return (await stat(await findVsix())).size;
  } catch (error) {
    console.error(`The VSIX was not measured: ${error.message}`);
    return undefined;
  }
}
