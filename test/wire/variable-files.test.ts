/** Variable files over the wire: beside their module, below it while it is closed, and where they are none of ours. */
import { expect, test } from 'vitest';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const OWN_PARSER = { settings: { strictCheck: false } };

const MODULE = `variable "cache_size" {
  description = "How large the cache is."
  type        = string
}
resource "aws_api_gateway_stage" "live" {
  cache_cluster_size = var.cache_size
}
`;

const AT_NAME = { line: 0, character: 4 };

async function labelsAt(
  server: Awaited<ReturnType<typeof editor>>,
  uri: string,
  position: { readonly line: number; readonly character: number },
): Promise<readonly string[]> {
  const params = { textDocument: { uri }, position };
  const items = await server.request<{ label: string }[]>('textDocument/completion', params);
  return items.map(({ label }) => label);
}

test.each([
  ['beside the module', 'prod.auto.tfvars'],
  ['below it, which is not open', 'envs/prod.tfvars'],
])('%s', async (_, name) => {
  const text = 'cache_size = ""\n';
  const root = await folder({ 'main.tf': MODULE, [name]: text });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  const uri = root.of(name);
  await server.open(uri, text, 'terraform-vars');
  await expect.poll(() => labelsAt(server, uri, { line: 0, character: 14 })).toContain('0.5');
  const textDocument = { uri };
  expect(await server.request('textDocument/hover', { textDocument, position: AT_NAME })).toMatchObject({
    contents: { value: expect.stringContaining('How large the cache is.') as string },
  });
  expect(await server.request('textDocument/definition', { textDocument, position: AT_NAME })).toMatchObject({
    uri: root.of('main.tf'),
    range: { start: { line: 0 } },
  });
  await server.replace(uri, '');
  expect(await labelsAt(server, uri, { line: 0, character: 0 })).toEqual(['cache_size']);
});

test('of a module that has nothing to do with API Gateway nothing is said', async () => {
  const root = await folder({ 'main.tf': 'variable "size" {}\n', 'terraform.tfvars': 'size = 1\n' });
  const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
  const uri = root.of('terraform.tfvars');
  await server.open(uri, 'size = 1\n', 'terraform-vars');
  expect(await labelsAt(server, uri, { line: 1, character: 0 })).toEqual([]);
  expect(
    await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 1 },
    }),
  ).toBeNull();
});

test('beside another extension the names are left to it', async () => {
  const root = await folder({ 'main.tf': MODULE, 'terraform.tfvars': 'cache_size = ""\n' });
  const server = await editor({
    ...OWN_PARSER,
    folders: [root.uri],
    options: { companions: { languages: ['terraform'] } },
  });
  const uri = root.of('terraform.tfvars');
  await server.open(uri, 'cache_size = ""\n', 'terraform-vars');
  await expect.poll(() => labelsAt(server, uri, { line: 0, character: 14 })).toContain('0.5');
  const params = { textDocument: { uri }, position: AT_NAME };
  expect(await server.request('textDocument/hover', params)).toBeNull();
  expect(await server.request('textDocument/definition', params)).toBeNull();
});

test('what was told of a variable file goes with its module', async () => {
  const { uri, of, remove } = await folder({
    'http/main.tf': 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "live"\n}\n',
  });
  const server = await editor({ folders: [uri], settings: { strictCheck: false } });
  const file = of('http/envs/dev.tfvars');
  await server.open(file, 'a = {\n  b {\n', 'terraform-vars');
  await server.until(file, (all) => all.length > 0);
  await remove('http/main.tf');
  await server.watched([of('http/main.tf')]);
  await server.replace(file, 'a = {\n  b {\n\n');
  await server.until(file, (all) => all.length === 0);
});

test('what was told of a variable file goes with the folder that its module is found in', async () => {
  const { uri, of } = await folder({
    'http/main.tf': 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "live"\n}\n',
  });
  const server = await editor({ folders: [uri], settings: { strictCheck: false } });
  const file = of('http/envs/dev.tfvars');
  await server.open(file, 'a = {\n  b {\n', 'terraform-vars');
  await server.until(file, (all) => all.length > 0);
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri, name: 'it' }] },
  });
  await server.replace(file, 'a = {\n  b {\n\n');
  await server.until(file, (all) => all.length === 0);
});
