variable "rest_api_id" {
  type = string
}

variable "deployment_id" {
  type = string
}

variable "stage_name" {
  type = string
}

variable "settings" {
  type = object({
    logging_level = optional(string, "ERROR")
    throttling    = optional(object({ burst = number, rate = number }), { burst = 5, rate = 10 })
  })
  default = {}
}

resource "aws_api_gateway_stage" "this" {
  rest_api_id   = var.rest_api_id
  deployment_id = var.deployment_id
  stage_name    = var.stage_name
}

resource "aws_api_gateway_method_settings" "this" {
  rest_api_id = aws_api_gateway_stage.this.rest_api_id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = "*/*"

  settings {
    logging_level          = var.settings.logging_level
    throttling_burst_limit = var.settings.throttling.burst
    throttling_rate_limit  = var.settings.throttling["rate"]
  }
}

output "url" {
  value = aws_api_gateway_stage.this.invoke_url
}

output "stage" {
  value = aws_api_gateway_stage.this
}
