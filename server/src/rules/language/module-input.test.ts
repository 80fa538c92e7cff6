/** Inputs that the called module does not declare or does not get. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('module-input'));
};

const called = `
      #- stage/main.tf
      variable "name" {
        type = string
      }
      variable "size" {
        default = null
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = var.name
      }`;

const typed = `
      #- stage/main.tf
      variable "names" {
        type = list(string)
      }
      variable "limits" {
        type = object({ burst = number, rate = number, size = optional(string) })
      }
      variable "tags" {
        type = map(string)
      }
      variable "zone" {
        type    = string
        default = null
      }`;

describe('module-input', () => {
  it('finds inputs that are not declared, and required ones that are missing', () => {
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source = "./stage"
        nmae   = "live"
      # ^^^^ error module-input: The called module has no variable \`nmae\`: use \`name\`.
        zone   = "a"
      # ^^^^ error module-input: remove it, or declare it there
      }
      module "other" {
      #^^^^^^^^^^^^^ error module-input: The called module needs \`name\`: add it.
        source = "./stage"
      }${called}
    `);
  });

  it('does not find what is given, what a module elsewhere takes, and what JSON may declare', () => {
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source   = "./stage"
        for_each = toset(["a"])
        name     = each.key
      }
      module "remote" {
        source  = "terraform-aws-modules/apigateway-v2/aws"
        version = "~> 5.0"
        nmae    = "live"
      }
      module "gone" {
        source = "./gone"
        nmae   = "live"
      }
      module "more" {
        source = "./stage"
        name   = "a"
        zone   = "b"
      }
      #- main_override.tf
      module "more" {
        source = "./gone"
      }${called}
    `);
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source = "./stage"
        name   = "live"
        zone   = "a"
      }${called}
      #- stage/more.tf.json
      { "variable": { "zone": {} } }
    `);
  });

  it('renames what was meant, and adds what is missing', () => {
    checkFix(
      `
      #- main.tf
      module "stage" {
        source = "./stage"
        nm<|>ae   = "live"
      }${called}
      `,
      'Rename to `name`',
      `
      #- main.tf
      module "stage" {
        source = "./stage"
        name   = "live"
      }${called}
      `,
      {},
      only('module-input'),
    );
  });

  it('adds what the caller calls the same, or an empty value of the type', () => {
    const text = (lines: string, cursor: string): string => `
      #- main.tf
      variable "name" {
        default = "live"
      }
      module ${cursor}"stage" {
        source = "./stage"${lines}
      }${called}
      #- stage/more.tf
      variable "tags" {
        type = map(string)
      }
      `;
    checkFix(
      text('', '<|>'),
      'Add `name` and `tags`',
      text('\n        name   = var.name\n        tags   = {}', ''),
      {},
      only('module-input', 'syntax'),
    );
  });

  it('does not find what the called module reads without declaring it, of which that one is told', () => {
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source = "./stage"
        name   = "live"
        zone   = "a"
      }${called}
      output "zone" {
        value = var.zone
      }
    `);
  });

  it('finds values that can not become the type of the variable', () => {
    checkDiagnostics(`
      #- main.tf
      variable "sizes" {
        type = map(string)
      }
      locals {
        both = { burst = 1, rate = "two" }
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = "live"
      }
      module "stage" {
        source = "./stage"
        names  = "live"
      #          ^^^^^^ error module-input: \`names\` does not fit its variable: it must be a list: put it in brackets.
        limits = { burst = 1 }
      #          ^^^^^^^^^^^^^ error module-input: it lacks \`rate\`, which is not optional: add it.
        tags   = []
      #          ^^ error module-input: it must be a map.
        zone   = aws_api_gateway_stage.live
      #          ^^^^^^^^^^^^^^^^^^^^^^^^^^ error module-input: it must be a string, not a map or object.
      }
      module "other" {
        source = "./stage"
        names  = var.sizes
      #          ^^^^^^^^^ error module-input: it must be a list, not a map.
        limits = local.both
      #          ^^^^^^^^^^ error module-input: \`rate\` must be a number.
        tags   = { for name in var.sizes : name => [name] }
      #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error module-input: a list is in it where a string must be.
      }${typed}
    `);
  });

  it('does not find what Terraform converts, what is optional, and what is not certain', () => {
    checkDiagnostics(`
      #- main.tf
      variable "anything" {
        default = "text"
      }
      variable "names" {
        type = set(string)
      }
      module "stage" {
        source = "./stage"
        names  = var.names
        limits = { burst = "1", rate = 2, extra = true }
        tags   = { a = 1, b = true, c = null }
        zone   = 5
      }
      module "other" {
        source = "./stage"
        names  = [1, true]
        limits = merge({ burst = 1 }, var.anything)
        tags   = null
        zone   = var.anything
      }
      module "third" {
        source = "./stage"
        names  = []
        limits = var.anything
        tags   = { (var.anything) = "x" }
      }${typed}
    `);
  });
});
