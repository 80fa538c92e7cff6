resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "catalogue" {
  api_id             = aws_apigatewayv2_api.shop.id
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "https://$${stageVariables.backend}/{proxy}"
}

resource "aws_apigatewayv2_route" "catalogue" {
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "GET /catalogue/{proxy+}"
  target    = "integrations/${aws_apigatewayv2_integration.catalogue.id}"
}

resource "aws_cloudwatch_log_group" "shop" {
  name              = "/apigateway/shop"
  retention_in_days = 14
}
