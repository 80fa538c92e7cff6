terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true

  default_tags {
    tags = { service = "shop" }
  }
}

provider "aws" {
  alias                       = "us"
  region                      = "us-east-1"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

data "aws_region" "us" {
  provider = aws.us
}

resource "aws_acm_certificate" "shop" {
  provider          = aws.us
  domain_name       = "api.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_domain_name" "shop" {
  certificate_arn = aws_acm_certificate.shop.arn
  domain_name     = aws_acm_certificate.shop.domain_name
  provider        = aws
}

module "regional" {
  source = "./regional"

  providers = {
    aws        = aws
    aws.global = aws.us
  }

  validation_names = [for option in aws_acm_certificate.shop.domain_validation_options : option.resource_record_name]
}

output "region" {
  value = data.aws_region.us.name
}

output "arns" {
  value = module.regional.arns
}
