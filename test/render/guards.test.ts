/** What keeps a stage from being written, what is said about one that is, and which references are taken. */
import { describe, expect, test } from 'vitest';
import { stateInstances } from '../../server/src/workspace/state.js';
import { httpStage, rendered, restStage, stateOf } from './rendered.js';

/** The provider is set to the Region of the stages. */
const SAME_REGION = 'provider "aws" {\n  region = "us-east-1"\n}\n';

describe('what is there already is not written again', () => {
  const literal = `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a1b2c3"
      stage_name    = "prod"
      deployment_id = var.deployment
    }
  `;
  const byState = `
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = aws_api_gateway_rest_api.orders.id
      stage_name    = "prod"
      deployment_id = "d1"
    }
  `;
  const byImport = `
    import {
      to = aws_api_gateway_stage.prod
      id = "a1b2c3/prod"
    }
  `;
  const state = stateOf('aws_api_gateway_rest_api', 'orders', { id: 'a1b2c3' });

  test.each([
    ['by its literal IDs', literal, ''],
    ['by the API that the state proves', byState, state],
    ['by an import block', byImport, ''],
    [
      'by the state alone',
      '',
      stateOf('aws_api_gateway_stage', 'prod', { rest_api_id: 'a1b2c3', stage_name: 'prod' }),
    ],
  ])('%s', (_how, text, withState) => {
    const { answer, said } = rendered(restStage(), { text, state: withState });
    expect(answer.text).toBe('');
    expect(answer.stages).toMatchObject([{ outcome: 'declared', address: 'aws_api_gateway_stage.prod' }]);
    expect(said[0]).toMatch(/^The stage `prod` of `Orders` is .* so it is not written again\.$/);
  });

  test('a stage that is imported into a called module, whose resources nothing here can refer to', () => {
    const text = `
      import {
        to = module.shop["a"].aws_api_gateway_stage.this[0]
        id = "a1b2c3/prod"
      }

      import {
        to = module.shop["a"].aws_api_gateway_deployment.this
        id = "a1b2c3/d1"
      }
    `;
    const { answer } = rendered([restStage(), restStage({ stageName: 'test' })], { text });
    expect(answer.stages).toMatchObject([
      { outcome: 'declared', address: 'module.shop["a"].aws_api_gateway_stage.this[0]' },
      { outcome: 'written' },
    ]);
    expect(answer.text).toContain('deployment_id = "d1"');
  });

  test('a stage of the same name and an API that is not known may be another one, which is said', () => {
    const { answer, said } = rendered(restStage(), { text: byState });
    expect(said).toContainEqual(
      expect.stringMatching(/`aws_api_gateway_stage\.prod` has the same name, and its API is unknown here/),
    );
    const other = rendered(restStage({ stageName: 'test' }), { text: byState });
    expect(other.said.join()).not.toContain('the same name');
    expect(answer.stages).toMatchObject([
      { outcome: 'written', address: 'aws_api_gateway_stage.orders_prod' },
    ]);
  });

  test('the same stage twice is written once', () => {
    const { answer } = rendered([restStage(), restStage()]);
    expect(answer.stages.map(({ outcome }) => outcome)).toEqual(['written', 'declared']);
    expect(answer.text.match(/^resource/gm)).toHaveLength(1);
  });
});

test.each([
  [
    'in the state, where Terraform would ignore the import',
    '',
    stateOf('aws_api_gateway_stage', 'orders_prod', { rest_api_id: 'other', stage_name: 'prod' }),
  ],
  ['moved', 'moved {\n  from = aws_api_gateway_stage.orders_prod\n  to = aws_api_gateway_stage.x\n}\n', ''],
  ['removed', 'removed {\n  from = aws_api_gateway_stage.orders_prod\n}\n', ''],
  [
    'imported one by one',
    'import {\n  to = aws_api_gateway_stage.orders_prod["a"]\n  id = "other/prod"\n}\n',
    '',
  ],
])('a name is not taken again that is %s', (_how, text, state) => {
  const { answer } = rendered(restStage(), { text, state });
  expect(answer.stages).toMatchObject([{ address: 'aws_api_gateway_stage.orders_prod_2' }]);
});

