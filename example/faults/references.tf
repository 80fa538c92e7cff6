# Names that Terraform itself would refuse, told while they are typed.

provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_apigatewayv2_api" "named" {
  # undeclared-provider: its alias is `frankfurt`.
  provider      = aws.frankfort
  name          = "named"
  protocol_type = "HTTP"

  # undeclared-variable: no block declares it; the fix does.
  description = var.description
}

resource "aws_apigatewayv2_stage" "named" {
  count = 1

  # undeclared-reference: the API has another name.
  api_id      = aws_apigatewayv2_api.name.id
  auto_deploy = true

  # invalid-reference: the block has `count`.
  name = each.key

  # dependency-address: all of the API, not its ID.
  depends_on = [aws_apigatewayv2_api.named.id]

  lifecycle {
    # ignored-argument: it is called `deployment_id`.
    ignore_changes = [deployment]
  }
}

output "named" {
  # unknown-attribute: a stage has an `invoke_url`.
  value = aws_apigatewayv2_stage.named[0].url
}

output "name" {
  # instance-key: `count` makes it a list.
  value = aws_apigatewayv2_stage.named.name
}

locals {
  # circular-local: each is made from the other.
  base_path = local.base_url
  base_url  = "https://example.com/${local.base_path}"
}

# circular-reference: none of the two can be the first.
resource "aws_cloudwatch_log_group" "first" {
  name = "${aws_cloudwatch_log_group.second.name}-first"
}

resource "aws_cloudwatch_log_group" "second" {
  name = "${aws_cloudwatch_log_group.first.name}-second"
}
