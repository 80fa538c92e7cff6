/** An editor in a workspace with a project file: what it sets, what is wrong in it, and environments. */
import { expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import { PULL_CAPABILITIES } from '../support/stdio-client.js';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const PROJECT = '.apigateway-stages.json';
const STAGE = `variable "name" {
  default = "live"
}

variable "secret" {
  default   = "s3cr3t"
  sensitive = true
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "abc123"
  name        = var.name
  description = var.secret
  auto_deploy = true
}
`;
const ENVIRONMENTS = {
  'main.tf': STAGE,
  'envs/dev.tfvars': 'name = "dev"\n',
  'envs/prod.tfvars': 'name = "a prod"\nnop = 1\n',
  [PROJECT]: '{ "environments": { "dev": ["envs/dev.tfvars"], "prod": ["envs/prod.tfvars"] } }',
};

test('sets rules and their least severity, which the editor’s own settings overrule; changes count at once', async () => {
  const wrong = STAGE.replace('var.name', '"a stage"');
  const { uri, of, write } = await folder({
    'main.tf': wrong,
    [PROJECT]: '{ "rules": { "invalid-stage-name": "hint" } }',
  });
  const server = await editor({ folders: [uri] });
  await server.open(of('main.tf'), wrong);
  const severity = async (is: number | undefined): Promise<void> => {
    await server.until(
      of('main.tf'),
      (all) => all.find(({ code }) => code === 'invalid-stage-name')?.severity === is,
    );
  };
  await severity(4);
  await server.configure({ rules: { 'invalid-stage-name': 'warning' } });
  await severity(2);
  await server.configure({});
  await severity(4);
  await write(PROJECT, '{ "rules": { "invalid-stage-name": "off" } }');
  await server.watched([of(PROJECT)]);
  await severity(undefined);
  // Not yet saved.
  await server.open(of(PROJECT), '{ "minSeverity": "error" }', 'jsonc');
  await severity(1);
  await server.replace(of(PROJECT), '{ "exclude": ["*.tf"] }');
  await server.until(of('main.tf'), (all) => all.length === 0);
});

test('one in a folder that is added counts from then on', async () => {
  const wrong = STAGE.replace('var.name', '"a stage"');
  const { of } = await folder({
    'main.tf': wrong,
    [PROJECT]: '{ "rules": { "invalid-stage-name": "off" } }',
  });
  const other = await folder({});
  const server = await editor({ folders: [other.uri] });
  await server.open(of('main.tf'), wrong);
  await server.until(of('main.tf'), (all) => all.length > 0);
  await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: of('.').replace(/\/\.?$/, ''), name: 'it' }], removed: [] },
  });
  await server.until(of('main.tf'), (all) => all.length === 0);
});

