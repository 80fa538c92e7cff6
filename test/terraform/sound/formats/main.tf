variable "fields" {
  type    = map(string)
  default = { requestId = "$context.requestId", status = "$context.status" }
}

variable "lines" {
  type    = list(string)
  default = ["one", "two"]
}

locals {
  json   = jsonencode({ for name, value in var.fields : name => value })
  text   = join(" ", [for name, value in var.fields : "${name}=${value}"])
  padded = format("%-10s|%5d|%v", "orders", 12, true)
  body   = <<-EOT
    openapi: 3.0.1
    info:
      title: ${local.title}
    paths:
    %{~for line in var.lines}
      /${line}:
        get:
          summary: "%{if line == "one"}first%{else}other%{endif}"
    %{~endfor}
  EOT
  title  = title(lower("ORDERS"))
  plain  = <<EOT
$${kept} %%{kept} ${length(var.lines)}
EOT
}

resource "aws_api_gateway_rest_api" "orders" {
  name = local.title
  body = jsonencode(yamldecode(local.body))
}

resource "aws_api_gateway_gateway_response" "denied" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  response_type = "ACCESS_DENIED"
  status_code   = "403"

  response_templates = {
    "application/json" = <<-EOT
      {"message": $context.error.messageString, "at": "${local.padded}"}
    EOT
  }

  response_parameters = {
    "gatewayresponse.header.X-Reason" = "'${replace(local.title, "/[^a-z]/", "-")}'"
  }
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  triggers    = { body = md5(local.body), plain = base64encode(local.plain) }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = substr("live-stage", 0, 4)

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:orders"
    format          = replace(local.json, "\n", "")
  }
}

resource "aws_api_gateway_stage" "text" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = "text"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:text"
    format          = "$context.requestId ${local.text} ${formatdate("YYYY", "2024-01-01T00:00:00Z")}"
  }
}

output "size" {
  value = length(local.body) + parseint("ff", 16) - ceil(1.5)
}

output "decoded" {
  value = jsondecode(local.json)
}

output "parts" {
  value = { path = path.module, root = path.root, cwd = abspath(path.cwd), file = basename("${path.module}/main.tf") }
}
