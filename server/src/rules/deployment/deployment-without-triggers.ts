/** Finds deployments that never notice that their API has changed. */
import { attributeOf } from '../../hcl/lookup.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { apiOf, awaitedModules, awaitedParts, hashedParts, triggersFor } from '../query/api-parts.js';
import { insertArguments } from '../../edits/insert.js';
import { isRepeated } from '../query/blocks.js';
import { resourcesInFile } from '../query/resources.js';
import type { Rule } from '../rule.js';
import { headerOf, listed } from '../wording.js';
import { isReplaced, outliveStage } from './create-before-destroy.js';

export const deploymentWithoutTriggers: Rule = {
  code: 'deployment-without-triggers',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment that never notices changes of its API',
  *check(context) {
    for (const resource of resourcesInFile(context, restFamily.deployment.type)) {
      const { file, block } = resource;
      const anchor = attributeOf(block.body, restFamily.deployment.api);
      if (!anchor || block.close === undefined || resource.repeated || isReplaced(resource)) continue;
      const api = apiOf(block, context);
      const body = api?.declaration && attributeOf(api.declaration.block.body, 'body');
      const awaited = awaitedParts(resource, context);
      const hashed = [...new Set([...(api ? hashedParts(api, context) : []), ...awaited])];
      const modules = awaitedModules(resource, context);
      if (hashed.length === 0 && modules.length === 0) continue;
      const isOrdered = awaited.length > 0 || modules.length > 0;
      yield {
        ...headerOf(block),
        message: [
          `Changes of ${api ? `\`${api.address}\`` : 'the API'} never go live, as `,
          isOrdered
            ? '`depends_on` is an order and makes no new deployment'
            : 'nothing makes a new deployment',
          ': add `triggers` with ',
          hashed.length === 0
            ? `an output of ${listed(modules)} that has a hash of its methods and integrations.`
            : `a hash of ${body ? 'its `body`' : 'its methods and integrations'}.`,
        ].join(''),
        fixes: () =>
          hashed.length === 0 || (body && isRepeated(api.declaration.block))
            ? []
            : [
                {
                  title: 'Add `triggers`',
                  edits: [
                    ...insertArguments(file, block, [triggersFor(hashed)], anchor, true),
                    ...outliveStage(resource, 'known', context),
                  ],
                  safe: false,
                },
              ],
      };
    }
  },
  documentation: `A deployment is a snapshot. Without \`triggers\` Terraform makes it once, and later changes of methods, integrations
or the \`body\` never reach callers ([terraform#25495](https://github.com/hashicorp/terraform/issues/25495)). With
\`depends_on\` it is made after the methods, but no second time: a deployment is replaced when one of its own arguments
changes, and \`triggers\` is the one for that. The fix writes \`triggers\` with a hash of all that the module declares for
the API; it waits for them as well, so \`depends_on\` says nothing more. Below a stage it adds \`create_before_destroy\` too,
without which no deployment can be replaced.

Nothing is said where neither the API nor what the deployment waits for is in sight.`,
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
