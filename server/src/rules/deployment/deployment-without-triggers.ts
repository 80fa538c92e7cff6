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
  title: 'A deployment that changes of its API do not replace',
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
          `Changes of ${api ? `\`${api.address}\`` : 'the API'} are never deployed, because `,
          isOrdered
            ? '`depends_on` defines only the order and creates no new deployment'
            : 'nothing creates a new deployment',
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
  documentation: `A deployment is a snapshot. Without \`triggers\`, Terraform creates it once, and later changes of methods, integrations
or the \`body\` never reach callers ([terraform#25495](https://github.com/hashicorp/terraform/issues/25495)). With
\`depends_on\`, the deployment is created after the methods, but not replaced when they change: only a change of one of its
arguments replaces it, and \`triggers\` is the argument for that. The fix adds \`triggers\` with a hash of everything that the
module declares for the API. The references also define the order, so \`depends_on\` is no longer needed. If a stage uses the
deployment, the fix also adds \`create_before_destroy\`, without which it can't be replaced.

Not reported if the module contains neither the API nor anything that the deployment depends on.`,
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
