/** Live stages over the wire and in a terminal: the bundle of their own is loaded, and files on disk count. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type {
  CompareAllAnswer,
  CompareAnswer,
  ManagedAnswer,
  RenderAnswer,
} from '../../protocol/stage-requests.js';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const live = {
  kind: 'rest',
  apiId: 'a1b2c3',
  apiName: 'orders',
  stage: { stageName: 'prod', deploymentId: 'd1', description: '${"\n', tracingEnabled: true },
};

const STATE = JSON.stringify({
  version: 4,
  resources: [
    {
      mode: 'managed',
      type: 'aws_api_gateway_rest_api',
      name: 'orders',
      instances: [{ attributes: { id: 'a1b2c3', body: 'SECRET' } }],
    },
    {
      module: 'module.shop',
      mode: 'managed',
      type: 'aws_apigatewayv2_stage',
      name: 'live',
      instances: [{ attributes: { id: '$default', api_id: 'h1' } }],
    },
  ],
});

test('a stage is written into a closed file beside the state that proves its API', async () => {
  const main =
    'resource "aws_api_gateway_rest_api" "orders" {\n  name = "orders"\n}\n\nmodule "shop" {\n  source = "./shop"\n}\n';
  const root = await folder({ 'main.tf': main, 'terraform.tfstate': STATE });
  const server = await editor({ folders: [root.uri], settings: {} });
  const answer = await server.request<RenderAnswer>('apigatewayStages/render', {
    stages: [live],
    uri: root.of('main.tf'),
  });
  expect(answer.stages).toMatchObject([{ outcome: 'written', address: 'aws_api_gateway_stage.orders_prod' }]);
  expect(answer.text).toContain('rest_api_id          = aws_api_gateway_rest_api.orders.id');
  expect(answer.text).toContain('description          = "$${\\"\\n"');
  expect(answer.edit).toEqual({
    range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
    newText: `\n${answer.text}`,
  });
  expect(JSON.stringify(answer)).not.toContain('SECRET');

  await root.write('more.tf', answer.text);
  await server.open(root.of('main.tf'), main);
  const key = { kind: 'rest', apiId: 'a1b2c3', stageName: 'prod' };
  const again = await server.request<RenderAnswer>('apigatewayStages/render', {
    stages: [live],
    uri: root.of('main.tf'),
  });
  expect(again).toMatchObject({ text: '', stages: [{ outcome: 'declared' }] });

  await server.until(root.of('main.tf'), () => true);
  const managed = await server.request<ManagedAnswer>('apigatewayStages/managed', {
    stages: [key, { kind: 'version2', apiId: 'h1', stageName: '$default' }, { ...key, stageName: 'other' }],
  });
  expect(managed.stages).toMatchObject([
    { address: 'aws_api_gateway_stage.orders_prod', by: 'code', at: { uri: root.of('more.tf') } },
    { address: 'module.shop.aws_apigatewayv2_stage.live', by: 'state', at: { uri: root.of('main.tf') } },
    null,
  ]);

  await root.write('terraform.tfstate', STATE.replace('"live"', '"renamed"'));
  const applied = await server.request<ManagedAnswer>('apigatewayStages/managed', {
    stages: [{ kind: 'version2', apiId: 'h1', stageName: '$default' }],
  });
  expect(applied.stages).toMatchObject([{ address: 'module.shop.aws_apigatewayv2_stage.renamed' }]);

  const compared = await server.request<CompareAnswer>('apigatewayStages/compare', {
    stage: { ...live, stage: { ...live.stage, tracingEnabled: false } },
    uri: root.of('main.tf'),
  });
  expect(compared).toMatchObject({
    outcome: 'compared',
    at: { uri: root.of('more.tf') },
    files: [
      {
        uri: root.of('more.tf'),
        differences: [{ argument: 'xray_tracing_enabled', kind: 'onlyInCode' }],
      },
    ],
  });
  await server.stop();
});

test('a stage that another module has is shown where it stands, not written twice', async () => {
  const root = await folder({
    'target/main.tf': 'locals {}\n',
    'called/main.tf':
      'variable "api" {}\n\nresource "aws_api_gateway_stage" "prod" {\n  rest_api_id   = var.api\n  stage_name    = "prod"\n  deployment_id = "d1"\n}\n',
    'caller/main.tf': 'module "shop" {\n  source = "../called"\n  api    = "a1b2c3"\n}\n',
    'imports/main.tf': 'import {\n  to = aws_api_gateway_stage.test\n  id = "a1b2c3/test"\n}\n',
    'json/main.tf.json': JSON.stringify({
      resource: { aws_api_gateway_stage: { json: { rest_api_id: 'a1b2c3', stage_name: 'json' } } },
    }),
    'stateful/main.tf': 'terraform {}\n',
    'stateful/terraform.tfstate': STATE,
  });
  const server = await editor({ folders: [root.uri], settings: {} });
  const version2 = { kind: 'version2', apiId: 'h1', stage: { StageName: '$default' } };
  const named = (stageName: string) => ({ ...live, stage: { ...live.stage, stageName } });
  const params = {
    stages: [live, named('test'), version2, named('json'), named('new')],
    uri: root.of('target/main.tf'),
  };
  // The first request waits until the folder is looked through.
  const answer = await server.request<RenderAnswer>('apigatewayStages/render', params);

  expect(answer.stages).toMatchObject([
    {
      outcome: 'declared',
      address: 'module.shop.aws_api_gateway_stage.prod',
      at: { uri: root.of('called/main.tf') },
      message:
        'The stage `prod` of `orders` is already declared as `module.shop.aws_api_gateway_stage.prod` in `called/main.tf`, so it is not written again.',
    },
    { outcome: 'declared', at: { uri: root.of('imports/main.tf') } },
    { outcome: 'declared', message: expect.stringMatching(/ in `.*stateful`, so it is not/) as string },
    { outcome: 'declared', at: { uri: root.of('json/main.tf.json') } },
    { outcome: 'written', address: 'aws_api_gateway_stage.orders_new' },
  ]);
  const keys = [
    { kind: 'rest', apiId: 'a1b2c3', stageName: 'test' },
    { kind: 'version2', apiId: 'h1', stageName: '$default' },
    { kind: 'rest', apiId: 'a1b2c3', stageName: 'new' },
  ];
  const managed = await server.request<ManagedAnswer>('apigatewayStages/managed', { stages: keys });
  expect(managed.stages).toMatchObject([
    { address: 'aws_api_gateway_stage.test', by: 'import' },
    { address: 'module.shop.aws_apigatewayv2_stage.live', by: 'state' },
    null,
  ]);
  await server.stop();
});

test('a stage that one module imports and another declares is compared with its block', async () => {
  const root = await folder({
    'app/main.tf':
      'module "shop" {\n  source = "../shop"\n  api    = "a1b2c3"\n}\n\nimport {\n  to = module.shop.aws_api_gateway_stage.prod\n  id = "a1b2c3/prod"\n}\n',
    'shop/main.tf':
      'variable "api" {}\n\nresource "aws_api_gateway_stage" "prod" {\n  rest_api_id   = var.api\n  stage_name    = "prod"\n  deployment_id = "d2"\n}\n',
  });
  const server = await editor({ folders: [root.uri], settings: {} });
  const answer = await server.request<CompareAnswer>('apigatewayStages/compare', { stage: live });
  expect(answer).toMatchObject({ outcome: 'compared', at: { uri: root.of('shop/main.tf') } });
  await server.stop();
});

test('many stages are compared at once, each with the module that has it', async () => {
  const stage = (name: string) =>
    `resource "aws_api_gateway_stage" "prod" {\n  rest_api_id   = "${name}"\n  stage_name    = "prod"\n  deployment_id = "d1"\n}\n`;
  const root = await folder({
    'orders/main.tf': stage('a1b2c3'),
    'shop/main.tf': stage('b2c3d4').replace('"d1"', '"d2"'),
    'old/main.tf':
      'resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "c3d4e5"\n  stage_name  = "prod"\n}\n',
  });
  const server = await editor({ folders: [root.uri], settings: {} });
  const of = (apiId: string) => ({ ...live, apiId, stage: { stageName: 'prod', deploymentId: 'd1' } });
  const params = { stages: [of('a1b2c3'), of('b2c3d4'), of('c3d4e5'), of('d4e5f6'), {}] };
  await expect
    .poll(() => server.request<CompareAllAnswer>('apigatewayStages/compareAll', params))
    .toMatchObject({
      answers: [
        { outcome: 'compared', files: [], at: { uri: root.of('orders/main.tf') } },
        { outcome: 'compared', files: [{ differences: [{ argument: 'deployment_id' }] }] },
        { outcome: 'not-declared', message: expect.stringContaining('is created by') as string },
        null,
        { outcome: 'not-declared' },
      ],
    });
  await server.stop();
});

test('nonsense is refused in words', async () => {
  const server = await editor({ settings: {} });
  const answer = await server.request<RenderAnswer>('apigatewayStages/render', {
    stages: [null, 5, { kind: 'rest', apiId: 'a', stage: { stageName: 7 } }],
  });
  expect(answer.stages.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'refused']);
  expect(answer.stages).toMatchObject([
    { message: 'A live stage must be an object, not missing.' },
    {},
    { message: '`stage.stageName` must be a string, not a number.' },
  ]);
  await server.stop();
});

test('`apigateway-stages render` reads what the AWS CLI prints', () => {
  const program = join(import.meta.dirname, '../../dist/server.cjs');
  const run = (input: string) =>
    spawnSync(process.execPath, [program, 'render', '--rest-api-id', 'a1b2c3'], { input, encoding: 'utf8' });
  const whole = { cacheClusterEnabled: false, methodSettings: {}, ...live.stage };
  const good = run(JSON.stringify(whole));
  expect(good.status).toBe(0);
  expect(good.stderr).toMatch(/^prod: .*unknown here/);
  expect(good.stdout).toContain('id = "a1b2c3/prod"');
  const bad = run('{"items": []}');
  expect({ status: bad.status, stdout: bad.stdout }).toEqual({ status: 1, stdout: '' });
  expect(bad.stderr).toContain('aws apigateway get-stage --rest-api-id a1b2c3');
});

test('a stage of a called module is compared by what the state of its caller says of its API', async () => {
  const resources = 'resource "aws_api_gateway_rest_api" "this" {\n  name = "orders"\n}\n\n';
  const root = await folder({
    'main.tf': 'module "shop" {\n  source = "./shop"\n}\n',
    'terraform.tfstate': JSON.stringify({
      version: 4,
      resources: [
        {
          module: 'module.shop',
          mode: 'managed',
          type: 'aws_api_gateway_rest_api',
          name: 'this',
          instances: [{ attributes: { id: 'a1b2c3' } }],
        },
        {
          module: 'module.shop',
          mode: 'managed',
          type: 'aws_api_gateway_stage',
          name: 'this',
          instances: [{ attributes: { rest_api_id: 'a1b2c3', stage_name: 'prod' } }],
        },
      ],
    }),
    'shop/main.tf': `${resources}resource "aws_api_gateway_stage" "this" {\n  rest_api_id   = aws_api_gateway_rest_api.this.id\n  stage_name    = "prod"\n  deployment_id = "d2"\n}\n`,
  });
  const server = await editor({ folders: [root.uri], settings: {} });
  const params = { stage: live, uri: root.of('main.tf') };
  // The folder is looked through after the first answers.
  await expect
    .poll(() => server.request<CompareAnswer>('apigatewayStages/compare', params))
    .toMatchObject({
      outcome: 'compared',
      address: 'aws_api_gateway_stage.this',
      at: { uri: root.of('shop/main.tf') },
    });
  await server.stop();
});
