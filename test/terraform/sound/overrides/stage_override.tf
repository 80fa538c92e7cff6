variable "stage_name" {
  default = "live"
}

locals {
  tags = { team = "shop", env = "test" }
}

resource "aws_api_gateway_stage" "shop" {
  count       = 1
  description = "Stage ${count.index}"
}

output "queue" {
  description = "From the neighbour in JSON."
}
