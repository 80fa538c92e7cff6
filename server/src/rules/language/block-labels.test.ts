/** Labels that are missing, too many, or no names. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('block-labels', 'syntax'));
};

describe('block-labels', () => {
  it('finds surplus, missing and invalid labels', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" "orders" {
      #                                       ^^^^^^^^ error block-labels: \`resource\` takes only two labels (type, name): remove the other.
        lifecycle "x" {
        #         ^^^ error block-labels: \`lifecycle\` takes no label: remove it.
        }
        dynamic {
      # ^^^^^^^ error block-labels: \`dynamic\` takes a label (block): add the block.
          for_each = []
          content {}
        }
      }
      resource "aws_api_gateway_stage" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-labels: \`resource\` takes two labels (type, name): add the name.
      }
      resource "aws_api_gateway_stage" "1live" {
      #                                 ^^^^^ error block-labels: \`1live\` is no valid name: begin with a letter
      }
      data "aws_api_gateway_rest_api" "a.b" {
      #                                ^^^ error block-labels
      }
      locals "x" {
      #      ^^^ error block-labels: \`locals\` takes no label: remove it.
      }
      variable "source" {
      #         ^^^^^^ error block-labels: \`source\` can't be the name of a variable
      }
      provider "aws" {
        alias = "eu.central"
        #       ^^^^^^^^^^^^ error block-labels: \`eu.central\` is no valid alias
      }
      provider "aws.frankfurt" {
      #         ^^^^^^^^^^^^^ error block-labels: write its alias as
      }
    `);
  });

  it('does not find labels without quotes, hyphens, letters of any language, and what is being typed', () => {
    checkDiagnostics(`
      resource aws_api_gateway_stage live {
        provisioner "local-exec" {
          command = "true"
        }
      }
      variable "_größe-2" {
      }
      check "health" {
        data "aws_api_gateway_rest_api" "orders" {
          name = "orders"
        }
      }
      terraform {
        backend "s3" {
        }
      }
      output "live
      #^^^^^^^^^^^ error syntax: needs a body
      #      ^^^^^ error syntax
    `);
  });

  it('removes a surplus label', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "live" "ord<|>ers" {
      }
      `,
      'Remove the surplus label',
      `
      resource "aws_api_gateway_stage" "live" {
      }
      `,
      {},
      only('block-labels'),
    );
  });
});
