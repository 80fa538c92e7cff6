# What a deployment notices of its API.

resource "aws_api_gateway_rest_api" "toys" {
  name = "toys"
}

resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.toys.id
  resource_id   = aws_api_gateway_rest_api.toys.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.toys.id
  resource_id = aws_api_gateway_rest_api.toys.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "half" {
  rest_api_id = aws_api_gateway_rest_api.toys.id

  # deployment-misses-changes: the method is not in the hash.
  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_integration.list))
  }
}

# deployment-before-methods: nothing tells Terraform to wait for the methods.
resource "aws_api_gateway_deployment" "early" {
  rest_api_id = aws_api_gateway_rest_api.toys.id

  triggers = {
    redeployment = filesha1("${path.module}/deployments.tf")
  }
}

resource "aws_api_gateway_deployment" "restless" {
  rest_api_id = aws_api_gateway_rest_api.toys.id

  triggers = {
    # deployment-in-every-plan: every plan makes a new one.
    redeployment = timestamp()
  }

  depends_on = [aws_api_gateway_integration.list]
}

resource "aws_api_gateway_stage" "restless" {
  rest_api_id   = aws_api_gateway_rest_api.toys.id
  deployment_id = "x9y8z7"
  stage_name    = "restless"

  # change-in-every-plan: no plan of this stage is ever empty.
  description = "Applied at ${timestamp()}"
}

resource "aws_apigatewayv2_api" "silent" {
  name          = "silent"
  protocol_type = "HTTP"
}

# deployment-without-routes: there is nothing to deploy.
resource "aws_apigatewayv2_deployment" "silent" {
  api_id = aws_apigatewayv2_api.silent.id
}
