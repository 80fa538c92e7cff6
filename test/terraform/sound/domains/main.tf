variable "domains" {
  type = map(object({
    certificate = string
    stages      = map(string)
  }))
  default = {
    "api.example.com" = { certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/a", stages = { orders = "live" } }
  }

  validation {
    condition     = alltrue([for name, domain in var.domains : endswith(name, ".com") && length(domain.stages) > 0])
    error_message = "Each domain has stages."
  }
}

locals {
  mappings = merge([
    for name, domain in var.domains : {
      for path, stage in domain.stages : "${name}/${path}" => {
        domain = name
        path   = path
        stage  = stage
      }
    }
  ]...)
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "named" {
  for_each = toset(flatten([for domain in var.domains : values(domain.stages)]))

  api_id      = aws_apigatewayv2_api.orders.id
  name        = each.key
  auto_deploy = true
}

resource "aws_apigatewayv2_domain_name" "this" {
  for_each    = var.domains
  domain_name = each.key

  domain_name_configuration {
    certificate_arn = each.value.certificate
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  for_each = local.mappings

  api_id          = aws_apigatewayv2_api.orders.id
  domain_name     = aws_apigatewayv2_domain_name.this[each.value.domain].id
  stage           = aws_apigatewayv2_stage.named[each.value.stage].id
  api_mapping_key = each.value.path == "" ? null : each.value.path
}

resource "aws_route53_record" "this" {
  for_each = aws_apigatewayv2_domain_name.this

  zone_id = "Z123"
  name    = each.value.domain_name
  type    = "A"

  alias {
    name                   = each.value.domain_name_configuration[0].target_domain_name
    zone_id                = one(each.value.domain_name_configuration).hosted_zone_id
    evaluate_target_health = false
  }
}

output "targets" {
  value = {
    for name, domain in aws_apigatewayv2_domain_name.this :
    name => domain.domain_name_configuration[0].target_domain_name
  }
}

output "mappings" {
  value = length(aws_apigatewayv2_api_mapping.this) == 0 ? [] : [for mapping in aws_apigatewayv2_api_mapping.this : mapping.id]
}
