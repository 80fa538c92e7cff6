/** Resources, data sources and modules that are not declared. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('undeclared-reference', 'syntax'));
};

describe('undeclared-reference', () => {
  it('finds addresses that nothing declares', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = aws_api_gateway_rest_api.shop.id
        #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: \`aws_api_gateway_rest_api.shop\` is not declared in this module: use \`aws_api_gateway_rest_api.orders\`, or declare it.
        deployment_id = try(aws_api_gateway_deployment.orders.id, "none")
        #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: declare it, or use a block that is there
        stage_name    = module.naming.stage
        #               ^^^^^^^^^^^^^ error undeclared-reference
        description   = "in \${data.aws_region.here.name}"
        #                     ^^^^^^^^^^^^^^^^^^^^ error undeclared-reference
        depends_on    = [aws_api_gateway_account.this]
        #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference
      }
    `);
  });

  it('names the variable or local value that is meant, and says what is a function', () => {
    const stage = (value: string): string => `
      variable "env" {
        default = "live"
      }
      locals {
        env = "test"
      }
      resource "aws_apigatewayv2_stage" "live" {
        api_id      = "a1b2c3d4"
        name        = ${value}
        description = "the stage"
      }
    `;
    checkDiagnostics(
      stage(`env
        #             ^^^ error undeclared-reference: \`env\` without quotes is a reference to nothing: use \`var.env\`, or put it in quotes.`),
    );
    checkDiagnostics(
      stage(`upper
        #             ^^^^^ error undeclared-reference: \`upper\` without quotes is the name of a function: call it, \`upper(…)\`, or put it in quotes.`),
    );
    for (const meant of ['var.env', 'local.env', '"env"'])
      checkFix(stage('<|>env'), `Use \`${meant}\``, stage(meant), {}, only('undeclared-reference'));
  });

  it('finds an address that begins with `resource`', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name        = "orders"
        description = resource.aws_api_gateway_rest_api.shop.id
        #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: \`aws_api_gateway_rest_api.shop\` is not declared in this module
      }
    `);
  });

  it('finds a word that needs quotes, and a type without a name', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = orders
        #      ^^^^^^ error undeclared-reference: \`orders\` without quotes is a reference to nothing: put it in quotes
      }
      output "id" {
        value = aws_api_gateway_rest_api
        #       ^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: is a type, not a resource: use the whole address, such as \`aws_api_gateway_rest_api.orders\`.
      }
      output "ids" {
        value = [aws_api_gateway_rest_api[*].id, stages["live"].name]
        #        ^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: is a type, not a resource
        #                                        ^^^^^^ error undeclared-reference: \`stages\` is a reference to nothing: use a whole address, such as \`var.stages\`.
      }
    `);
  });

  it('finds an iterator of another name, and says which there is', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        dynamic "canary_settings" {
          for_each = [1]
          content {
            deployment_id = canary.value
            #               ^^^^^^^^^^^^ error undeclared-reference: \`canary.value\` is no iterator of the \`dynamic\` blocks around it: use \`canary_settings.value\`.
          }
        }
      }
    `);
  });

  it("does not find what is declared, bound, Terraform's own, or of a newer Terraform", () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      resource "aws_api_gateway_stage" "live" {
        for_each      = toset(["a"])
        rest_api_id   = resource.aws_api_gateway_rest_api.orders.id
        deployment_id = aws_api_gateway_deployment.orders.id
        stage_name    = "\${each.key}-\${terraform.workspace}"
        variables     = { for key, value in { a = 1 } : key => value.x }
        description   = "%{for each in ["a"]}\${each.b}%{endfor}"
        dynamic "access_log_settings" {
          for_each = [1]
          iterator = log
          content {
            format = log.value
          }
        }
        lifecycle {
          ignore_changes = [tags, deployment_id]
          action_trigger {
            events  = [after_create]
            actions = [action.aws_lambda_invoke.x]
          }
        }
      }
      check "healthy" {
        data "aws_region" "here" {}
        assert {
          condition     = data.aws_region.here.name != ""
          error_message = "No."
        }
      }
      moved {
        from = aws_api_gateway_stage.old
        to   = aws_api_gateway_stage.live
      }
      removed {
        from = aws_api_gateway_stage.gone
      }
      encryption {
        method "aes_gcm" "a" {
          keys = key_provider.pbkdf2.x
        }
      }
      #- deployments.tf
      resource "aws_api_gateway_deployment" "orders" {
      }
    `);
  });

  it('does not find an iterator whose name is in quotes, of which another rule tells', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        dynamic "canary_settings" {
          for_each = ["a1b2c3"]
          iterator = "canary"
          content {
            deployment_id = canary.value
          }
        }
      }
    `);
  });

  it('waits for the rest of a word that may still be typed', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      output "all" {
        value = [va, loca, jsonenc, tru, aws_api_gate]
      }
    `);
  });

  it('uses what was meant', () => {
    checkFix(
      `
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      output "id" {
        value = aws_api_gateway_rest_api.ordres<|>.id
      }
      `,
      'Use `aws_api_gateway_rest_api.orders`',
      `
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      output "id" {
        value = aws_api_gateway_rest_api.orders.id
      }
      `,
      {},
      only('undeclared-reference'),
    );
  });

  it('finds outputs of the own module, and names what they are made of', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "live" {
        name = "live"
      }
      output "url" {
        value = aws_apigatewayv2_stage.live.invoke_url
      }
      output "both" {
        value = [output.url, output.none]
        #        ^^^^^^^^^^ error undeclared-reference: An output can't be read in its own module: use \`aws_apigatewayv2_stage.live.invoke_url\`.
        #                    ^^^^^^^^^^^ error undeclared-reference: use what it is made of
      }
    `);
  });

  it('knows what begins with another word', () => {
    checkDiagnostics(`
      variable "name" {
        default = "live"
      }
      locals {
        text = "text"
      }
      data "aws_api_gateway_rest_api" "shared" {
        name = "shared"
      }
      resource "aws_api_gateway_rest_api" "orders" {
        name        = variable.name
        #             ^^^^^^^^^^^^^ error undeclared-reference: use \`var.name\`, or declare it
        description = locals.text
        #             ^^^^^^^^^^^ error undeclared-reference: use \`local.text\`, or declare it
      }
      output "ids" {
        value = [aws_api_gateway_rest_api.shared.id, data.aws_api_gateway_rest_api.orders.id]
        #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: use \`data.aws_api_gateway_rest_api.shared\`
        #                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: use \`aws_api_gateway_rest_api.orders\`
      }
    `);
  });

  it('finds quoted addresses in `depends_on` that nothing declares', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name       = "orders"
        depends_on = ["module.network", "aws_api_gateway_rest_api.orders"]
        #              ^^^^^^^^^^^^^^ error undeclared-reference: \`module.network\` is not declared in this module
      }
    `);
  });

  it('finds data sources of `check` blocks that are read outside of them', () => {
    checkDiagnostics(`
      check "api" {
        data "aws_api_gateway_rest_api" "shared" {
          name = "shared"
        }
        assert {
          condition     = data.aws_api_gateway_rest_api.shared.id != ""
          error_message = "No API."
        }
      }
      output "id" {
        value = data.aws_api_gateway_rest_api.shared.id
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error undeclared-reference: stands within a \`check\` block, and only that can read it
      }
    `);
  });
});
