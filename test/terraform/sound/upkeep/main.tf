variable "protect" {
  type      = bool
  default   = false
  sensitive = true
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_apigatewayv2_stage" "live" {
  for_each = toset(["live"])

  api_id      = aws_apigatewayv2_api.orders.id
  name        = each.key
  auto_deploy = true

  lifecycle {
    ignore_changes = all
  }
}

resource "aws_apigatewayv2_stage" "test" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "test"
  auto_deploy = var.protect ? false : true

  default_route_settings {
    throttling_burst_limit = 5
    throttling_rate_limit  = 5
  }

  lifecycle {
    ignore_changes = [
      deployment_id,
      default_route_settings[0].throttling_burst_limit,
      stage_variables,
    ]
  }
}

resource "terraform_data" "revision" {
  input            = { api = aws_apigatewayv2_api.orders.id }
  triggers_replace = [aws_apigatewayv2_stage.test.id]

  provisioner "local-exec" {
    command = "echo ${self.input.api}"
    when    = create
  }

  provisioner "local-exec" {
    command    = "echo gone"
    when       = destroy
    on_failure = continue
  }
}

moved {
  from = aws_apigatewayv2_stage.production
  to   = aws_apigatewayv2_stage.live["live"]
}

moved {
  from = aws_apigatewayv2_api.old[0]
  to   = aws_apigatewayv2_api.orders
}

moved {
  from = module.legacy.aws_apigatewayv2_stage.test
  to   = aws_apigatewayv2_stage.test
}

removed {
  from = aws_apigatewayv2_stage.staging

  lifecycle {
    destroy = false
  }
}

removed {
  from = module.old_stage

  lifecycle {
    destroy = true
  }
}

output "api" {
  value     = { id = aws_apigatewayv2_api.orders.id, protected = var.protect }
  sensitive = true
}

output "revision" {
  value = terraform_data.revision.output
}
