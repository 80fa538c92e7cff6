# The provider versions that these files may run with.
terraform {
  # version-constraint: Terraform writes it with `~>`.
  required_version = "^1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.75"
    }
  }
}

# Some of the faults are about what goes elsewhere.
provider "aws" {
  alias  = "elsewhere"
  region = "eu-west-1"
}
