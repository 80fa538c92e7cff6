import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('deployment-removed-argument', 'unknown-block');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

describe('unknown-block finds', () => {
  it('a slip of the pen, also as the label of a dynamic block', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        access_log_setting {
      # ^^^^^^^^^^^^^^^^^^ error unknown-block: use \`access_log_settings\` instead
        }

        dynamic "route_setting" {
        #        ^^^^^^^^^^^^^ error unknown-block: use \`route_settings\` instead
          for_each = var.routes
          content {
            route_key = route_setting.value
          }
        }
      }
    `);
  });

  it('the names that a usage plan has in CloudFormation', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_usage_plan" "orders" {
        name = "orders"

        quota {
      # ^^^^^ error unknown-block: use \`quota_settings\` instead
          limit  = 5000
          period = "DAY"
        }

        throttle {
      # ^^^^^^^^ error unknown-block: use \`throttle_settings\` instead
          burst_limit = 100
        }
      }
    `);
  });

  it('a map written as a block, as in Terraform 0.11', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "\${aws_api_gateway_rest_api.orders.id}"
        stage_name    = "prod"
        deployment_id = "\${aws_api_gateway_deployment.orders.id}"

        tags {
      # ^^^^ error unknown-block: is an argument, not a block
          Name = "prod"
        }
      }
    `);
  });

  it('a block that belongs elsewhere', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        timeouts {
      # ^^^^^^^^ error unknown-block: \`timeouts\` is not a block in \`aws_api_gateway_stage\`: remove it.
        }

        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:x"
          format          = "$context.requestId"

          lifecycle {
        # ^^^^^^^^^ error unknown-block: in the \`access_log_settings\` block
          }
        }
      }
    `);
  });

  it('no block that another provider version has', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = "~> 6.1"
        }
      }

      resource "aws_api_gateway_deployment" "orders" {
        rest_api_id = aws_api_gateway_rest_api.orders.id

        canary_settings {
      # ^^^^^^^^^^^^^^^ error deployment-removed-argument: was removed in version 6.0.0
        }
      }
    `);
  });
});

describe('unknown-block does not find', () => {
  it('lifecycle, provisioners, connections and dynamic blocks', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        lifecycle {
          precondition {
            condition     = true
            error_message = "No."
          }
        }

        connection {
          host = "x"
        }

        provisioner "local-exec" {
          command = "true"
        }

        dynamic "access_log_settings" {
          for_each = var.logs
          iterator = log
          content {
            destination_arn = log.value.arn
            format          = log.value.format
          }
        }
      }
    `);
  });

  it('a block that an allowed version has', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "orders" {
        rest_api_id = aws_api_gateway_rest_api.orders.id

        canary_settings {
      # ^^^^^^^^^^^^^^^ warning deployment-removed-argument
          percent_traffic = 5
        }
      }
    `);
  });
});

describe('unknown-block mends', () => {
  it('the name of a block and of a dynamic block', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        dynamic "route_<|>setting" {
          for_each = []
          content {
            route_key              = "GET /a"
            throttling_burst_limit = 5
            throttling_rate_limit  = 10
          }
        }
      }
      `,
      'Rename to `route_settings`',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        dynamic "route_settings" {
          for_each = []
          content {
            route_key              = "GET /a"
            throttling_burst_limit = 5
            throttling_rate_limit  = 10
          }
        }
      }
      `,
    );
  });

  it('a map written as a block', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        tag<|>s {
          Name = "\${var.name}"
        }
      }
      `,
      'Convert `tags` to an argument',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        tags = {
          Name = var.name
        }
      }
      `,
    );
  });

  it('by taking the block away with the blank line before it', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        timeou<|>ts {
          create = "5m"
        }
      }
      `,
      'Remove `timeouts`',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"
      }
      `,
    );
  });

  it('only warns in an override file, where Terraform passes over it', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"
      }
      #- prod_override.tf
      resource "aws_apigatewayv2_stage" "prod" {
        log_settings {}
      # ^^^^^^^^^^^^ warning unknown-block
        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:a"
          format          = "$context.requestId"
          log_settings {}
        # ^^^^^^^^^^^^ error unknown-block
        }
      }
    `);
  });
});
