/**
 * Writes schemas/aws-<version>.json from `terraform providers schema -json`.
 *
 *   npm run schema -- VERSION             asks Terraform, which downloads that version of the provider if it has to
 *   npm run schema -- VERSION FILE        takes what Terraform printed elsewhere; `-` reads the standard input
 *   npm run schema -- --stdout VERSION …  prints the text instead of writing the file
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onPath, root } from './processes.mjs';
import { schemaText, strippedSchema } from './schemas/strip.mjs';
import { findTerraform } from './terraform.mjs';

const isPrinted = process.argv[2] === '--stdout';
const [version = '', source] = process.argv.slice(isPrinted ? 3 : 2);

try {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Error('Name a version of the AWS provider: `npm run schema -- 6.66.0`.');

  const answer =
    source === undefined ? await askTerraform() : readFileSync(source === '-' ? 0 : source, 'utf8');
  const text = await schemaText(strippedSchema(JSON.parse(answer), version));
  if (isPrinted) {
    process.stdout.write(text);
  } else {
    const file = join('schemas', `aws-${version}.json`);
    writeFileSync(join(root, file), text);
    console.log(`${file} is written. Next: \`npm run generate\`.`);
  }
} catch (error) {
  console.error(error.stderr || error.message);
  process.exitCode = 1;
}

async function askTerraform() {
  const { plugins = '' } = await findTerraform();
  const terraform = process.env.APIGATEWAY_STAGES_TERRAFORM ?? (await onPath('terraform'));
  if (!terraform) {
    throw new Error(
      `There is no \`terraform\` on the PATH. Run \`terraform providers schema -json > schema.json\` where there is one, in a folder that requires hashicorp/aws ${version}, then \`npm run schema -- ${version} schema.json\`.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'apigateway-stages-schema-'));
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
  const run = (...args) => promisify(execFile)(terraform, args, { cwd: folder, env, maxBuffer: 1 << 30 });
  const isHere = existsSync(join(plugins, 'registry.terraform.io/hashicorp/aws', version));
  try {
    await writeFile(join(folder, 'main.tf'), requirement(version));
    await run('init', '-input=false', '-no-color', ...(isHere ? [`-plugin-dir=${plugins}`] : []));
    return (await run('providers', 'schema', '-json')).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requirement(exact) {
  return `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "${exact}"
    }
  }
}
`;
}
