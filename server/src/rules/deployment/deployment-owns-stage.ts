/** Finds deployments that make a stage which the module declares as well. */
import { attributeOf } from '../../hcl/lookup.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import { ownStage } from '../../knowledge/vocabularies/deployments.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { removeItem } from '../../edits/layout.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { type Resource, resourcesInFile } from '../query/resources.js';
import type { Rule, RuleContext } from '../rule.js';
import { isOwnStageDeprecated, stageMadeTwice } from './own-stage.js';

export const deploymentOwnsStage: Rule = {
  code: 'deployment-owns-stage',
  severity: 'error',
  group: 'stage',
  title: 'A deployment that creates a stage that is also declared',
  *check(context) {
    for (const resource of resourcesInFile(context, ownStage.deployment)) {
      const { file, block } = resource;
      const stage = stageMadeTwice(resource, context);
      const attribute = attributeOf(block.body, 'stage_name');
      if (!stage || !attribute) continue;
      const isAfter = dependenciesOf([stage.address], context.module).has(resource.address);
      // Where the argument is on its way out, what refers to the stage by it would have to go as well.
      const mayRefer = !isAfter && !isOwnStageDeprecated(context.module);
      const removal = {
        title: 'Remove `stage_name`',
        edits: removeItem(file, block.body, attribute),
        safe: publishes(stage, resource, context),
      };
      const reference = `${stage.address}.${restFamily.stage.name}`;
      const order = {
        title: `Refer to \`${stage.address}\``,
        edits: [{ file, span: attribute.value, newText: reference }],
        safe: false,
      };
      yield {
        start: attribute.name.start,
        end: attribute.name.end,
        ...(isAfter ? {} : { severity: 'warning' }),
        message: isAfter
          ? `This deployment creates the stage that \`${stage.address}\` declares, and AWS fails because it already exists: remove \`stage_name\`.`
          : `This deployment creates the stage that \`${stage.address}\` declares if it is created first, and AWS then fails because the stage already exists: ${mayRefer ? `refer to \`${reference}\`, or ` : ''}remove \`stage_name\`.`,
        related: [
          { file: stage.file, span: stage.block.header, message: 'The stage is also declared here.' },
        ],
        fixes: () => (mayRefer ? [order, removal] : [removal]),
      };
    }
  },
  documentation: `Before provider 6, a deployment with \`stage_name\` created that stage, or published itself to the stage if it already
existed. An \`aws_api_gateway_stage\` with the same API and name that comes after the deployment fails with
"Stage already exists" ([#2918](https://github.com/hashicorp/terraform-provider-aws/issues/2918),
[#1153](https://github.com/hashicorp/terraform-provider-aws/issues/1153)). If the order of the two is not defined,
this is a warning. If the deployment comes after the stage, for example through a reference to its \`stage_name\`, there is
no finding. If the stage already exists in AWS, import it as \`REST-API-ID/STAGE-NAME\`.`,
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

function publishes(stage: Resource, deployment: Resource, { module }: RuleContext): boolean {
  const written = attributeOf(stage.block.body, restFamily.stage.deployment)?.value;
  const targets = [{ type: ownStage.deployment, attribute: 'id' }];
  return pointsTo(written, targets, module)?.address === deployment.address;
}
