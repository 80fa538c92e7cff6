variable "routes" {
  type = map(object({
    burst = optional(number, 500)
    rate  = number
    level = optional(string)
  }))
  default     = {}
  description = "Limits by route key"

  validation {
    condition     = alltrue([for r in values(var.routes) : r.rate > 0])
    error_message = "Each rate must be above zero, not \"${join(", ", [for r in values(var.routes) : r.rate])}\"."
  }
}

resource "aws_apigatewayv2_stage" "this" {
  count = var.create ? 1 : 0

  api_id = try(aws_apigatewayv2_api.this[0].id, null)
  name   = "$default"

  dynamic "access_log_settings" {
    for_each = length(keys(var.access_log)) == 0 ? [] : [var.access_log]

    content {
      destination_arn = access_log_settings.value.destination_arn
      format          = lookup(access_log_settings.value, "format", local.format)
    }
  }

  dynamic "route_settings" {
    for_each = var.routes
    iterator = route
    labels   = []

    content {
      route_key              = route.key
      throttling_burst_limit = route.value.burst
      throttling_rate_limit  = route.value["rate"]
      logging_level          = coalesce(route.value.level, "OFF")
    }
  }

  lifecycle {
    precondition {
      condition     = var.create
      error_message = <<-EOT
        Set `create`, or nothing
        is made.
      EOT
    }
    replace_triggered_by = [aws_apigatewayv2_api.this[0]]
  }
}

resource "aws_api_gateway_method_settings" "each" {
  for_each = { for m in local.methods : "${m.path}/${m.verb}" => m }

  rest_api_id = aws_api_gateway_rest_api.this.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = trimprefix(each.key, "/")

  settings {
    caching_enabled                            = each.value.cached
    cache_data_encrypted                       = true
    unauthorized_cache_control_header_strategy = "SUCCEED_WITH_RESPONSE_HEADER"
  }
}
