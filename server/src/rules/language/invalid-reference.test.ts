/** Terraform's own names where they mean nothing. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('invalid-reference', 'syntax'));
};

describe('invalid-reference', () => {
  it('finds `each`, `count` and `self` where they are not there', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        count         = 1
        stage_name    = each.key
        #               ^^^^^^^^ error invalid-reference: \`each.key\` needs \`for_each\` in this block: use \`count.index\`, as the block has \`count\`.
        deployment_id = count.indx
        #               ^^^^^^^^^^ error invalid-reference: \`count.indx\` does not exist: use \`count.index\`.
        description   = self.stage_name
        #               ^^^^^^^^^^^^^^^ error invalid-reference: \`self\` is only there in
      }
      resource "aws_api_gateway_stage" "plain" {
        description = self
        #             ^^^^ error invalid-reference: \`self\` is only there in
        stage_name = "s\${count.index}"
        #                ^^^^^^^^^^^ error invalid-reference: add it, or use another value
      }
      locals {
        key = each.key
        #     ^^^^^^^^ error invalid-reference: \`each\` is not there in \`locals\`
      }
    `);
  });

  it('finds names that Terraform does not have, and some that are no values by themselves', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        body        = file("\${path.modul}/api.json")
        #                     ^^^^^^^^^^ error invalid-reference: use \`path.module\`
        name        = terraform.env
        #             ^^^^^^^^^^^^^ error invalid-reference: use \`terraform.workspace\`
        description = var
        #             ^^^ error invalid-reference: \`var\` alone is not a value: say which one, such as \`var.stage_name\`.
      }
    `);
  });

  it('finds an index or a splat where a name has to be', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        stage_name    = local["name"]
        #                    ^^^^^^^^ error invalid-reference: \`local\` has no indexes: use \`local.name\`.
        description   = var[0]
        #               ^^^ error invalid-reference: \`var\` alone is not a value
        deployment_id = data.aws_api_gateway_rest_api[0].id
        #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-reference: \`data.aws_api_gateway_rest_api\` alone is not a value: say which one
        variables = {
          a = path["module"]
          #       ^^^^^^^^^^ error invalid-reference: use \`path.module\`
          b = module.*
          #   ^^^^^^ error invalid-reference: \`module\` alone is not a value
          c = resource.aws_api_gateway_stage
          #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-reference: say which one, such as \`resource.aws_api_gateway_stage.live.arn\`.
          d = resource.aws_api_gateway_stage.live["arn"]
        }
      }
    `);
  });

  it('does not find them where they are', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        for_each      = var.stages
        stage_name    = each.key
        deployment_id = each.value.deployment
        description   = "\${path.module} \${path.root} \${path.cwd} \${terraform.workspace} \${terraform.newer}"
        lifecycle {
          postcondition {
            condition     = self.arn != ""
            error_message = each.key
          }
        }
        provisioner "local-exec" {
          command = self.arn
        }
      }
      resource "aws_api_gateway_stage" "merged" {
        stage_name = each.key
      }
      import {
        for_each = var.stages
        to       = aws_api_gateway_stage.live[each.key]
        id       = each.value.id
      }
      #- merged_override.tf
      resource "aws_api_gateway_stage" "merged" {
        for_each = var.stages
      }
    `);
  });

  it('uses what was meant', () => {
    checkFix(
      'resource "aws_api_gateway_stage" "live" {\n  stage_name = local["na<|>me"]\n}\n',
      'Use `local.name`',
      'resource "aws_api_gateway_stage" "live" {\n  stage_name = local.name\n}\n',
      {},
      only('invalid-reference'),
    );
    checkFix(
      'resource "aws_api_gateway_stage" "live" {\n  count      = 1\n  stage_name = each.key<|>\n}\n',
      'Use `count.index`',
      'resource "aws_api_gateway_stage" "live" {\n  count      = 1\n  stage_name = count.index\n}\n',
      {},
      only('invalid-reference'),
    );
  });
});
