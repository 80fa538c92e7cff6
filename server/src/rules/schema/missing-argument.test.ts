import { describe, expect, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, afterAction, checkFix } from '../../../../test/support/check-fix.js';

const about = only('missing-argument', 'missing-block', 'syntax', 'unknown-argument');

function checkDiagnostics(text: string, settings = about): void {
  checkAll(text, settings);
}

/** Where the module has nothing to refer to, what is left empty is found, so that nobody takes it for done. */
function checkFillIn(before: string, title: string, after: string): void {
  checkFix(before, title, after, undefined, undefined, ['invalid-value']);
}

describe('missing-argument finds', () => {
  it('all that are missing in one finding, at the header', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-argument: needs \`rest_api_id\`, \`deployment_id\` and \`stage_name\`: add them
      }

      resource "aws_apigatewayv2_stage" "prod" {}
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-argument: add them

      data "aws_api_gateway_rest_api" "orders" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-argument: needs \`name\`: add it
      }
    `);
  });

  it('what a nested block lacks, written out or dynamic', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        access_log_settings {
      # ^^^^^^^^^^^^^^^^^^^ error missing-argument: The \`access_log_settings\` block needs \`format\`: add it.
          destination_arn = aws_cloudwatch_log_group.orders.arn
        }

        dynamic "canary_settings" {
          for_each = var.canary
          content {
        # ^^^^^^^ error missing-argument: needs \`deployment_id\`
            percent_traffic = canary_settings.value
          }
        }
      }
    `);
  });

  it('null in place of a required value', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = null
      #          ^^^^ error missing-argument: can't be \`null\`
        name   = "prod"
      }
    `);
  });

  it('the deployment of a canary where the allowed versions require it', () => {
    const stage = `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        canary_settings {
`;
    const found = `      # ^^^^^^^^^^^^^^^ error missing-argument: needs \`deployment_id\`
`;
    const end = `          percent_traffic = 5
        }
      }
`;
    const provider = (version: string): string => `
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }
`;
    checkDiagnostics(stage + found + end);
    checkDiagnostics(stage + found + end + provider('>= 5.75'));
    checkDiagnostics(stage + end + provider('~> 5.74.0'));
    checkDiagnostics(stage + end + provider('>= 4.9'));
  });
});

describe('missing-argument does not find', () => {
  it('arguments that get their value from somewhere', () => {
    checkDiagnostics(`
      variable "api" {
        default = null
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id = var.api
        name   = var.name
      }
    `);
  });

  it('anything in override files', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"
      }
      #- prod_override.tf
      resource "aws_apigatewayv2_stage" "prod" {
        auto_deploy = true
      }
      #- override.tf
      resource "aws_api_gateway_method_settings" "all" {
      }
    `);
  });

  it('what may have been swallowed by broken text', () => {
    checkDiagnostics(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        name   = "prod"
        tags = {
          a = [
          api_id = "x"
                 # ^ error syntax
    `.replace(/\n *# \^ error syntax/, ''),
      { rules: { syntax: 'off' }, strictCheck: true, coexistence: 'auto', problems: 'openFiles' },
    );
  });

  it('what an unknown argument was meant to be: it is told about already', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        rest_api_id = "a"
      # ^^^^^^^^^^^ error unknown-argument: use \`api_id\` instead
        name        = "prod"
      }
    `);
  });

  it('a header that has no body yet', () => {
    checkDiagnostics('resource "aws_apigatewayv2_stage" "prod"', {
      rules: { syntax: 'off' },
      strictCheck: true,
      coexistence: 'auto',
      problems: 'openFiles',
    });
  });
});

describe('missing-argument mends', () => {
  it('with references where only one resource fits, in every file of the module', () => {
    checkFix(
      `
      #- stage.tf
      resource "aws_api<|>_gateway_stage" "prod" {
      }
      #- api.tf
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      resource "aws_api_gateway_deployment" "a" {
        count       = 2
        rest_api_id = aws_api_gateway_rest_api.orders.id
      }
      `,
      'Add the missing arguments',
      `
      #- stage.tf
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        deployment_id = aws_api_gateway_deployment.a[0].id
        stage_name    = "prod"
      }
      #- api.tf
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      resource "aws_api_gateway_deployment" "a" {
        count       = 2
        rest_api_id = aws_api_gateway_rest_api.orders.id
      }
      `,
    );
  });

  const apis = `
      resource "aws_api_gateway_rest_api" "shop" {
        name = "shop"
      }

      resource "aws_api_gateway_rest_api" "pets" {
        name = "pets"
      }

      resource "aws_api_gateway_deployment" "shop" {
        rest_api_id = aws_api_gateway_rest_api.shop.id
      }

      resource "aws_api_gateway_deployment" "pets" {
        rest_api_id = aws_api_gateway_rest_api.pets.id
      }
`;

  it('with one fix for each API, and what belongs to it', () => {
    const stage = (lines: string): string => `
      resource "aws_api_gateway_stage" "prod" {
${lines}      }
${apis}`;
    const before = stage('').replace('_stage"', '_<|>stage"');
    const titles = actionsAt(before).map(({ title }) => title);
    expect(titles.filter((each) => each.startsWith('Add the missing'))).toEqual([
      'Add the missing arguments, with `aws_api_gateway_rest_api.shop.id`',
      'Add the missing arguments, with `aws_api_gateway_rest_api.pets.id`',
    ]);
    checkFix(
      before,
      'Add the missing arguments, with `aws_api_gateway_rest_api.pets.id`',
      stage(`        rest_api_id   = aws_api_gateway_rest_api.pets.id
        deployment_id = aws_api_gateway_deployment.pets.id
        stage_name    = "prod"
