/** Finds settings and plans that hold on to the stage of a deployment, and lose it with the next one. */
import { ownStage } from '../knowledge/vocabularies/deployments.js';
import { toStage } from './deployment-removed-attribute.js';
import { readBy } from './shared/parts.js';
import type { Rule } from './rule.js';
import { namedStages } from './shared/stage-uses.js';

export const settingsFollowDeployment: Rule = {
  code: 'settings-follow-deployment',
  severity: 'warning',
  group: 'stage',
  title: 'Settings that refer to the stage of a deployment',
  *check(context) {
    for (const { stage } of namedStages(context)) {
      const read = readBy(stage.value, context.module);
      if (read?.target.type === ownStage.deployment && read.attribute === ownStage.members.stage_name) {
        const { start, end } = stage.value;
        const isHere = start <= read.reference.start && read.reference.end <= end;
        yield {
          start,
          end,
          message: `\`stage_name\` of a deployment goes with every new deployment, and these settings with it: refer to an \`${ownStage.stage}\`.`,
          fixes: () => (isHere ? toStage(read.reference, context) : []),
        };
      }
    }
  },
  documentation: `When a deployment made its stage itself (\`stage_name\`, before provider 6), method settings and usage plans often
referred to \`aws_api_gateway_deployment.….stage_name\`. A new deployment replaces that stage, and what was set on it is
lost ([#5765](https://github.com/hashicorp/terraform-provider-aws/issues/5765),
[#14100](https://github.com/hashicorp/terraform-provider-aws/issues/14100)). A stage of its own stays.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_deployment.orders.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}`,
  },
};
