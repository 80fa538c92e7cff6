variable "stages" {
  type    = set(string)
  default = ["blue", "green"]
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "shop", version = "1" }
    paths = {
      "/items" = {
        get = { "x-amazon-apigateway-integration" = { type = "mock" }, responses = {} }
      }
    }
  })
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { body = sha1(aws_api_gateway_rest_api.shop.body) }

  lifecycle {
    create_before_destroy = true
  }
}

module "roles" {
  source = "./roles"
}

module "stage" {
  source   = "./stage"
  for_each = var.stages

  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = each.key
  settings = {
    logging_level = "INFO"
    throttling    = { burst = 10, rate = 20 }
  }

  depends_on = [module.roles]
}

module "canary" {
  source = "./stage"
  count  = length(var.stages) > 1 ? 1 : 0

  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "canary"
}

output "role" {
  value = module.roles.log_role_arn
}

output "urls" {
  value = { for name, stage in module.stage : name => stage.url }
}

output "blue" {
  value = module.stage["blue"].url
}

output "canary" {
  value = one(module.canary[*].url)
}

output "settings" {
  value = try(module.canary[0].stage.stage_name, "none")
}
