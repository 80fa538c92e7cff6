data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "logs" {
  name_prefix        = "apigateway-"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
}

output "log_role_arn" {
  value      = aws_iam_role.logs.arn
  depends_on = [aws_api_gateway_account.this]
}
