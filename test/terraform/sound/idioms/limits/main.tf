variable "names" { default = [] }
resource "aws_api_gateway_rest_api" "x" {
  for_each    = { for n in var.names : n.name => n }
  name        = each.value.name
  description = var.names[0]
}
output "value" { value = "x" }
