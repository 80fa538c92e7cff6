/** The whole text after each refactoring. */
import { describe, it } from 'vitest';
import { checkFix } from '../support/check-fix.js';

const REFACTOR = { only: ['refactor.rewrite'] };

/** Logs need the account's role, which may be set elsewhere: only the person who asks for logs can tell. */
const NEEDS_ROLE = ['missing-logging-role'];

const REST = `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id
      }`;

const rest = REST.replace('"prod" {', '"pr<|>od" {');
const open = REST.slice(0, -'      }'.length);

describe('the text after', () => {
  it('access logging of a REST stage, without a line break at the end of the file', () => {
    checkFix(
      rest,
      'Add access logging',
      `${open}
        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.prod_access.arn
          format = jsonencode({
            requestId         = "$context.requestId"
            extendedRequestId = "$context.extendedRequestId"
            ip                = "$context.identity.sourceIp"
            caller            = "$context.identity.caller"
            user              = "$context.identity.user"
            requestTime       = "$context.requestTime"
            httpMethod        = "$context.httpMethod"
            resourcePath      = "$context.resourcePath"
            status            = "$context.status"
            protocol          = "$context.protocol"
            responseLength    = "$context.responseLength"
          })
        }
      }

      resource "aws_cloudwatch_log_group" "prod_access" {
        name              = "/apigw/\${aws_api_gateway_rest_api.orders.id}/prod"
        retention_in_days = 30
      }
`,
      REFACTOR,
      undefined,
      NEEDS_ROLE,
    );
  });

  it('access logging where HTTP and WebSocket are possible, for every instance', () => {
    const stage = (cursor: string, more: string): string => `
      resource "aws_apigatewayv2_stage" "live"${cursor} {
        for_each = var.stages
        api_id   = var.api_id
        name     = each.key
${more}      }
`;
    checkFix(
      stage('<|>', ''),
      'Add access logging',
      `${stage(
        '',
        `
        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.live_access[each.key].arn
          format = jsonencode({
            requestId   = "$context.requestId"
            ip          = "$context.identity.sourceIp"
            requestTime = "$context.requestTime"
            routeKey    = "$context.routeKey"
            status      = "$context.status"
          })
        }
`,
      )}
      resource "aws_cloudwatch_log_group" "live_access" {
        for_each = var.stages

        name              = "/apigw/\${var.api_id}/\${each.key}"
        retention_in_days = 30
      }
`,
      REFACTOR,
    );
  });

  it('a group for execution logs, with a name that is free', () => {
    const taken = `
      resource "aws_cloudwatch_log_group" "prod_execution" {
        name = "x"
      }
`;
    checkFix(
      `${rest.replace('      }', '        depends_on    = [terraform_data.x]\n      }')}\n${taken}`,
      'Add execution log group',
      `${open}        depends_on    = [terraform_data.x, aws_cloudwatch_log_group.prod_execution_logs]
      }

      resource "aws_cloudwatch_log_group" "prod_execution_logs" {
        name              = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.orders.id}/prod"
        retention_in_days = 30
      }
${taken}`,
      REFACTOR,
    );
  });

  it('a group for execution logs of a WebSocket stage', () => {
    const api = `
      resource "aws_apigatewayv2_api" "chat" {
        name          = "chat"
        protocol_type = "WEBSOCKET"
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id = aws_apigatewayv2_api.chat.id
        name   = var.stage
`;
    checkFix(
      `${api.replace('"live"', '"li<|>ve"')}      }\n`,
      'Add execution log group',
      `${api}
        depends_on = [aws_cloudwatch_log_group.live_execution]
      }

      resource "aws_cloudwatch_log_group" "live_execution" {
        name              = "/aws/apigateway/\${aws_apigatewayv2_api.chat.id}/\${var.stage}"
        retention_in_days = 30
      }
`,
      REFACTOR,
    );
  });

  it('settings for the methods of each of several stages', () => {
    const stage = REST.replace('"prod" {', '"prod" {\n        count         = 2');
    checkFix(
      `${stage.replace('"prod" {', '"prod" {<|>')}\n`,
      'Add method settings',
      `${stage}

      resource "aws_api_gateway_method_settings" "prod" {
        count = 2

        rest_api_id = aws_api_gateway_stage.prod[count.index].rest_api_id
        stage_name  = aws_api_gateway_stage.prod[count.index].stage_name
        method_path = "*/*"

        settings {
          metrics_enabled        = true
          throttling_burst_limit = 5000
          throttling_rate_limit  = 10000
        }
      }
`,
      REFACTOR,
    );
  });

  it('throttling, in a block on one line', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "x" { name = "x" }<|>
      `,
      'Add throttling',
      `
      resource "aws_apigatewayv2_stage" "x" {
        name = "x"

        default_route_settings {
          throttling_burst_limit = 5000
          throttling_rate_limit  = 10000
        }
      }
      `,
      REFACTOR,
    );
  });

  it('a canary with the one deployment that no stage has, and with a new one', () => {
    const other = (rest_: string): string => `
      resource "aws_api_gateway_deployment" "next" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
      }
${rest_}`;
    const api = `
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
        body = "{}"
      }
`;
    checkFix(
      `${api}${other('')}${rest}\n`,
      'Add canary',
      `${api}${other('')}${open}
        canary_settings {
          deployment_id   = aws_api_gateway_deployment.next.id
          percent_traffic = 10
        }
      }
`,
      REFACTOR,
    );
    checkFix(
      `${api}${rest}\n`,
      'Add canary',
      `${api}${open}
        canary_settings {
          deployment_id   = aws_api_gateway_deployment.prod_canary.id
          percent_traffic = 10
        }
      }

      resource "aws_api_gateway_deployment" "prod_canary" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
        }

        lifecycle {
          create_before_destroy = true
        }
      }
`,
      REFACTOR,
    );
  });

  it('a canary for a provider that knows no deployment of one', () => {
    const versions = `
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "5.60.0"
          }
        }
      }
`;
    checkFix(
      `${versions}${rest}\n`,
      'Add canary',
      `${versions}${open}
        canary_settings {
          percent_traffic = 10
        }
      }
`,
      REFACTOR,
    );
  });

  it('the role for logs, with names that are free', () => {
    const taken = `
      resource "aws_iam_role" "api_gateway_logging" {
        name = "x"
      }
`;
    checkFix(
      `${taken}${rest}\n`,
      'Add account logging role',
      `${taken}${REST}

      resource "aws_api_gateway_account" "this" {
        cloudwatch_role_arn = aws_iam_role.api_gateway_logs.arn
        depends_on          = [aws_iam_role_policy_attachment.api_gateway_logs]
      }

      resource "aws_iam_role" "api_gateway_logs" {
        name = "api-gateway-logs"
        assume_role_policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Action    = "sts:AssumeRole"
            Effect    = "Allow"
            Principal = { Service = "apigateway.amazonaws.com" }
          }]
        })
      }

      resource "aws_iam_role_policy_attachment" "api_gateway_logs" {
        role       = aws_iam_role.api_gateway_logs.name
        policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
      }
`,
      REFACTOR,
    );
  });
});
