# The stage without a name in its address. Whatever changes in the API is live at once.
resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.shop.arn
    format = jsonencode({
      requestId        = "$context.requestId"
      ip               = "$context.identity.sourceIp"
      requestTime      = "$context.requestTime"
      routeKey         = "$context.routeKey"
      status           = "$context.status"
      responseLatency  = "$context.responseLatency"
      integrationError = "$context.integrationErrorMessage"
    })
  }

  # Both limits, always: one that is left out of this block is sent as 0 and answers every request with 429.
  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 200
    throttling_rate_limit    = 400
  }

  stage_variables = {
    backend = "catalogue.internal.example.com"
  }
}

resource "aws_apigatewayv2_stage" "development" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "development"
  auto_deploy = true

  route_settings {
    route_key              = aws_apigatewayv2_route.catalogue.route_key
    throttling_burst_limit = 5
    throttling_rate_limit  = 10
  }

  stage_variables = {
    backend = "catalogue.dev.example.com"
  }
}

output "url" {
  value = aws_apigatewayv2_stage.default.invoke_url
}
