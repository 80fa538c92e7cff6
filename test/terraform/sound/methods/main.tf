variable "authorizer" {
  type = object({
    name   = string
    arns   = list(string)
    scopes = optional(set(string), [])
  })
  default = {
    name = "users"
    arns = ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a"]
  }
}

resource "aws_api_gateway_rest_api" "items" {
  name               = "items"
  binary_media_types = ["image/png"]
}

resource "aws_api_gateway_authorizer" "users" {
  count = var.authorizer == null ? 0 : 1

  name          = var.authorizer.name
  rest_api_id   = aws_api_gateway_rest_api.items.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = var.authorizer.arns
}

resource "aws_api_gateway_request_validator" "body" {
  name                  = "body"
  rest_api_id           = aws_api_gateway_rest_api.items.id
  validate_request_body = true
}

resource "aws_api_gateway_model" "item" {
  rest_api_id  = aws_api_gateway_rest_api.items.id
  name         = "Item"
  content_type = "application/json"
  schema       = jsonencode({ type = "object", required = ["id"] })
}

resource "aws_api_gateway_method" "create" {
  rest_api_id          = aws_api_gateway_rest_api.items.id
  resource_id          = aws_api_gateway_rest_api.items.root_resource_id
  http_method          = "POST"
  authorization        = var.authorizer == null ? "NONE" : "COGNITO_USER_POOLS"
  authorizer_id        = one(aws_api_gateway_authorizer.users[*].id)
  authorization_scopes = var.authorizer != null ? var.authorizer.scopes : null
  request_validator_id = aws_api_gateway_request_validator.body.id
  request_models       = { "application/json" = aws_api_gateway_model.item.name }
}

resource "aws_api_gateway_integration" "create" {
  rest_api_id             = aws_api_gateway_rest_api.items.id
  resource_id             = aws_api_gateway_rest_api.items.root_resource_id
  http_method             = aws_api_gateway_method.create.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "POST"
  uri                     = "https://example.com/$${stageVariables.path}"
  cache_key_parameters    = []

  tls_config {
    insecure_skip_verification = false
  }
}

resource "aws_api_gateway_deployment" "items" {
  rest_api_id = aws_api_gateway_rest_api.items.id
  triggers    = { all = sha256(jsonencode([aws_api_gateway_method.create, aws_api_gateway_integration.create.uri])) }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id           = aws_api_gateway_rest_api.items.id
  deployment_id         = aws_api_gateway_deployment.items.id
  stage_name            = "live"
  cache_cluster_enabled = true
  cache_cluster_size    = 0.5
  variables             = { path = "items", limit = 5, on = true }

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.items.id
    percent_traffic = 10.0
  }
}

resource "aws_api_gateway_usage_plan" "gold" {
  name = "gold"

  api_stages {
    api_id = aws_api_gateway_rest_api.items.id
    stage  = aws_api_gateway_stage.live.stage_name

    throttle {
      path       = "/${aws_api_gateway_method.create.http_method}"
      rate_limit = 10
    }
  }

  quota_settings {
    limit  = 1000
    period = "DAY"
  }
}

resource "aws_api_gateway_api_key" "gold" {
  count = 2
  name  = "gold-${count.index + 1}"
}

resource "aws_api_gateway_usage_plan_key" "gold" {
  count = length(aws_api_gateway_api_key.gold)

  key_id        = aws_api_gateway_api_key.gold[count.index].id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.gold.id
}

output "keys" {
  value     = { for key in aws_api_gateway_api_key.gold : key.name => key.value }
  sensitive = true
}

output "quota" {
  value = aws_api_gateway_usage_plan.gold.quota_settings[0].limit
}

output "stages" {
  value = [for stage in aws_api_gateway_usage_plan.gold.api_stages : stage.stage]
}
