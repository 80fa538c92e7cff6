# An API with two stages
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.75"
    }
  }
}

variable "stage" {
  type    = string
  default = "prod"
}

locals {
  name = "orders-${var.stage}"
  tags = merge(var.tags, {
    Team = "api"
  })
}

resource "aws_api_gateway_rest_api" "orders" {
  name = local.name
  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title = "orders"
    }
    paths = {
      "/orders" = {
        get = { "x-amazon-apigateway-integration" = { type = "mock" } }
      }
    }
  })

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_rest_api.orders.body,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "orders" {
  count         = var.enabled ? 1 : 0
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = "${var.stage}-v1"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.orders.arn
    format          = <<-EOF
      {
        "id": "$context.requestId",
        "name": "${local.name}"
      }
    EOF
  }

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.canary.id
    percent_traffic = 10
    stage_variable_overrides = {
      alias = "canary"
    }
  }

  tags = { for k, v in local.tags : k => v if v != "" }
}

resource "aws_cloudwatch_log_group" "orders" {
  name              = "/apigw/${local.name}"
  retention_in_days = 14
}

output "url" {
  value = aws_api_gateway_stage.orders[0].invoke_url
}
