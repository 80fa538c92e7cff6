/** Resources that depend on each other; Terraform 1.11 refuses each of the circles with `Cycle`. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('circular-reference', 'syntax'));
};

describe('circular-reference', () => {
  it('finds circles through arguments, local values and `depends_on`', () => {
    checkDiagnostics(`
      locals {
        url = aws_api_gateway_stage.live.invoke_url
      }
      resource "aws_api_gateway_stage" "live" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error circular-reference: \`aws_api_gateway_stage.live\` depends on itself by way of \`aws_api_gateway_deployment.orders\`, \`aws_api_gateway_method_settings.all\`: take one of the references out of the circle.
        deployment_id = aws_api_gateway_deployment.orders.id
      }
      resource "aws_api_gateway_method_settings" "all" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error circular-reference
        stage_name = aws_api_gateway_stage.live.stage_name
      }
      resource "aws_api_gateway_deployment" "orders" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error circular-reference
        depends_on = [aws_api_gateway_method_settings.all]
      }
      data "aws_api_gateway_rest_api" "shared" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error circular-reference: by way of \`aws_cloudwatch_log_group.access\`
        name = aws_cloudwatch_log_group.access.name
      }
      resource "aws_cloudwatch_log_group" "access" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error circular-reference
        name = data.aws_api_gateway_rest_api.shared.name
        lifecycle {
          postcondition {
            condition     = local.url != ""
            error_message = "No URL."
          }
        }
      }
    `);
  });

  it('does not find what refers to itself, only names something, is bound, or is changed by an override file', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        count         = 2
        deployment_id = aws_api_gateway_deployment.orders.id
        description   = aws_api_gateway_stage.live[0].id
        variables     = { for aws_api_gateway_method_settings in [{ all = 1 }] : "a" => aws_api_gateway_method_settings.all }
      }
      resource "aws_api_gateway_method_settings" "all" {
        stage_name = aws_api_gateway_stage.live[0].stage_name
      }
      resource "aws_api_gateway_deployment" "orders" {
        description = "x"
        lifecycle {
          ignore_changes = [aws_api_gateway_stage.live]
        }
      }
      output "urls" {
        value = aws_api_gateway_stage.live[*].invoke_url
      }
      resource "aws_apigatewayv2_stage" "a" {
        name = aws_apigatewayv2_stage.b.name
      }
      resource "aws_apigatewayv2_stage" "b" {
        name = aws_apigatewayv2_stage.a.name
      }
      #- main_override.tf
      resource "aws_apigatewayv2_stage" "b" {
        name = "b"
      }
    `);
  });
});
