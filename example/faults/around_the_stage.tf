# Mistakes between resources, each below the code of the rule that finds it. Point at one, then ask for a quick fix.

resource "aws_api_gateway_rest_api" "books" {
  name = "books"
  body = "{\"openapi\": \"3.0.1\", \"paths\": {}}"
}

# deployment-without-triggers: no change of the API will go live.
resource "aws_api_gateway_deployment" "frozen" {
  rest_api_id = aws_api_gateway_rest_api.books.id
}

# deployment-without-create-before-destroy: the stage below would still point to it.
resource "aws_api_gateway_deployment" "books" {
  rest_api_id = aws_api_gateway_rest_api.books.id

  # deployment-owns-stage: the stage below is called so.
  stage_name = "books"

  # deployment-removed-argument: gone from provider 6 on.
  stage_description = "Books"

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_rest_api.books.body,
      aws_api_gateway_integration.page,
      aws_api_gateway_authorizer.callers,
    ]))
  }
}

resource "aws_api_gateway_stage" "books" {
  rest_api_id   = aws_api_gateway_rest_api.books.id
  deployment_id = aws_api_gateway_deployment.books.id
  stage_name    = "books"
}

output "address" {
  # deployment-removed-attribute: a stage has an address.
  value = aws_api_gateway_deployment.books.invoke_url
}

resource "aws_api_gateway_integration" "page" {
  rest_api_id = aws_api_gateway_rest_api.books.id
  resource_id = aws_api_gateway_rest_api.books.root_resource_id
  http_method = "GET"
  type        = "MOCK"
}

# deployment-without-triggers: `depends_on` waits, but notices nothing.
resource "aws_api_gateway_deployment" "waiting" {
  rest_api_id = aws_api_gateway_rest_api.books.id

  # provider-version: `versions.tf` allows older providers than this takes.
  region = "eu-west-1"

  depends_on = [aws_api_gateway_integration.page]

  lifecycle {
    create_before_destroy = true
  }
}

# duplicate-stage: the stage above is called so.
resource "aws_api_gateway_stage" "again" {
  rest_api_id   = aws_api_gateway_rest_api.books.id
  deployment_id = aws_api_gateway_deployment.waiting.id
  stage_name    = "books"
}

resource "aws_api_gateway_rest_api" "films" {
  name = "films"
}

resource "aws_api_gateway_stage" "films" {
  rest_api_id = aws_api_gateway_rest_api.films.id
  stage_name  = "films"

  # stage-api-mismatch: a deployment of the other API.
  deployment_id = aws_api_gateway_deployment.waiting.id
}

resource "aws_api_gateway_usage_plan" "readers" {
  name = "readers"

  api_stages {
    api_id = aws_api_gateway_rest_api.films.id

    # literal-stage-name: a reference would wait for the stage.
    stage = "films"
  }

  api_stages {
    api_id = aws_api_gateway_rest_api.books.id

    # settings-follow-deployment: lost with the next deployment.
    stage = aws_api_gateway_deployment.books.stage_name
  }
}

resource "aws_wafv2_web_acl_association" "films" {
  # waf-association-target: `arn` is what can be protected.
  resource_arn = aws_api_gateway_stage.films.execution_arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/films/a1b2c3d4-5678-90ab-cdef-a1b2c3d4e5f6"
}

resource "aws_lambda_permission" "films" {
  action        = "lambda:InvokeFunction"
  function_name = "films"
  principal     = "apigateway.amazonaws.com"

  # lambda-permission-target: `execution_arn` is what the ARN of a call begins with.
  source_arn = "${aws_api_gateway_stage.films.arn}/GET/*"
}

resource "aws_cloudwatch_log_group" "films" {
  # execution-log-group: the stage has to wait for it.
  name = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.films.id}/films"
}

resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_stage" "chat" {
  api_id      = aws_apigatewayv2_api.chat.id
  name        = "live"
  auto_deploy = true

  # missing-logging-role: the account has the role, but nothing puts this after it.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.chat.arn
    format          = "$context.requestId"
  }
}

resource "aws_cloudwatch_log_group" "chat" {
  name = "chat"
}

resource "aws_apigatewayv2_integration" "chat" {
  api_id             = aws_apigatewayv2_api.chat.id
  integration_type   = "HTTP_PROXY"
  integration_method = "POST"

  # stage-variable-undefined: two dollar signs, or Terraform takes it for its own.
  integration_uri = "https://${stageVariables.host}/"

  # stage-variable-placeholder: braces, or it stays as it is.
  credentials_arn = "arn:aws:iam::123456789012:role/$stageVariables.role"
}

resource "aws_api_gateway_rest_api" "music" {
  name = "music"
}

resource "aws_api_gateway_integration" "music" {
  rest_api_id             = aws_api_gateway_rest_api.music.id
  resource_id             = aws_api_gateway_rest_api.music.root_resource_id
  http_method             = "GET"
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://$${stageVariables.host}/"
}

resource "aws_api_gateway_stage" "music" {
  rest_api_id   = aws_api_gateway_rest_api.music.id
  deployment_id = "x9y8z7"
  stage_name    = "live"

  variables = {
    host = "music.example.com"

    # stage-variable-unused
    color = "blue"
  }
}
