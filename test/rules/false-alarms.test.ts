import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/check-diagnostics.js';

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
      # ^^^^^^^^^^^ error unknown-argument: write \`auto_deploy\` instead

        access_log_setting {
      # ^^^^^^^^^^^^^^^^^^ error unknown-block: write \`access_log_settings\` instead
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
