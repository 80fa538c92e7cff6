import { describe, it } from 'vitest';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (more = ''): string => `resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.a.id
        ${more}
      }`;

const triggers = 'triggers = { hash = var.hash }';

describe('deployment-without-create-before-destroy', () => {
  it('finds a deployment that is replaced below a stage or a canary', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-create-before-destroy: \`aws_api_gateway_stage.prod\`
        rest_api_id = "a"
        ${triggers}
      }

      ${stage()}

      resource "aws_api_gateway_deployment" "b" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-create-before-destroy
        rest_api_id = "a"
        variables   = { at = var.at }
        lifecycle {
          ignore_changes = [description]
        }
      }

      resource "aws_api_gateway_stage" "canary" {
        rest_api_id   = "a"
        stage_name    = "canary"
        deployment_id = "c"

        canary_settings {
          deployment_id = aws_api_gateway_deployment.b.id
        }
      }
    `);
  });

  it('finds one below a stage that something else replaces', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-create-before-destroy
        rest_api_id = "a"
        ${triggers}
      }

      ${stage('lifecycle {\n          replace_triggered_by = [terraform_data.other]\n        }')}
    `);
  });

  it.each([
    [
      'that has it',
      `${triggers}\n        lifecycle {\n          create_before_destroy = true\n        }`,
      stage(),
    ],
    [
      'that says no on purpose',
      `${triggers}\n        lifecycle {\n          create_before_destroy = false\n        }`,
      stage(),
    ],
    ['that nothing replaces', 'description = "x"', stage()],
    ['without a stage', triggers, ''],
    [
      'of a stage that ignores it',
      triggers,
      stage('lifecycle {\n          ignore_changes = [deployment_id]\n        }'),
    ],
    [
      'of a stage that passes it on',
      triggers,
      stage('lifecycle {\n          create_before_destroy = true\n        }'),
    ],
    [
      'that gets it from something behind the stage',
      triggers,
      `${stage()}
      locals {
        arn = aws_api_gateway_stage.prod.arn
      }
      resource "aws_wafv2_web_acl_association" "prod" {
        resource_arn = local.arn
        web_acl_arn  = "w"
        lifecycle {
          create_before_destroy = true
        }
      }`,
    ],
    [
      'that a module depends on',
      triggers,
      `${stage()}\n      module "m" {\n        source = "./m"\n        url = aws_api_gateway_stage.prod.invoke_url\n      }`,
    ],
    [
      'of a stage that is replaced with it',
      triggers,
      stage('lifecycle {\n          replace_triggered_by = [aws_api_gateway_deployment.a.id]\n        }'),
    ],
    [
      'of a stage that is replaced by the same',
      'lifecycle {\n          replace_triggered_by = [terraform_data.spec]\n        }',
      stage('lifecycle {\n          replace_triggered_by = [terraform_data.spec]\n        }'),
    ],
    ['of another stage', triggers, stage().replace('deployment.a', 'deployment.b')],
    [
      'that is chosen',
      triggers,
      stage().replace('aws_api_gateway_deployment.a.id', 'var.b ? aws_api_gateway_deployment.a.id : "x"'),
    ],
  ])('leaves alone a deployment %s', (_, own, rest) => {
    checkDiagnostics(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
        ${own}
      }

      ${rest}
    `,
      only('deployment-without-create-before-destroy'),
    );
  });

  it('adds the block, or the argument to the block that is there', () => {
    checkFix(
      `
      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = "a"
        ${triggers}
      }

      ${stage()}
      `,
      'Add `create_before_destroy`',
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
        ${triggers}

        lifecycle {
          create_before_destroy = true
        }
      }

      ${stage()}
      `,
    );
    checkFix(
      `
      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = "a"
        ${triggers}

        lifecycle {
          prevent_destroy = false
        }
      }

      ${stage()}
      `,
      'Add `create_before_destroy`',
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
        ${triggers}

        lifecycle {
          create_before_destroy = true
          prevent_destroy       = false
        }
      }

      ${stage()}
      `,
    );
  });
});
