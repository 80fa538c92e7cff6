terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.global]
    }
  }
}

variable "validation_names" {
  type = list(string)
}

resource "aws_apigatewayv2_api" "here" {
  name          = "here"
  protocol_type = "HTTP"
  description   = join(", ", var.validation_names)
}

resource "aws_apigatewayv2_api" "there" {
  provider      = aws.global
  name          = "there"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "this" {
  for_each = { here = aws_apigatewayv2_api.here.id, there = aws_apigatewayv2_api.there.id }

  api_id      = each.value
  name        = "$default"
  auto_deploy = true
}

output "arns" {
  value = [for stage in aws_apigatewayv2_stage.this : stage.arn]
}
