/**
 * `npm run bench`: measures the bundled server over stdio, and the extension in a real VS Code, and holds the figures against
 * the bars, as a table and as `test-results/bench.json`. `npm run bench -- startUp sizes` measures these parts alone,
 * `--help` names them all.
 */
import { build as bundle } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build } from '../esbuild.mjs';
import { endCleanly } from '../scripts/processes.mjs';
import { findVsix } from '../scripts/vsix.mjs';
import { activation } from './activation.mjs';
import { firstApis, wholeAccount } from './aws.mjs';
import { detailsOf, rowsOf, tableOf } from './bars.mjs';
import { bySize, byWorkspace } from './latency.mjs';
import { startUp } from './start-up.mjs';
import { checking } from './checking.mjs';
import { rendering } from './rendering.mjs';
import { indexing, overEdits, withStrictCheck } from './memory.mjs';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'test-results/bench');
const server = join(root, 'dist/server.cjs');

/** By name: what it is for a person, and how it is measured. */
const PARTS = {
  startUp: [
    'start to the first completion, beside bare Node and an earlier build',
    () => startUp({ start, root, folder, server }),
  ],
  sizes: [
    'completion, hover and diagnostics in files of 50 to 50,000 lines',
    async () => bySize({ start, ...(await bundled('server/src/hcl/parse.ts')) }),
  ],
  workspaces: [
    'completion and hover beside 1 and 1,000 modules',
    () => byWorkspace({ start, modules: [1, 1_000] }),
  ],
  strict: ['memory with the strict check', () => withStrictCheck({ start, modules: 1_000 })],
  edits: ['memory over 2,000 edits', () => overEdits({ start })],
  activation: [
    'activation in a real VS Code, with live stages and without',
    async () => (await attempted('The activation', activation)) ?? {},
  ],
  aws: ['the first live APIs, and 1,000 of them under the quota of AWS', liveApis],
  rendering: ['a live stage as Terraform', renderingOfStage],
  bytes: ['size of the VSIX', bytes],
  index: [
    'looking through 1, 100 and 1,000 modules',
    () => each([1, 100, 1_000], (modules) => indexing({ start, modules })),
  ],
  checks: [
    '`check` of 100 and 1,000 modules',
    () => each([100, 1_000], (modules) => checking({ server, modules })),
  ],
};

const chosen = chosenParts();
endCleanly();
const began = performance.now();
await build();
const { startEditor } = await bundled('test/support/stdio-client.ts');
const results = {
  machine: { node: process.version, cpu: cpus()[0]?.model, cpus: cpus().length, memoryGb: totalmem() / 1e9 },
};
for (const name of chosen) results[name] = await step(...PARTS[name]);
const rows = rowsOf(results);

console.log(`\n${detailsOf(results)}\n\n${tableOf(rows)}\n`);
await mkdir(join(root, 'test-results'), { recursive: true });
await writeFile(
  join(root, 'test-results/bench.json'),
  `${JSON.stringify({ bars: rows, ...results }, undefined, 2)}\n`,
);
console.log(`Written to test-results/bench.json after ${((performance.now() - began) / 1000).toFixed(0)} s.`);

/** The parts that the command line names, or all; ends here where there is nothing to measure. */
function chosenParts() {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((name) => !(name in PARTS));
  if (values.help || unknown.length > 0) {
    const list = Object.entries(PARTS).map(([name, [what]]) => `  ${name.padEnd(12)}${what}`);
    if (unknown.length > 0) console.error(`There is no part \`${unknown.join('`, `')}\`.`);
    console.log(['npm run bench -- [part …]: measures these parts, or all of them', ...list].join('\n'));
    process.exit(unknown.length > 0 ? 2 : 0);
  }
  return Object.keys(PARTS).filter((name) => positionals.length === 0 || positionals.includes(name));
}

function start(options) {
  return startEditor({ server, ...options });
}

async function liveApis() {
  const aws = join(root, 'dist/aws.cjs');
  return {
    first: await firstApis({ bundle: aws }),
    account: await wholeAccount({ bundle: aws, apis: 1_000, stages: 3 }),
  };
}

async function renderingOfStage() {
  return rendering({
    ...(await bundled('server/src/render/render.ts')),
    ...(await bundled('server/src/workspace/module.ts')),
    ...(await bundled('server/src/workspace/source-file.ts')),
  });
}

async function bytes() {
  return { vsix: await attempted('The VSIX', vsixBytes) };
}

async function vsixBytes() {
  await promisify(execFile)(process.execPath, [join(root, 'scripts/package.mjs')], { cwd: root });
  return (await stat(await findVsix())).size;
}

/** Undefined where this machine can't: then the row says that it was not measured. */
async function attempted(what, measure) {
  try {
    return await measure();
  } catch (error) {
    console.error(`${what} was not measured: ${error.message}`);
    return undefined;
  }
}

async function each(counts, measure) {
  const measured = [];
  for (const count of counts) measured.push(await measure(count));
  return measured;
}

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
