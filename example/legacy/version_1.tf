# How stages were written for Terraform 0.11: every expression in quotes, and what a resource depends on as well.
resource "aws_api_gateway_rest_api" "weather" {
  name        = "weather"
  description = "Weather of the next days"
}

resource "aws_api_gateway_resource" "forecast" {
  rest_api_id = "${aws_api_gateway_rest_api.weather.id}"
  parent_id   = "${aws_api_gateway_rest_api.weather.root_resource_id}"
  path_part   = "forecast"
}

resource "aws_api_gateway_method" "forecast" {
  rest_api_id   = "${aws_api_gateway_rest_api.weather.id}"
  resource_id   = "${aws_api_gateway_resource.forecast.id}"
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "forecast" {
  rest_api_id = "${aws_api_gateway_rest_api.weather.id}"
  resource_id = "${aws_api_gateway_resource.forecast.id}"
  http_method = "${aws_api_gateway_method.forecast.http_method}"
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "dev" {
  depends_on  = ["aws_api_gateway_integration.forecast"]
  rest_api_id = "${aws_api_gateway_rest_api.weather.id}"
  stage_name  = "dev"
}

resource "aws_api_gateway_stage" "prod" {
  stage_name            = "prod"
  rest_api_id           = "${aws_api_gateway_rest_api.weather.id}"
  deployment_id         = "${aws_api_gateway_deployment.dev.id}"
  documentation_version = "2018-05-01"
  cache_cluster_enabled = true
  cache_cluster_size    = "1.6"

  canary_settings {
    percent_traffic = 12.5

    stage_variable_overrides = {
      lambda_alias = "next"
    }

    use_stage_cache = true
  }

  variables = {
    lambda_alias = "live"
  }
}

resource "aws_api_gateway_method_settings" "forecast" {
  rest_api_id = "${aws_api_gateway_rest_api.weather.id}"
  stage_name  = "${aws_api_gateway_stage.prod.stage_name}"
  method_path = "${aws_api_gateway_resource.forecast.path_part}/${aws_api_gateway_method.forecast.http_method}"
  depends_on  = ["aws_api_gateway_account.logging"]

  settings {
    metrics_enabled = true
    logging_level   = "INFO"
  }
}

resource "aws_api_gateway_account" "logging" {
  cloudwatch_role_arn = "${var.logging_role_arn}"
}

variable "logging_role_arn" {}
