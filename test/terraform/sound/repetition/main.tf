variable "names" {
  type    = list(string)
  default = ["blue", "green"]
}

variable "limits" {
  type    = map(map(number))
  default = { blue = { burst = 5 } }
}

locals {
  by_name = { for index, name in var.names : name => index }
  pairs   = flatten([for name in var.names : [for method in ["GET", "POST"] : { name = name, method = method }]])
  keyed   = { for pair in local.pairs : "${pair.name}/${pair.method}" => pair }
  grouped = { for pair in local.pairs : pair.method => pair.name... }
  matrix  = setproduct(var.names, ["a", "b"])
}

resource "aws_api_gateway_rest_api" "this" {
  for_each = toset(var.names)

  name = each.value
}

resource "aws_api_gateway_resource" "items" {
  for_each = aws_api_gateway_rest_api.this

  rest_api_id = each.value.id
  parent_id   = each.value.root_resource_id
  path_part   = "items-${each.key}"
}

resource "aws_api_gateway_method" "items" {
  for_each = local.keyed

  rest_api_id   = aws_api_gateway_rest_api.this[each.value.name].id
  resource_id   = aws_api_gateway_resource.items[each.value.name].id
  http_method   = each.value.method
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "items" {
  for_each = aws_api_gateway_method.items

  rest_api_id = each.value.rest_api_id
  resource_id = each.value.resource_id
  http_method = each.value["http_method"]
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "this" {
  for_each = aws_api_gateway_rest_api.this

  rest_api_id = each.value.id
  triggers = {
    methods = sha1(jsonencode([for key, method in aws_api_gateway_method.items : method if startswith(key, each.key)]))
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [aws_api_gateway_integration.items]
}

resource "aws_api_gateway_stage" "this" {
  count = length(var.names)

  rest_api_id   = aws_api_gateway_rest_api.this[var.names[count.index]].id
  deployment_id = aws_api_gateway_deployment.this[element(var.names, count.index)].id
  stage_name    = "live${count.index}"

  dynamic "canary_settings" {
    for_each = { for key, value in lookup(var.limits, var.names[count.index], {}) : key => value if value > 0 }

    content {
      deployment_id   = aws_api_gateway_deployment.this[var.names[count.index]].id
      percent_traffic = canary_settings.value
      stage_variable_overrides = {
        limit = canary_settings.key
      }
    }
  }
}

resource "aws_api_gateway_usage_plan" "all" {
  name = "all"

  dynamic "api_stages" {
    for_each = aws_api_gateway_stage.this
    iterator = stage

    content {
      api_id = stage.value.rest_api_id
      stage  = stage.value.stage_name

      dynamic "throttle" {
        for_each = [for key, limit in var.limits : limit if key != stage.value.stage_name]
        iterator = limit

        content {
          path        = "/items/GET"
          burst_limit = limit.value["burst"]
          rate_limit  = limit.key + 1
        }
      }
    }
  }
}

output "urls" {
  value = zipmap(var.names, aws_api_gateway_stage.this[*].invoke_url)
}

output "last" {
  value = aws_api_gateway_stage.this[length(var.names) - 1].arn
}

output "apis" {
  value = [for api in aws_api_gateway_rest_api.this : api.id]
}

output "first_api" {
  value = aws_api_gateway_rest_api.this[var.names[0]].execution_arn
}

output "indexes" {
  value = [local.by_name["blue"], local.grouped["GET"][0], local.matrix[0][1]]
}
