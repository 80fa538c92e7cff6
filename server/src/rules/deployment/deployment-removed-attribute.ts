/** Finds references to what a deployment told of its own stage, which provider 6 does not have. */
import { referencesIn } from '../../hcl/walk.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { ownStage } from '../../knowledge/vocabularies/deployments.js';
import { allows } from '../../workspace/provider-versions.js';
import type { Rule } from '../rule.js';
import { exists } from '../../analysis/versions/availability.js';
import { toStage } from './own-stage.js';

export const deploymentRemovedAttribute: Rule = {
  code: 'deployment-removed-attribute',
  severity: 'warning',
  group: 'stage',
  oncePerFile: true,
  title: 'A deployment attribute that provider 6 removed',
  *check(context) {
    const { file, module } = context;
    const attributes = resourceSchema('resource', ownStage.deployment)?.body.attributes;
    for (const reference of referencesIn(file.body)) {
      const step =
        reference.root.text === ownStage.deployment
          ? reference.steps.slice(1).find((each) => each.kind === 'attribute')
          : undefined;
      const name = step?.kind === 'attribute' ? step.name.text : '';
      const schema = ownStage.attributes.some((each) => each === name) ? attributes?.get(name) : undefined;
      const isGone = schema !== undefined && !exists(schema, module);
      const isDeprecated =
        !module.providerVersions.known ||
        allows(module.providerVersions, { since: ownStage.attributesDeprecatedSince }) !== 'none';
      if (step?.kind === 'attribute' && schema?.until && isDeprecated) {
        yield {
          start: step.name.start,
          end: step.name.end,
          ...(isGone ? { severity: 'error' } : { tag: 'deprecated' }),
          message: `\`${name}\` of a deployment was removed in version ${schema.until} of the AWS provider: use \`${name}\` of the \`${ownStage.stage}\`.`,
          fixes: () => toStage(reference, context),
        };
      }
    }
  },
  documentation: `\`invoke_url\` and \`execution_arn\` belong to a stage. \`aws_api_gateway_deployment\` had them for the stage that it
created. They were deprecated in the last releases of provider 5 and removed in 6.0.0
([#42244](https://github.com/hashicorp/terraform-provider-aws/issues/42244)). The fix reads them from the stage with the
deployment, if there is exactly one.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

output "url" {
  value = aws_api_gateway_deployment.orders.invoke_url
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

output "url" {
  value = aws_api_gateway_stage.prod.invoke_url
}`,
  },
};
