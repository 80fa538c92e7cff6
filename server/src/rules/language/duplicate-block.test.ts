/** Blocks of one address of which a module may have only one. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('duplicate-block'));
};

describe('duplicate-block', () => {
  it('finds the second one in a file', () => {
    checkDiagnostics(
      `
      resource "aws_api_gateway_stage" "live" {
      }
      resource "aws_api_gateway_stage" "live" {
      #                                 ^^^^ error duplicate-block: \`aws_api_gateway_stage.live\` is already declared above: rename or remove one of the two.
      }
      locals {
        name = "a"
      }
      locals {
        name = "b"
      # ^^^^ error duplicate-block: \`local.name\`
      }
      variable "x" {}
      variable "x" {}
      #         ^ error duplicate-block: \`var.x\`
      provider "aws" {}
      provider "aws" {}
      #^^^^^^^^^^^^^ error duplicate-block: The default configuration of \`aws\`
      provider "aws" {
        alias = "eu"
      }
      provider "aws" {
      #^^^^^^^^^^^^^ error duplicate-block: \`aws.eu\`
        alias = "eu"
      }
      terraform {
        required_providers {}
        required_providers {}
      # ^^^^^^^^^^^^^^^^^^ error duplicate-block: \`required_providers\`
      }
      import {
        to = aws_api_gateway_stage.live
        id = "a"
      }
      import {
        to = aws_api_gateway_stage.live
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^ error duplicate-block: An import to
        id = "b"
      }
    `,
    );
  });

  it('finds both where they stand in two files, one in JSON syntax included', () => {
    checkDiagnostics(`
      #- a.tf
      resource "aws_api_gateway_stage" "live" {
      #                                 ^^^^ error duplicate-block: is already declared in \`b.tf\`
      }
      output "url" {
      #       ^^^ error duplicate-block: is already declared in \`c.tf.json\`
        value = 1
      }
      #- b.tf
      resource "aws_api_gateway_stage" "live" {
      #                                 ^^^^ error duplicate-block: is already declared in \`a.tf\`
      }
      #- c.tf.json
      { "output": { "url": { "value": 1 } } }
    `);
  });

  it('does not find override files, other aliases, moves, and half-typed labels', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
      }
      data "aws_api_gateway_stage" "live" {
      }
      resource "aws_api_gateway_stage" "" {
      }
      resource "aws_api_gateway_stage" "" {
      }
      provider "aws" {}
      provider "aws" {
        alias = var.x
      }
      moved {
        from = aws_api_gateway_stage.a
        to   = aws_api_gateway_stage.live
      }
      moved {
        from = aws_api_gateway_stage.b
        to   = aws_api_gateway_stage.a
      }
      import {
        for_each = var.all
        to       = aws_api_gateway_stage.live[each.key]
        id       = each.value
      }
      #- main_override.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name = "b"
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = "c"
      }
    `);
  });

  it('finds a data source within `check` that is there outside of it as well', () => {
    checkDiagnostics(`
      data "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      check "api" {
        data "aws_api_gateway_rest_api" "orders" {
        #                                ^^^^^^ error duplicate-block: \`data.aws_api_gateway_rest_api.orders\` is already declared above
          name = "orders"
        }
        assert {
          condition     = data.aws_api_gateway_rest_api.orders.id != ""
          error_message = "No API."
        }
      }
    `);
  });
});
