/**
 * Bundles the two processes, what they load later, and what lies beside them into `dist/`. `node esbuild.mjs` builds
 * for release, `--dev` keeps names and adds source maps.
 */
import { build as bundle } from 'esbuild';
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { awsApart, lazyPatterns, mcpApart, proxiedHttp } from './scripts/bundle-plugins.mjs';
import { thirdPartyNotices } from './scripts/third-party-notices.mjs';

const root = import.meta.dirname;
const require = createRequire(import.meta.url);

const NOTICES = 'dist/THIRD-PARTY-NOTICES.txt';

const entries = [
  {
    from: 'client/src/extension.ts',
    to: 'dist/extension.cjs',
    external: ['vscode'],
    plugins: [awsApart],
    // VS Code's own hooks, that of the proxy among them, hear of `require` only.
    supported: { 'dynamic-import': false },
  },
  { from: 'client/src/aws/main.ts', to: 'dist/aws.cjs', plugins: [proxiedHttp] },
  // One bundle: esbuild wraps what is imported dynamically, so it is run when it is first asked for.
  {
    from: 'server/src/main.ts',
    to: 'dist/server.cjs',
    banner: '#!/usr/bin/env node',
    plugins: [lazyPatterns, mcpApart],
  },
  { from: 'server/src/mcp/serve.ts', to: 'dist/mcp.cjs' },
  { from: 'server/src/strict/worker.ts', to: 'dist/strict.cjs' },
];

/** Writes `dist/` and answers what it holds: paths relative to the checkout, with sizes in bytes. */
export async function build({ dev = false } = {}) {
  const present = entries.filter((entry) => existsSync(join(root, entry.from)));
  const [bundles, copies] = await Promise.all([
    Promise.all(present.map((entry) => bundleOne(entry, dev))),
    Promise.all([copyParser(), copyGrammar()]),
  ]);
  keepAwsApart(present, bundles);
  keepKnowledgeOnce(present, bundles);
  const inputs = new Set(bundles.flatMap((result) => Object.keys(result.metafile.inputs)));
  await writeFile(join(root, NOTICES), await thirdPartyNotices([...inputs]));
  const paths = [...present.map((entry) => entry.to), ...copies.flat(), NOTICES];
  return Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(join(root, path))).size })));
}

/** The SDK is loaded at first use, and by the editor's process alone: in any other bundle it is a mistake. */
function keepAwsApart(built, bundles) {
  built.forEach(({ to }, index) => {
    const found = Object.keys(bundles[index].metafile.inputs).find((path) => /@aws-sdk|@smithy/.test(path));
    if (found !== undefined && to !== 'dist/aws.cjs')
      throw new Error(`${to} holds \`${found}\`; AWS is reached through client/src/aws/load.ts only.`);
  });
}

/** What is compared by identity must not be there twice in a process: the tools for agents are given it by the server. */
function keepKnowledgeOnce(built, bundles) {
  const at = built.findIndex(({ to }) => to === 'dist/mcp.cjs');
  const found = Object.keys(bundles[at]?.metafile.inputs ?? {}).find((path) =>
    /^server\/src\/(?!mcp\/)/.test(path),
  );
  if (found !== undefined)
    throw new Error(`dist/mcp.cjs holds \`${found}\`; take it from server/src/mcp/parts.ts instead.`);
}

function bundleOne(entry, dev) {
  return bundle({
    absWorkingDir: root,
    entryPoints: [entry.from],
    outfile: entry.to,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Some of the protocol's packages have an UMD `main` that cannot be bundled beside a proper `module`.
    mainFields: ['module', 'main'],
    external: entry.external ?? [],
    plugins: entry.plugins ?? [],
    supported: entry.supported ?? {},
    ...(entry.banner === undefined ? {} : { banner: { js: entry.banner } }),
    minify: !dev,
    sourcemap: dev,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
}

/** HashiCorp's parser; the strict check looks for it beside its own bundle. */
async function copyParser() {
  const from = join(dirname(require.resolve('@cdktf/hcl2json/package.json')), 'main.wasm.gz');
  await mkdir(join(root, 'dist'), { recursive: true });
  await copyFile(from, join(root, 'dist/main.wasm.gz'));
  return ['dist/main.wasm.gz'];
}

/** HashiCorp's own base grammar with its licence; one line of JSON, since nobody edits it here. */
async function copyGrammar() {
  const from = join(root, 'node_modules/tm-grammars');
  const grammar = JSON.parse(await readFile(join(from, 'grammars/terraform.json'), 'utf8'));
  if (grammar.scopeName !== 'source.hcl.terraform')
    throw new Error(`tm-grammars: unexpected scope ${grammar.scopeName}`);
  await mkdir(join(root, 'dist/syntaxes'), { recursive: true });
  await writeFile(join(root, 'dist/syntaxes/terraform.tmLanguage.json'), JSON.stringify(grammar));
  await writeFile(join(root, 'dist/syntaxes/LICENSE.txt'), await grammarLicence(from));
  return ['dist/syntaxes/terraform.tmLanguage.json', 'dist/syntaxes/LICENSE.txt'];
}

async function grammarLicence(from) {
  const sections = (await readFile(join(from, 'NOTICE'), 'utf8')).split(/^={80,}$/m);
  const own = sections.find((section) => /^Files:.*\bterraform\.json\b/m.test(section));
  if (own === undefined) throw new Error('tm-grammars: no licence for terraform.json in its NOTICE');
  return `${own.trim()}\n`;
}

if (fileURLToPath(import.meta.url) === argv[1]) {
  const started = performance.now();
  try {
    const files = await build({ dev: argv.includes('--dev') });
    for (const { path, bytes } of files) console.log(`${(bytes / 1024).toFixed(1).padStart(9)} KB  ${path}`);
    console.log(`built in ${(performance.now() - started).toFixed(0)} ms`);
  } catch (error) {
    // esbuild has already shown what it found in the sources.
    if (!Array.isArray(error.errors)) console.error(error);
    process.exitCode = 1;
  }
}
