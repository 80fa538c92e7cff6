// Makes `apigateway-stages-<version>.vsix` in the checkout's root, offline, and refuses what is too big, not needed at run
// time or missing.
import { createVSIX } from '@vscode/vsce';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readVsix } from './vsix.mjs';

const root = join(import.meta.dirname, '..');

/** Bytes; the server's WASM alone is 1.7 MB. */
const LARGEST = 6 * 1024 * 1024;

/** What the VSIX holds besides the pictures of the walkthrough, below `extension/`. */
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
  'dist/mcp.cjs',
  'dist/main.wasm.gz',
  'dist/syntaxes/terraform.tmLanguage.json',
  'dist/syntaxes/LICENSE.txt',
  'dist/THIRD-PARTY-NOTICES.txt',
  'docs/check.md',
  'docs/rules.md',
  'docs/rule-figures.md',
  'docs/editors.md',
  'docs/mcp.md',
  'docs/project.md',
  'docs/iam.md',
  'docs/live-stages.md',
  'docs/reliability.md',
  'syntaxes/context-variables.tmLanguage.json',
  'syntaxes/language-configuration.json',
];

const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const vsix = join(root, `${name}-${version}.vsix`);
// As `vsce package` does it: it builds first, and what else it has to know stands in the manifest.
await createVSIX({ cwd: root, packagePath: vsix });
const complaints = await inspect(vsix);
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

/** The pictures of the walkthrough; those of the README are shown from the project's address. */
async function pictures() {
  const { contributes } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image));
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1).padStart(9)} KB`;
}
