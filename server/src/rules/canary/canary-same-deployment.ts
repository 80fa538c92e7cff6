/** Finds canaries that publish what the stage publishes anyway. */
import { attributeOf } from '../../hcl/lookup.js';
import { pointsTo, referenceIn } from '../../analysis/references/points-to.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { numberOf, textOf } from '../../analysis/values/values.js';
import type { Attribute } from '../../hcl/syntax.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { restStageParts } from '../../knowledge/stage-parts.js';
import { sourceOf } from '../../edits/layout.js';
import { isRepeated, nestedBlocks } from '../query/blocks.js';
import type { Rule, RuleContext } from '../rule.js';

export const canarySameDeployment: Rule = {
  code: 'canary-same-deployment',
  severity: 'warning',
  group: 'stage',
  title: 'A canary with the deployment and variables of its stage',
  *check(context) {
    const { canary } = restStageParts;
    for (const { resource, body } of nestedBlocks(context, restFamily.stage.type, canary.block)) {
      const own = attributeOf(resource.body, restFamily.stage.deployment);
      const other = attributeOf(body, canary.deployment);
      const percent = certainValue(attributeOf(body, canary.percent)?.value, context);
      const overrides = certainValue(attributeOf(body, canary.overrides)?.value, context);
      const isPlain =
        overrides.kind === 'null' || (overrides.kind === 'object' && overrides.entries.size === 0);
      const isOff = percent.kind === 'null' || numberOf(percent) === 0;
      if (isPlain && !isOff && own && other && isSame(own, other, context)) {
        yield {
          start: other.value.start,
          end: other.value.end,
          message:
            'The canary has the same deployment as the stage, so all callers get the same: give it another deployment, or override variables.',
        };
      }
    }
  },
  documentation: `A canary tests a new deployment on some of the requests. With the \`deployment_id\` of the stage and without
\`stage_variable_overrides\`, all requests get the same response. Up to provider 5.74 this was always so, because a canary
could not have its own deployment. A canary with 0 percent of the traffic is not reported
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/39929)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.orders.id
    percent_traffic = 10
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 10
  }
}`,
  },
};

function isSame({ value: own }: Attribute, { value: other }: Attribute, context: RuleContext): boolean {
  const [first, second] = [own, other].map((each) => textOf(certainValue(each, context)));
  if (first !== undefined && second !== undefined) return first === second;
  const [a, b] = [own, other].map(referenceIn);
  if (a && b && sourceOf(context.file, a) === sourceOf(context.file, b)) return true;
  const targets = [{ type: restFamily.deployment.type, attribute: 'id' }];
  const [one, two] = [own, other].map((each) => pointsTo(each, targets, context.module));
  const block = one?.declaration?.block;
  return one !== undefined && one.address === two?.address && block !== undefined && !isRepeated(block);
}
