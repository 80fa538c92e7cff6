# Mistakes on purpose, each below the code of the rule that finds it. Point at one, then ask for a quick fix.

# unknown-resource-type: the name of a draft that was never released.
resource "aws_api_gateway_v2_stage" "draft" {
  api_id = "a1b2c3d4e5"
  name   = "draft"
}

# missing-argument: `rest_api_id` and `deployment_id`; `name` already stands for `stage_name`.
resource "aws_api_gateway_stage" "arguments" {
  # unknown-argument: `name` is what a version 2 stage calls it.
  name = "prod"

  # read-only-argument: AWS makes the address.
  invoke_url = "https://example.com/prod"

  # duplicate-argument
  description = "First"
  description = "Second"

  # wrong-type
  xray_tracing_enabled = "perhaps"
}

resource "aws_api_gateway_stage" "blocks" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "prod"

  # unknown-block
  access_logs {
    format = "$context.requestId"
  }

  # too-many-blocks
  canary_settings {
    deployment_id   = "w6v5u4"
    percent_traffic = 10
  }
  canary_settings {
    deployment_id   = "w6v5u4"
    percent_traffic = 20
  }
}

resource "aws_api_gateway_stage" "values" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"

  # invalid-stage-name: no blanks or dots.
  stage_name = "my prod.1"

  # invalid-value: one of eight sizes.
  cache_cluster_enabled = true
  cache_cluster_size    = "1"

  canary_settings {
    deployment_id = "w6v5u4"

    # out-of-range: a percentage.
    percent_traffic = 120
  }
}

# missing-block: method settings without `settings` set nothing.
resource "aws_api_gateway_method_settings" "nothing" {
  rest_api_id = "a1b2c3d4e5"
  stage_name  = "live"
  method_path = "*/*"
}

# The same mistake, with a comment that silences it.
resource "aws_api_gateway_stage" "silenced" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "my prod" # apigateway-stages:ignore invalid-stage-name made by hand long ago
}
