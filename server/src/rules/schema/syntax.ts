/** Stands for what the parsers refuse: the finding itself is theirs, this is its name, severity and documentation. */
import type { Rule } from '../rule.js';

export const syntax: Rule = {
  code: 'syntax',
  severity: 'error',
  group: 'schema',
  title: 'Invalid syntax',
  setting: "Syntax that HashiCorp's parser rejects.",
  reportedByTerraformLs: true,
  check: () => [],
  documentation: `The errors of HashiCorp's parser. While that parser is busy or not available, the errors of this extension's own parser.
The rest of the file is still checked as far as it can be parsed. Variable files (\`*.tfvars\`) are parsed, too, if their
module has to do with API Gateway. An ignore comment has no effect on this rule.`,
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
