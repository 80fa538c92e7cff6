# The provider versions that these files may run with.
terraform {
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
