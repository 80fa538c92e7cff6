/** What Terraform's own blocks don't have, lack, or have twice. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('block-contents', 'syntax'));
};

const deployment = (lines: string): string => `
      resource "aws_api_gateway_deployment" "orders" {
        rest_api_id = "a1b2c3d4e5"
        ${lines}
      }
      `;

describe('block-contents', () => {
  it('finds names that lifecycle does not have, and what was meant', () => {
    checkDiagnostics(
      deployment(`lifecycle {
          create_before_destory = true
        # ^^^^^^^^^^^^^^^^^^^^^ error block-contents: \`create_before_destory\` is not an argument of the \`lifecycle\` block: use \`create_before_destroy\` instead.
          retries = 3
        # ^^^^^^^ warning block-contents: remove it.
          retry {
        # ^^^^^ warning block-contents: \`retry\` is not a block of the \`lifecycle\` block: remove it.
          }
          dynamic "precondition" {
        # ^^^^^^^ error block-contents: \`dynamic\` writes only blocks of providers, not those of \`lifecycle\`: write them out.
            for_each = [1]
            content {}
          }
        }
        lifecycle {
      # ^^^^^^^^^ error block-contents: The \`resource\` block can have only one \`lifecycle\` block: merge the two.
        }`),
    );
  });

  it('finds what a check lacks, once for a misspelt name', () => {
    checkDiagnostics(
      deployment(`lifecycle {
          precondition {
        # ^^^^^^^^^^^^ error block-contents: The \`precondition\` block needs \`error_message\`: add it.
            condition = var.ready
          }
          postcondition {
            condition     = self.id != ""
            error_mesage = "No."
        #   ^^^^^^^^^^^^ error block-contents: use \`error_message\` instead.
          }
        }`),
    );
  });

  it('finds dynamic blocks without for_each or content, and with more', () => {
    checkDiagnostics(
      deployment(`dynamic "canary_settings" {
      # ^^^^^^^^^^^^^^^^^^^^^^^^^ error block-contents: The \`dynamic\` block needs \`for_each\`: add it.
          content {
            dynamic "inner" {
        #   ^^^^^^^^^^^^^^^ error block-contents: The \`dynamic\` block needs \`content\`: add it.
              for_each = []
            }
          }
        }
        dynamic "stage_variables" {
          for_each = [1]
          count    = 1
        # ^^^^^ error block-contents: \`count\` is not an argument of the \`dynamic\` block: remove it.
          content {}
          content {}
        # ^^^^^^^ error block-contents: only one \`content\` block
        }`),
    );
  });

  it('finds unknown types of blocks, and what stands outside of any', () => {
    checkDiagnostics(`
      resourse "aws_api_gateway_stage" "live" {
      #^^^^^^^ error block-contents: \`resourse\` is not a type of block: use \`resource\` instead.
      }
      region = "eu-central-1"
      #^^^^^ warning block-contents: \`region\` is outside of any block: remove it.
    `);
  });

  it("finds what belongs to another of Terraform's blocks", () => {
    checkDiagnostics(`
      data "aws_api_gateway_rest_api" "orders" {
        name = "orders"
        lifecycle {
          create_before_destroy = true
        # ^^^^^^^^^^^^^^^^^^^^^ error block-contents: \`create_before_destroy\` is only for resources: remove it.
        }
      }
      module "stage" {
        source   = "./stage"
        provider = aws.frankfurt
      # ^^^^^^^^ error block-contents: A module call has no \`provider\`: use \`providers = { … }\`.
        lifecycle {
      # ^^^^^^^^^ error block-contents: A module call has no \`lifecycle\`
        }
        settings {
      # ^^^^^^^^ warning block-contents: \`settings\` is not a block of the \`module\` block: remove it.
        }
      }
      provider "aws" {
        count = 1
      # ^^^^^ error block-contents: \`count\` is reserved by Terraform in a \`provider\` block: remove it.
      }
      output "url" {
        value = data.aws_api_gateway_rest_api.orders.id
        postcondition {
      # ^^^^^^^^^^^^^ error block-contents: An output has no \`postcondition\`: use \`precondition\`.
          condition     = true
          error_message = "No."
        }
      }
      check "health" {
      #^^^^^^^^^^^^^ error block-contents: The \`check\` block needs \`assert\`: add it.
        data "aws_api_gateway_rest_api" "checked" {
          count = 1
        # ^^^^^ error block-contents: \`count\` can't stand in a data source within \`check\`: remove it.
        }
      }
      variable "x" {
        validation = {}
      # ^^^^^^^^^^ error block-contents: \`validation\` is a block, not an argument
        default {
      # ^^^^^^^ error block-contents: \`default\` is an argument, not a block
        }
      }
      import {
      #^^^^^ error block-contents: The \`import\` block needs \`id\`: add it.
        to = aws_api_gateway_stage.live
      }
    `);
  });

  it('does not find what OpenTofu or a newer Terraform has, what providers decide, and parts in override files', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        anything = 1
        timeouts {
          create = "5m"
        }
        provisioner "local-exec" {
          command = "true"
        }
        lifecycle {
          enabled = true
          action_trigger {
            events = [after_create]
          }
        }
      }
      module "stage" {
        source = "./stage"
        name   = "live"
        lifecycle {
          enabled = var.on
        }
      }
      action "aws_lambda_invoke" "x" {
      }
      terraform {
        backend "s3" {
          bucket = "b"
        }
        encryption {
        }
      }
      provider "aws" {
        for_each = var.regions
        alias    = "each"
        assume_role {
          role_arn = "a"
        }
      }
      variable "x" {
        deprecated = "Use y."
      }
      import {
        to       = aws_api_gateway_stage.live
        identity = { id = "a" }
      }
      locals {
        anything = 1
      }
      #- main_override.tf
      output "x" {
        description = "More."
      }
      #- more.tofu
      variable "y" {
        whatever = 1
      }
    `);
  });

  it('does not find anything in what is being typed', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          create
        # ^^^^^^ error syntax
        }
      }
    `);
  });

  it('renames what was meant, and adds what is missing', () => {
    checkFix(
      deployment(`lifecycle {
          create_before_<|>destory = true
        }`),
      'Rename to `create_before_destroy`',
      deployment(`lifecycle {
          create_before_destroy = true
        }`),
      {},
      only('block-contents'),
    );
    checkFix(
      deployment(`lifecycle {
          precondition<|> {
            condition = var.ready
          }
        }`),
      'Add `error_message`',
      deployment(`lifecycle {
          precondition {
            error_message = ""
            condition     = var.ready
          }
        }`),
      {},
      only('block-contents'),
    );
  });

  it('finds what a required provider does not have', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = {
            source   = "hashicorp/aws"
            versions = "~> 5.0"
          # ^^^^^^^^ error block-contents: \`versions\` is nothing that a required provider has: use \`version\`.
            region   = "eu-west-1"
          # ^^^^^^ error block-contents: set it in a \`provider\` block
          }
          random = "~> 3.0"
        }
      }
      resource "aws_api_gateway_account" "this" {}
    `);
  });

  it('finds what `provider "aws"` has in no version', () => {
    checkDiagnostics(`
      provider "aws" {
        regoin       = "eu-west-1"
      # ^^^^^^ error block-contents: \`regoin\` is not an argument of the \`provider\` block: use \`region\` instead.
        ignore_tags  = { keys = ["a"] }
      # ^^^^^^^^^^^ error block-contents: \`ignore_tags\` is a block, not an argument
        default_tags {
          Owner = "orders"
        # ^^^^^ error block-contents: \`Owner\` is not an argument of the \`default_tags\` block, which has only \`tags\`: write it there.
        }
        assume_role {
          role = "arn:aws:iam::123456789012:role/deploy"
        }
      }
      resource "aws_api_gateway_account" "this" {}
    `);
  });

  it('does not find what other versions and other providers have', () => {
    checkDiagnostics(`
      provider "aws" {
        region                  = "eu-west-1"
        shared_credentials_file = "x"
        new_in_seven            = true
        default_tags {
          tags = { Owner = "orders" }
        }
        dynamic "assume_role" {
          for_each = [1]
          content {
            role_arn = "arn:aws:iam::123456789012:role/deploy"
          }
        }
        endpoints {
          sns = "http://localhost:4566"
          ssm = "http://localhost:4566"
        }
      }
      provider "google" {
        regoin = "x"
      }
      resource "aws_api_gateway_account" "this" {}
    `);
  });

  it('does not look into another provider that is called `aws`', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = {
            source = "example/other"
          }
        }
      }
      provider "aws" {
        regoin = "eu-west-1"
      }
      resource "aws_api_gateway_account" "this" {}
    `);
  });
});
