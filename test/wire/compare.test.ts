/** `apigateway-stages compare` as a process: what it prints in each format, and its exit codes. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { fixtures } from './fixtures.js';

const { folder } = fixtures();

const live = (stageName: string, more: object = {}): object => ({
  ...{ stageName, deploymentId: 'd1', cacheClusterEnabled: false, methodSettings: {}, tracingEnabled: false },
  ...more,
});

const code = (name: string, stageName: string, more = ''): string =>
  `resource "aws_api_gateway_stage" "${name}" {
  rest_api_id   = "a1b2c3"
  stage_name    = "${stageName}"
  deployment_id = "d1"
${more}}
`;

const CODE = {
  'shop/main.tf': code('prod', 'prod', '  description   = "Old"\n'),
  'shop/test.tf': code('test', 'test'),
};

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

async function compare(cwd: string, args: readonly string[], input: unknown): Promise<Ended> {
  const env = { PATH: process.env.PATH };
  const child = spawn(process.execPath, [SERVER_BUNDLE, 'compare', ...args], { cwd, env });
  child.stdin.end(typeof input === 'string' ? input : JSON.stringify(input));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}

const REST = ['--rest-api-id', 'a1b2c3'];
const STAGES = { item: [live('prod', { description: 'New' }), live('test'), live('old')] };

test('half a surrogate pair, of which a file can hold no more than U+FFFD, is no difference', async () => {
  const more = '  description   = "\uFFFD"\n  variables = {\n    v = "x\uFFFDy"\n  }\n';
  const { path } = await folder({ 'main.tf': code('prod', 'prod', more) });
  const input = live('prod', { description: '\uD800', variables: { v: 'x\uDC00y' } });
  expect(await compare(path, REST, input)).toMatchObject({
    status: 0,
    out: expect.stringContaining('in sync') as string,
  });
});

test('tells what differs, where, and what no block declares', async () => {
  const { path } = await folder(CODE);
  const { status, out, err } = await compare(path, REST, STAGES);
  expect(err).toBe('');
  expect(out).toBe(`shop/main.tf:5:19: warning: \`description\` is \`"New"\` in AWS. [live-difference]
  5 |   description   = "Old"
    |                   ^^^^^

aws_api_gateway_stage.prod (a1b2c3/prod): 1 difference
aws_api_gateway_stage.test (a1b2c3/test): in sync
a1b2c3/old: no block declares it

3 stages: 1 in sync, 1 differs, 1 not declared.
`);
  expect(status).toBe(1);
});

test('as JSON and as SARIF', async () => {
  const { path } = await folder(CODE);
  const json = JSON.parse(
    (await compare(path, [...REST, '--format', 'json', 'shop'], STAGES)).out,
  ) as unknown;
  expect(json).toMatchObject({
    version: 1,
    complete: true,
    failures: [],
    stages: [
      {
        ...{ kind: 'rest', apiId: 'a1b2c3', stageName: 'prod', status: 'differs' },
        address: 'aws_api_gateway_stage.prod',
        differences: [
          {
            ...{ path: 'shop/main.tf', argument: 'description', kind: 'changed', planned: true },
            start: { line: 5, column: 19 },
          },
        ],
      },
      { stageName: 'test', status: 'in sync', differences: [] },
      { stageName: 'old', status: 'not declared', address: null },
    ],
  });
  const { out, status } = await compare(path, [...REST, '--format', 'sarif'], STAGES);
  const [run] = (JSON.parse(out) as Log).runs;
  expect(run?.results).toMatchObject([
    {
      ruleId: 'live-difference',
      level: 'warning',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'shop/main.tf' } } }],
    },
  ]);
  expect(run?.tool.driver.rules).toMatchObject([{ id: 'live-difference' }]);
  expect(status).toBe(1);
});

describe('the exit code', () => {
  const inSync = [live('test')];
  test.each<[string, number, readonly string[], unknown, Readonly<Record<string, string>>]>([
    ['in sync', 0, REST, inSync, CODE],
    ['a stage that no block declares', 0, REST, [live('old')], CODE],
    ['the same, where it counts', 1, [...REST, '--unmanaged'], [live('old')], CODE],
    [
      'what ignore_changes ignores',
      0,
      REST,
      [live('prod', { description: 'New' })],
      {
        'main.tf': code(
          'prod',
          'prod',
          '  description = "Old"\n  lifecycle {\n    ignore_changes = [description]\n  }\n',
        ),
      },
    ],
    [
      'method settings that no resource manages',
      0,
      REST,
      [live('test', { methodSettings: { '*/*': { metricsEnabled: true } } })],
      CODE,
    ],
    [
      'an override file',
      2,
      REST,
      inSync,
      {
        ...CODE,
        'shop/a_override.tf': 'resource "aws_api_gateway_stage" "test" {\n  description = "x"\n}\n',
      },
    ],
    ['no stage at all', 2, REST, 'no JSON', CODE],
    ['half a stage', 2, REST, { stageName: 'test' }, CODE],
    ['a path that leads nowhere', 2, [...REST, 'nowhere'], inSync, CODE],
    ['a directory without Terraform files', 2, REST, inSync, { 'shop/readme.txt': '' }],
    ['no API', 2, [], inSync, CODE],
    ['a URL for an ID', 2, ['--rest-api-id', 'https://a1b2c3.example.com'], inSync, CODE],
    ['an unknown format', 2, [...REST, '--format', 'xml'], inSync, CODE],
  ])('%s: %i', async (_what, wanted, args, input, files) => {
    const { path } = await folder(files);
    const { status, err } = await compare(path, args, input);
    expect(status, err).toBe(wanted);
    if (wanted === 2 && !_what.includes('override'))
      expect(err).toMatch(/^apigateway-stages: (?!.*\.;).+\n$/s);
  });

  test('the help lists them', async () => {
    const { path } = await folder({});
    const { status, out } = await compare(path, ['--help'], '');
    expect(out).toContain('Exit codes: 0 in sync, 1 differences, 2 ');
    expect(status).toBe(0);
  });
});

