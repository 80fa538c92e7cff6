/** Variables and local values that are not declared. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('undeclared-variable', 'syntax'));
};

describe('undeclared-variable', () => {
  it('finds them wherever they are evaluated, and says what was meant', () => {
    checkDiagnostics(`
      variable "stage_name" {
        type = string
        validation {
          condition     = var.stage_name != local.forbidden
          #                                 ^^^^^^^^^^^^^^^ error undeclared-variable: \`local.forbidden\` is not declared in this module: declare it in a \`locals\` block.
          error_message = "No."
        }
      }
      locals {
        url = "https://\${var.domain}/\${local.ulr}"
        #                ^^^^^^^^^^ error undeclared-variable: \`var.domain\` is not declared in this module: declare it in a \`variable\` block.
        #                              ^^^^^^^^^ error undeclared-variable: use \`local.url\`, or declare it
        all = [for key, value in var.stages : value.name]
        #                        ^^^^^^^^^^ error undeclared-variable: \`var.stages\`
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = var.stage_nam
        #            ^^^^^^^^^^^^^ error undeclared-variable: use \`var.stage_name\`, or declare it in a \`variable\` block.
        depends_on = [var.order]
        #             ^^^^^^^^^ error undeclared-variable
        lifecycle {
          precondition {
            condition     = var.ready
            #               ^^^^^^^^^ error undeclared-variable
            error_message = "No."
          }
        }
      }
    `);
  });

  it('does not find what other files declare, what is bound, and words that are no references', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name = [for var in [{ name = "live" }] : var.name][0]
        variables  = { var = local.a, local = var.b, c = local.c }
        lifecycle {
          ignore_changes = [var.x]
        }
      }
      moved {
        from = var.x
        to   = var.y
      }
      #- other.tf
      locals {
        a = 1
      }
      variable "b" {}
      #- more_override.tf
      locals {
        c = 1
      }
    `);
  });

  it('does not find anything where a file could not be read, or is being typed', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name    = var.name
        deployment_id = var.
        #                  ^ error syntax
      }
      #- variables.tf
      variable "name" {
      #^^^^^^^^^^^^^^^^ error syntax
    `);
  });

  it('does not find what JSON declares', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name = var.name
        variables  = { a = var.other }
        #                  ^^^^^^^^^ error undeclared-variable
      }
      #- variables.tf.json
      { "variable": { "name": {} } }
    `);
  });

  it('says nothing in a module that has nothing to do with API Gateway', () => {
    checkDiagnostics('output "x" {\n  value = var.y\n}\n');
  });

  it('uses what was meant, or declares the variable with the type of its argument', () => {
    checkFix(
      `
      variable "stage_name" {
        type = string
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = var.stage_nam<|>
      }
      `,
      'Use `var.stage_name`',
      `
      variable "stage_name" {
        type = string
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = var.stage_name
      }
      `,
      {},
      only('undeclared-variable'),
    );
    checkFix(
      `
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        xray_tracing_enabled = var.tracing<|>
      }
      #- variables.tf
      variable "region" {}
      `,
      'Declare `variable "tracing"`',
      `
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        xray_tracing_enabled = var.tracing
      }
      #- variables.tf
      variable "region" {}

      variable "tracing" {
        type = bool
      }
      `,
      {},
      only('undeclared-variable'),
    );
  });
});
