variable "name" {
  type = string
}

resource "aws_apigatewayv2_api" "shaped" {
  name          = var.name
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "shaped" {
  api_id      = aws_apigatewayv2_api.shaped.id
  name        = "live"
  auto_deploy = true
}

resource "aws_apigatewayv2_route" "shaped" {
  api_id    = aws_apigatewayv2_api.shaped.id
  route_key = "GET /orders"
}

output "stage" {
  value = aws_apigatewayv2_stage.shaped.id
}
