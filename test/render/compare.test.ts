/** A live stage against the block that declares it: what differs, and the text with every live value taken. */
import { describe, expect, test } from 'vitest';
import type { LiveStage } from '../../protocol/live.js';
import { compare } from '../../server/src/render/compare.js';
import { fixture } from '../support/fixture.js';
import { httpStage, restStage } from './rendered.js';

function compared(live: LiveStage, text: string) {
  const { module } = fixture(text);
  const answer = compare(live, { module, state: [] });
  if (answer?.outcome !== 'compared') throw new Error('The stage is not found.');
  const differences = answer.files.flatMap((each) => each.differences);
  return {
    ...answer,
    differences,
    liveText: answer.files[0]?.liveText ?? '',
    told: differences.map(({ kind, argument }) => `${kind} ${argument}`),
  };
}

const DECLARED = `
  resource "aws_api_gateway_stage" "prod" {
    rest_api_id   = "a1b2c3"
    stage_name    = "prod"
    deployment_id = "d1"
  }
`;

test('nothing differs where the block says what AWS says, defaults written or not', () => {
  expect(compared(restStage(), DECLARED).told).toEqual([]);
  const spelled = DECLARED.replace(
    'deployment_id = "d1"',
    'deployment_id = "d1"\n    xray_tracing_enabled = false\n    description = ""\n    variables = {}\n    cache_cluster_size = "0.5"',
  );
  expect(compared(restStage(), spelled).told).toEqual([]);
});

test('what is changed, only live and only in the code is told, and taken', () => {
  const answer = compared(
    restStage({
      deploymentId: 'd2',
      tracingEnabled: true,
      variables: { alias: 'live' },
      accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:a', format: '${x}' },
    }),
    `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a1b2c3"
        stage_name    = "prod"
        deployment_id = "d1"
        description   = "old"

        canary_settings {
          deployment_id = "d3"
        }
      }
    `,
  );
  expect(answer.told).toEqual([
    'changed deployment_id',
    'onlyInCode description',
    'onlyLive variables',
    'onlyLive xray_tracing_enabled',
    'onlyLive access_log_settings',
    'onlyInCode canary_settings',
  ]);
  expect(answer.liveText).toBe(`resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d2"
  variables = {
    "alias" = "live"
  }
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = "arn:aws:logs:us-east-1:1:log-group:a"
    format          = "$\${x}"
  }
}
`);
});

test('what a variable decides is no difference; its stage is found by its API all the same', () => {
  const text = `
    variable "trace" {
      default = false
    }

    import {
      to = aws_api_gateway_rest_api.orders
      id = "a1b2c3"
    }

    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "prod" {
      rest_api_id          = aws_api_gateway_rest_api.orders.id
      stage_name           = "prod"
      deployment_id        = aws_api_gateway_deployment.orders.id
      xray_tracing_enabled = var.trace
      variables            = { alias = aws_lambda_alias.live.name, other = "x" }
    }
  `;
  const live = restStage({ tracingEnabled: true, variables: { alias: 'live', other: 'x' } });
  expect(compared(live, text).told).toEqual([]);
  expect(compared(restStage({ variables: { alias: 'live', other: 'y' } }), text).told).toEqual([
    'changed variables["other"]',
  ]);
});

test('what `ignore_changes` names is told as such', () => {
  const text = `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a1b2c3"
      stage_name    = "prod"
      deployment_id = "d1"

      lifecycle {
        ignore_changes = [deployment_id]
      }
    }
  `;
  const [difference] = compared(restStage({ deploymentId: 'd2' }), text).differences;
  expect(difference).toMatchObject({ argument: 'deployment_id', ignored: true });
});

describe('routes of an HTTP API', () => {
  const text = `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = "h1"
      name        = "$default"
      auto_deploy = true

      route_settings {
        route_key              = "GET /a"
        throttling_burst_limit = 5
        throttling_rate_limit  = 5
      }

      route_settings {
        route_key              = "GET /b"
        throttling_burst_limit = 5
        throttling_rate_limit  = 5
      }
    }
  `;
  test('are compared one by one', () => {
    const live = httpStage({
      AutoDeploy: true,
      DeploymentId: 'churning',
      RouteSettings: {
        'GET /a': { ThrottlingBurstLimit: 5, ThrottlingRateLimit: 7 },
        'GET /c': { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 1 },
      },
    });
    const answer = compared(live, text);
    expect(answer.told).toEqual([
      'changed route_settings["GET /a"].throttling_rate_limit',
      'onlyInCode route_settings["GET /b"]',
      'onlyLive route_settings["GET /c"]',
    ]);
    expect(compared(live, answer.liveText).told).toEqual([]);
  });
});