describe('references', () => {
  const text = `
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_deployment" "now" {
      rest_api_id = aws_api_gateway_rest_api.orders.id
    }
  `;
  test('are taken where an import block proves them, and only there', () => {
    const { document } = rendered(restStage(), {
      text: `${text}
    import {
      to = aws_api_gateway_deployment.now
      id = "a1b2c3/d1"
    }
`,
    });
    expect(document).toContain('rest_api_id   = "a1b2c3"');
    expect(document).toContain('deployment_id = aws_api_gateway_deployment.now.id');
  });

  test('a person may pick them, of what is there', () => {
    const { answer } = rendered(restStage(), { text });
    expect(answer.picks).toEqual([
      { id: 'a1b2c3', argument: 'rest_api_id', addresses: ['aws_api_gateway_rest_api.orders'] },
      { id: 'd1', argument: 'deployment_id', addresses: ['aws_api_gateway_deployment.now'] },
    ]);
    const picked = { a1b2c3: 'aws_api_gateway_rest_api.orders', d1: 'file("/etc/passwd")' };
    const { document } = rendered(restStage(), { text, choices: { picked } });
    expect(document).toContain('rest_api_id   = aws_api_gateway_rest_api.orders.id');
    expect(document).toContain('deployment_id = "d1"');
  });

  test('mean no deposed instance, which Terraform is about to destroy', () => {
    const instances = [{ attributes: { id: 'd2' } }, { deposed: '0badf00d', attributes: { id: 'd1' } }];
    const state = JSON.stringify({
      version: 4,
      resources: [{ mode: 'managed', type: 'aws_api_gateway_deployment', name: 'now', instances }],
    });
    expect(rendered(restStage(), { text, state }).document).toContain('deployment_id = "d1"');
  });

  test('are left out where literals are wanted', () => {
    const state = stateOf('aws_api_gateway_rest_api', 'orders', { id: 'a1b2c3' });
    expect(rendered(restStage(), { text, state }).document).toContain(
      '= aws_api_gateway_rest_api.orders.id\n',
    );
    const { answer } = rendered(restStage(), { text, state, choices: { ids: 'literals' } });
    expect(answer.text).toContain('rest_api_id   = "a1b2c3"');
    expect(answer.picks).toEqual([]);
  });

  test('nothing but addresses and IDs is read of a state', () => {
    const state = stateOf('aws_api_gateway_stage', 'a', { id: 'ags-a-b', variables: { password: 'x' } });
    expect(stateInstances(state)).toEqual([
      {
        module: '',
        type: 'aws_api_gateway_stage',
        name: 'a',
        index: undefined,
        ids: new Map([['id', 'ags-a-b']]),
      },
    ]);
    for (const broken of [
      '',
      '{',
      '[]',
      '{"version": 3, "modules": []}',
      '{"version": 4, "resources": [null, {}]}',
    ])
      expect(stateInstances(broken)).toEqual([]);
  });
});

