/** Attributes and outputs that are not there to be read. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('unknown-attribute', 'syntax'));
};

describe('unknown-attribute', () => {
  it('finds what a resource or its nested blocks do not have, even in `try`', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      resource "aws_api_gateway_stage" "live" {
        count       = 1
        rest_api_id = aws_api_gateway_rest_api.orders.idd
        #                                             ^^^ error unknown-attribute: \`idd\` is not an attribute of \`aws_api_gateway_rest_api.orders\`: use \`id\`.
        description = try(aws_api_gateway_rest_api.orders.nope, "")
        #                                                 ^^^^ error unknown-attribute
        lifecycle {
          postcondition {
            condition     = self.invok_url != ""
            #                    ^^^^^^^^^ error unknown-attribute: use \`invoke_url\`
            error_message = "No."
          }
        }
      }
      resource "aws_api_gateway_usage_plan" "gold" {
        name = "gold"
      }
      output "formats" {
        value = [
          aws_api_gateway_stage.live[0].access_log_settings[0].formt,
          #                                                    ^^^^^ error unknown-attribute: \`formt\` is not an attribute of \`access_log_settings\`: use \`format\`.
          aws_api_gateway_stage.live[0].access_log_settings.format,
          #                                                 ^^^^^^ error unknown-attribute: \`access_log_settings\` is a list of blocks: read the first one with \`[0].format\`.
          aws_api_gateway_usage_plan.gold.api_stages.stage,
          #                                          ^^^^^ error unknown-attribute: \`api_stages\` is a set of blocks: read all of them with \`[*]\`, or go through them with \`for\`.
          try(aws_api_gateway_usage_plan.gold.api_stages[0].stage, null),
          #                                             ^^^ error unknown-attribute: \`api_stages\` is a set of blocks
          aws_api_gateway_usage_plan.gold.api_stages[*].stage,
          aws_api_gateway_stage.live[*].url,
          #                             ^^^ error unknown-attribute: use \`invoke_url\`
        ]
      }
    `);
  });

  it('finds an output that is read by an index of an instance', () => {
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source   = "./stage"
        for_each = toset(["live"])
      }
      module "other" {
        source = "./stage"
      }
      resource "aws_api_gateway_rest_api" "orders" {
        name        = module.stage["live"]["name"]
        #                                 ^^^^^^^^ error unknown-attribute: An output of \`module.stage["live"]\` has no index: use \`.name\`.
        description = join("", [module.stage["live"].name, module.other["name"]], values(module.stage)[*]["name"])
      }
      #- stage/main.tf
      output "name" {
        value = "live"
      }
    `);
  });

  it('finds an output that the called module does not have', () => {
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source = "./stage"
      }
      resource "aws_api_gateway_rest_api" "orders" {
        name        = module.stage.nam
        #                          ^^^ error unknown-attribute: The module \`stage\` has no output \`nam\`: use \`name\`.
        description = try(module.stage.nam, module.stage["name"], module.stage.name)
      }
      #- stage/main.tf
      output "name" {
        value = "live"
      }
    `);
  });

  it('does not find what some provider version has, what is unknown, and what `try` takes', () => {
    checkDiagnostics(`
      data "aws_caller_identity" "me" {}
      resource "aws_lambda_function" "orders" {}
      resource "aws_api_gateway_deployment" "orders" {}
      resource "aws_api_gateway_stage" "live" {
        count         = 1
        stage_name    = data.aws_caller_identity.me.nope
        description   = aws_lambda_function.orders.anything
        deployment_id = aws_api_gateway_deployment.orders.invoke_url
        variables     = try(aws_api_gateway_stage.live[*].nope, {})
        depends_on    = [aws_api_gateway_deployment.orders.nope]
      }
      module "remote" {
        source = "example.invalid/stage/aws"
      }
      output "all" {
        value = [module.remote.anything, aws_api_gateway_stage.live[0].tags.team]
      }
    `);
  });

  it('uses what was meant', () => {
    const called = (name: string) => `
      module "stage" {
        source = "./stage"
        count  = 2
      }
      resource "aws_api_gateway_stage" "live" {
        stage_name = module.stage[0]${name}
      }
    `;
    checkFix(called('["name"<|>]'), 'Use `.name`', called('.name'), {}, only('unknown-attribute'));
    const text = (name: string) => `
      resource "aws_api_gateway_stage" "live" {
        stage_name = "live"
      }
      output "url" {
        value = aws_api_gateway_stage.live.${name}
      }
    `;
    checkFix(text('url<|>'), 'Use `invoke_url`', text('invoke_url'), {}, only('unknown-attribute'));
    checkFix(
      text('access_log_settings.format<|>'),
      'Add `[0]`',
      text('access_log_settings[0].format'),
      {},
      only('unknown-attribute'),
    );
  });
});
