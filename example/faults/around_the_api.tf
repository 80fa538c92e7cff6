# Mistakes around an API and its deployments, each below the code of the rule that finds it.

resource "aws_api_gateway_base_path_mapping" "films" {
  api_id = aws_api_gateway_rest_api.films.id

  # wrong-identifier: the ID of a stage is made by Terraform, and AWS knows its name.
  stage_name  = aws_api_gateway_stage.films.id
  domain_name = "films.example.com"
}

resource "aws_apigatewayv2_api" "music" {
  name          = "music"
  protocol_type = "HTTP"
}

# never-deployed: nothing gives it a deployment.
resource "aws_apigatewayv2_stage" "music" {
  api_id = aws_apigatewayv2_api.music.id
  name   = "live"
}

# composed-stage-arn: nothing puts it after the stage.
resource "aws_wafv2_web_acl_association" "by_hand" {
  resource_arn = "arn:aws:apigateway:eu-west-1::/restapis/${aws_api_gateway_rest_api.films.id}/stages/films"
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shield/b1"
}

resource "aws_api_gateway_stage" "kept" {
  rest_api_id   = aws_api_gateway_rest_api.books.id
  deployment_id = aws_api_gateway_deployment.books.id
  stage_name    = "kept"

  lifecycle {
    # ignored-deployment: what its triggers make never comes here.
    ignore_changes = [deployment_id]
  }
}

resource "aws_api_gateway_account" "here" {
  cloudwatch_role_arn = "arn:aws:iam::123456789012:role/logs"
}

resource "aws_api_gateway_account" "logs" {
  provider            = aws.elsewhere
  cloudwatch_role_arn = "arn:aws:iam::123456789012:role/logs"
}

# duplicate-account: the settings above are the account's, too.
resource "aws_api_gateway_account" "more_logs" {
  provider            = aws.elsewhere
  cloudwatch_role_arn = "arn:aws:iam::123456789012:role/more-logs"
}

resource "aws_api_gateway_rest_api" "archive" {
  name = "archive"

  endpoint_configuration {
    # private-api-without-policy: nobody may call it, and AWS deploys no such API.
    types            = ["PRIVATE"]
    vpc_endpoint_ids = ["vpce-0123456789abcdef0"]
  }
}
