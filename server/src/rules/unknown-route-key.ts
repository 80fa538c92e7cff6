/** Finds settings for routes that the API does not have. Silent unless every route of the API is known. */
import { attributeOf } from '../hcl/lookup.js';
import { didYouMean } from '../analysis/did-you-mean.js';
import { overriddenIn } from '../analysis/overrides.js';
import { pointsTo } from '../analysis/points-to.js';
import type { BlockTarget } from '../analysis/resolve.js';
import { settledValue } from '../analysis/settled.js';
import { textOf } from '../analysis/values.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { version2Family } from '../knowledge/stage-families.js';
import { version2StageParts } from '../knowledge/stage-parts.js';
import { apiOfStage, isRepeated, nestedIn } from './shared/resources.js';
import type { Rule, RuleContext, RuleDoc } from './rule.js';

export const unknownRouteKey: Rule = {
  code: 'unknown-route-key',
  severity: 'warning',
  group: 'stage',
  title: 'Settings for a route that the API does not have',
  *check(context) {
    const { block: name = '', route = '' } = version2Family.stage.routeSettings ?? {};
    const known = new Map<string, ReturnType<typeof routesOf>>();
    for (const block of nestedIn(context, version2Family.stage.type, name)) {
      const written = attributeOf(block.body, route);
      const value = written && settledValue(written.value, context);
      const key = value && textOf(value);
      const api = key ? apiOfStage(block, version2Family, context) : undefined;
      if (api && !known.has(api.address)) known.set(api.address, routesOf(api, context));
      const routes = api && known.get(api.address);
      if (written && key !== undefined && routes && !routes.has(key)) {
        const meant = didYouMean(key, [...routes.keys()]);
        const reference = meant === undefined ? undefined : routes.get(meant);
        yield {
          start: written.value.start,
          end: written.value.end,
          message: `The API has no route \`${key}\`, and AWS refuses settings for it: ${meant === undefined ? "use a route's `route_key`" : `it has \`${meant}\``}.`,
          fixes: () =>
            reference === undefined
              ? []
              : [
                  {
                    title: `Use \`${reference}\``,
                    edits: [{ file: context.file, span: written.value, newText: reference }],
                    safe: false,
                  },
                ],
        };
      }
    }
  },
};

export const unknownRouteKeyDoc: RuleDoc = {
  doc: `\`route_settings\` are for a route that exists, spelled exactly as in its own \`route_key\`: AWS answers "Unable to find
Route by key" otherwise. Best is a reference to the route, which also puts the two in the right order.

The rule speaks only where all routes of the API are in the module with keys that can be told: not for an API with
\`body\`, not where a child module gets the API.`,
  bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "get_orders" {
  api_id    = aws_apigatewayv2_api.orders.id
  route_key = "GET /orders"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "live"

  route_settings {
    route_key              = "GET /order"
    throttling_burst_limit = 10
    throttling_rate_limit  = 100
  }
}`,
  good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "get_orders" {
  api_id    = aws_apigatewayv2_api.orders.id
  route_key = "GET /orders"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "live"

  route_settings {
    route_key              = aws_apigatewayv2_route.get_orders.route_key
    throttling_burst_limit = 10
    throttling_rate_limit  = 100
  }
}`,
};

/** By key, how to refer to each route of an API; undefined where there are none or others may exist. */
function routesOf(api: BlockTarget, context: RuleContext): ReadonlyMap<string, string> | undefined {
  const { module } = context;
  const { route, api: names } = version2Family;
  const body = api.declaration?.block.body;
  const { quickCreate, body: definition } = version2StageParts.api;
  const isOpen =
    !module.complete ||
    module.calls.size > 0 ||
    api.module !== undefined ||
    api.kind !== 'resource' ||
    overriddenIn(module).size > 0 ||
    [quickCreate, definition].some((name) => body && attributeOf(body, name));
  if (!route || !body || isOpen) return undefined;
  const found = new Map<string, string>();
  for (const [address, { block }] of module.resources) {
    if (resourceSchema('resource', block.labels[0]?.text ?? '')?.type !== route.type) continue;
    const target = pointsTo(
      attributeOf(block.body, route.api)?.value,
      [{ type: names.type, attribute: 'id' }],
      module,
    );
    if (target !== undefined && target.address !== api.address) continue;
    const key = attributeOf(block.body, route.key);
    const text = key && textOf(settledValue(key.value, context));
    if (target === undefined || text === undefined || isRepeated(block)) return undefined;
    found.set(text, `${address}.${route.key}`);
  }
  return found.size > 0 ? found : undefined;
}