`),
    );
  });

  it.each([
    ['the API that is written', 'deployment_id', 'rest_api_id   = aws_api_gateway_rest_api.pets.id'],
    ['the API of what is written', 'rest_api_id', 'deployment_id = aws_api_gateway_deployment.pets.id'],
  ])('with what belongs to %s', (_, name, written) => {
    const text = `
      resource "aws_api_gateway_<|>stage" "prod" {
        stage_name    = "prod"
        ${written}
      }
${apis}`;
    const after = afterAction(text, `Add \`${name}\``);
    expect(after).toMatch(/rest_api_id +=/);
    expect(after.slice(0, after.indexOf('"aws_api_gateway_rest_api" "shop"'))).not.toContain('.shop.');
    expect(after.match(/ = aws_api_gateway_\w+\.pets\.id/g)).toHaveLength(3);
  });

  it('with nothing of another API', () => {
    checkFillIn(
      `
      resource "aws_api_gateway_rest_api" "pets" {
        name = "pets"
      }

      resource "aws_api_gateway_deployment" "shop" {
        rest_api_id = aws_api_gateway_rest_api.shop.id
      }

      resource "aws_api_gateway_<|>stage" "prod" {
        rest_api_id = aws_api_gateway_rest_api.pets.id
        stage_name  = "prod"
      }
      `,
      'Add `deployment_id`',
      `
      resource "aws_api_gateway_rest_api" "pets" {
        name = "pets"
      }

      resource "aws_api_gateway_deployment" "shop" {
        rest_api_id = aws_api_gateway_rest_api.shop.id
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.pets.id
        stage_name    = "prod"
        deployment_id = ""
      }
      `,
    );
  });

  it('with the instance of the same key', () => {
    const after = afterAction(
      `
      resource "aws_api_gateway_deployment" "a" {
        for_each    = var.stages
        rest_api_id = var.api
      }

      resource "aws_api_gateway_<|>stage" "prod" {
        for_each    = var.stages
        rest_api_id = var.api
        stage_name  = each.key
      }
      `,
      'Add `deployment_id`',
    );
    expect(after).toContain('deployment_id = aws_api_gateway_deployment.a[each.key].id');
  });

  it('beside what is there, aligned with it', () => {
    checkFillIn(
      `
      resource "aws_api_<|>gateway_stage" "prod" {
        count = 2

        rest_api_id = aws_api_gateway_rest_api.orders.id # which
        stage_name  = "prod"
        tags = {
          a = "b"
        }

        lifecycle {
          prevent_destroy = true
        }
      }
      `,
      'Add `deployment_id`',
      `
      resource "aws_api_gateway_stage" "prod" {
        count = 2

        rest_api_id   = aws_api_gateway_rest_api.orders.id # which
        stage_name    = "prod"
        deployment_id = ""
        tags = {
          a = "b"
        }

        lifecycle {
          prevent_destroy = true
        }
      }
      `,
    );
  });

  it('without touching what was never aligned', () => {
    checkFillIn(
      `
      resource "aws_api_<|>gateway_stage" "prod" {
          rest_api_id = "a"
          stage_name = "prod"
      }
      `,
      'Add `deployment_id`',
      `
      resource "aws_api_gateway_stage" "prod" {
          rest_api_id = "a"
          stage_name = "prod"
          deployment_id = ""
      }
      `,
    );
  });

  it('below count and its kin, and above the rest', () => {
    checkFillIn(
      `
      resource "aws_apigatewayv2<|>_stage" "prod" {
        for_each = var.stages

        auto_deploy = true
      }
      `,
      'Add the missing arguments',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        for_each = var.stages

        api_id = ""
        name   = "$default"

        auto_deploy = true
      }
      `,
    );
    checkFillIn(
      `
      resource "aws_apigatewayv2<|>_stage" "prod" {
        auto_deploy = true
      }
      `,
      'Add the missing arguments',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id      = ""
        name        = "$default"
        auto_deploy = true
      }
      `,
    );
  });

  it('in blocks of one line', () => {
    const after = `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = ""
        name   = "$default"
      }
      `;
    checkFillIn(
      `
      resource "aws_api<|>gatewayv2_stage" "prod" {}
      `,
      'Add the missing arguments',
      after,
    );
    checkFix(
      `
      resource "aws_api<|>gatewayv2_stage" "prod" { api_id = "" }
      `,
      'Add `name`',
      after,
    );
    checkFillIn(
      `
      resource "aws_api<|>gatewayv2_stage" "prod" {
      }
      `,
      'Add the missing arguments',
      after,
    );
  });

  it('in files with CRLF and in nested blocks', () => {
    const before = `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        access_log_<|>settings {
          destination_arn = "a"
        }
      }
      `;
    const after = `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        access_log_settings {
          destination_arn = "a"
          format = jsonencode({
            requestId    = "$context.requestId"
            ip           = "$context.identity.sourceIp"
            requestTime  = "$context.requestTime"
            httpMethod   = "$context.httpMethod"
            resourcePath = "$context.resourcePath"
            status       = "$context.status"
          })
        }
      }
      `;
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    checkFix(crlf(before), 'Add `format`', crlf(after));
  });

  it('null by a value', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = nu<|>ll
      }
      `,
      'Replace with `"$default"`',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "$default"
      }
      `,
    );
  });
});
