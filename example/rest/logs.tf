resource "aws_cloudwatch_log_group" "access" {
  name              = "/apigateway/orders/${var.environment}/access"
  retention_in_days = var.log_retention
}

# API Gateway chooses this name; made here, the group gets its retention.
resource "aws_cloudwatch_log_group" "execution" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.orders.id}/${var.environment}"
  retention_in_days = var.log_retention
}

data "aws_iam_policy_document" "assume_by_api_gateway" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "logging" {
  name               = "api-gateway-logging"
  assume_role_policy = data.aws_iam_policy_document.assume_by_api_gateway.json
}

resource "aws_iam_role_policy_attachment" "logging" {
  role       = aws_iam_role.logging.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

# One for the whole account and Region.
resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.logging.arn

  depends_on = [aws_iam_role_policy_attachment.logging]
}
