/** Expressions in quotes, and where the quotes are needed. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('legacy-interpolation'));
};

describe('legacy-interpolation', () => {
  it('finds expressions that stand alone in a string, wherever, and quoted addresses', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        count         = "\${var.enabled ? 1 : 0}"
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^ hint legacy-interpolation: write it by itself
        rest_api_id   = "\${aws_api_gateway_rest_api.a.id}"
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint legacy-interpolation: write \`aws_api_gateway_rest_api.a.id\`
        stage_name    = lower("\${var.stage}")
      #                       ^^^^^^^^^^^^^^ hint legacy-interpolation
        deployment_id = "d"
        depends_on    = ["aws_api_gateway_account.a", "data.aws_region.b", "module.c"]
      #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint legacy-interpolation: without quotes: write \`aws_api_gateway_account.a\`
      #                                               ^^^^^^^^^^^^^^^^^^^ hint legacy-interpolation
      #                                                                    ^^^^^^^^^^ hint legacy-interpolation

        variables = { a = "\${local.a}" }
      #                   ^^^^^^^^^^^^ hint legacy-interpolation

        canary_settings {
          deployment_id = "\${module.canary.id}"
        #                 ^^^^^^^^^^^^^^^^^^^^^ hint legacy-interpolation
        }
      }
    `);
  });

  it('does not find other strings, keys, operands, heredocs, other resources, and variables of AWS', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "\${var.env}-\${var.stage}"
        deployment_id = "x\${var.d}"
        description   = "\${var.a}" == "b" ? " \${var.b}" : "$\${var.c}"
        depends_on    = [aws_api_gateway_account.a]

        variables = {
          "\${var.key}" = "x"
          text         = <<-EOT
            \${var.text}
          EOT
        }

        access_log_settings {
          destination_arn = "a.b"
          format          = "\${context.requestId}"
        }
      }

      resource "aws_instance" "other" {
        ami        = "\${var.ami}"
        depends_on = ["aws_vpc.a"]
      }

      locals {
        a = "\${var.a}"
      }
    `);
  });

  it('removes the quotes, nested ones at once', () => {
    const stage = (id: string, names: string): string => `
      resource "aws_apigatewayv2_stage" "a" {
        api_id     = ${id}
        name       = "x"
        depends_on = [${names}]
      }
      `;
    checkFix(stage('"${<|>var.api}"', ''), 'Remove the quotes', stage('var.api', ''));
    checkFix(stage('"a"', '"aws_<|>vpc.a"'), 'Remove the quotes', stage('"a"', 'aws_vpc.a'));
    checkFix(
      stage('"${lookup(var.<|>ids, "${var.stage}")}"', '"aws_vpc.a"'),
      'Fix all `legacy-interpolation` in this file',
      stage('lookup(var.ids, var.stage)', 'aws_vpc.a'),
    );
  });
});
