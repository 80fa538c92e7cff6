/**
 * Writes docs/rules.md from the rules. They are TypeScript, so they are bundled in memory first.
 * A test compares the page with the rules; run this whenever it fails.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const entry = `
  export { allRules } from './server/src/rules/registry/all-rules.ts';
  export { rulePage } from './server/src/rules/registry/rule-page.ts';
`;

const root = new URL('..', import.meta.url);
const bundle = await build({
  stdin: { contents: entry, resolveDir: fileURLToPath(root), loader: 'ts' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
const { allRules, rulePage } = await import(`data:text/javascript;base64,${code}`);
await writeFile(new URL('docs/rules.md', root), rulePage(allRules));
console.log(`docs/rules.md: ${allRules.length} rules`);
