// Makes `apigateway-stages-<version>.vsix` in the checkout's root: builds, gathers the licences of what is bundled,
// packages offline, and refuses what is too big, not needed at run time or missing.
import { createVSIX } from '@vscode/vsce';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '../esbuild.mjs';
import { readVsix } from './vsix.mjs';

const root = join(import.meta.dirname, '..');

/** Bytes; the server's WASM alone is 1.7 MB. */
const LARGEST = 6 * 1024 * 1024;

/** What the VSIX holds besides the pictures of the README, below `extension/`. */
const NEEDED = [
  'package.json',
  'readme.md',
  'changelog.md',
  'LICENSE.txt',
  'client/project-schema.json',
  'client/icon.png',
  'client/activity-bar.svg',
  'dist/extension.cjs',
  'dist/aws.cjs',
  'dist/server.cjs',
  'dist/strict.cjs',
  'dist/main.wasm.gz',
  'dist/syntaxes/terraform.tmLanguage.json',
  'dist/syntaxes/LICENSE.txt',
  'dist/THIRD-PARTY-NOTICES.txt',
  'docs/check.md',
  'docs/rules.md',
  'docs/rule-figures.md',
  'docs/editors.md',
  'docs/iam.md',
  'docs/live-stages.md',
  'syntaxes/context-variables.tmLanguage.json',
  'syntaxes/language-configuration.json',
];

const { files, inputs } = await build();
await writeFile(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), await notices(inputs));

const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const vsix = join(root, `${name}-${version}.vsix`);
await createVSIX({
  cwd: root,
  packagePath: vsix,
  // Everything is bundled; and links in the README point at files that are packaged with it.
  dependencies: false,
  rewriteRelativeLinks: false,
  allowMissingRepository: true,
});
const complaints = await inspect(vsix);
for (const { path, bytes } of files) console.log(`${kilobytes(bytes)}  ${path}`);
console.log(`${kilobytes((await stat(vsix)).size)}  ${name}-${version}.vsix`);
for (const complaint of complaints) console.error(`error: ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;

/** Answers what is wrong with the VSIX, in sentences; nothing when it is as it should be. */
async function inspect(path) {
  const bytes = (await stat(path)).size;
  const paths = (await readVsix(path))
    .map((entry) => entry.path)
    .filter((each) => each.startsWith('extension/'))
    .map((each) => each.slice('extension/'.length));
  const allowed = [...NEEDED, ...(await pictures())];
  const missing = allowed.filter((each) => !paths.includes(each));
  const surplus = paths.filter((each) => !allowed.includes(each));
  return [
    ...(bytes > LARGEST ? [`the VSIX has ${bytes} bytes; the limit is ${LARGEST}`] : []),
    ...missing.map((each) => `\`${each}\` is missing in the VSIX`),
    ...surplus.map((each) => `\`${each}\` is not needed at run time; keep it out in .vscodeignore`),
  ];
}

/** The pictures of the README and of the walkthrough. */
async function pictures() {
  const readme = await readFile(join(root, 'README.md'), 'utf8').catch(() => '');
  const { walkthroughs = [] } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).contributes;
  const shown = walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image));
  const links = [...readme.matchAll(/!\[[^\]]*\]\(([^)\s]+)|<img[^>]+src="([^"]+)"/g)].map(
    ([, a, b]) => a ?? b,
  );
  return [...new Set([...links, ...shown])]
    .filter((link) => !/^\w+:/.test(link))
    .map((link) => link.replace(/^\.\//, ''));
}

/** One text with the licence of each package that went into a bundle, each text once, of the parser and of the grammar. */
async function notices(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const titles = new Map();
  for (const { title, licence } of await Promise.all([...folders].sort().map(packageNotice)))
    titles.set(licence, [...(titles.get(licence) ?? []), title]);
  const parser = await readFile(join(root, 'scripts/licences/hcl2json.txt'), 'utf8');
  const grammar = await readFile(join(root, 'dist/syntaxes/LICENSE.txt'), 'utf8');
  return [
    'API Gateway Stages contains the following software of others.\n',
    ...[...titles].map(([licence, of]) => section(of.join('\n'), licence)),
    section("HashiCorp's HCL parser (dist/main.wasm.gz, part of dist/strict.cjs)", parser),
    section(
      'Terraform grammar (dist/syntaxes/terraform.tmLanguage.json), unchanged but for white space',
      grammar,
    ),
  ].join('\n');
}

/** `node_modules/a/node_modules/@b/c` for a file in there; undefined for a file of our own. */
function packageFolder(input) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
}

async function packageNotice(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
  const title = `${name} ${version} (${license})`;
  if (name === '@cdktf/hcl2json') return { title, licence: "See HashiCorp's HCL parser below." };
  const file = await licenceFile(folder);
  if (file === undefined) throw new Error(`${folder} has no licence file; add its text to scripts/licences/`);
  return { title, licence: await readFile(join(root, file), 'utf8') };
}

/** Some packages of the AWS SDK leave out the licence of the repository that all of them come from. */
async function licenceFile(folder) {
  const file = (await readdir(join(root, folder))).find((each) => /^licen[cs]e/i.test(each));
  if (file !== undefined) return join(folder, file);
  return /@aws-sdk\/[^/]+$/.test(folder) ? 'node_modules/@aws-sdk/client-sts/LICENSE' : undefined;
}

function section(title, text) {
  return `${'='.repeat(100)}\n${title}\n${'='.repeat(100)}\n\n${text.trim()}\n`;
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(9)} KB`;
}
