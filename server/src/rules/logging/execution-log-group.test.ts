import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

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
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint execution-log-group: build its name without a reference to the stage
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
