variable "url" {
  type    = string
  default = "https://example.com"
}

variable "token" {
  type      = string
  default   = "none"
  ephemeral = true

  validation {
    condition     = length(var.token) > 0
    error_message = "A token, please."
  }
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true
}

data "aws_apigatewayv2_api" "orders" {
  api_id     = aws_apigatewayv2_api.orders.id
  depends_on = [aws_apigatewayv2_stage.live]

  lifecycle {
    postcondition {
      condition     = self.protocol_type == "HTTP"
      error_message = "Not an HTTP API: ${self.protocol_type}."
    }
  }
}

check "answers" {
  data "aws_apigatewayv2_apis" "all" {
    protocol_type = "HTTP"
  }

  assert {
    condition     = contains(data.aws_apigatewayv2_apis.all.ids, aws_apigatewayv2_api.orders.id)
    error_message = "${aws_apigatewayv2_api.orders.id} is not there."
  }

  assert {
    condition     = aws_apigatewayv2_stage.live.invoke_url != var.url
    error_message = "The same address."
  }
}

output "cors" {
  value = length(data.aws_apigatewayv2_api.orders.cors_configuration) > 0 ? tolist(data.aws_apigatewayv2_api.orders.cors_configuration)[0].max_age : 0
}
