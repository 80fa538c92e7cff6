output "url" {
  description = "Where the stage answers."
  value       = aws_api_gateway_stage.orders.invoke_url
}

output "execution_arn" {
  description = "For permissions that name this stage."
  value       = "${aws_api_gateway_stage.orders.execution_arn}/*/*"
}
