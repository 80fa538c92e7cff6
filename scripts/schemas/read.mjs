// Reads what is known of the provider's releases: every aws-<version>.json of a folder, and releases.json beside them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from './versions.mjs';

/**
 * The schemas of a folder, oldest first, as `{ file, version, complete, resource_schemas, data_source_schemas, functions? }`. What is
 * not in the one format is an error that names the file and the remedy.
 */
export function readSchemas(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== RELEASES);
  if (names.length === 0) throw new Error(`${folder} holds no schema: make one with \`npm run schema\`.`);
  return names
    .map((name) => readSchema(join(folder, name), name))
    .sort((a, b) => compareVersions(a.version, b.version));
}

/**
 * What is known of single releases: a list of `{ version, source, added?, removed?, without? }` with paths such as
 * `aws_api_gateway_stage.tags`, `data.aws_api_gateway_rest_api.name` or, for every type, `*.region`.
 */
export function readReleases(folder) {
  const file = join(folder, RELEASES);
  const releases = json(file);
  for (const { version, source, added = [], removed = [], without = [] } of releases) {
    if (!isVersion(version) || !source || [...added, ...removed, ...without].length === 0) {
      throw new Error(
        `${file}: each release has a \`version\`, the \`source\` that says so, and \`added\`, \`removed\` or \`without\`.`,
      );
    }
  }
  return releases;
}

const RELEASES = 'releases.json';

function readSchema(file, name) {
  const version = /^aws-(\d+\.\d+\.\d+)\.json$/.exec(name)?.[1];
  if (version === undefined) throw new Error(`${file} is not read: name it aws-<version>.json.`);
  const { _meta: meta, resource_schemas, data_source_schemas, functions, provider_schemas } = json(file);
  if (provider_schemas !== undefined) {
    throw new Error(
      `${file} is what \`terraform providers schema -json\` prints: run \`npm run schema -- ${version} <that file>\` instead.`,
    );
  }
  if (
    meta?.version !== version ||
    !Array.isArray(meta.complete) ||
    !resource_schemas ||
    !data_source_schemas
  ) {
    throw new Error(
      `${file} is not in the format of the other schemas (\`_meta\` with \`version\` and \`complete\`, \`resource_schemas\`, \`data_source_schemas\`): make it with \`npm run schema -- ${version}\`.`,
    );
  }
  for (const schemas of [resource_schemas, data_source_schemas])
    for (const [type, body] of Object.entries(schemas)) checkBody(`${file}: ${type}`, body);

  return { file, version, complete: meta.complete, resource_schemas, data_source_schemas, functions };
}

function checkBody(path, { attributes = {}, block_types = {} }) {
  for (const [name, attribute] of Object.entries(attributes))
    if (attribute.type === undefined) throw new Error(`${path}.${name} has no \`type\`: ${OTHER_FORMAT}.`);

  for (const [name, { nesting_mode, block = {} }] of Object.entries(block_types)) {
    if (!['list', 'set', 'single'].includes(nesting_mode))
      throw new Error(`${path}.${name} has the \`nesting_mode\` ${nesting_mode}: ${OTHER_FORMAT}.`);

    checkBody(`${path}.${name}`, block);
  }
}

const OTHER_FORMAT = 'teach scripts/schemas/ and resource-schemas.ts what that means';

function json(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`, { cause: error });
  }
}

function isVersion(text) {
  return /^\d+\.\d+\.\d+$/.test(text ?? '');
}