test('stages of an HTTP API, whose API the local state of a caller knows', async () => {
  const { path } = await folder({
    'main.tf': 'module "shop" {\n  source = "./shop"\n}\n',
    'shop/main.tf':
      'resource "aws_apigatewayv2_api" "this" {\n  name = "shop"\n  protocol_type = "HTTP"\n}\n\nresource "aws_apigatewayv2_stage" "prod" {\n  api_id = aws_apigatewayv2_api.this.id\n  name   = "prod"\n}\n',
    'terraform.tfstate': JSON.stringify({
      version: 4,
      resources: [
        {
          ...{ module: 'module.shop', mode: 'managed', type: 'aws_apigatewayv2_api', name: 'this' },
          instances: [{ attributes: { id: 'h1' } }],
        },
      ],
    }),
  });
  const stage = { StageName: 'prod', AutoDeploy: true, DefaultRouteSettings: {}, RouteSettings: {} };
  const { status, out } = await compare(path, ['--api-id', 'h1'], stage);
  expect(out).toContain('`auto_deploy` is `true` in AWS');
  expect(status).toBe(1);
});

test('a stage that a repeated call of a module makes is declared, and cannot be compared', async () => {
  const { path } = await folder({
    'main.tf':
      'module "shop" {\n  source   = "./shop"\n  for_each = toset(["prod", "test"])\n  name     = each.key\n}\n',
    'shop/main.tf': `variable "name" {}\n${code('this', '${var.name}')}`,
  });
  const { status, out } = await compare(path, [...REST, '--unmanaged'], [live('test')]);
  expect(out).toContain('a1b2c3/test: cannot tell');
  expect(out).toContain('declared as `module.shop["test"].aws_api_gateway_stage.this`');
  expect(status).toBe(2);
});
