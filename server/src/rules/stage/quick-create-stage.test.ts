/** `$default` stages beside quick create. */
import { it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

const api = (rest: string): string => `
    resource "aws_lambda_function" "f" {
      function_name = "f"
    }

    resource "aws_apigatewayv2_api" "a" {
      name          = "a"
      protocol_type = "HTTP"
      ${rest}
    }
    `;

const stage = (name: string): string => `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.a.id
      name        = ${name}
      auto_deploy = true
    }
    `;

it('quick-create-stage finds a $default stage of an API with a target', () => {
  const marked = stage(`"$default"
    #               ^^^^^^^^^^ error quick-create-stage: \`aws_apigatewayv2_api.a\` has a \`target\``);
  checkDiagnostics(api('target = aws_lambda_function.f.arn') + marked);
  checkDiagnostics(api('target = "https://example.com"') + marked);
});

it('quick-create-stage does not find other names, APIs without a target, and targets that may be null', () => {
  checkDiagnostics(api('target = aws_lambda_function.f.arn') + stage('"live"'));
  checkDiagnostics(api('target = aws_lambda_function.f.arn') + stage('var.name'));
  checkDiagnostics(api('') + stage('"$default"'));
  checkDiagnostics(api('target = null') + stage('"$default"'));
  checkDiagnostics(api('target = var.target') + stage('"$default"'));
  checkDiagnostics(api('target = var.quick ? aws_lambda_function.f.arn : null') + stage('"$default"'));
  checkDiagnostics(
    `variable "name" {\n  default = "$default"\n}\n${api('target = aws_lambda_function.f.arn')}${stage('var.name')}`,
  );
  checkDiagnostics(stage('"$default"'));
});

it('quick-create-stage does not find a stage that an override file moves to another API', () => {
  checkDiagnostics(`
    #- main.tf
    ${api('target = aws_lambda_function.f.arn')}
    ${stage('"$default"')}
    #- override.tf
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "b"
    }
  `);
});
