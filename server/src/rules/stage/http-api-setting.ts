/** Finds what only WebSocket APIs have, on the stage of an HTTP API. Which arguments those are is a fact. */
import { isCertainlySet, certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { removeItem } from '../../edits/layout.js';
import { hasComment } from '../../edits/tuple-items.js';
import type { Attribute } from '../../hcl/syntax.js';
import { argumentsOf } from '../query/arguments.js';
import type { Rule, RuleContext } from '../rule.js';
import { isOfHttpApi } from '../query/stages.js';

export const httpApiSetting: Rule = {
  code: 'http-api-setting',
  severity: 'error',
  group: 'stage',
  title: 'A WebSocket API setting on an HTTP API stage',
  *check(context) {
    const { webSocketOnly } = version2StageParts;
    for (const { block, attribute } of argumentsOf(context, (schema) => webSocketOnly.has(schema.name))) {
      const name = attribute.name.text;
      if (block.schema.type !== version2Family.stage.type) continue;
      if (isForWebSockets(attribute, context) && isOfHttpApi(block, context)) {
        yield {
          start: attribute.name.start,
          end: attribute.name.end,
          message: `\`${name}\` exists only for WebSocket APIs, not for HTTP APIs: remove it.`,
          ...(version2StageParts.leftOut.has(name) ? { severity: 'warning' as const } : {}),
          fixes: () => [
            saysNothingElse(block, context)
              ? {
                  title: `Remove \`${block.block.type.text}\``,
                  edits: removeItem(context.file, block.resource.body, block.block),
                  safe: true,
                }
              : {
                  title: `Remove \`${name}\``,
                  edits: removeItem(context.file, block.body, attribute),
                  safe: true,
                },
          ],
        };
      }
    }
  },
  documentation: `Execution logs (\`logging_level\`, \`data_trace_enabled\`) and client certificates exist only for WebSocket APIs. For an HTTP
API, older provider versions fail with "Execution logs are not supported on protocolType HTTP"
([#13801](https://github.com/hashicorp/terraform-provider-aws/issues/13801)), and newer ones ignore the setting and
show the same change in every plan, so these two are warnings. HTTP APIs support access logs: \`access_log_settings\`.

The API is found through \`api_id\`. If its protocol is unknown, nothing is reported.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    logging_level          = "INFO"
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}`,
  },
};

function isForWebSockets({ name, value }: Attribute, context: RuleContext): boolean {
  const nothing = version2StageParts.webSocketOnly.get(name.text);
  const text = textOf(certainValue(value, context));
  if (nothing === undefined || text === '') return false;
  return text === undefined ? isCertainlySet(value, context) : text !== nothing;
}

/**
 * Whether the settings of all routes would be left empty. The provider plans the same without them, or less: it takes a
 * stage for one that has them.
 */
function saysNothingElse({ path, block, resource }: SchemaBlock, context: RuleContext): boolean {
  return (
    path.join('.') === version2StageParts.defaultRoute &&
    resource.body.items.includes(block) &&
    block.body.items.every((item) => item.kind === 'attribute' && isForWebSockets(item, context)) &&
    !hasComment(context.file, block)
  );
}
