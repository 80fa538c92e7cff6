/** Finds settings and plans that hold on to the stage of a deployment, and lose it with the next one. */
import { ownStage } from '../../knowledge/vocabularies/deployments.js';
import { isOneLine } from '../../edits/layout.js';
import { referredAttribute } from '../query/references.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import { type Resource, resourceAt } from '../query/resources.js';
import { isReplacedWith } from '../deployment/replaced-together.js';
import type { Fix, Rule } from '../rule.js';
import { namedStages } from '../query/stage-uses.js';
import {
  CREATE_BEFORE_DESTROY,
  createFirst,
  mayBeCreatedFirst,
} from '../deployment/create-before-destroy.js';
import { toStage } from '../deployment/own-stage.js';

export const settingsFollowDeployment: Rule = {
  code: 'settings-follow-deployment',
  severity: 'warning',
  group: 'stage',
  title: 'A reference to the stage of a deployment',
  *check(context) {
    for (const { resource, stage, use } of namedStages(context)) {
      const read = referredAttribute(stage.value, context.module);
      const isOwnName =
        read?.target.type === ownStage.deployment && read.attribute === ownStage.members.stage_name;
      const deployment = isOwnName ? resourceAt(context, read.target.address) : undefined;
      if (!read || !deployment || isReplacedWith(resource, deployment)) continue;
      if (!mayBeCreatedFirst(deployment, context)) {
        const { start, end } = stage.value;
        const isHere = start <= read.reference.start && read.reference.end <= end;
        yield {
          start,
          end,
          message: `The stage of a deployment is deleted when the deployment is replaced, together with ${use.lost}: refer to an \`${ownStage.stage}\`, or add \`create_before_destroy\` to the deployment.`,
          fixes: () => [...(isHere ? toStage(read.reference, context) : []), ...createdFirst(deployment)],
        };
      }
    }
  },
  documentation: `When a deployment created its stage (\`stage_name\`, before provider 6), method settings and usage plans often
referred to \`aws_api_gateway_deployment.….stage_name\`. If the old deployment is destroyed first, its stage is deleted with
all settings ([#5765](https://github.com/hashicorp/terraform-provider-aws/issues/5765),
[#14100](https://github.com/hashicorp/terraform-provider-aws/issues/14100)). A separate stage resource stays. So does a stage whose
deployment has \`create_before_destroy\`: the provider deletes it only while it points to the old deployment. Settings
whose \`replace_triggered_by\` names the deployment are replaced with it.`,
  examples: {
    bad: `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 4.0"
    }
  }
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = var.api_id
  stage_name  = "prod"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = var.api_id
  stage_name  = aws_api_gateway_deployment.orders.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = var.api_id
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = var.api_id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = var.api_id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}`,
  },
};

function createdFirst(deployment: Resource): readonly Fix[] {
  const isWritten = lifecycleArgument(deployment.block, CREATE_BEFORE_DESTROY) !== undefined;
  const edits = isWritten || isOneLine(deployment.file, deployment.block) ? [] : createFirst(deployment);
  return edits.length > 0 ? [{ title: `Add \`${CREATE_BEFORE_DESTROY}\``, edits, safe: false }] : [];
}
