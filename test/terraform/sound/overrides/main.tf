variable "stage_name" {
  type = string
}

variable "log_level" {
  default = "INFO"
}

locals {
  tags = { team = "shop" }
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
}

resource "aws_api_gateway_stage" "shop" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = var.stage_name
  tags          = local.tags
}

resource "aws_api_gateway_method_settings" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.shop[0].stage_name
  method_path = "*/*"

  settings {
    logging_level = var.log_level
  }
}

output "queue" {
  value = aws_api_gateway_resource.queue.id
}
