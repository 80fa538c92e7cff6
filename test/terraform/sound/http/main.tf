variable "routes" {
  type = map(object({
    function_arn = string
    timeout      = optional(number, 29000)
    scopes       = optional(list(string))
  }))
  default = {
    "GET /orders" = { function_arn = "arn:aws:lambda:eu-west-1:123456789012:function:orders" }
  }
  nullable = false
}

variable "stages" {
  type = list(object({
    name      = string
    detailed  = optional(bool, false)
    variables = optional(map(string), {})
    throttle  = optional(object({ burst = number, rate = number }))
  }))
  default = [{ name = "live" }, { name = "test", detailed = true, throttle = { burst = 5, rate = 10 } }]
}

locals {
  stages    = { for stage in var.stages : stage.name => stage }
  functions = toset([for route in values(var.routes) : route.function_arn])
  longest   = max(0, [for route in var.routes : route.timeout]...)
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = ["https://example.com"]
    allow_methods = distinct([for key in keys(var.routes) : split(" ", key)[0]])
    max_age       = 300
  }
}

resource "aws_apigatewayv2_integration" "function" {
  for_each = local.functions

  api_id                 = aws_apigatewayv2_api.orders.id
  integration_type       = "AWS_PROXY"
  integration_uri        = each.value
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "this" {
  for_each = var.routes

  api_id               = aws_apigatewayv2_api.orders.id
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.function[each.value.function_arn].id}"
  authorization_scopes = each.value.scopes
}

resource "aws_cloudwatch_log_group" "stage" {
  for_each = local.stages

  name              = "/aws/http/${each.key}"
  retention_in_days = each.value.detailed ? 90 : 14
}

resource "aws_apigatewayv2_stage" "this" {
  for_each = local.stages

  api_id          = aws_apigatewayv2_api.orders.id
  name            = each.key
  auto_deploy     = true
  stage_variables = each.value.variables

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.stage[each.key].arn
    format          = "$context.requestId $context.status"
  }

  dynamic "default_route_settings" {
    for_each = each.value.throttle == null ? [] : [each.value.throttle]

    content {
      throttling_burst_limit   = default_route_settings.value.burst
      throttling_rate_limit    = default_route_settings.value.rate
      detailed_metrics_enabled = each.value.detailed
    }
  }

  dynamic "route_settings" {
    for_each = each.value.detailed ? aws_apigatewayv2_route.this : {}
    iterator = route

    content {
      route_key                = route.value.route_key
      detailed_metrics_enabled = true
    }
  }
}

output "urls" {
  value = { for name, stage in aws_apigatewayv2_stage.this : name => stage.invoke_url }
}

output "first" {
  value = try(values(aws_apigatewayv2_stage.this)[0].invoke_url, null)
}

output "routes" {
  value = values(aws_apigatewayv2_route.this)[*].id
}
