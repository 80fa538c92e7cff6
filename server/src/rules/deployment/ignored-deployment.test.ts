import { describe, expect, it } from 'vitest';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';

const about = only('ignored-deployment');

const deployment = (...more: readonly string[]): string => `resource "aws_api_gateway_deployment" "d" {
        rest_api_id = "a"
        ${more.join('\n        ')}
      }`;

const triggers = 'triggers = { release = var.release }';

const first = 'lifecycle {\n          create_before_destroy = true\n        }';

const stage = (lifecycle: string, id = 'aws_api_gateway_deployment.d.id'): string =>
  `resource "aws_api_gateway_stage" "s" {
        rest_api_id   = "a"
        stage_name    = "s"
        deployment_id = ${id}
${lifecycle === '' ? '' : `\n        lifecycle {\n          ${lifecycle}\n        }\n`}      }`;

describe('ignored-deployment', () => {
  it('warns beside a deployment that is replaced', () => {
    checkDiagnostics(`
      ${deployment(triggers, first)}

      resource "aws_api_gateway_stage" "s" {
        rest_api_id   = "a"
        stage_name    = "s"
        deployment_id = aws_api_gateway_deployment.d.id

        lifecycle {
          ignore_changes = [description, deployment_id]
      #                                  ^^^^^^^^^^^^^ warning ignored-deployment: New deployments of \`aws_api_gateway_deployment.d\` never reach this stage
        }
      }

      resource "aws_api_gateway_stage" "all" {
        rest_api_id   = "a"
        stage_name    = "all"
        deployment_id = local.deployment

        lifecycle {
          ignore_changes = all
      #                    ^^^ warning ignored-deployment: ignore single arguments, without \`deployment_id\`
        }
      }

      locals {
        deployment = aws_api_gateway_deployment.d.id
      }
    `);
  });

  it('leaves alone a stage that deploys by itself', () => {
    checkDiagnostics(
      `
      resource "aws_apigatewayv2_deployment" "d" {
        api_id   = "a"
        triggers = { release = var.release }
      }

      resource "aws_apigatewayv2_stage" "s" {
        api_id        = "a"
        name          = "s"
        auto_deploy   = true
        deployment_id = aws_apigatewayv2_deployment.d.id

        lifecycle {
          ignore_changes = [deployment_id]
        }
      }
      `,
      about,
    );
  });

  it('warns of version 2 and of replace_triggered_by, and hints where nothing replaces the deployment', () => {
    checkDiagnostics(
      `
      resource "aws_apigatewayv2_deployment" "d" {
        api_id = "a"
        lifecycle {
          replace_triggered_by = [terraform_data.release]
        }
      }

      resource "aws_apigatewayv2_stage" "s" {
        api_id        = "a"
        name          = "s"
        deployment_id = aws_apigatewayv2_deployment.d.id
        lifecycle {
          ignore_changes = [deployment_id]
      #                     ^^^^^^^^^^^^^ warning ignored-deployment
        }
      }

      ${deployment()}

      resource "aws_api_gateway_stage" "quiet" {
        rest_api_id   = "a"
        stage_name    = "quiet"
        deployment_id = aws_api_gateway_deployment.d.id
        lifecycle {
          ignore_changes = ["deployment_id"]
      #                     ^^^^^^^^^^^^^^^ hint ignored-deployment: whatever replaces \`aws_api_gateway_deployment.d\`
        }
      }
    `,
      about,
    );
  });

  it.each([
    ['a stage that follows', stage('')],
    ['a stage that ignores other changes', stage('ignore_changes = [description]')],
    ['a stage that ignores a part of it', stage('ignore_changes = [canary_settings[0].deployment_id]')],
    ['a deployment from elsewhere', stage('ignore_changes = [deployment_id]', 'var.deployment')],
    ['the ID of a deployment', stage('ignore_changes = [deployment_id]', '"x9y8z7"')],
    [
      'a stage that something replaces',
      stage(
        'ignore_changes       = [deployment_id]\n          replace_triggered_by = [aws_api_gateway_rest_api.a.id]',
      ),
    ],
    [
      'a stage that is replaced with it',
      stage(
        'ignore_changes       = [deployment_id]\n          replace_triggered_by = [aws_api_gateway_deployment.d]',
      ),
    ],
  ])('leaves alone %s', (_, text) => {
    checkDiagnostics(
      `
      ${deployment(triggers, first)}
      ${text}
    `,
      about,
    );
  });

  const title = 'Remove `deployment_id` from `ignore_changes`';

  it.each([
    ['ignore_changes = [deployment<|>_id]', ''],
    ['ignore_changes = [deployment<|>_id, description]', 'ignore_changes = [description]'],
    ['ignore_changes = [description, deployment<|>_id]', 'ignore_changes = [description]'],
    [
      'ignore_changes = [\n            deployment<|>_id,\n            description,\n          ]',
      'ignore_changes = [\n            description,\n          ]',
    ],
    ['prevent_destroy = true\n          ignore_changes  = [deployment<|>_id]', 'prevent_destroy = true'],
  ])('removes the word of %s', (before, after) => {
    const text = (lifecycle: string): string => `
      ${deployment(triggers, first)}
      ${stage(lifecycle)}
`;
    checkFix(text(before), title, text(after).replace(/\n\n {6}\}/, '\n      }'));
  });

  it('lets the deployment outlive the stage', () => {
    checkFix(
      `
      ${deployment(triggers)}
      ${stage('ignore_changes = [deployment<|>_id]')}
`,
      title,
      `
      ${deployment(triggers, `\n        ${first}`).replace('\n        \n', '\n\n')}
      ${stage('')}
`,
    );
  });

  it('does not remove a comment', () => {
    const text = `
      ${deployment(triggers, first)}
      ${stage('ignore_changes = [deployment<|>_id /* by the pipeline */]')}
`;
    expect(actionsAt(text).map((each) => each.title)).not.toContain(title);
  });
});
