/**
 * Writes what follows from the folder of the rules: the registry, docs/rules.md, the settings in package.json
 * and the schema of project files.
 * Rules are TypeScript, so they are bundled in memory first.
 *
 *     npm run rules
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';
import { declaredRules, registryText, ruleSettings } from './rule-files.mjs';

const root = new URL('..', import.meta.url);
const declared = declaredRules(fileURLToPath(new URL('server/src/rules', root)));
write('server/src/rules/registry/all-rules.ts', registryText(declared));

const { allRules, rulePage } = await imported(`
  export { allRules } from './server/src/rules/registry/all-rules.ts';
  export { rulePage } from './server/src/rules/registry/rule-page.ts';
`);
write('docs/rules.md', rulePage(allRules));

const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const { properties } = manifest.contributes.configuration;
properties['apigatewayStages.rules'].properties = ruleSettings(allRules);
write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);

const schema = JSON.parse(readFileSync(new URL('client/project-schema.json', root), 'utf8'));
schema.properties.rules.properties = ruleSettings(allRules);
write(
  'client/project-schema.json',
  await format(JSON.stringify(schema, null, 2), { parser: 'json', printWidth: 110 }),
);
console.log(`${allRules.length} rules: registry, page, settings and schema are written.`);

/** What a module exports whose text is TypeScript. */
async function imported(contents) {
  const bundle = await build({
    stdin: { contents, resolveDir: fileURLToPath(root), loader: 'ts' },
    bundle: true,
    format: 'esm',
    // What is made for Node asks for its modules as a CommonJS module does.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    write: false,
  });
  const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

function write(path, text) {
  writeFileSync(new URL(path, root), text);
}
