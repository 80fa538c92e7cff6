# Mistakes in paths and authorizers, each below the code of the rule that finds it. Point at one, then ask for a quick fix.

resource "aws_api_gateway_base_path_mapping" "music" {
  api_id      = aws_api_gateway_rest_api.music.id
  stage_name  = aws_api_gateway_stage.music.stage_name
  domain_name = "api.example.com"

  # mapping-path: several levels take an `aws_apigatewayv2_api_mapping`.
  base_path = "v1/music"
}

resource "aws_api_gateway_usage_plan" "basic" {
  name = "basic"

  api_stages {
    api_id = aws_api_gateway_rest_api.music.id
    stage  = aws_api_gateway_stage.music.stage_name

    throttle {
      # plan-throttle-path: here slashes are plain.
      path       = "~1music/GET"
      rate_limit = 10
    }
  }
}

# incomplete-authorizer: it asks no function.
resource "aws_api_gateway_authorizer" "callers" {
  name        = "callers"
  rest_api_id = aws_api_gateway_rest_api.books.id
}

variable "issuers" {
  type = list(object({ url = string }))
}

resource "aws_apigatewayv2_authorizer" "callers" {
  name             = "callers"
  api_id           = aws_apigatewayv2_api.chat.id
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  dynamic "jwt_configuration" {
    for_each = var.issuers

    content {
      # dynamic-iterator: `jwt_configuration.value.url` is meant.
      issuer = jwt_configuration.url
    }
  }
}
