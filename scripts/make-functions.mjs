/**
 * Writes server/src/knowledge/generated/functions.ts from `terraform metadata functions -json`: of each of Terraform's own
 * functions the name, the parameters and the types. The descriptions are HashiCorp's and stay out.
 *
 *   npm run functions                 asks the Terraform of this machine
 *   npm run functions -- --stdout     prints the text instead (tests compare)
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { findTerraform } from './terraform.mjs';
import { functionLines } from './schemas/functions.mjs';

const output = new URL('../server/src/knowledge/generated/functions.ts', import.meta.url);

try {
  const text = sourceText(await asked('version'), await asked('metadata', 'functions'));
  if (process.argv[2] === '--stdout') process.stdout.write(text);
  else writeFileSync(output, text);
} catch (error) {
  console.error(error.stderr || error.message);
  process.exitCode = 1;
}

async function asked(...command) {
  const { terraform, missing } = await findTerraform();
  if (missing) throw new Error(missing);
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '' };
  const { stdout } = await promisify(execFile)(terraform, [...command, '-json'], { env, maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

function sourceText({ terraform_version: version }, { function_signatures: signatures }) {
  // Each has a twin `core::name`, which is the same function.
  const own = Object.entries(signatures).filter(([name]) => !name.includes('::'));
  return [
    `// Written by scripts/make-functions.mjs from what Terraform ${version} prints (facts only). Do not edit.`,
    '// Read by functions.ts: the type of the result, then each parameter with its type; a star means any number of them.',
    '',
    'export const builtInFunctions: Readonly<Record<string, string>> = {',
    ...functionLines(Object.fromEntries(own)),
    '};',
    '',
  ].join('\n');
}
