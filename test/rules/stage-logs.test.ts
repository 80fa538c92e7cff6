import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf, only } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';

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
    expect(found?.relatedInformation?.map(({ message }) => message)).toEqual([
      'This needs the role as well.',
    ]);
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
      #   ^^^^^^^^^^^^^ hint missing-logging-role: nothing says that \`aws_api_gateway_account.a\` comes first
        }
      }

      ${account}
    `);
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
      'Wait for `aws_api_gateway_account.a`',
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

const execution = (name = 'prod', api = 'aws_api_gateway_rest_api.a.id'): string =>
  `resource "aws_cloudwatch_log_group" "execution" {
        name = "API-Gateway-Execution-Logs_\${${api}}/${name}"
      }`;

describe('execution-log-group', () => {
  it('finds a group that the stage does not wait for', () => {
    checkDiagnostics(`
      ${stage('')}

      resource "aws_cloudwatch_log_group" "execution" {
        name = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.a.id}/prod"
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint execution-log-group: add it to \`depends_on\` of the stage
      }
    `);
  });

  it.each(['"INFO"', 'var.level'])('finds a group of a stage whose level is %s', (level) => {
    const found = diagnosticsOf(
      `${execution()}\n${stage('')}\n${settings(level)}`,
      only('execution-log-group'),
    );
    expect(found).toHaveLength(1);
  });

  it('finds a group that only some settings wait for', () => {
    const waiting = settings('"INFO"').replace(
      /\}$/,
      '  depends_on = [aws_cloudwatch_log_group.execution]\n      }',
    );
    const other = settings('"ERROR"').replace('"all"', '"one"').replace('*/*', 'orders/GET');
    const text = `${execution()}\n${stage('')}\n${waiting}\n${other}`;
    expect(diagnosticsOf(text, only('execution-log-group'))).toHaveLength(1);
  });

  it('finds a group that waits for the stage', () => {
    checkDiagnostics(`
      ${stage('')}

      resource "aws_cloudwatch_log_group" "execution" {
        name = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.a.id}/\${aws_api_gateway_stage.prod.stage_name}"
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint execution-log-group: build the name without the stage
      }
    `);
  });

  it.each([
    [
      'that the stage waits for',
      `${execution()}\n      ${stage('depends_on = [aws_cloudwatch_log_group.execution]')}`,
    ],
    [
      'that it waits for in quotes',
      `${execution()}\n      ${stage('depends_on = ["aws_cloudwatch_log_group.execution"] # apigateway-stages:ignore legacy-interpolation')}`,
    ],
    [
      'that it waits for by way of another',
      `${execution()}\n      ${stage('depends_on = [terraform_data.x]')}\n      resource "terraform_data" "x" {\n        input = aws_cloudwatch_log_group.execution.arn\n      }`,
    ],
    ['of another stage', `${execution('dev')}\n      ${stage('')}`],
    ['of another API', `${execution('prod', 'aws_api_gateway_rest_api.b.id')}\n      ${stage('')}`],
    ['of a name that is not known', `${execution('${var.stage}')}\n      ${stage('')}`],
    ['of no stage here', execution()],
    [
      'that the settings wait for',
      `${execution()}\n      ${stage('')}\n      ${settings('"INFO"').replace(/\}$/, '  depends_on = [aws_cloudwatch_log_group.execution, aws_api_gateway_account.a]\n      }')}\n      ${account}`,
    ],
    ['of a stage whose settings are off', `${execution()}\n      ${stage('')}\n      ${settings('"OFF"')}`],
    [
      'of another kind',
      `${stage('')}\n      resource "aws_cloudwatch_log_group" "x" {\n        name = "/aws/apigateway/\${aws_api_gateway_rest_api.a.id}/prod"\n      }`,
    ],
  ])('leaves alone a group %s', (_, text) => {
    checkDiagnostics(text.startsWith('\n') ? text : `\n      ${text}\n`);
  });

  it('adds the dependency', () => {
    checkFix(
      `
      ${stage('')}

      ${execution('pr<|>od')}
      `,
      'Add it to `depends_on` of the stage',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"

        depends_on = [aws_cloudwatch_log_group.execution]
        
      }

      ${execution()}
      `,
    );
    checkFix(
      `
      ${stage('depends_on = [terraform_data.x]')}
      ${execution('pr<|>od')}
      `,
      'Add it to `depends_on` of the stage',
      `
      ${stage('depends_on = [terraform_data.x, aws_cloudwatch_log_group.execution]')}
      ${execution()}
      `,
    );
  });
});
