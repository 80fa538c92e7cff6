terraform {
  required_version = ">= 1.5, < 2.0.0"

  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 5.40"
      configuration_aliases = [aws.edge]
    }
  }

  backend "s3" {}
}

provider "aws" {
  region = "eu-central-1"
  default_tags { tags = local.tags }
}

provider "aws" {
  alias  = "edge"
  region = "us-east-1"
}

variable "stage_name" {
  type      = string
  default   = "prod"
  sensitive = false
}

variable "name" {}

locals {
  tags    = { project = var.name }
  methods = csvdecode(file("${path.module}/methods.csv"))
}

data "aws_api_gateway_rest_api" "shared" {
  provider = aws.edge
  name     = "shared"
}

module "gateway" {
  source  = "terraform-aws-modules/apigateway-v2/aws"
  version = "5.0.0"
  providers = {
    aws = aws.edge
  }
  name = var.name
}

resource "aws_wafv2_web_acl_association" "stage" {
  resource_arn = aws_api_gateway_stage.main.arn
  web_acl_arn  = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/a/b"
}

resource "aws_lambda_permission" "stage" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${data.aws_api_gateway_rest_api.shared.execution_arn}/*/*"

  timeouts {
    create = "10m"
  }

  provisioner "local-exec" {
    when    = destroy
    command = "echo ${self.id} && rm -rf './build' | tee \"log.txt\""
  }
}

moved {
  from = aws_api_gateway_stage.old
  to   = aws_api_gateway_stage.main
}

removed {
  from = aws_api_gateway_stage.gone
  lifecycle {
    destroy = false
  }
}

check "answers" {
  data "http" "stage" {
    url = module.gateway.stage_invoke_url
  }
  assert {
    condition     = data.http.stage.status_code == 200
    error_message = "${data.http.stage.url} does not answer"
  }
}

output "stage" {
  value       = one(aws_api_gateway_stage.main[*].arn)
  description = "ARN of the stage"
  depends_on  = [module.gateway]
}
