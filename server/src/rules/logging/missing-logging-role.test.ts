import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf, only } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const group = `resource "aws_cloudwatch_log_group" "access" {
        name = "access"
      }`;

const log = (to = 'aws_cloudwatch_log_group.access.arn'): string => `access_log_settings {
          destination_arn = ${to}
          format          = "$context.requestId"
        }`;

const stage = (more: string): string => `resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"
        ${more}
      }`;

const settings = (level: string): string => `resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          logging_level = ${level}
        }
      }`;

const account = `resource "aws_api_gateway_account" "a" {
        cloudwatch_role_arn = "r"
      }`;

describe('missing-logging-role', () => {
  it('is found once in a module, at the first place that logs', () => {
    checkDiagnostics(`
      ${group}

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"

        access_log_settings {
      # ^^^^^^^^^^^^^^^^^^^ hint missing-logging-role: add an \`aws_api_gateway_account\`
          destination_arn = aws_cloudwatch_log_group.access.arn
          format          = "$context.requestId"
        }
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          logging_level = "INFO"
        }
      }
    `);
    const [found] = diagnosticsOf(
      `
      ${group}
      ${stage(log())}

      #- settings.tf
      ${settings('"INFO"')}
    `,
      only('missing-logging-role'),
    );
    expect(found?.relatedInformation?.map(({ message }) => message)).toEqual(['This also needs the role.']);
  });

  it('finds logs that may come before the role', () => {
    checkDiagnostics(`
      ${stage('')}

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          logging_level = "INFO"
      #   ^^^^^^^^^^^^^ hint missing-logging-role: this does not depend on \`aws_api_gateway_account.a\`
        }
      }

      ${account}
    `);
  });

  it('finds logs of the routes of a WebSocket API, and of a stage that is named by the same variable', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_api" "chat" {
        name                       = "chat"
        protocol_type              = "WEBSOCKET"
        route_selection_expression = "$request.body.action"
      }

      resource "aws_apigatewayv2_stage" "chat" {
        api_id      = aws_apigatewayv2_api.chat.id
        name        = "live"
        auto_deploy = true

        default_route_settings {
          logging_level          = "INFO"
      #   ^^^^^^^^^^^^^ hint missing-logging-role: this does not depend on \`aws_api_gateway_account.a\`
          throttling_burst_limit = 5
          throttling_rate_limit  = 5
        }
      }

      ${account}
    `);
    const named = `${stage('')}\n      ${settings('"INFO"')}\n      ${account}`
      .replace('stage_name    = "prod"', 'stage_name    = var.stage')
      .replace('rest_api_id = "a"', 'rest_api_id = aws_api_gateway_rest_api.a.id')
      .replace('aws_api_gateway_stage.prod.stage_name', 'var.stage');
    expect(diagnosticsOf(named, only('missing-logging-role'))).toHaveLength(1);
  });

  it('finds logs that may come before the role of a called module', () => {
    const call = (more = ''): string => `module "logging" {
        source = "./logging"
        ${more}
      }`;
    const text = (called: string, waits: string): string => `
      ${called}
      ${stage(waits)}
      ${settings('"INFO"').replace('logging_level', 'logging_<|>level')}

      #- logging/main.tf
      ${account}
    `;
    expect(diagnosticsOf(text(call(), '').replace('<|>', ''), only('missing-logging-role'))).toHaveLength(1);
    expect(actionsAt(text(call(), '')).map(({ title }) => title)).toContain(
      'Add `module.logging` to `depends_on`',
    );
    for (const quiet of [
      text(call(), 'depends_on = [module.logging]'),
      text(call('providers = { aws = aws.eu }'), ''),
      text(call('stage = aws_api_gateway_method_settings.all.id'), ''),
    ])
      expect(diagnosticsOf(quiet.replace('<|>', ''), only('missing-logging-role'))).toEqual([]);
  });

  it.each([
    [
      'that wait',
      `${stage('')}\n      ${settings('"INFO"').replace('method_path', 'depends_on  = [aws_api_gateway_account.a]\n        method_path')}`,
    ],
    [
      'whose stage waits',
      `${stage('depends_on = [aws_api_gateway_account.a]')}\n      ${settings('"INFO"')}`,
    ],
    ['that are off', `${stage('')}\n      ${settings('"OFF"')}`],
    [
      'that are imported',
      `${stage('')}\n      ${settings('"INFO"')}\n      import {\n        to = aws_api_gateway_method_settings.all\n        id = "a/prod/*/*"\n      }`,
    ],
    [
      'in another Region',
      `${stage('')}\n      ${settings('"INFO"').replace('method_path', 'provider    = aws.b\n        method_path')}`,
    ],
  ])('leaves alone logs beside the role %s', (_, text) => {
    checkDiagnostics(`
      ${text}
      ${account}
    `);
  });

  it.each([
    [
      'depends_on = [\n          terraform_data.x\n        ]',
      'depends_on = [\n          terraform_data.x,\n          aws_api_gateway_account.a\n        ]',
    ],
    [
      'depends_on = [\n          terraform_data.x,\n        ]',
      'depends_on = [\n          terraform_data.x,\n          aws_api_gateway_account.a,\n        ]',
    ],
    ['depends_on = [terraform_data.x]', 'depends_on = [terraform_data.x, aws_api_gateway_account.a]'],
  ])('lets them wait, beside %s', (before, after) => {
    const cursor = (text: string): string => text.replace('access_log', 'access<|>_log');
    checkFix(
      `
      ${group}
      ${stage(`${cursor(log())}\n\n        ${before}`)}
      ${account}
      `,
      'Add `aws_api_gateway_account.a` to `depends_on`',
      `
      ${group}
      ${stage(`${log()}\n\n        ${after}`)}
      ${account}
      `,
    );
  });

  it.each([
    [
      'with the account',
      `${stage(`${log()}\n        depends_on = [aws_api_gateway_account.a]`)}\n      resource "aws_api_gateway_account" "a" {\n        count = var.own ? 1 : 0\n      }`,
    ],
    [
      'beside a module that may have it',
      `${stage(log())}\n      module "logging" {\n        source = "./logging"\n      }`,
    ],
    ['to a stream', stage(log('aws_kinesis_firehose_delivery_stream.s.arn'))],
    ['to somewhere', stage(log('var.group'))],
    ['that are off', `${stage('')}\n      ${settings('"OFF"')}`],
    ['of a stage from elsewhere', settings('"INFO"')],
    ['of a level that is not known', `${stage('')}\n      ${settings('var.level')}`],
    [
      'of an HTTP API',
      `resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = "HTTP"
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id = aws_apigatewayv2_api.a.id
        name   = "live"
        auto_deploy = true
        ${log()}
      }`,
    ],
  ])('leaves alone logs %s', (_, text) => {
    checkDiagnostics(`
      ${group}
      ${text}
    `);
  });

  it('adds the role', () => {
    checkFix(
      `
      ${stage('')}
      ${settings('"INFO"').replace('logging_level', 'logging_<|>level')}
      `,
      'Add the role for logging',
      `
      ${stage('')}
      ${settings('"INFO"').replace(/ {6}\}$/, '\n        depends_on = [aws_api_gateway_account.this]\n      }')}

      resource "aws_api_gateway_account" "this" {
        cloudwatch_role_arn = aws_iam_role.api_gateway_logging.arn
        depends_on          = [aws_iam_role_policy_attachment.api_gateway_logging]
      }

      resource "aws_iam_role" "api_gateway_logging" {
        name = "api-gateway-logging"
        assume_role_policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Action    = "sts:AssumeRole"
            Effect    = "Allow"
            Principal = { Service = "apigateway.amazonaws.com" }
          }]
        })
      }

      resource "aws_iam_role_policy_attachment" "api_gateway_logging" {
        role       = aws_iam_role.api_gateway_logging.name
        policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
      }
      `,
    );
  });
});
