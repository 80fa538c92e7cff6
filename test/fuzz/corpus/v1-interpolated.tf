# The first style: every reference inside quotes, as Terraform 0.11 wanted it.
resource "aws_api_gateway_rest_api" "orders" {
  name        = "orders-${var.environment}"
  description = "Orders of the web shop"
}

resource "aws_api_gateway_resource" "item" {
  rest_api_id = "${aws_api_gateway_rest_api.orders.id}"
  parent_id   = "${aws_api_gateway_rest_api.orders.root_resource_id}"
  path_part   = "item"
}

resource "aws_api_gateway_method" "get_item" {
  rest_api_id   = "${aws_api_gateway_rest_api.orders.id}"
  resource_id   = "${aws_api_gateway_resource.item.id}"
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "get_item" {
  rest_api_id = "${aws_api_gateway_rest_api.orders.id}"
  resource_id = "${aws_api_gateway_resource.item.id}"
  http_method = "${aws_api_gateway_method.get_item.http_method}"
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "first" {
  depends_on  = ["aws_api_gateway_integration.get_item"]
  rest_api_id = "${aws_api_gateway_rest_api.orders.id}"
  stage_name  = "dev"
}

resource "aws_api_gateway_stage" "live" {
  stage_name            = "live"
  rest_api_id           = "${aws_api_gateway_rest_api.orders.id}"
  deployment_id         = "${aws_api_gateway_deployment.first.id}"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  documentation_version = "${aws_api_gateway_documentation_version.v1.version}"

  variables {
    backend = "blue"
    table   = "orders-${terraform.workspace}"
  }

  canary_settings {
    percent_traffic = 12.5
    use_stage_cache = false

    stage_variable_overrides {
      backend = "green"
    }
  }
}

resource "aws_api_gateway_method_settings" "get_item" {
  rest_api_id = "${aws_api_gateway_rest_api.orders.id}"
  stage_name  = "${aws_api_gateway_stage.live.stage_name}"
  method_path = "${aws_api_gateway_resource.item.path_part}/${aws_api_gateway_method.get_item.http_method}"

  settings {
    metrics_enabled = true
    logging_level   = "INFO"
  }
}
