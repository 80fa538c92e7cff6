/** Finds throttles of zero, written or not: API Gateway answers 429 to everything then. The names are facts. */
import { attributeOf } from '../../hcl/lookup.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { numberOf } from '../../analysis/values/values.js';
import type { Attribute } from '../../hcl/syntax.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { insertArguments } from '../../edits/insert.js';
import { nestedBlocks } from '../query/blocks.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { headerOf, listed } from '../wording.js';

export const zeroThrottle: Rule = {
  code: 'zero-throttle',
  severity: 'warning',
  group: 'stage',
  title: 'A throttling limit of 0 that rejects every request',
  *check(context) {
    const { routeBlocks, throttles } = version2StageParts;
    const { type } = version2Family.stage;
    for (const block of [...routeBlocks].flatMap((name) => nestedBlocks(context, type, name))) {
      const missing = throttles.filter((name) => attributeOf(block.body, name) === undefined);
      if (missing.length > 0) yield notSet(block, missing, context);
    }
    const written = [...routeBlocks].flatMap((name) =>
      nestedBlocks(context, type, name, { overridden: true }),
    );
    for (const block of written) {
      for (const name of throttles) {
        const written = attributeOf(block.body, name);
        const value = written && certainValue(written.value, context);
        if (written && (value?.kind === 'null' || (value && numberOf(value) === 0)))
          yield zero(written, block, context);
      }
    }
  },
  documentation: `In \`default_route_settings\` and \`route_settings\` the provider sends \`0\` for a missing throttling limit. With a
limit of 0, API Gateway rejects every request with 429, and the plan does not show it. Always set both limits in these
blocks, even if they are there for metrics or logs. The default quota of an account is 10,000 requests per second with a
burst of 5,000
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/14742)).`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    detailed_metrics_enabled = true
  }
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 5000
    throttling_rate_limit    = 10000
  }
}`,
  },
};

function notSet(block: SchemaBlock, missing: readonly string[], { file }: RuleContext): Finding {
  const them = missing.length > 1 ? 'them' : 'it';
  const added = missing.map((name) => ({ name, value: sampleOf(name, block) }));
  const last = block.body.items.findLast((item): item is Attribute => item.kind === 'attribute');
  return {
    ...headerOf(block.block),
    message: `Without ${listed(missing)} the provider sends 0 for ${them}, and API Gateway rejects every request with 429: set ${them}.`,
    fixes: () => [
      {
        title: `Add ${listed(missing)}`,
        edits: insertArguments(file, block.block, added, last, false),
        // Which limits are right is for people to say.
        safe: false,
      },
    ],
  };
}

function zero({ name, value }: Attribute, block: SchemaBlock, { file }: RuleContext): Finding {
  const sample = sampleOf(name.text, block);
  const fix: Fix = {
    title: `Use \`${sample}\``,
    edits: [{ file, span: value, newText: sample }],
    safe: false,
  };
  return {
    start: value.start,
    end: value.end,
    message: `With a \`${name.text}\` of 0, API Gateway rejects every request with 429: set the limit that you want, such as \`${sample}\`.`,
    fixes: () => (value.kind === 'literal' ? [fix] : []),
  };
}

function sampleOf(name: string, { bodySchema }: SchemaBlock): string {
  return bodySchema.attributes.get(name)?.facts?.sample ?? '1';
}
