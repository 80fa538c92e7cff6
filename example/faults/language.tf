# Mistakes in Terraform's language around a stage.

variable "live" {
  # constant-value: a description is read as it is written.
  description = lower("The live stage")
  type = object({
    name  = string
    tags  = map(string)
    burst = optional(number, 100)
  })
  default = {
    name = "live"
    tags = { team = "shop" }
  }
}

resource "aws_apigatewayv2_api" "language" {
  # expression-type: texts are joined in a template.
  name          = "orders-" + var.live.name
  protocol_type = "HTTP"

  # unknown-function: `jsonencode`.
  description = jsonencod({ team = "shop" })
}

resource "aws_apigatewayv2_stage" "language" {
  api_id = aws_apigatewayv2_api.language.id

  # unknown-member: the variable has no such attribute.
  name        = var.live.nmae
  auto_deploy = true

  # function-arguments: `join` takes a list.
  description = join("-", "orders", var.live.name)
  tags        = var.live.tags
}
