/** Values that have to be written out, and of the right type. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('constant-value', 'syntax'));
};

const stage = (line: string): string => `
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          ${line}
        }
      }
      `;

describe('constant-value', () => {
  it('finds references and functions, where all has to be written out', () => {
    checkDiagnostics(
      stage(`create_before_destroy = var.keep
          #                       ^^^^^^^^ error constant-value: \`create_before_destroy\` can't be evaluated, as \`var.keep\` has to be: write the value out, \`true\` or \`false\`.
          prevent_destroy       = local.keep
          #                       ^^^^^^^^^^ warning constant-value`),
    );
    checkDiagnostics(`
      resource "aws_api_gateway_account" "this" {
      }
      variable "name" {
        description = "Stage of \${local.team}"
        #                         ^^^^^^^^^^ error constant-value
        default     = lower("LIVE")
        #             ^^^^^^^^^^^^^ error constant-value: as the function \`lower\` has to be
      }
      variable "stage" {
        default = prod
        #         ^^^^ error constant-value: \`prod\` without quotes is a reference, which \`default\` can't have: put it in quotes.
      }
      output "x" {
        value     = var.name
        sensitive = var.secret
        #           ^^^^^^^^^^ error constant-value
      }
      output "y" {
        value     = var.name
        sensitive = tru
        #           ^^^ error constant-value: \`tru\` without quotes is a reference, which \`sensitive\` can't have: write \`true\` or \`false\`.
      }
    `);
  });

  it('finds values of another type', () => {
    checkDiagnostics(
      stage(`create_before_destroy = "yes"
          #                       ^^^^^ error constant-value: \`create_before_destroy\` must be \`true\` or \`false\`, not \`"yes"\`: use \`true\`.
          prevent_destroy       = 1
          #                       ^ error constant-value: use \`true\``),
    );
    checkDiagnostics(`
      resource "aws_api_gateway_account" "this" {
      }
      variable "x" {
        nullable    = null
        #             ^^^^ error constant-value: write one of them
        description = ["a"]
        #             ^^^^^ error constant-value: must be a text
      }
      removed {
        from = aws_api_gateway_stage.old
        lifecycle {
          destroy = [true]
          #         ^^^^^^ error constant-value
        }
      }
    `);
  });

  it('does not find what Terraform converts and calculates, and what OpenTofu evaluates', () => {
    checkDiagnostics(stage('create_before_destroy = "true"\n prevent_destroy = !(1 == 2)'));
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          prevent_destroy = var.keep
        }
      }
      module "m" {
        source = "./\${var.name}"
      }
      terraform {
        required_version = null
        backend "s3" {
          bucket = var.bucket
        }
      }
      variable "x" {
        description = 5
        default     = { for key in ["a"] : key => "%{for v in ["b"]}\${v}%{endfor}" }
      }
      #- other.tofu
      locals {}
    `);
  });

  it('does not find what is being typed', () => {
    checkDiagnostics(
      stage(`create_before_destroy =
          #                      ^ error syntax`),
    );
  });

  it('uses the word of HCL, and puts a text in quotes', () => {
    checkFix(
      stage('create_before_destroy = "y<|>es"'),
      'Use `true`',
      stage('create_before_destroy = true'),
      {},
      only('constant-value'),
    );
    checkFix(
      'variable "aws_api" {\n  default = pr<|>od\n}\n',
      'Put it in quotes',
      'variable "aws_api" {\n  default = "prod"\n}\n',
      {},
      only('constant-value'),
    );
  });
});
