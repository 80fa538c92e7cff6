/*
 * Version 2, under its draft name and under the one that was released.
 */
resource "aws_api_gateway_v2_stage" "draft" {
  api_id = aws_apigatewayv2_api.chat.id
  name   = "draft"
}

resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_stage" "chat" {
  for_each = toset(["blue", "green"])

  api_id                = aws_apigatewayv2_api.chat.id
  name                  = each.key
  auto_deploy           = false
  client_certificate_id = aws_api_gateway_client_certificate.this[0].id
  deployment_id         = aws_apigatewayv2_deployment.chat[each.key].id
  description           = <<-EOT
    Stage of ${each.value}: "${upper(each.key)}"
  EOT

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.chat.arn
    format          = "$context.requestId $context.routeKey $context.status"
  }

  default_route_settings {
    data_trace_enabled       = true
    detailed_metrics_enabled = false
    logging_level            = "INFO"
    throttling_burst_limit   = 500
    throttling_rate_limit    = 1e3
  }

  route_settings {
    route_key     = "$connect"
    logging_level = "OFF"
  }

  stage_variables = {
    backend           = "https://${each.key}.example.com"
    "with-dash"       = "a"
    (var.dynamic_key) = "b"
  }

  tags = { "team" : "chat", stage : each.key }
}

import {
  for_each = { blue = "z9y8x7/blue" }
  to       = aws_apigatewayv2_stage.chat[each.key]
  id       = each.value
}
