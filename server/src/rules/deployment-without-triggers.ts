/** Finds deployments that never notice that their API has changed. */
import { attributeOf } from '../hcl/lookup.js';
import { restFamily } from '../knowledge/stage-families.js';
import { apiOf, hashedParts, triggersFor } from './shared/api-parts.js';
import { isReplaced } from './deployment-without-create-before-destroy.js';
import { insertArguments } from './fixes/insert.js';
import { ownParts } from './shared/parts.js';
import { isRepeated } from './shared/resources.js';
import type { Rule } from './rule.js';
import { headerOf } from './shared/wording.js';

export const deploymentWithoutTriggers: Rule = {
  code: 'deployment-without-triggers',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment that never notices changes of its API',
  *check(context) {
    for (const part of ownParts(context, restFamily.deployment.type)) {
      const { file, block } = part;
      const anchor = attributeOf(block.body, restFamily.deployment.api);
      const isQuiet = !isReplaced(part) && !attributeOf(block.body, 'depends_on') && !part.repeated;
      const api = isQuiet && block.close !== undefined ? apiOf(block, context) : undefined;
      if (!api || !anchor) continue;
      const body = api.declaration && attributeOf(api.declaration.block.body, 'body');
      const hashed = hashedParts(api, context);
      if (hashed.length > 0) {
        yield {
          ...headerOf(block),
          message: `Changes of \`${api.address}\` never go live, as nothing makes a new deployment: add \`triggers\` with a hash of ${body ? 'its `body`' : 'its methods and integrations'}.`,
          fixes: () =>
            body && isRepeated(api.declaration.block)
              ? []
              : [
                  {
                    title: 'Add `triggers`',
                    edits: insertArguments(file, block, [triggersFor(hashed)], anchor, true),
                    safe: false,
                  },
                ],
        };
      }
    }
  },
  documentation: `A deployment is a snapshot. Without \`triggers\` Terraform makes it once, and later changes of methods, integrations
or the \`body\` never reach callers ([terraform#25495](https://github.com/hashicorp/terraform/issues/25495)); without
\`depends_on\` it may even be made before the methods are there. The fix writes \`triggers\` with a hash of all that the
module declares for the API.

Nothing is said where the API, or what belongs to it, is not in this module.`,
  examples: {
    bad: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  body = "{\\"openapi\\": \\"3.0.1\\", \\"paths\\": {}}"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}`,
    good: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  body = "{\\"openapi\\": \\"3.0.1\\", \\"paths\\": {}}"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
  }
}`,
  },
};
