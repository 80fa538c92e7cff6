/** Finds deployments given to a stage that deploys by itself. */
import { attributeOf } from '../../hcl/lookup.js';
import { isCertainlySet, isOn } from '../../analysis/references/certain-value.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { removeItem } from '../../edits/layout.js';
import { resourceBlocks } from '../query/blocks.js';
import type { Rule } from '../rule.js';

export const autoDeployWithDeployment: Rule = {
  code: 'auto-deploy-with-deployment',
  severity: 'error',
  group: 'stage',
  title: 'A deployment on a stage with auto-deploy',
  *check(context) {
    const { type, autoDeploy, deployment } = version2Family.stage;
    for (const { body } of resourceBlocks(context, type)) {
      const auto = attributeOf(body, autoDeploy);
      const written = attributeOf(body, deployment);
      const isBoth = written && isOn(auto?.value, context) === true && isCertainlySet(written.value, context);
      if (isBoth) {
        yield {
          start: written.name.start,
          end: written.name.end,
          message: `AWS rejects \`${deployment}\` while \`${autoDeploy}\` is on: remove it. API Gateway creates the deployments itself.`,
          fixes: () => [
            {
              title: `Remove \`${deployment}\``,
              edits: removeItem(context.file, body, written),
              safe: true,
            },
          ],
        };
      }
    }
  },
  documentation: `With \`auto_deploy = true\`, API Gateway creates a deployment after every change and points the stage to it. AWS then
rejects a \`deployment_id\`: "Deployment ID cannot be set … AutoDeploy is enabled". Either remove it, or turn
\`auto_deploy\` off and publish with \`aws_apigatewayv2_deployment\`
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/13644)).`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id        = aws_apigatewayv2_api.orders.id
  name          = "live"
  auto_deploy   = true
  deployment_id = aws_apigatewayv2_deployment.orders.id
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true
}`,
  },
};
