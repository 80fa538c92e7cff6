/** Finds deployments that never notice that their API has changed. */
import type { Part } from '../../analysis/deployment/snapshot.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { headerOf, listed } from '../wording.js';
import {
  awaitedModules,
  awaitedParts,
  noticingDeployments,
  type NoticingDeployment,
} from '../query/api-parts.js';
import { ignoresChanges } from '../query/lifecycle.js';
import { resourceAt } from '../query/resources.js';
import type { Rule, RuleContext } from '../rule.js';
import { isReplaced } from './create-before-destroy.js';
import { noticeAll, unnoticed } from './notice-edits.js';
import { isDeployedAutomatically } from './automatic-deployment.js';

export const deploymentWithoutTriggers: Rule = {
  code: 'deployment-without-triggers',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment that changes of its API do not replace',
  *check(context) {
    for (const deployment of noticingDeployments(context)) {
      const { resource, family, notice } = deployment;
      const { block } = resource;
      const isDecided = notice.outside || !notice.known || ignoresChanges(block, 'triggers');
      if (block.close === undefined || isReplaced(resource) || isDecided) continue;
      if (family === version2Family && isDeployedAutomatically(resource, context)) continue;
      const awaited = awaitedParts(resource, family, context);
      const beside = awaitedBeside(deployment, awaited, context);
      const parts = [...unnoticed(notice).map(({ part }) => part), ...beside];
      const isBelow = parts.length > 0 && parts.every(({ way }) => way?.length === 1);
      const modules = isBelow
        ? [...new Set(parts.map(({ way }) => `module.${way?.[0] ?? ''}`))]
        : awaitedModules(resource, family, context);
      if (parts.length === 0 && modules.length === 0) continue;
      const { api } = notice;
      const isOrdered = awaited.length > 0 || awaitedModules(resource, family, context).length > 0;
      const isBody = parts.some(({ argument }) => argument === 'body');
      yield {
        ...headerOf(block),
        message: [
          `Changes of ${api && 'address' in api ? `\`${api.address}\`` : 'the API'} are never deployed, because `,
          isOrdered
            ? '`depends_on` defines only the order and creates no new deployment'
            : 'nothing creates a new deployment',
          ': add `triggers` with ',
          parts.length === 0 || isBelow
            ? `an output of ${listed(modules)} that has a hash of its ${PARTS[family.api.type] ?? ''}.`
            : `a hash of ${isBody ? 'its `body`' : `its ${PARTS[family.api.type] ?? ''}`}.`,
        ].join(''),
        fixes: () => {
          const edits = noticeAll(deployment, context, beside);
          return edits.length === 0 ? [] : [{ title: 'Add `triggers`', edits, safe: false }];
        },
      };
    }
  },
  documentation: `A deployment is a snapshot. Without \`triggers\`, Terraform creates it once, and later changes of methods, integrations
or the \`body\` never reach callers ([terraform#25495](https://github.com/hashicorp/terraform/issues/25495)). With
\`depends_on\`, the deployment is created after the methods, but not replaced when they change: only a change of one of its
arguments replaces it, and \`triggers\` is the argument for that. The fix adds \`triggers\` with a hash of everything that the
module declares for the API. The references also define the order, so \`depends_on\` is no longer needed. If a stage uses the
deployment, the fix also adds \`create_before_destroy\`, without which it can't be replaced.

The same holds for HTTP and WebSocket APIs, unless a stage of theirs deploys by itself (\`auto_deploy\`). Not reported if the
module contains neither the API nor anything that the deployment depends on.`,
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

/** What callers know of an API of each family. */
const PARTS: Readonly<Record<string, string>> = {
  aws_api_gateway_rest_api: 'methods and integrations',
  aws_apigatewayv2_api: 'routes and integrations',
};

/** What a deployment waits for although it can't be said which API that is of. */
function awaitedBeside(
  { notice }: NoticingDeployment,
  addresses: readonly string[],
  context: RuleContext,
): readonly Part[] {
  const known = new Set(notice.parts.map(({ part }) => part.expression));
  return addresses.flatMap((address) => {
    const declaration = known.has(address) ? undefined : resourceAt(context, address);
    const { module } = context;
    return declaration
      ? [{ expression: address, address, declaration, module, way: [], alongside: false }]
      : [];
  });
}
