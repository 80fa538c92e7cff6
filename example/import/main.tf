# A stage that exists already. `terraform plan` shows what would change; the goal is nothing.
import {
  to = aws_api_gateway_stage.billing
  id = "a1b2c3d4e5/prod"
}

resource "aws_api_gateway_stage" "billing" {
  rest_api_id   = "a1b2c3d4e5"
  stage_name    = "prod"
  deployment_id = "x9y8z7"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/apigateway/billing"
    format          = "$context.requestId $context.status"
  }

  canary_settings {
    deployment_id   = "w6v5u4"
    percent_traffic = 10

    stage_variable_overrides = {
      alias = "next"
    }
  }

  variables = {
    alias = "live"
  }
}

import {
  to = aws_api_gateway_method_settings.billing
  id = "a1b2c3d4e5/prod/*/*"
}

resource "aws_api_gateway_method_settings" "billing" {
  rest_api_id = aws_api_gateway_stage.billing.rest_api_id
  stage_name  = aws_api_gateway_stage.billing.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "INFO"
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}

import {
  to = aws_apigatewayv2_stage.events
  id = "f6g7h8i9j0/$default"
}

resource "aws_apigatewayv2_stage" "events" {
  api_id      = "f6g7h8i9j0"
  name        = "$default"
  auto_deploy = true
}

# The role by which the account writes these logs.
resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = "arn:aws:iam::123456789012:role/api-gateway-logging"
}
