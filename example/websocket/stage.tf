resource "aws_apigatewayv2_stage" "chat" {
  api_id        = aws_apigatewayv2_api.chat.id
  name          = "live"
  deployment_id = aws_apigatewayv2_deployment.chat.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.chat.arn
    format          = "$context.requestId $context.connectionId $context.eventType $context.routeKey $context.status"
  }

  # Only WebSocket APIs have execution logs on a version 2 stage.
  default_route_settings {
    logging_level          = "ERROR"
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }

  depends_on = [aws_api_gateway_account.this]
}

resource "aws_cloudwatch_log_group" "chat" {
  name              = "/apigateway/chat"
  retention_in_days = 14
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = var.logging_role_arn
}

variable "logging_role_arn" {
  description = "Role that lets API Gateway write to CloudWatch Logs."
  type        = string
}
