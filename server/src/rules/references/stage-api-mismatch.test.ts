import { describe, it } from 'vitest';
import type { Settings } from '../../../../protocol/messages.js';
import { checkDiagnostics, only, FRAGMENT } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

/** Expressions in quotes have a rule of their own. */
const quoted: Settings = { ...FRAGMENT, rules: { ...FRAGMENT.rules, 'legacy-interpolation': 'off' } };

const api = (name: string): string => `resource "aws_api_gateway_rest_api" "${name}" {
        name = "${name}"
      }`;

const deployment = (name: string, of: string): string => `resource "aws_api_gateway_deployment" "${name}" {
        rest_api_id = ${of}
      }`;

const stage = (label: string, of: string, name = `"${label}"`, more = ''): string =>
  `resource "aws_api_gateway_stage" "${label}" {
        rest_api_id   = ${of}
        stage_name    = ${name}
        deployment_id = "d"
        ${more}
      }`;

const a = 'aws_api_gateway_rest_api.a.id';

const b = 'aws_api_gateway_rest_api.b.id';

describe('stage-api-mismatch', () => {
  it('finds the deployment of another API, for canaries and through other blocks', () => {
    checkDiagnostics(
      `
      ${api('a')}
      ${api('b')}
      ${deployment('b', b)}

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = local.api
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.b.id
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch: belongs to \`aws_api_gateway_rest_api.b\`, but this belongs to \`aws_api_gateway_rest_api.a\`

        canary_settings {
          deployment_id = "\${aws_api_gateway_deployment.b.id}"
      #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch
        }
      }

      locals {
        api = ${a}
      }
    `,
      quoted,
    );
  });

  it('finds the deployment of another version 2 API', () => {
    checkDiagnostics(
      `
      resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = "WEBSOCKET"
      }
      resource "aws_apigatewayv2_api" "b" {
        name          = "b"
        protocol_type = "WEBSOCKET"
      }
      resource "aws_apigatewayv2_deployment" "b" {
        api_id = aws_apigatewayv2_api.b.id
      }
      resource "aws_apigatewayv2_stage" "prod" {
        api_id        = aws_apigatewayv2_api.a.id
        name          = "prod"
        deployment_id = aws_apigatewayv2_deployment.b.id
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch
      }
    `,
      only('stage-api-mismatch'),
    );
  });

  it('finds settings for a stage that the API certainly lacks', () => {
    checkDiagnostics(`
      ${api('a')}
      ${api('b')}
      ${stage('one', a)}
      ${stage('two', b)}

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = ${a}
        stage_name  = aws_api_gateway_stage.two.stage_name
      #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
    `);
  });

  it.each([
    ['the same API', stage('x', a).replace('"d"', 'aws_api_gateway_deployment.a.id')],
    ['an API that is not known', stage('x', 'var.api').replace('"d"', 'aws_api_gateway_deployment.a.id')],
    [
      'a data source',
      stage('x', 'data.aws_api_gateway_rest_api.b.id').replace('"d"', 'aws_api_gateway_deployment.a.id'),
    ],
    ['a choice', stage('x', b).replace('"d"', 'var.x ? aws_api_gateway_deployment.a.id : "d"')],
    [
      'the API of the deployment',
      stage('x', 'aws_api_gateway_deployment.a.rest_api_id').replace(
        '"d"',
        'aws_api_gateway_deployment.a.id',
      ),
    ],
  ])('leaves alone a deployment with %s', (_, declared) => {
    checkDiagnostics(`
      ${api('a')}
      ${api('b')}
      ${deployment('a', a)}
      ${declared}
    `);
  });

  it('leaves alone a plan that names both stages by the name of one', () => {
    checkDiagnostics(`
      ${api('a')}
      ${api('b')}
      ${stage('one', a, '"prod"')}
      ${stage('two', b, '"prod"')}

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = aws_api_gateway_stage.two.stage_name
        }
      }
    `);
  });

  it('offers those of the API', () => {
    const text = (from: string): string => `
      ${api('a')}
      ${api('b')}
      ${deployment('a', a)}
      ${deployment('b', b)}

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = ${a}
        stage_name    = "prod"
        deployment_id = ${from}
      }
    `;
    checkFix(
      text('aws_api_gateway_deployment.b<|>.id'),
      'Use `aws_api_gateway_deployment.a.id`',
      text('aws_api_gateway_deployment.a.id'),
    );
  });
});
