/** Finds deployments that make a stage which the module declares as well. */
import { attributeOf } from '../hcl/lookup.js';
import { ownStage } from '../knowledge/vocabularies/deployments.js';
import { restFamily } from '../knowledge/stage-families.js';
import { removeItem } from './fixes/layout.js';
import { identityOf, ownParts, type Part, partsOf } from './shared/parts.js';
import type { Rule, RuleContext } from './rule.js';
import { exists } from './shared/versions.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';

export const deploymentOwnsStage: Rule = {
  code: 'deployment-owns-stage',
  severity: 'error',
  group: 'stage',
  title: 'A deployment that makes a stage which is declared as well',
  *check(context) {
    for (const part of ownParts(context, ownStage.deployment)) {
      const stage = stageMadeTwice(part, context);
      const attribute = attributeOf(part.block.body, 'stage_name');
      if (stage && attribute) {
        yield {
          start: attribute.name.start,
          end: attribute.name.end,
          message: `This deployment makes the stage that \`${stage.address}\` declares, and AWS answers that it already exists: remove \`stage_name\`.`,
          related: [
            { file: stage.file, span: stage.block.header, message: 'The stage is declared here as well.' },
          ],
          fixes: () => [
            {
              title: 'Remove `stage_name`',
              edits: removeItem(part.file, part.block.body, attribute),
              safe: true,
            },
          ],
        };
      }
    }
  },
  documentation: `Before provider 6, a deployment with \`stage_name\` made that stage by itself. Where an \`aws_api_gateway_stage\`
has the same API and name, whichever comes second fails with "Stage already exists"
([#2918](https://github.com/hashicorp/terraform-provider-aws/issues/2918),
[#1153](https://github.com/hashicorp/terraform-provider-aws/issues/1153)). If the stage is in AWS already, import it as
\`REST-API-ID/STAGE-NAME\`.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "prod"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

/** The declared stage that a deployment makes once more, where that is certain. */
export function stageMadeTwice(deployment: Part, context: RuleContext): Part | undefined {
  const schema = resourceSchema('resource', ownStage.deployment)?.body.attributes.get('stage_name');
  const key = deployment.repeated ? undefined : stageKey(deployment, context);
  if (key === undefined || !schema || !exists(schema, context.module)) return undefined;
  return partsOf(context, ownStage.stage).find(
    (stage) => !stage.repeated && stageKey(stage, context) === key,
  );
}

/** Equal for two blocks that certainly name the same stage of the same API. */
export function stageKey(
  { block, file }: Part,
  context: RuleContext,
  family = restFamily,
): string | undefined {
  const api = identityOf(attributeOf(block.body, family.stage.api)?.value, file, context);
  const name = identityOf(attributeOf(block.body, family.stage.name)?.value, file, context);
  const where = [attributeOf(block.body, 'provider'), attributeOf(block.body, 'region')].map((each) =>
    each ? file.text.slice(each.value.start, each.value.end) : '',
  );
  return api === undefined || name === undefined || name === '""'
    ? undefined
    : [api, name, ...where].join('\n');
}
