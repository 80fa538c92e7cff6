/** What each tool of `apigateway-stages mcp` answers to an agent. */
import { expect, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { check, run, WRONG } from './check-program.js';
import { fixtures } from './fixtures.js';
import { agents } from './mcp-program.js';

const { folder } = fixtures();
const agent = agents();

const STAGE = {
  stageName: 'prod',
  deploymentId: 'd1',
  description: 'New',
  cacheClusterEnabled: false,
  methodSettings: {},
  tracingEnabled: false,
};

const CODE = `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d1"
  description   = "Old"
}
`;

test.each([false, true])(
  'every tool says what it does and that it only reads (modern: %s)',
  async (isModern) => {
    const { path } = await folder();
    const { tools, instructions } = await agent(path, { isModern });
    const all = await tools();
    expect(all.map(({ name }) => name).sort()).toEqual([
      'check_paths',
      'check_text',
      'compare_stages',
      'explain_rule',
      'get_log_format',
      'list_context_variables',
      'list_rules',
      'render_stages',
    ]);
    for (const { name, title, description, inputSchema, annotations } of all) {
      expect(title, name).toBeTruthy();
      expect(description, name).toMatch(/\.$/);
      expect(annotations, name).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(inputSchema, name).toMatchObject({ type: 'object', additionalProperties: false });
    }
    expect(instructions()).toContain('check_paths');
  },
);

test('files have the findings that `check --format json` has, the project file honoured', async () => {
  const { path } = await folder({
    'shop/main.tf': WRONG,
    'other/main.tf': WRONG,
    '.apigateway-stages.json': '{ "exclude": ["other/**"] }',
  });
  const { call } = await agent(path);
  const { value, isError } = await call('check_paths');
  expect(isError).toBe(false);
  expect(value).toEqual({
    ...(JSON.parse((await check(path, ['--format', 'json'])).out) as object),
    leftOut: 0,
  });
  expect(value.findings).toMatchObject([{ path: 'shop/main.tf', start: { line: 3 }, severity: 'error' }]);
});

test('a text takes the place of a file, or stands alone', async () => {
  const { path } = await folder({
    'shop/main.tf': WRONG,
    'shop/names.tf': 'variable "stage" {\n  default = "prod"\n}\n',
  });
  const { call } = await agent(path);
  const text = WRONG.replace('"a stage"', 'var.stage');
  const inPlace = await call('check_text', { text, path: 'shop/main.tf' });
  expect(inPlace.value).toMatchObject({ findings: [], complete: true });
  const alone = await call('check_text', { text });
  expect(alone.value.findings).toMatchObject([
    { path: 'main.tf', message: expect.stringContaining('stage') as string },
  ]);
  const wrong = await call('check_text', { text: WRONG });
  expect(wrong.value.findings).toMatchObject([{ code: 'invalid-stage-name' }]);
});

test('rules are listed, and each is explained', async () => {
  const { path } = await folder();
  const { call } = await agent(path);
  const { value } = await call('list_rules');
  const { rules } = value;
  expect(rules).toContainEqual(expect.objectContaining({ code: 'invalid-stage-name', severity: 'error' }));
  const { text } = await call('explain_rule', { code: 'invalid-stage-name' });
  expect(text).toBe((await check(path, ['--explain', 'invalid-stage-name'])).out);
  expect(await call('explain_rule', { code: 'invalid-stage-nam' })).toMatchObject({
    isError: true,
    text: 'There is no rule `invalid-stage-nam`. Did you mean `invalid-stage-name`?',
  });
});

test.each([
  ['REST', '$context.resourcePath', '$context.connectionId'],
  ['HTTP', '$context.integrationErrorMessage', '$context.resourcePath'],
  ['WEBSOCKET', '$context.connectionId', '$context.path'],
])('the variables of %s APIs', async (apiType, theirs, foreign) => {
  const { path } = await folder();
  const { call } = await agent(path);
  const { value } = await call('list_context_variables', { apiType });
  const all = value.variables ?? [];
  expect(all.find(({ name }) => name === theirs)?.description).toMatch(/\w/);
  expect(all.map(({ name }) => name)).not.toContain(foreign);
});

test('every log format is one that the check accepts', async () => {
  const { path } = await folder();
  const { call } = await agent(path);
  for (const format of ['JSON', 'CLF', 'CSV', 'XML']) {
    const { value } = await call('get_log_format', { apiType: 'HTTP', format });
    const text = `resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.shop.id
  name   = "prod"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:111122223333:log-group:shop"
    format          = ${String(value.format)}
  }
}
`;
    expect(text).toContain('$context.requestId');
    expect((await call('check_text', { text })).value, format).toMatchObject({
      findings: [],
      complete: true,
    });
  }
});

test('a live stage becomes Terraform with an import block, and notes', async () => {
  const { path } = await folder();
  const { call } = await agent(path);
  const input = { stages: JSON.stringify(STAGE), restApiId: 'a1b2c3', apiName: 'shop' };
  const { value } = await call('render_stages', input);
  expect(value.terraform).toContain('import {');
  expect(value.terraform).toContain('id = "a1b2c3/prod"');
  expect(value).toMatchObject({ complete: true, leftOut: 0 });
});

test('live stages are compared with the code', async () => {
  const { path } = await folder({ 'shop/main.tf': CODE });
  const { call } = await agent(path);
  const stages = JSON.stringify({ item: [STAGE] });
  const { value } = await call('compare_stages', { stages, restApiId: 'a1b2c3' });
  expect(value).toMatchObject({
    stages: [
      {
        status: 'differs',
        address: 'aws_api_gateway_stage.prod',
        differences: [{ path: 'shop/main.tf', argument: 'description', planned: true }],
      },
    ],
    complete: true,
    leftOut: 0,
  });
  const elsewhere = await call('compare_stages', { stages, restApiId: 'zzz' });
  expect(elsewhere.value.note).toBe('No stage of `zzz` is declared below `.`. Check the ID and the paths.');
});

test('help is shown, and arguments are refused', async () => {
  const { path } = await folder();
  expect(await run(process.execPath, [SERVER_BUNDLE, 'mcp', '--help'], path)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Usage: apigateway-stages mcp') as string,
  });
  expect(await run(process.execPath, [SERVER_BUNDLE, 'mcp', 'now'], path)).toMatchObject({
    code: 2,
    err: 'apigateway-stages: `mcp` takes no `now`; run `apigateway-stages mcp --help` for usage\n',
  });
});

test('it ends with its input', async () => {
  const { path } = await folder();
  expect(await run(process.execPath, [SERVER_BUNDLE, 'mcp'], path)).toEqual({ code: 0, out: '', err: '' });
});
