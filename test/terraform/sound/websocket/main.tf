variable "enabled" {
  type    = bool
  default = true
}

variable "function" {
  type = object({
    name       = string
    invoke_arn = string
  })
  default = { name = "chat", invoke_arn = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/chat/invocations" }
}

locals {
  keys = ["$connect", "$disconnect", "$default"]
}

resource "aws_apigatewayv2_api" "chat" {
  count = var.enabled ? 1 : 0

  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_integration" "chat" {
  count = var.enabled ? 1 : 0

  api_id           = aws_apigatewayv2_api.chat[0].id
  integration_type = "AWS_PROXY"
  integration_uri  = var.function.invoke_arn
}

resource "aws_apigatewayv2_route" "chat" {
  count = var.enabled ? length(local.keys) : 0

  api_id    = aws_apigatewayv2_api.chat[0].id
  route_key = local.keys[count.index]
  target    = "integrations/${one(aws_apigatewayv2_integration.chat[*].id)}"
}

resource "aws_lambda_permission" "chat" {
  count = var.enabled ? 1 : 0

  action        = "lambda:InvokeFunction"
  function_name = var.function["name"]
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.chat.0.execution_arn}/*/*"
}

resource "aws_apigatewayv2_deployment" "chat" {
  count = var.enabled ? 1 : 0

  api_id      = one(aws_apigatewayv2_api.chat).id
  description = "Routes: ${join(", ", aws_apigatewayv2_route.chat.*.route_key)}"

  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [aws_apigatewayv2_integration.chat[count.index], aws_apigatewayv2_route.chat]
  }
}

resource "aws_apigatewayv2_stage" "live" {
  count = var.enabled ? 1 : 0

  api_id        = aws_apigatewayv2_api.chat[count.index].id
  name          = "live"
  deployment_id = aws_apigatewayv2_deployment.chat[count.index].id

  default_route_settings {
    logging_level          = "ERROR"
    data_trace_enabled     = !var.enabled
    throttling_burst_limit = 10 * 5
    throttling_rate_limit  = -(1 - 101) % 99
  }

  lifecycle {
    postcondition {
      condition     = startswith(self.invoke_url, "wss://") || self.name == ""
      error_message = "No WebSocket."
    }
  }
}

output "url" {
  value = var.enabled ? aws_apigatewayv2_stage.live[0].invoke_url : null
}

output "ids" {
  value = concat(aws_apigatewayv2_api.chat[*].id, aws_apigatewayv2_stage.live.*.id)
}
