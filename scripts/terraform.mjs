// Finds Terraform and the AWS provider on this machine. Nothing is downloaded. `APIGATEWAY_STAGES_TERRAFORM` names the
// program and `APIGATEWAY_STAGES_TF_PLUGIN_DIR` the folder that holds unpacked providers, where they are not found.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { onPath } from './processes.mjs';

/** `{ terraform, plugins }`, both paths; or `{ missing }`, one sentence. */
export async function findTerraform() {
  const terraform = process.env.APIGATEWAY_STAGES_TERRAFORM ?? (await onPath('terraform'));
  if (!terraform || !existsSync(terraform)) {
    return {
      missing:
        'There is no `terraform` on the PATH: install it, or name it in `APIGATEWAY_STAGES_TERRAFORM`.',
    };
  }
  const plugins = process.env.APIGATEWAY_STAGES_TF_PLUGIN_DIR ?? (await findPlugins());
  return plugins && existsSync(plugins)
    ? { terraform, plugins }
    : {
        missing:
          'The AWS provider is in none of the folders where Terraform keeps providers: run `terraform init` with `TF_PLUGIN_CACHE_DIR` set, or name the folder of the registries in `APIGATEWAY_STAGES_TF_PLUGIN_DIR`.',
      };
}

/** The folder to give to `terraform init -plugin-dir`: the one with the registries' names in it. */
async function findPlugins() {
  for (const folder of foldersToLookIn()) {
    const found = await findProvider(folder, deepest);
    if (found) return found;
  }
  return undefined;
}

function foldersToLookIn() {
  const { TF_PLUGIN_CACHE_DIR, TF_DATA_DIR, APPDATA } = process.env;
  return [
    TF_PLUGIN_CACHE_DIR,
    TF_DATA_DIR && join(TF_DATA_DIR, 'providers'),
    join(homedir(), '.terraform.d'),
    join(homedir(), '.local', 'share', 'terraform'),
    APPDATA && join(APPDATA, 'terraform.d'),
    '/usr/local/share',
    '/usr/share/terraform',
    '/opt',
  ].filter((folder) => folder && existsSync(folder));
}

/** Registries lie four folders above a provider's platform: HOST/OWNER/aws/VERSION/PLATFORM/terraform-provider-aws_v… */
async function findProvider(folder, depth) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (entries.some(({ name }) => name.startsWith('terraform-provider-aws_'))) {
    const above = folder.split(sep).slice(0, -5).join(sep);
    return existsSync(join(above, ...folder.split(sep).slice(-5, -2))) ? above : undefined;
  }
  if (depth === 0) return undefined;
  for (const entry of entries.filter((each) => each.isDirectory() && each.name !== 'node_modules')) {
    const found = await findProvider(join(folder, entry.name), depth - 1);
    if (found) return found;
  }
  return undefined;
}

const deepest = 8;
