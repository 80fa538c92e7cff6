import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../support/check-diagnostics.js';

/** Shapes found in public Terraform code that the rules once called wrong; none of these fixtures has carets on them. */
describe('provider versions that the schemas do not describe', () => {
  it('had arguments and blocks that are gone today', () => {
    checkDiagnostics(`
      provider "aws" {
        version = "~> 1.60"
      }

      resource "aws_api_gateway_method" "svg" {
        rest_api_id                = aws_api_gateway_rest_api.math.id
        resource_id                = aws_api_gateway_resource.svg.id
        http_method                = "GET"
        authorization              = "NONE"
        request_parameters_in_json = "{}"
      }

      resource "aws_api_gateway_api_key" "demo" {
        name = "demo"

        stage_key {
          rest_api_id = aws_api_gateway_rest_api.math.id
          stage_name  = "prod"
        }
      }
    `);
  });

  it('may have arguments and blocks that are not there yet', () => {
    checkDiagnostics(`
      #- .terraform.lock.hcl
      provider "registry.terraform.io/hashicorp/aws" {
        version = "7.3.0"
      }
      #- main.tf
      resource "aws_apigatewayv2_stage" "prod" {
        api_id       = aws_apigatewayv2_api.orders.id
        name         = "prod"
        invented_one = true

        invented_block {
          anything = 1
        }
      }
    `);
  });

  it('make no slip of the pen right', () => {
    checkDiagnostics(`
      #- .terraform.lock.hcl
      provider "registry.terraform.io/hashicorp/aws" {
        version = "7.3.0"
      }
      #- main.tf
      resource "aws_apigatewayv2_stage" "prod" {
        api_id      = aws_apigatewayv2_api.orders.id
        name        = "prod"
        auto_deplyo = true
      # ^^^^^^^^^^^ error unknown-argument: use \`auto_deploy\` instead

        access_log_setting {
      # ^^^^^^^^^^^^^^^^^^ error unknown-block: use \`access_log_settings\` instead
          destination_arn = aws_cloudwatch_log_group.orders.arn
          format          = "$context.requestId"
        }
      }
    `);
  });

  it('count only where no described version is allowed as well', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = ">= 4.0"
          }
        }
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id       = aws_apigatewayv2_api.orders.id
        name         = "prod"
        invented_one = true
      # ^^^^^^^^^^^^ error unknown-argument: remove it
      }
    `);
  });
});

describe('values that nobody has set', () => {
  it('are empty defaults of variables, whatever the argument takes and through locals', () => {
    checkDiagnostics(`
      variable "level" {
        default = ""
      }

      variable "tracing" {
        default = ""
      }

      variable "settings" {
        type    = map(string)
        default = { ttl = "" }
      }

      locals {
        level = var.level == "" ? "" : upper(var.level)
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id          = aws_api_gateway_rest_api.orders.id
        deployment_id        = aws_api_gateway_deployment.orders.id
        stage_name           = "prod"
        xray_tracing_enabled = var.tracing
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          logging_level        = local.level
          cache_ttl_in_seconds = lookup(var.settings, "ttl", "")
        }
      }
    `);
  });

  it('stand in blocks that are not made with the defaults', () => {
    checkDiagnostics(`
      variable "enabled" {
        type    = bool
        default = false
      }

      variable "level" {
        default = "none"
      }

      resource "aws_api_gateway_stage" "prod" {
        count                 = var.enabled ? 1 : 0
        rest_api_id           = aws_api_gateway_rest_api.orders.id
        deployment_id         = aws_api_gateway_deployment.orders.id
        stage_name            = var.enabled ? "prod" : ""
        cache_cluster_enabled = var.enabled ? true : ""
        cache_cluster_size    = var.enabled ? "0.5" : ""
      }

      resource "aws_apigatewayv2_stage" "prod" {
        for_each = var.enabled ? { a = 1 } : {}
        api_id   = aws_apigatewayv2_api.orders.id
        name     = var.enabled ? each.key : ""
      }

      resource "aws_apigatewayv2_stage" "test" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "test"

        dynamic "default_route_settings" {
          for_each = var.enabled ? [1] : []

          content {
            logging_level          = var.level
            throttling_burst_limit = var.enabled ? 5 : ""
            throttling_rate_limit  = 5
          }
        }
      }
    `);
  });

  it('are not those that are written in place', () => {
    checkDiagnostics(`
      variable "enabled" {
        type    = bool
        default = false
      }

      resource "aws_api_gateway_stage" "prod" {
        count              = var.enabled ? 1 : 0
        rest_api_id        = aws_api_gateway_rest_api.orders.id
        deployment_id      = aws_api_gateway_deployment.orders.id
        stage_name         = "prod.v1"
      #                      ^^^^^^^^^ error invalid-stage-name
        cache_cluster_size = ""
      #                      ^^ error invalid-value
      }
    `);
  });
});

describe('text of Terraform 0.11', () => {
  it('is no list of arguments where a block stood for a map', () => {
    const found = diagnosticsOf(`
      resource "aws_api_gateway_integration" "list" {
        rest_api_id = "a"
        resource_id = "b"
        http_method = "GET"
        type        = "AWS"

        request_templates {
          "application/json" = <<EOF
      {
        "body" : $input.json('$')
      }
      EOF
        }
      }
    `);
    expect(found.map(({ code }) => code).filter((code) => code === 'unknown-argument')).toEqual([]);
  });
});
