/**
 * Writes server/src/knowledge/generated/provider.ts from all schemas of a folder and its releases.json: one short text
 * per type with names, types, flags, nesting and provider versions.
 *
 *   node scripts/generate-schema.mjs                     from schemas/
 *   node scripts/generate-schema.mjs --stdout [FOLDER]   prints the text instead (tests compare)
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedText } from './schemas/generate.mjs';
import { readReleases, readSchemas } from './schemas/read.mjs';

const root = new URL('../', import.meta.url);
const output = new URL('server/src/knowledge/generated/provider.ts', root);
const [option, folder = fileURLToPath(new URL('schemas', root))] = process.argv.slice(2);

try {
  const text = generatedText(readSchemas(folder), readReleases(folder));
  if (option === '--stdout') process.stdout.write(text);
  else writeFileSync(output, text);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
