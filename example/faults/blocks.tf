# Shapes of blocks that Terraform itself would refuse, told while they are typed.

variable "shape" {
  # variable-type: quotes are what Terraform 0.11 wrote.
  type = "string"

  # constant-value: the default has to be written out.
  default = upper("live")

  validation {
    # check-condition: it has to refer to the variable.
    condition     = true
    error_message = "Choose a shape."
  }
}

# block-labels: two labels are enough.
resource "aws_apigatewayv2_api" "shaped" "twice" {
  name          = "shaped"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "shaped" {
  # invalid-repetition: a list needs `toset`.
  for_each = ["blue", "green"]

  api_id      = aws_apigatewayv2_api.shaped.id
  name        = each.key
  auto_deploy = true

  # static-argument: it takes a list.
  depends_on = aws_apigatewayv2_api.shaped

  lifecycle {
    # block-contents: it is called `ignore_changes`.
    ignore_change = [deployment_id]
  }
}

# duplicate-block: the variable is declared above.
variable "shape" {
  type = string
}

moved {
  # block-address: addresses are written without quotes.
  from = "aws_apigatewayv2_stage.formed"
  to   = aws_apigatewayv2_stage.shaped
}

resource "aws_api_gateway_domain_name" "shaped" {
  domain_name     = "shaped.example.com"
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/a1b2"

  # conflicting-arguments: it has one certificate.
  regional_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/c3d4"
}
