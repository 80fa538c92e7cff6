/** Finds deployments that AWS will not let go of: replaced while a stage still points to them. */
import { restFamily } from '../../knowledge/stage-families.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import { resourcesInFile } from '../query/resources.js';
import type { Rule } from '../rule.js';
import { headerOf } from '../wording.js';
import {
  CREATE_BEFORE_DESTROY,
  createFirst,
  followers,
  inheritedIn,
  isReplaced,
} from './create-before-destroy.js';

export const deploymentWithoutCreateBeforeDestroy: Rule = {
  code: 'deployment-without-create-before-destroy',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment that is destroyed while a stage still uses it',
  *check(context) {
    for (const resource of resourcesInFile(context, restFamily.deployment.type)) {
      if (
        !isReplaced(resource) ||
        lifecycleArgument(resource.block, CREATE_BEFORE_DESTROY) ||
        resource.block.close === undefined
      )
        continue;
      const stage = followers(context).get(resource.address);
      if (stage && !inheritedIn(context).has(resource.address)) {
        yield {
          ...headerOf(resource.block),
          message: `AWS does not delete a deployment that \`${stage.address}\` uses, so replacing this one fails: add \`lifecycle { create_before_destroy = true }\`.`,
          related: [{ file: stage.file, span: stage.block.header, message: 'This stage uses it.' }],
          fixes: () => [{ title: 'Add `create_before_destroy`', edits: createFirst(resource), safe: true }],
        };
      }
    }
  },
  documentation: `When a deployment is replaced, Terraform destroys the old one first, and AWS rejects that: "Active stages pointing to
this deployment must be moved or deleted" ([#19805](https://github.com/hashicorp/terraform-provider-aws/issues/19805)).
With \`create_before_destroy\`, Terraform creates the new one, updates the stage, and only then deletes the old one.

The rule applies if something replaces the deployment (such as \`triggers\`) and a stage in the module uses it. Terraform
also applies \`create_before_destroy\` of a resource that depends on the deployment, so that counts, too. A stage whose
\`replace_triggered_by\` names the deployment is destroyed before it, so it is not reported.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};
