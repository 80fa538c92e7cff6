terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0, < 6.0"
    }
  }
}

variable "stage_name" {
  description = "What the path begins with."
  type        = string
  default     = "live"

  validation {
    condition     = can(regex("^[a-z_]+$", var.stage_name)) && length(var.stage_name) < 20
    error_message = "The stage ${var.stage_name} may have lower-case letters only."
  }
}

variable "variables" {
  type    = map(string)
  default = { table = "orders" }
}

locals {
  name = "orders-${terraform.workspace}"
  tags = merge({ service = local.name }, { for key, value in var.variables : upper(key) => value if value != "" })
}

data "aws_region" "current" {}

data "aws_iam_policy_document" "invoke" {
  statement {
    actions   = ["execute-api:Invoke"]
    resources = ["arn:aws:execute-api:${data.aws_region.current.name}:*:*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_api_gateway_rest_api" "orders" {
  name   = local.name
  policy = data.aws_iam_policy_document.invoke.json

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
  path_part   = "orders"
}

resource "aws_api_gateway_method" "list" {
  rest_api_id        = aws_api_gateway_rest_api.orders.id
  resource_id        = aws_api_gateway_resource.orders.id
  http_method        = "GET"
  authorization      = "NONE"
  request_parameters = { "method.request.querystring.page" = false }
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.list.http_method
  type        = "MOCK"

  request_templates = {
    "application/json" = jsonencode({ statusCode = 200 })
  }
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.orders,
      aws_api_gateway_method.list,
      aws_api_gateway_integration.list,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/${local.name}"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = var.stage_name
  variables     = { for key, value in var.variables : key => trimspace(value) }
  tags          = local.tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId = "$context.requestId"
      status    = "$context.status"
    })
  }

  lifecycle {
    ignore_changes = [deployment_id, tags["team"]]

    precondition {
      condition     = var.stage_name != "default"
      error_message = "REST APIs have no default stage."
    }
  }

  depends_on = [aws_cloudwatch_log_group.access]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "INFO"
    throttling_burst_limit = 50
    throttling_rate_limit  = 100.5
  }
}

output "invoke_url" {
  description = "Where the stage answers."
  value       = "${aws_api_gateway_stage.live.invoke_url}/orders"

  precondition {
    condition     = aws_api_gateway_stage.live.stage_name == var.stage_name
    error_message = "The stage has another name."
  }
}

output "log_formats" {
  value     = [for settings in aws_api_gateway_stage.live.access_log_settings : settings.format]
  sensitive = true
}
