# syntax: an expression that is cut off. The block below it is still understood.
resource "aws_apigatewayv2_stage" "half" {
  api_id = aws_apigatewayv2_api.
  name   = "$default"
}

resource "aws_apigatewayv2_stage" "whole" {
  api_id = "a1b2c3d4e5"
  name   = "live"
}
