/** Finds settings for routes that the API does not have, or has too late. Silent about what it can't tell. */
import { attributeOf } from '../../hcl/lookup.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import type { Attribute } from '../../hcl/syntax.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { quoted } from '../../hcl/print.js';
import { nestedBlocks } from '../query/blocks.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { resourceAt } from '../query/resources.js';
import { apiOfStage } from '../query/stages.js';
import { ROUTE, type Routes, routesOf } from '../query/routes.js';
import type { Fix, Rule, RuleContext } from '../rule.js';

export const unknownRouteKey: Rule = {
  code: 'unknown-route-key',
  severity: 'warning',
  group: 'stage',
  title: 'Settings for a route that does not exist, or not yet',
  setting: 'Settings for a route that the API does not have.',
  *check(context) {
    const { block: name, route } = version2Family.stage.routeSettings;
    const known = new Map<string, Routes>();
    const waiting = new Map<string, ReadonlySet<string> | undefined>();
    for (const block of nestedBlocks(context, version2Family.stage.type, name)) {
      const written = attributeOf(block.body, route);
      const key = written && textOf(certainValue(written.value, context));
      const api = key ? apiOfStage(block, version2Family, context) : undefined;
      if (written === undefined || key === undefined || api === undefined) continue;
      const routes = known.get(api.address) ?? routesOf(api, context);
      known.set(api.address, routes);
      const { start, end } = written.value;
      const own = routes.byKey.get(key);
      if (own !== undefined) {
        const stage = addressOfBlock(block.resource);
        if (!waiting.has(stage)) waiting.set(stage, before(stage, context));
        if (own === api.address || (waiting.get(stage)?.has(own) ?? true)) continue;
        const message = `The stage does not depend on \`${own}\`, and AWS rejects settings for a route that does not exist yet: use its \`${ROUTE.key}\`.`;
        yield { start, end, message, fixes: () => [referring(own, written, context)] };
      } else if (routes.complete && routes.quick === undefined && routes.byKey.size > 0) {
        const meant = didYouMean(key, [...routes.byKey.keys()]);
        const address = meant === undefined ? undefined : routes.byKey.get(meant);
        const isDefined = address === api.address;
        const remedy = meant === undefined ? `use the \`${ROUTE.key}\` of a route` : `use \`${meant}\``;
        const message = `The API has no route \`${key}\`, and AWS rejects settings for it: ${remedy}.`;
        yield {
          start,
          end,
          message,
          fixes: () =>
            address === undefined || meant === undefined
              ? []
              : [isDefined ? naming(meant, written, context) : referring(address, written, context)],
        };
      }
    }
  },
  documentation: `\`route_settings\` require an existing route, spelled exactly as in its \`route_key\`. Otherwise AWS fails with "Unable to find
Route by key" ([discussion](https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/80)). A
literal key does not tell Terraform about the order: the stage may be created first, with the same error. A reference to
the route solves both, and \`depends_on\` solves the order.

A missing route is reported only if all routes of the API are in the module, or in the \`body\` of the API, and their keys
are known; not if there are child modules.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "get_orders" {
  api_id    = aws_apigatewayv2_api.orders.id
  route_key = "GET /orders"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

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
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  route_settings {
    route_key              = aws_apigatewayv2_route.get_orders.route_key
    throttling_burst_limit = 10
    throttling_rate_limit  = 100
  }
}`,
  },
};

/** What Terraform makes before a stage; all else it makes at the same time. Undefined where an override file may add to it. */
function before(stage: string, context: RuleContext): ReadonlySet<string> | undefined {
  return resourceAt(context, stage) && dependenciesOf([stage], context.module);
}

function naming(key: string, { value }: Attribute, { file }: RuleContext): Fix {
  return { title: `Change to \`${key}\``, edits: [{ file, span: value, newText: quoted(key) }], safe: false };
}

function referring(address: string, { value }: Attribute, { file }: RuleContext): Fix {
  const newText = `${address}.${ROUTE.key}`;
  return { title: `Use \`${newText}\``, edits: [{ file, span: value, newText }], safe: false };
}
