// The current style: an API from an OpenAPI body, redeployed when that changes.
resource "aws_api_gateway_rest_api" "shop" {
  name = var.name

  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = "shop"
      version = "1.0"
    }
    paths = {
      "/carts/{id}" = {
        get = {
          x-amazon-apigateway-integration = {
            httpMethod           = "GET"
            payloadFormatVersion = "1.0"
            type                 = "HTTP_PROXY"
            uri                  = "https://example.com/carts"
          }
        }
      }
    }
  })

  endpoint_configuration { types = ["REGIONAL"] }
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.shop.body))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "execution" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.shop.id}/${var.stage_name}"
  retention_in_days = 7
}

resource "aws_api_gateway_stage" "shop" {
  depends_on = [aws_cloudwatch_log_group.execution]

  deployment_id        = aws_api_gateway_deployment.shop.id
  rest_api_id          = aws_api_gateway_rest_api.shop.id
  stage_name           = var.stage_name
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      id     = "$context.requestId"
      status = "$context.status", error = "$context.error.message"
    })
  }

  tags = merge(local.tags, { Name = "shop-${var.stage_name}" })

  lifecycle {
    ignore_changes = [tags["owner"], deployment_id]
  }
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.shop.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "ERROR"
    throttling_burst_limit = 50
    throttling_rate_limit  = 100.5
    cache_ttl_in_seconds   = 300
  }
}

import {
  to = aws_api_gateway_stage.shop
  id = "a1b2c3d4e5/prod"
}

output "url" {
  value = aws_api_gateway_stage.shop.invoke_url
}
