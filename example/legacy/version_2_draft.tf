# The version 2 resources under the names of their draft. They were released as `aws_apigatewayv2_…`: the quick fix on
# the type renames it and every reference to it.
resource "aws_api_gateway_v2_api" "alerts" {
  name                       = "alerts"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_api_gateway_v2_stage" "alerts" {
  api_id      = "${aws_api_gateway_v2_api.alerts.id}"
  name        = "live"
  description = "Weather alerts"
  auto_deploy = true

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 50
    throttling_rate_limit    = 100
  }

  stage_variables = {
    channel = "public"
  }
}
