/** Modules that call each other: what changes in one is seen in the other. */
import { expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const OWN_PARSER = { settings: { strictCheck: false } };

const CHILD = (size: string): string => `output "size" {\n  value = "${size}"\n}\n`;
const CALLER = `module "cache" {
  source = "./cache"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = var.api
  deployment_id         = var.deployment
  stage_name            = "prod"
  cache_cluster_enabled = true
  cache_cluster_size    = module.cache.size
}

variable "api" {}
variable "deployment" {}
`;

const isTold = (found: readonly { readonly message: string }[]): boolean =>
  found.some(({ message }) => message.includes('(from `module.cache.size`)'));

test('editing a called module changes what is said where it is called', async () => {
  const root = await folder({ 'main.tf': CALLER, 'cache/main.tf': CHILD('0.5') });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  await server.open(root.of('main.tf'), CALLER);
  await server.open(root.of('cache/main.tf'), CHILD('0.5'));
  await server.replace(root.of('cache/main.tf'), CHILD('0.7'));
  await server.until(root.of('main.tf'), isTold);
  await server.replace(root.of('cache/main.tf'), CHILD('1.6'));
  await server.until(root.of('main.tf'), (found) => !isTold(found));
});

test('so does changing it on disk', async () => {
  const root = await folder({ 'main.tf': CALLER, 'cache/main.tf': CHILD('0.7') });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  await server.open(root.of('main.tf'), CALLER);
  await server.until(root.of('main.tf'), isTold);
  await root.write('cache/main.tf', CHILD('0.5'));
  await server.watched([root.of('cache/main.tf')]);
  await server.until(root.of('main.tf'), (found) => !isTold(found));
});

test('a variable file is read from disk, and as it is typed', async () => {
  const text = CALLER.replace('module.cache.size', 'var.size') + 'variable "size" {\n  default = "0.5"\n}\n';
  const root = await folder({ 'main.tf': text, 'terraform.tfvars': 'size = "0.7"\n' });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  await server.open(root.of('main.tf'), text);
  const found = await server.until(root.of('main.tf'), (all) => all.length > 0);
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringContaining("can't be `0.7` (from `var.size`, which `terraform.tfvars` sets)"),
  ]);
  await server.open(root.of('terraform.tfvars'), 'size = "0.7"\n', 'terraform-vars');
  await server.replace(root.of('terraform.tfvars'), 'size = "1.6"\n');
  await server.until(root.of('main.tf'), (all) => all.length === 0);
});

test.each(['./', '../', '../other'])('half a path (`%s`) takes nothing away', async (source) => {
  const half = (written: string): string => `module "api" {
  source = "${written}"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "abc123"
  name        = "a stage"
}
`;
  const root = await folder({
    'main.tf': 'module "live" {\n  source = "./live"\n}\n',
    'live/main.tf': half('./live'),
    'other/main.tf': 'module "live" {\n  source = "../live"\n}\n',
  });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  const uri = root.of('live/main.tf');
  await server.open(uri, half('./live'));
  await server.until(uri, (found) => found.length > 0);
  await server.untilVersion(uri, await server.replace(uri, half(source)));
  expect(server.diagnostics(uri)).toMatchObject([{ code: 'invalid-stage-name' }]);
  const items = await server.request<{ label: string }[]>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 5, character: 2 },
  });
  expect(items.map(({ label }) => label)).toContain('auto_deploy');
  expect(server.log.join('\n')).not.toContain('failed');
});

test('a rename right after the start knows the callers', async () => {
  const child = 'variable "size" {\n}\n';
  const root = await folder({
    'main.tf': 'module "cache" {\n  source = "./cache"\n  size   = "0.5"\n}\n',
    'cache/main.tf': child,
  });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  await server.open(root.of('cache/main.tf'), child);
  const edit = await server.request<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri: root.of('cache/main.tf') },
    position: { line: 0, character: 11 },
    newName: 'capacity',
  });
  expect(Object.keys(edit.changes ?? {}).toSorted()).toEqual([root.of('cache/main.tf'), root.of('main.tf')]);
});
