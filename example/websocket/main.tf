resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_integration" "connect" {
  api_id           = aws_apigatewayv2_api.chat.id
  integration_type = "MOCK"

  request_templates = {
    "200" = jsonencode({ statusCode = 200 })
  }
  template_selection_expression = "200"
}

resource "aws_apigatewayv2_route" "connect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
  target    = "integrations/${aws_apigatewayv2_integration.connect.id}"
}

resource "aws_apigatewayv2_deployment" "chat" {
  api_id = aws_apigatewayv2_api.chat.id

  triggers = {
    redeployment = sha1(jsonencode([
      aws_apigatewayv2_integration.connect,
      aws_apigatewayv2_route.connect,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}
