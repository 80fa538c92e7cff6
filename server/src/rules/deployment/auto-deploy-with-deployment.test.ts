/** Stages that deploy by themselves and are given a deployment. */
import { it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (rest: string, name = 'live'): string => `
    resource "aws_apigatewayv2_stage" "${name}" {
      api_id        = "a"
      name          = "${name}"
      ${rest}
    }
    `;

it('auto-deploy-with-deployment finds both together', () => {
  checkDiagnostics(
    stage(`auto_deploy   = true
      deployment_id = aws_apigatewayv2_deployment.d.id
    # ^^^^^^^^^^^^^ error auto-deploy-with-deployment: AWS rejects \`deployment_id\` while \`auto_deploy\` is on: remove it`),
  );
  checkDiagnostics(
    stage(`auto_deploy   = "true"
      deployment_id = "abc123"
    # ^^^^^^^^^^^^^ error auto-deploy-with-deployment`),
  );
});

it('auto-deploy-with-deployment does not find one of them, what a variable decides, or what may be null', () => {
  checkDiagnostics(`
    variable "auto" {
      default = true
    }
    ${stage('auto_deploy = true', 'a')}
    ${stage('deployment_id = "abc123"', 'b')}
    ${stage('auto_deploy = false\ndeployment_id = "abc123"', 'c')}
    ${stage('auto_deploy = var.auto\ndeployment_id = aws_apigatewayv2_deployment.d.id', 'd')}
    ${stage('auto_deploy = true\ndeployment_id = null', 'e')}
    ${stage('auto_deploy = true\ndeployment_id = var.deployment', 'f')}
    ${stage('auto_deploy = true\ndeployment_id = var.auto ? null : aws_apigatewayv2_deployment.d.id', 'g')}
    ${stage('auto_deploy = true\ndeployment_id = one(aws_apigatewayv2_deployment.d[*].id)', 'h')}
  `);
});

it('offers to remove the deployment', () => {
  checkFix(
    stage('auto_deploy   = true\n      deploy<|>ment_id = aws_apigatewayv2_deployment.d.id'),
    'Remove `deployment_id`',
    `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = "a"
      name        = "live"
      auto_deploy = true
    }
    `,
  );
});
