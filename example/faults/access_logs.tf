# Mistakes in access logs, each below the code of the rule that finds it. Point at one, then ask for a quick fix.

resource "aws_apigatewayv2_api" "pets" {
  name          = "pets"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "variables" {
  api_id      = aws_apigatewayv2_api.pets.id
  name        = "live"
  auto_deploy = true

  access_log_settings {
    # access-log-destination: the name of a log group is not its ARN.
    destination_arn = "/aws/apigateway/pets"

    format = jsonencode({
      id = "$context.requestId"

      # access-log-unknown-variable: it is called `$context.identity.sourceIp`.
      ip = "$context.sourceIp"

      # access-log-wrong-api: connections are for WebSocket APIs.
      connection = "$context.connectionId"

      # access-log-blank-variable: HTTP APIs have routes.
      resource = "$context.resourcePath"

      # access-log-swallowed-text: a name goes on as far as letters, digits, `_`, `.` and `-` do.
      where = "$context.apiId-$context.stage"

      # access-log-escaping: no braces, one dollar.
      status = "${context.status}"
      path   = "$$context.path"
    })
  }
}

resource "aws_api_gateway_stage" "formats" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "formats"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/apigateway/pets"

    # access-log-multiline: one line only.
    format = <<-EOT
      $context.requestId
      $context.status
    EOT
  }
}

resource "aws_api_gateway_stage" "json" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "json"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/apigateway/pets"

    # access-log-missing-request-id: without one, AWS refuses the format.
    # access-log-unquoted-json: `-` is logged where there is no value.
    format = "{\"status\": $context.status}"
  }
}

resource "aws_api_gateway_stage" "comma" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "comma"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/apigateway/pets"

    # access-log-broken-json: one comma too many.
    format = "{\"id\": \"$context.requestId\", \"status\": \"$context.status\",}"
  }
}

resource "aws_api_gateway_stage" "length" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "length"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/apigateway/pets"

    # access-log-too-long: 3 KB at most.
    format = join(" ", concat(local.ids, local.ids, local.ids, local.ids, local.ids, local.ids, local.ids))
  }
}

locals {
  ids = [for n in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] : "${n}=$context.requestId,$context.extendedRequestId"]
}
