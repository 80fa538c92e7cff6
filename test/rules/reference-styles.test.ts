/** Code in the styles of the provider's documentation, old and new: nothing in it is wrong for the rules. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, FRAGMENT } from '../support/check-diagnostics.js';

/** The spelling is what this is about, so the hint about it is off. */
function checkDiagnostics(text: string): void {
  checkAll(text, { ...FRAGMENT, rules: { ...FRAGMENT.rules, 'legacy-interpolation': 'off' } });
}

describe('the rules leave alone', () => {
  it('a stage in the style of Terraform 0.11, but for what is gone since', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "test" {
        name = "orders"
      }

      resource "aws_api_gateway_deployment" "test" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers
        depends_on  = ["aws_api_gateway_integration.test"]
        rest_api_id = "\${aws_api_gateway_rest_api.test.id}"
        stage_name  = "dev"
      # ^^^^^^^^^^ warning deployment-removed-argument
      }

      resource "aws_api_gateway_resource" "test" {
        rest_api_id = "\${aws_api_gateway_rest_api.test.id}"
        parent_id   = "\${aws_api_gateway_rest_api.test.root_resource_id}"
        path_part   = "orders"
      }

      resource "aws_api_gateway_method" "test" {
        rest_api_id   = "\${aws_api_gateway_rest_api.test.id}"
        resource_id   = "\${aws_api_gateway_resource.test.id}"
        http_method   = "GET"
        authorization = "NONE"
      }

      resource "aws_api_gateway_integration" "test" {
        rest_api_id = "\${aws_api_gateway_rest_api.test.id}"
        resource_id = "\${aws_api_gateway_resource.test.id}"
        http_method = "\${aws_api_gateway_method.test.http_method}"
        type        = "MOCK"
      }

      resource "aws_api_gateway_stage" "test" {
        stage_name            = "prod"
        rest_api_id           = "\${aws_api_gateway_rest_api.test.id}"
        deployment_id         = "\${aws_api_gateway_deployment.test.id}"
        cache_cluster_enabled = "true"
        cache_cluster_size    = "0.5"
        documentation_version = "1"

        variables = {
          backend = "blue"
        }

        canary_settings {
          deployment_id            = "\${aws_api_gateway_deployment.test.id}"
          percent_traffic          = 33.33
          stage_variable_overrides = { backend = "green" }
          use_stage_cache          = true
        }
      }

      resource "aws_api_gateway_method_settings" "test" {
        rest_api_id = "\${aws_api_gateway_rest_api.test.id}"
        stage_name  = "\${aws_api_gateway_stage.test.stage_name}"
        method_path = "\${aws_api_gateway_resource.test.path_part}/\${aws_api_gateway_method.test.http_method}"

        settings {
          metrics_enabled = true
          logging_level   = "INFO"
      #   ^^^^^^^^^^^^^ hint missing-logging-role
        }
      }
    `);
  });

  it('a stage in the current style, which is imported', () => {
    checkDiagnostics(`
      variable "stage_name" {
        type    = string
        default = "example"
      }

      resource "aws_api_gateway_rest_api" "example" {
        name = "example"
        body = jsonencode({
          openapi = "3.0.1"
          paths = {
            "/path1" = {
              get = {
                x-amazon-apigateway-integration = {
                  httpMethod = "GET"
                  type       = "HTTP_PROXY"
                  uri        = "https://example.com/"
                }
              }
            }
          }
        })

        endpoint_configuration {
          types = ["REGIONAL"]
        }
      }

      resource "aws_api_gateway_deployment" "example" {
        rest_api_id = aws_api_gateway_rest_api.example.id

        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_rest_api.example.body))
        }

        lifecycle {
          create_before_destroy = true
        }
      }

      resource "aws_api_gateway_stage" "example" {
        depends_on = [aws_cloudwatch_log_group.example]

        deployment_id        = aws_api_gateway_deployment.example.id
        rest_api_id          = aws_api_gateway_rest_api.example.id
        stage_name           = var.stage_name
        xray_tracing_enabled = true
        tags                 = merge(local.tags, { Name = "example" })

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.example.arn
          format = jsonencode({
            requestId = "$context.requestId"
          })
        }
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = aws_api_gateway_rest_api.example.id
        stage_name  = aws_api_gateway_stage.example.stage_name
        method_path = "*/*"

        settings {
          metrics_enabled = true
          logging_level   = "ERROR"
        }
      }

      resource "aws_cloudwatch_log_group" "example" {
        name              = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.example.id}/\${var.stage_name}"
        retention_in_days = 7
      }

      import {
        to = aws_api_gateway_stage.example
        id = "12345abcde/example"
      }
    `);
  });

  it('a version 2 stage, but for the draft name of its type', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_v2_stage" "example" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type
        api_id                = "\${aws_api_gateway_v2_api.example.id}"
        name                  = "example-stage"
        auto_deploy           = false
        client_certificate_id = aws_api_gateway_client_certificate.example.id
        deployment_id         = aws_apigatewayv2_deployment.example.id
        description           = "Example"

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.example.arn
          format          = "$context.requestId"
        }

        default_route_settings {
          data_trace_enabled       = true
          detailed_metrics_enabled = false
          logging_level            = "OFF"
          throttling_burst_limit   = 100
          throttling_rate_limit    = 100.5
        }

        route_settings {
          route_key              = "$default"
          throttling_burst_limit = 10
          throttling_rate_limit  = 10
        }

        stage_variables = {
          backend = "blue"
        }

        tags = {
          Name = "example"
        }
      }
    `);
  });
});
