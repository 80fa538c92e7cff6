variable "settings" {
  type = any
  default = {
    name = "live"
  }
}

variable "tuple" {
  type    = tuple([string, number, bool])
  default = ["live", 1, true]
}

variable "nested" {
  type = map(list(object({ key = string, limits = optional(map(number)) })))
  default = {
    plans = [{ key = "gold", limits = { burst = 5 } }]
  }
}

variable "ports" {
  type    = set(number)
  default = [443, 8443]
}

variable "free" {
  default = "y"
}

variable "nothing" {
  type    = string
  default = null
}

locals {
  name     = try(var.settings.names[0], var.settings.name, "live")
  has_name = can(var.settings.name) || contains(keys(var.settings), "name")
  numbers  = [for port in var.ports : port + 1 if port % 2 == 1]
  total    = sum(concat(local.numbers, [1]))
  chosen   = var.tuple[2] ? var.tuple[0] : tostring(var.tuple[1])
  gold     = [for plan in var.nested["plans"] : plan.limits.burst if plan.key == "gold"]
  flat     = merge([for key, plans in var.nested : { for plan in plans : "${key}-${plan.key}" => plan }]...)
  fallback = coalesce(var.nothing, local.name)
  compared = var.tuple[1] > 0 && (var.tuple[1] <= 10 || !var.tuple[2]) ? "yes" : "no"
  mixed    = var.tuple[2] ? { a = 1 } : {}
  empty    = tolist([])
  object = {
    (local.name)   = 1
    "quoted key"   = [1, "two", true, null]
    plain          = { inner = { deep = "x" } }
    "${var.free}x" = var.free
  }
  deep    = local.object.plain.inner.deep
  indexed = local.object["quoted key"][0]
  slices  = slice(split(",", "a,b,c"), 0, 2)
  sorted  = sort(distinct(compact(["b", "", "a", "b"])))
  range   = range(1, 10, 2)
  cidr    = cidrsubnet("10.0.0.0/16", 8, 2)
  lookup  = lookup({ a = "x" }, "a", "y")
  typed   = tomap({ a = tonumber("1"), b = 2 })
  regexed = regexall("[a-z]+", local.name)
  secret  = nonsensitive(sensitive("x"))
  allowed = alltrue([for port in var.ports : port > 0]) && anytrue([true, false])
  encoded = base64gzip(urlencode(jsonencode(local.object.plain)))
}

resource "aws_apigatewayv2_api" "this" {
  name          = local.fallback
  protocol_type = "HTTP"
  description   = local.has_name ? "named ${local.deep}" : "none"
  version       = local.total
}

resource "aws_apigatewayv2_stage" "this" {
  count = local.allowed ? 1 : 0

  api_id          = aws_apigatewayv2_api.this.id
  name            = local.chosen
  auto_deploy     = "true"
  stage_variables = { compared = local.compared, slices = join("-", local.slices) }
}

output "all" {
  value = [local.flat, local.gold, local.mixed, local.empty, local.indexed, local.sorted, local.range, local.cidr]
}

output "more" {
  value = [local.lookup, local.typed.a, local.typed["b"], local.regexed, local.secret, local.encoded]
}

output "stage" {
  value = length(aws_apigatewayv2_stage.this) > 0 ? aws_apigatewayv2_stage.this[0] : null
}
