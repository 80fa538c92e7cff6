locals {
  # One line of JSON for every request; API Gateway fills in what begins with `$context.`.
  access_log_format = jsonencode({
    requestId         = "$context.requestId"
    extendedRequestId = "$context.extendedRequestId"
    ip                = "$context.identity.sourceIp"
    requestTime       = "$context.requestTime"
    httpMethod        = "$context.httpMethod"
    resourcePath      = "$context.resourcePath"
    status            = "$context.status"
    responseLatency   = "$context.responseLatency"
    integrationError  = "$context.integration.error"
  })
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  # A new deployment whenever one of these changes.
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.orders,
      aws_api_gateway_resource.order,
      aws_api_gateway_method.list_orders,
      aws_api_gateway_integration.list_orders,
      aws_api_gateway_method.get_order,
      aws_api_gateway_integration.get_order,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "orders" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  deployment_id        = aws_api_gateway_deployment.orders.id
  stage_name           = var.environment
  description          = "What the web shop calls"
  xray_tracing_enabled = true

  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"

  variables = {
    backend = var.backend
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = local.access_log_format
  }

  tags = {
    environment = var.environment
  }

  # Without the role, API Gateway refuses to log; without the group, it would make one that is kept for ever.
  depends_on = [
    aws_api_gateway_account.this,
    aws_cloudwatch_log_group.execution,
  ]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.orders.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 500
    throttling_rate_limit  = 1000
  }
}

resource "aws_api_gateway_method_settings" "list_orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.orders.stage_name
  method_path = "${replace(aws_api_gateway_resource.orders.path, "/", "~1")}/${aws_api_gateway_method.list_orders.http_method}"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    caching_enabled        = true
    cache_ttl_in_seconds   = 60
    cache_data_encrypted   = true
    throttling_burst_limit = 100
    throttling_rate_limit  = 200
  }
}
