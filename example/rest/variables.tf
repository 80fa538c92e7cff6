variable "region" {
  description = "Where the API lives."
  type        = string
  default     = "eu-west-1"
}

variable "environment" {
  description = "Also the stage's name, and so a part of the address."
  type        = string
  default     = "prod"
}

variable "backend" {
  description = "Host of the service behind the API."
  type        = string
  default     = "orders.internal.example.com"
}

variable "log_retention" {
  description = "Days for which logs are kept."
  type        = number
  default     = 30
}
