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
});
