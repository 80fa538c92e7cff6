# Mistakes in and around stages, each below the code of the rule that finds it. Point at one, then ask for a quick fix.

resource "aws_api_gateway_stage" "settings" {
  rest_api_id   = "b1c2d3e4f5"
  deployment_id = "x9y8z7"
  stage_name    = "settings"

  # setting-not-on-stage: it belongs in method settings.
  throttling_rate_limit = 100

  # cache-size-without-cluster: the cache is off.
  cache_cluster_size = "0.5"

  variables = {
    # invalid-stage-variable: no hyphens in names, no `$` in values.
    lambda-alias = "$LATEST"

    # too-long: 64 characters at most.
    a_name_of_more_than_sixty_four_characters_which_is_more_than_can_be = "x"
  }

  canary_settings {
    # canary-same-deployment: it is the stage's own.
    deployment_id   = "x9y8z7"
    percent_traffic = 10
  }

  tags = {
    # reserved-tag: such keys are AWS's own.
    "aws:team" = "pets"
  }
}

resource "aws_api_gateway_stage" "canary" {
  rest_api_id   = "b1c2d3e4f5"
  deployment_id = "x9y8z7"
  stage_name    = "canary"
  variables     = { backend = "blue" }

  # cache-without-size: every plan wants to change it.
  cache_cluster_enabled = true

  canary_settings {
    deployment_id   = "w6v5u4"
    percent_traffic = 10

    # canary-undeclared-override: the stage has `backend`.
    stage_variable_overrides = { backends = "green" }
  }
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_stage.settings.rest_api_id
  stage_name  = aws_api_gateway_stage.settings.stage_name
  method_path = "*/*"

  settings {
    # method-cache-without-cluster: the stage has no cache.
    caching_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "again" {
  rest_api_id = aws_api_gateway_stage.settings.rest_api_id
  stage_name  = aws_api_gateway_stage.settings.stage_name

  # duplicate-method-settings: the two overwrite each other.
  method_path = "*/*"

  # empty-method-settings: nothing is set.
  settings {
  }
}

resource "aws_api_gateway_method_settings" "path" {
  rest_api_id = aws_api_gateway_stage.settings.rest_api_id
  stage_name  = aws_api_gateway_stage.settings.stage_name

  # method-path: slashes are written `~1`.
  method_path = "/pets/{id}/GET"

  settings {
    metrics_enabled = true
  }
}

resource "aws_apigatewayv2_api" "quick" {
  name          = "quick"
  protocol_type = "HTTP"
  target        = "https://example.com"
}

resource "aws_apigatewayv2_stage" "quick" {
  api_id = aws_apigatewayv2_api.quick.id

  # quick-create-stage: the API has made it already.
  name = "$default"
}

resource "aws_apigatewayv2_api" "routes" {
  name          = "routes"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "pets" {
  # legacy-interpolation: no quotes are needed.
  api_id    = "${aws_apigatewayv2_api.routes.id}"
  route_key = "GET /pets"
}

resource "aws_apigatewayv2_stage" "routes" {
  api_id      = aws_apigatewayv2_api.routes.id
  name        = "live"
  auto_deploy = true

  # auto-deploy-with-deployment: API Gateway makes its own.
  deployment_id = "x9y8z7"

  # zero-throttle: every request is answered with 429.
  default_route_settings {
    # http-api-setting: HTTP APIs have no execution logs.
    logging_level = "INFO"
  }

  route_settings {
    # unknown-route-key: the route is `GET /pets`.
    route_key              = "GET /pet"
    throttling_burst_limit = 10
    throttling_rate_limit  = 100
  }
}

import {
  to = aws_api_gateway_stage.canary

  # import-id: the API is missing.
  id = "canary"
}

# unknown-ignore-code: there is no such rule.
# apigateway-stages:ignore zero-throtle
