import { describe, it } from 'vitest';
import type { Settings } from '../../../../protocol/messages.js';
import { checkDiagnostics, FRAGMENT } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

/** Expressions in quotes have a rule of their own. */
const quoted: Settings = { ...FRAGMENT, rules: { ...FRAGMENT.rules, 'legacy-interpolation': 'off' } };

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

describe('settings-follow-deployment', () => {
  const settings = (name: string): string => `resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = ${a}
        stage_name  = ${name}
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }`;
  const live = stage('prod', a).replace('"d"', 'aws_api_gateway_deployment.now.id');

  it('finds the stage of a deployment, in settings and plans', () => {
    checkDiagnostics(
      `
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = ${a}
        stage_name  = "\${aws_api_gateway_deployment.now.stage_name}"
      #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning settings-follow-deployment: together with these settings: refer to an
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = local.stage
      #            ^^^^^^^^^^^ warning settings-follow-deployment: its place in this plan
        }
      }

      locals {
        stage = aws_api_gateway_deployment.now.stage_name
      }

      ${deployment('now', '"a"')}
    `,
      quoted,
    );
  });

  it.each([
    ['has it', 'create_before_destroy = true'],
    ['may have it', 'create_before_destroy = var.first'],
  ])('leaves alone settings of a deployment that %s', (_, lifecycle) => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_deployment.now.stage_name')}
      ${deployment('now', '"a"').replace(/\}\s*$/, `lifecycle {\n          ${lifecycle}\n        }\n      }`)}
    `);
  });

  it('leaves alone settings that are made anew with the deployment', () => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_deployment.now.stage_name').replace(/\}\s*$/, 'lifecycle {\n          replace_triggered_by = [aws_api_gateway_deployment.now]\n        }\n      }')}
      ${deployment('now', '"a"')}
    `);
  });

  it('leaves alone settings whose deployment gets it from what comes after, or is not here', () => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_deployment.now.stage_name').replace(/\}\s*$/, 'lifecycle {\n          create_before_destroy = true\n        }\n      }')}
      ${deployment('now', '"a"')}
    `);
    checkDiagnostics(settings('aws_api_gateway_deployment.now.stage_name'));
  });

  it('leaves alone stages, and other readers of the deployment', () => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_stage.prod.stage_name')}

      output "stage" {
        value = aws_api_gateway_deployment.now.stage_name
      }
    `);
  });

  it('refers to the one stage of the deployment', () => {
    checkFix(
      `
      ${live}
      ${deployment('now', '"a"')}
      ${settings('aws_api_gateway_<|>deployment.now.stage_name')}
      `,
      'Read it from `aws_api_gateway_stage.prod`',
      `
      ${live}
      ${deployment('now', '"a"')}
      ${settings('aws_api_gateway_stage.prod.stage_name')}
      `,
    );
  });

  it('lets the deployment outlive its replacement', () => {
    const deploymentWith = (rest: string): string => `
      resource "aws_api_gateway_deployment" "now" {
        rest_api_id = "a"
        stage_name  = "prod"${rest}
      }
      `;
    checkFix(
      `${deploymentWith('')}${settings('aws_api_gateway_<|>deployment.now.stage_name')}`,
      'Add `create_before_destroy`',
      `${deploymentWith('\n\n        lifecycle {\n          create_before_destroy = true\n        }')}${settings('aws_api_gateway_deployment.now.stage_name')}`,
    );
  });
});
