import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

describe('unknown-resource-type', () => {
  it('finds every type of the draft, among resources and data sources', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_v2_api" "orders" {
      #         ^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_api\`
        name          = "orders"
        protocol_type = "HTTP"
      }

      data "aws_api_gateway_v2_api" "orders" {
      #     ^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_api\`
        api_id = "a"
      }

      resource "aws_api_gateway_v2_teapot" "orders" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: does not exist
      }
    `);
  });

  it('finds the prefixes that people mix from the two', () => {
    checkDiagnostics(`
      resource "aws_api_gatewayv2_api" "orders" {
      #         ^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_api\`
        name          = "orders"
        protocol_type = "HTTP"
      }

      resource "aws_apigateway_v2_route" "get" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_route\`
        api_id    = aws_api_gatewayv2_api.orders.id
        route_key = "GET /orders"
      }

      resource "aws_apigateway_rest_api" "shop" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_api_gateway_rest_api\`
        name = "shop"
      }

      resource "aws_apigateway_route" "put" {
      #         ^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_route\`
        api_id    = aws_api_gatewayv2_api.orders.id
        route_key = "PUT /orders"
      }

      resource "aws_apigateway_teapot" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: start with \`aws_api_gateway_\` or \`aws_apigatewayv2_\`
      }
    `);
  });

  it('finds types that only the other kind of API has, and settings that are a block', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_usage_plan" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_api_gateway_usage_plan\` with a REST API
      }

      resource "aws_api_gateway_route" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_route\` with an HTTP or WebSocket API
      }

      resource "aws_apigatewayv2_route_settings" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: add a \`route_settings\` block to \`aws_apigatewayv2_stage\`
      }
    `);
  });

  it('finds types that are like a known one, of the other kind, or like none', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stages" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: does not exist: use \`aws_api_gateway_stage\`.
      }

      data "aws_apigatewayv2_apis_x" "a" {
      #     ^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: use \`aws_apigatewayv2_apis\`.
      }

      data "aws_api_gateway_stage" "a" {
      #     ^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: is only a resource: use \`resource\`, or another type.
      }

      resource "aws_api_gateway_export" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type: is only a data source
      }

      resource "aws_api_gateway_version" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-resource-type: is in no version of the provider that is known here
      }
    `);
  });

  it('renames a misspelt type', () => {
    checkFix(
      `
      resource "aws_api_gateway_stages<|>" "live" {
        rest_api_id   = "a"
        stage_name    = "live"
        deployment_id = "d"
      }
      output "name" {
        value = aws_api_gateway_stages.live.stage_name
      }
      `,
      'Rename to `aws_api_gateway_stage` with its references',
      `
      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = "a"
        stage_name    = "live"
        deployment_id = "d"
      }
      output "name" {
        value = aws_api_gateway_stage.live.stage_name
      }
      `,
    );
  });

  it('does not know what a provider newer than the schemas has', () => {
    checkDiagnostics(`
      #- .terraform.lock.hcl
      provider "registry.terraform.io/hashicorp/aws" {
        version = "7.3.0"
      }
      #- main.tf
      resource "aws_apigatewayv2_usage_plan" "a" {
      }
      resource "aws_api_gateway_stages" "a" {
      }
    `);
  });

  it('leaves alone the released types, those of other services, and modules or outputs of such a name', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }

      resource "null_resource" "aws_api_gateway_v2_stage" {
      }

      module "aws_api_gateway_v2_stage" {
        source = "./x"
      }
    `);
  });

  it('renames the type and every reference to the resource, in all files and forms', () => {
    checkFix(
      `
      #- stage.tf
      resource "aws_api_<|>gateway_v2_stage" "prod" {
        api_id = aws_api_gateway_v2_api.orders.id
        name   = "prod"
      }

      resource "aws_api_gateway_v2_stage" "product" {
        api_id = "a"
        name   = "x-\${aws_api_gateway_v2_stage.prod.name}"
      }
      #- others.tf
      output "url" {
        value = "\${aws_api_gateway_v2_stage.prod.invoke_url}/\${aws_api_gateway_v2_stage.product.id}"
      }

      locals {
        all = [for s in [aws_api_gateway_v2_stage.prod] : s[aws_api_gateway_v2_stage.prod.name]]
        arn = aws_api_gateway_v2_stage.prod["a"].arn
      }

      resource "null_resource" "after" {
        depends_on = ["aws_api_gateway_v2_stage.prod", "aws_api_gateway_v2_stage.product"]

        lifecycle {
          replace_triggered_by = [aws_api_gateway_v2_stage.prod]
        }
      }

      import {
        to = aws_api_gateway_v2_stage.prod
        id = "a/prod"
      }

      moved {
        from = aws_api_gateway_v2_stage.prod
        to   = aws_api_gateway_v2_stage.other
      }
      `,
      'Rename to `aws_apigatewayv2_stage` with its references',
      `
      #- stage.tf
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_api_gateway_v2_api.orders.id
        name   = "prod"
      }

      resource "aws_api_gateway_v2_stage" "product" {
        api_id = "a"
        name   = "x-\${aws_apigatewayv2_stage.prod.name}"
      }
      #- others.tf
      output "url" {
        value = "\${aws_apigatewayv2_stage.prod.invoke_url}/\${aws_api_gateway_v2_stage.product.id}"
      }

      locals {
        all = [for s in [aws_apigatewayv2_stage.prod] : s[aws_apigatewayv2_stage.prod.name]]
        arn = aws_apigatewayv2_stage.prod["a"].arn
      }

      resource "null_resource" "after" {
        depends_on = ["aws_apigatewayv2_stage.prod", "aws_api_gateway_v2_stage.product"]

        lifecycle {
          replace_triggered_by = [aws_apigatewayv2_stage.prod]
        }
      }

      import {
        to = aws_apigatewayv2_stage.prod
        id = "a/prod"
      }

      moved {
        from = aws_apigatewayv2_stage.prod
        to   = aws_api_gateway_v2_stage.other
      }
      `,
    );
  });

  it('renames a data source where it is referred to as data', () => {
    checkFix(
      `
      data "aws_api_<|>gateway_v2_api" "orders" {
        api_id = "a"
      }

      output "a" {
        value = [data.aws_api_gateway_v2_api.orders.name, aws_api_gateway_v2_api.orders.name]
      }
      `,
      'Rename to `aws_apigatewayv2_api` with its references',
      `
      data "aws_apigatewayv2_api" "orders" {
        api_id = "a"
      }

      output "a" {
        value = [data.aws_apigatewayv2_api.orders.name, aws_api_gateway_v2_api.orders.name]
      }
      `,
    );
  });

  it('renames all at once, those that refer to each other too', () => {
    checkFix(
      `
      resource "aws_api_<|>gateway_v2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }

      resource "aws_api_gateway_v2_stage" "prod" {
        api_id = aws_api_gateway_v2_api.orders.id
        name   = "prod"
      }

      resource "aws_api_gateway_v2_deployment" "now" {
        api_id     = aws_api_gateway_v2_api.orders.id
        depends_on = ["aws_api_gateway_v2_stage.prod"]
      }
      `,
      'Fix all `unknown-resource-type` in this file',
      `
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"
      }

      resource "aws_apigatewayv2_deployment" "now" {
        api_id     = aws_apigatewayv2_api.orders.id
        depends_on = ["aws_apigatewayv2_stage.prod"]
      }
      `,
    );
  });
});