test('what is wrong in it is told in it, and no more when it is closed', async () => {
  const { uri, of } = await folder({ 'main.tf': STAGE, [PROJECT]: '{}' });
  const server = await editor({ folders: [uri] });
  await server.open(
    of(PROJECT),
    '{\n  "rules": { "too-lnog": "off" },\n  "varFiles": ["nope.tfvars"]\n}\n',
    'jsonc',
  );
  const found = await server.until(of(PROJECT), (all) => all.length > 0);
  expect(
    found.map(({ range, message }) => `${range.start.line}:${range.start.character} ${message}`),
  ).toEqual([
    '1:13 There is no rule `too-lnog`: did you mean `too-long`?',
    expect.stringMatching(/^2:15 `nope.tfvars` can't be read/) as string,
  ]);
  await server.close(of(PROJECT));
  await server.until(of(PROJECT), (all) => all.length === 0);
});

test('an editor that holds it against its schema itself is told the rest, when it pulls', async () => {
  const { uri, of } = await folder({ 'main.tf': STAGE });
  const server = await editor({
    folders: [uri],
    capabilities: PULL_CAPABILITIES,
    options: { validatesProjects: true },
  });
  await server.open(of(PROJECT), '{ "rules": { "x": "off" }, "varFiles": ["nope.tfvars"] }', 'jsonc');
  const { items } = await server.request<{ items: { message: string }[] }>('textDocument/diagnostic', {
    textDocument: { uri: of(PROJECT) },
  });
  expect(items.map(({ message }) => message)).toEqual([expect.stringMatching(/^`nope\.tfvars`/)]);
});

test('findings say in which environment they hold; a variable file is told what no variable declares', async () => {
  const { uri, of } = await folder(ENVIRONMENTS);
  const server = await editor({ folders: [uri] });
  await server.open(of('main.tf'), STAGE);
  const [found] = await server.until(of('main.tf'), (all) => all.length > 0);
  expect(found?.message).toMatch(/^In prod: `a prod`/);
  await server.open(of('envs/prod.tfvars'), ENVIRONMENTS['envs/prod.tfvars'], 'terraform-vars');
  const [undeclared] = await server.until(of('envs/prod.tfvars'), (all) => all.length > 0);
  expect(undeclared?.message).toMatch(/^There is no variable `nop`/);
  // Not yet saved, and right.
  await server.replace(of('envs/prod.tfvars'), 'name = "prod"\n');
  await server.until(of('main.tf'), (all) => all.length === 0);
  await server.until(of('envs/prod.tfvars'), (all) => all.length === 0);
});

test('what is wrong in one environment has its remedy', async () => {
  const text = `variable "on" {\n  default = true\n}\n\nresource "aws_apigatewayv2_stage" "live" {\n  api_id      = "abc123"\n  name        = var.on ? "live" : "a stage"\n  auto_deploy = true\n}\n`;
  const { uri, of } = await folder({
    'main.tf': text,
    'prod.tfvars': 'on = false\n',
    'dev.tfvars': 'on = true\n',
    [PROJECT]: '{ "environments": { "dev": ["dev.tfvars"], "prod": ["prod.tfvars"] } }',
  });
  const server = await editor({ folders: [uri] });
  await server.open(of('main.tf'), text);
  const [found] = await server.until(of('main.tf'), (all) => all.length > 0);
  expect(found?.message).toMatch(/^In prod: /);
  const actions = await server.request<{ title: string }[]>('textDocument/codeAction', {
    textDocument: { uri: of('main.tf') },
    range: found?.range,
    context: { diagnostics: [found], only: ['quickfix'] },
  });
  expect(actions.map(({ title }) => title)).toContainEqual(expect.stringMatching(/invalid-stage-name/));
  expect(new Set(actions.map(({ title }) => title)).size).toBe(actions.length);
});

test('a variable is renamed in the variable files of all environments, whichever is shown', async () => {
  const { uri, of } = await folder(ENVIRONMENTS);
  const server = await editor({ folders: [uri], options: { environment: 'dev' } });
  await server.open(of('main.tf'), STAGE);
  await server.until(of('main.tf'), (all) => all.length > 0);
  const { changes = {}, documentChanges = [] } = await server.request<{
    changes?: Record<string, unknown>;
    documentChanges?: { textDocument: { uri: string } }[];
  }>('textDocument/rename', {
    textDocument: { uri: of('main.tf') },
    position: { line: 0, character: 11 },
    newName: 'stage',
  });
  const renamed = [...Object.keys(changes), ...documentChanges.map(({ textDocument }) => textDocument.uri)];
  expect(renamed.toSorted()).toEqual(['envs/dev.tfvars', 'envs/prod.tfvars', 'main.tf'].map(of));
});

test('a variable file beside several modules stops the rename where it may be for one of them, not where that is called', async () => {
  const declared = 'variable "name" {}\n';
  const { uri, of } = await folder({
    'modules/api/main.tf': STAGE,
    'live/main.tf': `${declared}module "api" {\n  source = "../modules/api"\n  name   = var.name\n}\n`,
    'envs/dev.tfvars': 'name = "dev"\n',
    [PROJECT]: '{ "environments": { "dev": ["envs/dev.tfvars"] } }',
  });
  const server = await editor({ folders: [uri] });
  await server.open(of('modules/api/main.tf'), STAGE);
  await server.open(
    of('live/main.tf'),
    `${declared}module "api" {\n  source = "../modules/api"\n  name   = var.name\n}\n`,
  );
  const rename = (path: string): Promise<{ changes?: Record<string, unknown> }> =>
    server.request('textDocument/rename', {
      textDocument: { uri: of(path) },
      position: { line: 0, character: 11 },
      newName: 'stage',
    });
  const { changes = {} } = await rename('modules/api/main.tf');
  expect(Object.keys(changes).toSorted()).toEqual(['live/main.tf', 'modules/api/main.tf'].map(of));
  await expect(rename('live/main.tf')).rejects.toThrow(
    '`envs/dev.tfvars` may set `var.name` for other modules as well. Rename it manually.',
  );
});

test('hints and hovers have the values of the environment that is chosen, and never a sensitive one', async () => {
  const { uri, of } = await folder(ENVIRONMENTS);
  const server = await editor({ folders: [uri], options: { environment: 'dev' } });
  await server.open(of('main.tf'), STAGE);
  const textDocument = { uri: of('main.tf') };
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = async (): Promise<readonly unknown[]> =>
    (await server.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range })).map(
      ({ position, label }) => `${position.line}:${position.character} ${JSON.stringify(label)}`,
    );
  const asked = (): Promise<unknown> => server.request('apigatewayStages/environments', { textDocument });
  await server.until(of('main.tf'), (all) => all.length > 0);
  expect(await hints()).toEqual(['11:24 "= \\"dev\\""']);
  const files = { dev: ['envs/dev.tfvars'], prod: ['envs/prod.tfvars'] };
  expect(await asked()).toEqual({ names: ['dev', 'prod'], files, chosen: 'dev' });
  await server.connection.sendNotification('apigatewayStages/environmentChosen', { name: 'prod' });
  expect(await hints()).toEqual(['11:24 "= \\"a prod\\""']);
  const { contents } = await server.request<{ contents: { value: string } }>('textDocument/hover', {
    textDocument,
    position: { line: 11, character: 20 },
  });
  expect(contents.value).toContain('a prod');
  expect(contents.value).not.toContain('"dev"');
  await server.connection.sendNotification('apigatewayStages/environmentChosen', {});
  // Not the same in all of them.
  expect(await hints()).toEqual([]);
});
