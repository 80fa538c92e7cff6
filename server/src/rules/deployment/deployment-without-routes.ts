/** Finds deployments of HTTP and WebSocket APIs that have no routes. */
import { apiBehind, partsOf } from '../../analysis/deployment/snapshot.js';
import { isOverridden } from '../../analysis/references/points-to.js';
import { connectedWith } from '../../analysis/references/connected-modules.js';
import { attributeOf } from '../../hcl/lookup.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import type { Module } from '../../workspace/module.js';
import { noticingDeployments, waitsForUnknown } from '../query/api-parts.js';
import { oncePerRun } from '../query/once-per-run.js';
import type { Rule } from '../rule.js';
import { headerOf } from '../wording.js';

export const deploymentWithoutRoutes: Rule = {
  code: 'deployment-without-routes',
  severity: 'information',
  group: 'stage',
  title: 'A deployment of an API that has no routes',
  *check(context) {
    for (const { resource, family, notice } of noticingDeployments(context)) {
      const { api } = notice;
      if (family !== version2Family || api === undefined || 'end' in api || !api.declaration) continue;
      const { body } = api.declaration.block;
      // Those that come after the deployment are routes, too.
      const hasRoutes = partsOf(api, family, context.module).some(
        (part) => part.argument === 'body' || part.address.startsWith(`${version2Family.route.type}.`),
      );
      const isQuick = attributeOf(body, version2StageParts.api.quickCreate) !== undefined;
      const isRepeated =
        attributeOf(body, 'for_each') !== undefined || attributeOf(body, 'count') !== undefined;
      const isUnsure = waitsForUnknown(resource, context) || mayHaveMore(context);
      if (hasRoutes || isQuick || isRepeated || isOverridden(api, context.module) || isUnsure) continue;
      yield {
        ...headerOf(resource.block),
        message: `\`${api.address}\` has no routes, and AWS rejects its deployment: declare an \`${version2Family.route.type}\` and refer to it in \`triggers\`.`,
      };
    }
  },
  documentation: `AWS rejects the deployment of an HTTP or WebSocket API without routes: *At least one route is required before deploying the
Api*. Reported where all modules that are applied together can be read and none of them has a route of the API or a \`body\`
for it.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_deployment" "chat" {
  api_id = aws_apigatewayv2_api.chat.id
}`,
    good: `resource "aws_apigatewayv2_api" "chat" {
  name                       = "chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_route" "say" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "say"
}

resource "aws_apigatewayv2_deployment" "chat" {
  api_id = aws_apigatewayv2_api.chat.id

  triggers = {
    redeployment = sha1(jsonencode(aws_apigatewayv2_route.say))
  }
}`,
  },
};

/** Whether some route may be one of any API, or some module can't be read. */
const mayHaveMore = oncePerRun(({ module }): boolean => {
  const modules = connectedWith(module);
  return modules === undefined || modules.some(hasLooseRoute);
});

function hasLooseRoute(module: Module): boolean {
  const { type, api } = version2Family.route;
  return [...module.resources].some(([address, { block }]) => {
    if (!address.startsWith(`${type}.`)) return false;
    const found = apiBehind(attributeOf(block.body, api)?.value, version2Family, module);
    return found === undefined || 'end' in found;
  });
}
