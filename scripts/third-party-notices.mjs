// The licences of everything that is shipped and not ours.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * One text with the licence of each package that went into a bundle, each text once, of the parser and of the grammar, which
 * the build has copied by then. `inputs` are paths of bundled files, relative to the checkout.
 */
export async function thirdPartyNotices(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== undefined));
  const titles = new Map();
  for (const { title, licence } of await Promise.all([...folders].sort().map(packageNotice)))
    titles.set(licence, [...(titles.get(licence) ?? []), title]);
  const parser = await readFile(join(root, 'scripts/licences/hcl2json.txt'), 'utf8');
  const inSdk = await innerNotices(inputs);
  const grammar = await readFile(join(root, 'dist/syntaxes/LICENSE.txt'), 'utf8');
  return [
    'API Gateway Stages contains the following software of others.\n',
    ...[...titles].map(([licence, of]) => section(of.join('\n'), licence)),
    section('Packages within @modelcontextprotocol/server (dist/mcp.cjs)', inSdk),
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

/** The protocol's SDK has packages of others within its files, and their licences nowhere. */
async function innerNotices(inputs) {
  const notices = await readFile(join(root, 'scripts/licences/mcp-sdk.txt'), 'utf8');
  const files = inputs.filter((each) => each.includes('node_modules/@modelcontextprotocol/'));
  for (const text of await Promise.all(files.map((each) => readFile(join(root, each), 'utf8')))) {
    for (const [, name, version] of text.matchAll(/^\/\/#region .*\/\.pnpm\/([\w.+-]+)@([\d.]+)/gm))
      if (!notices.includes(`${name} ${version} (`))
        throw new Error(
          `The SDK has ${name} ${version} in it; add its licence to scripts/licences/mcp-sdk.txt`,
        );
  }
  return notices;
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
