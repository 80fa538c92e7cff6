/** Canaries that get what the stage has. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

const stage = (own: string, canary: string, name = 'prod'): string => `
      resource "aws_api_gateway_stage" "${name}" {
        rest_api_id   = "a"
        stage_name    = "${name}"
        deployment_id = ${own}

        canary_settings {
          ${canary}
        }
      }`;

describe('canary-same-deployment finds', () => {
  it('the same reference, literal or expression, and what leads to the same deployment', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "d" {
        rest_api_id = "a"
      }

      locals {
        deployment = aws_api_gateway_deployment.d.id
      }
      ${stage(
        'aws_api_gateway_deployment.d.id',
        `deployment_id   = aws_api_gateway_deployment.d.id
          #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning canary-same-deployment: give it another deployment
          percent_traffic = 10`,
      )}
      ${stage(
        'aws_api_gateway_deployment.d.id',
        `deployment_id   = local.deployment
          #                 ^^^^^^^^^^^^^^^^ warning canary-same-deployment
          percent_traffic = var.percent`,
        'b',
      )}
      ${stage(
        '"abc123"',
        `deployment_id            = "abc123"
          #                          ^^^^^^^^ warning canary-same-deployment
          percent_traffic          = 5
          stage_variable_overrides = {}`,
        'c',
      )}
    `);
  });
});

describe('canary-same-deployment does not find', () => {
  it('other deployments, variables of its own, a share of 0, instances that differ, what a variable decides', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "d" {
        for_each    = var.versions
        rest_api_id = "a"
      }

      variable "same" {
        default = "x"
      }

      variable "other" {
        default = "x"
      }
      ${stage('"a"', 'deployment_id   = "b"\n          percent_traffic = 10')}
      ${stage('"a"', 'deployment_id = "a"', 'b')}
      ${stage('"a"', 'deployment_id   = "a"\n          percent_traffic = 0', 'c')}
      ${stage('"a"', 'deployment_id            = "a"\n          percent_traffic          = 1\n          stage_variable_overrides = var.more', 'd')}
      ${stage('var.same', 'deployment_id   = var.other\n          percent_traffic = 10', 'e')}
      ${stage(
        'aws_api_gateway_deployment.d["old"].id',
        'deployment_id   = aws_api_gateway_deployment.d["new"].id\n          percent_traffic = 10',
        'f',
      )}
      ${stage(
        'var.live',
        'deployment_id   = var.canary == "" ? var.live : var.canary\n          percent_traffic = 10',
        'g',
      )}
    `);
  });
});
