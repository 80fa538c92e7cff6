terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
variable "role" {
  type    = string
  default = ""
}
provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  dynamic "assume_role" {
    for_each = var.role != "" ? [1] : []
    content {
      role_arn = var.role
    }
  }
  dynamic "default_tags" {
    for_each = [1]
    content {
      tags = { a = "b" }
    }
  }
}
locals {
  my-stages = {
    local = { one = { description = "x" } }
  }
  bound  = [for local in aws_apigatewayv2_stage.local : local.name]
  shadow = [for var in local.list : var.name == "a" ? { name = "b", secret = 1 } : var]
  paths  = [for path in ["a"] : path]
  mods   = { for module in local.list : module.name => module... }
  datas  = [for data in local.list : data.name]
  eachs  = [for each in local.list : each.name]
  list   = [{ name = "a", secret = 2 }]
  empty  = [{}]
  mixed = [
    { foo = "bar", x = [1] },
    { foo = "baz" },
  ]
  all           = [for e in local.mixed : e]
  ys            = [for e in local.mixed : try(e.x, [])]
  text          = join("  ", [for key, value in { key1 = "v", key2 = "w" } : "${key} = ${value},"])
  sa            = [for sa in ["a@a.com", ] : "serviceAccount:${sa}"]
  subs          = local.sa
  parsed        = provider::aws::arn_parse(aws_apigatewayv2_api.this.arn)
  region        = local.parsed.region
  nested        = { for k, v in { for a, b in { x = { y = 1 } } : a => b } : k => v.y }
  null_check    = var.opt == null ? "none" : var.opt.name
  opt_try       = try(var.opt.name, "none")
  tern          = length(local.list) > 0 ? local.list[0].name : ""
  quoted        = local.my-stages["local"].one["description"]
  ws            = "${terraform.workspace}-x"
  mod           = module.limits["a"].value
  mods2         = values(module.limits)[*].value
  mod3          = module.many.*.value
  mod4          = module.many[0].value
  mod5          = one(module.many).value
  single        = aws_apigatewayv2_api.this[*].id
  legacy        = aws_apigatewayv2_api.this.*.id
  multi         = <<-EOT
    ${jsonencode({ a = "$${b}" })} %%{if}
    ${join("\n", [for s in local.sa : "- ${s}"])}
  EOT
  ops           = -var.num + (var.num * 2) / 3 % 4 >= 1 && !false || true
  big           = 1e10 + 1.5e-3
  unicode       = "ß${"é"}"
  anyobj        = var.any.anything.goes[0]["x"]
  funcs         = [issensitive(var.num), ephemeralasnull(1)]
  chunks        = [for chunk in chunklist(["a", "b"], 1) : { a = chunk[0], b = chunk }]
  flat          = flatten([for k, v in { a = [1, 2] } : [for i in v : { key = k, i = i }]])
  flat_map      = { for f in local.flat : "${f.key}.${f.i}" => f }
  coalesced     = coalescelist(var.untyped, ["x"])
  first         = element(concat(aws_apigatewayv2_api.counted[*].id, [""]), 0)
  zipped        = zipmap(["a"], [1])["a"]
  tfn           = tomap({ a = { x = 1 } })["a"].x
  set_for       = [for s in toset(["a"]) : s]
  ternary_types = true ? "a" : 1
  ternary_null  = false ? null : { a = 1 }
  ternary_lists = true ? ["a"] : []
  ternary_objs  = true ? { a = 1 } : { a = 1, b = 2 }
  num_key       = { 1 = "a", 2.5 = "b" }
  n             = local.num_key["1"]
  expr_key      = { (local.tern) = 1, "x-${local.tern}" = 2 }
  dotted        = aws_apigatewayv2_api.counted.0.id
  cond_splat    = [for x in aws_apigatewayv2_api.counted[*].cors_configuration[*] : x]
  strnum        = "1" + "2"
  cmp           = "1" == 1
  boolstr       = "true" || false
  tuple         = ["a", 1, true][1]
  rng           = [for i in range(3) : i * 2]
  fe            = { for s in setproduct(["a"], ["b"]) : "${s[0]}-${s[1]}" => s }
  rex           = regex("(?P<x>a)", "a").x
  rex2          = regex("(a)(b)", "ab")[1]
  yaml          = yamldecode("a: 1").a
  json          = jsondecode("{\"a\": {\"b\": 1}}").a.b
  canx          = can(local.my-stages.nothing)
  merge_attr    = merge({ a = 1 }, { b = "x" }).b
  merged_var    = merge(var.any, { b = 1 }).zzz
}
variable "stages" {
  default = [{ id = "a1b2c3", name = "live", stage = "live", throttles = { "/x/GET" = { burst = 5 } } }]
}
variable "untyped" { default = [] }
variable "any" {
  type    = any
  default = { anything = { goes = [{ x = 1 }] }, zzz = 2 }
}
variable "num" {
  type    = number
  default = 1
  validation {
    condition     = var.num > 0 && var.role != "x"
    error_message = "No."
  }
}
variable "opt" {
  type = object({
    name = optional(string)
    deep = optional(object({ a = optional(list(string), ["x"]) }), {})
  })
  default = null
}
variable "secret" {
  type      = string
  ephemeral = true
  default   = "x"
}
data "aws_iam_policy_document" "p" {
  statement {
    principals {
      identifiers = ["lambda.amazonaws.com"]
      type        = "Service"
    }
    dynamic "principals" {
      for_each = var.num > 0 ? [1] : []
      content {
        identifiers = concat(["a"], formatlist("arn:%s:root", ["b"]))
        type        = "AWS"
      }
    }
    actions = ["sts:AssumeRole"]
  }
  lifecycle {
    precondition {
      condition     = var.role == "" || var.num == 1
      error_message = "One of them."
    }
  }
}
resource "aws_apigatewayv2_api" "this" {
  name          = "x"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_api" "counted" {
  count         = 1
  name          = "x"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_stage" "local" {
  for_each    = local.my-stages.local
  api_id      = aws_apigatewayv2_api.this.id
  name        = each.key
  description = each.value.description
}
resource "aws_apigatewayv2_stage" "idx" {
  for_each = { for idx, s in var.stages : idx => s }
  api_id   = aws_apigatewayv2_api.this.id
  name     = "${each.value.name}${format("%02d", each.key + 0)}log"
}
resource "aws_api_gateway_usage_plan" "p" {
  name = "x"
  dynamic "api_stages" {
    for_each = var.stages
    content {
      api_id = api_stages.value.id
      stage  = api_stages.value["stage"]
      dynamic "throttle" {
        for_each = api_stages.value.throttles
        content {
          path        = throttle.key
          burst_limit = throttle.value.burst
          rate_limit  = api_stages.key
        }
      }
    }
  }
  depends_on = [module.limits, data.aws_iam_policy_document.p, aws_apigatewayv2_stage.local["one"]]
}
module "limits" {
  source   = "./limits"
  for_each = toset(["a"])
  names    = []
}
module "many" {
  source = "./limits"
  count  = 1
}
resource "terraform_data" "x" {
  input = { url = "x" }
  provisioner "local-exec" {
    when        = destroy
    command     = "echo ${self.output.url} ${self.id}"
    environment = { A = self.input.url }
  }
  connection {
    host = self.output
  }
  lifecycle {
    replace_triggered_by = [aws_apigatewayv2_api.this.id, aws_apigatewayv2_stage.local["one"].name, aws_apigatewayv2_api.counted[0]]
    ignore_changes       = [input]
  }
}
resource "aws_ssm_parameter" "s" {
  name             = "x"
  type             = "String"
  value_wo         = var.secret
  value_wo_version = 1
}
output "o" {
  value     = "x"
  ephemeral = false
  precondition {
    condition     = local.tern != ""
    error_message = "x"
  }
}
moved {
  from = aws_apigatewayv2_stage.gone
  to   = aws_apigatewayv2_stage.local["one"]
}
removed {
  from = module.gone.aws_apigatewayv2_stage.x
  lifecycle { destroy = false }
}
check "c" {
  data "aws_apigatewayv2_apis" "scoped" {}
  assert {
    condition     = length(data.aws_apigatewayv2_apis.scoped.ids) > 0
    error_message = "x ${data.aws_apigatewayv2_apis.scoped.id}"
  }
}
