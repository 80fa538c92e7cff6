/** Stands for what the parsers refuse: the finding itself is theirs, this is its name, severity and documentation. */
import type { Rule } from '../rule.js';

export const syntax: Rule = {
  code: 'syntax',
  severity: 'error',
  group: 'schema',
  title: 'Text that is no HCL',
  setting: "What HashiCorp's own parser refuses.",
  reportedByTerraformLs: true,
  check: () => [],
  documentation: `What HashiCorp's own parser refuses, at its position. While it is busy or not there, what this extension's own
parser could not read. Everything else in the file goes on being looked at as far as it can be read; a comment can't
silence this one.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};