describe('what is said', () => {
  test('a stage that API Gateway manages is refused, with what to do instead', () => {
    const { answer, said } = rendered(httpStage({ ApiGatewayManaged: true, AutoDeploy: true }));
    expect(answer.text).toBe('');
    expect(said).toEqual([
      expect.stringMatching(
        /manages the stage `\$default` \(quick create\).*Declare your own API, integration/,
      ),
    ]);
  });

  test.each([
    [
      'a stack',
      restStage({ tags: { 'aws:cloudformation:stack-name': 'shop\nprod' } }),
      /CloudFormation stack `shop\\nprod`/,
    ],
    [
      'a cache on its way out',
      restStage({
        cacheClusterEnabled: true,
        cacheClusterSize: '0.5',
        cacheClusterStatus: 'DELETE_IN_PROGRESS',
      }),
      /cache is being deleted/,
    ],
    [
      'a canary without traffic',
      restStage({ canarySettings: { deploymentId: 'd2' } }),
      /canary receives no traffic/,
    ],
    [
      'a log format of two lines',
      restStage({ accessLogSettings: { destinationArn: 'arn:aws:logs:a:1:log-group:x', format: 'a\nb' } }),
      /line break/,
    ],
    [
      'a path without effect',
      restStage({ methodSettings: { 'a/b/GET': { metricsEnabled: true } } }),
      /have no effect/,
    ],
    [
      'a route block that arms the trap',
      httpStage({ DefaultRouteSettings: { DetailedMetricsEnabled: true } }),
      /rejects every request with 429/,
    ],
  ])('%s: in the code, as a comment of one line, and in the notes', (_what, live, message) => {
    const { answer, said } = rendered(live);
    expect(
      answer.text.split('\n').filter((line) => line.startsWith('# ') && message.test(line)),
    ).toHaveLength(1);
    expect(said.length).toBeGreaterThan(0);
  });

  test('a provider that is too old for the deployment of a canary goes without', () => {
    const text = (version: string) => `
      provider "aws" {
        region = "us-east-1"
      }

      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }
    `;
    const live = restStage({ canarySettings: { deploymentId: 'd2', percentTraffic: 5 } });
    const old = rendered(live, { text: text('~> 5.70.0') });
    expect(old.document).toContain('canary_settings {\n    percent_traffic = 5\n');
    expect(old.said).toEqual([expect.stringMatching(/requires AWS provider 5\.75\.0/)]);
    expect(rendered(live, { text: text('>= 5.0') }).said).toEqual([
      expect.stringMatching(/require `>= 5\.75\.0`/),
    ]);
    expect(rendered(live, { text: text('>= 5.80') }).said).toEqual([]);
  });

  test('a Terraform that may be too old for import blocks', () => {
    const text = `${SAME_REGION}terraform {\n  required_version = ">= 1.3"\n}\n`;
    expect(rendered(restStage(), { text }).said).toEqual([expect.stringMatching(/Terraform 1\.5\.0/)]);
    expect(rendered(restStage(), { text: text.replace('1.3', '1.5') }).said).toEqual([]);
  });

  test('a module that another one calls, into which Terraform imports nothing', () => {
    const text = `locals {}\n#- deploy/main.tf\n${SAME_REGION}module "shop" {\n  source = "../"\n}\n`;
    const called = [expect.stringMatching(/only from the root module.*`module\.shop\.`/)];
    expect(rendered(restStage(), { text }).said).toEqual(called);
    expect(rendered(restStage(), { text, choices: { importAs: 'commands' } }).said).toEqual(called);
  });

  test('commands in place of import blocks are quoted for a shell', () => {
    const live = restStage({ methodSettings: { "~1it's~1{id}/GET": {}, '*/*': {} } });
    const { answer } = rendered([live, httpStage()], { choices: { importAs: 'commands' } });
    expect(answer.text).not.toContain('import {');
    expect(answer.commands).toEqual([
      'terraform import aws_api_gateway_stage.orders_prod a1b2c3/prod',
      "terraform import aws_api_gateway_method_settings.orders_prod_all 'a1b2c3/prod/*/*'",
      "terraform import aws_api_gateway_method_settings.orders_prod_it_s_id_get 'a1b2c3/prod/~1it'\\''s~1{id}/GET'",
      "terraform import aws_apigatewayv2_stage.orders_http_default 'h1/$default'",
    ]);
  });
});

test("names are free in the module, and the text comes after a blank line in the file's own line breaks", () => {
  const text = 'resource "aws_api_gateway_stage" "orders_prod" {\r\n}\r\n';
  const { document } = rendered(restStage(), { text });
  expect(document).toContain('}\r\n\r\nimport {\r\n  to = aws_api_gateway_stage.orders_prod_2\r\n');
  expect(document.replaceAll('\r\n', '')).not.toContain('\n');
});
