/** Finds throttles of zero: those of routes make API Gateway answer 429 to everything, written or not. The names are facts. */
import { attributeOf } from '../../hcl/lookup.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { numberOf, originOf, type Value } from '../../analysis/values/values.js';
import type { Attribute } from '../../hcl/syntax.js';
import { restFamily, version2Family } from '../../knowledge/stage-families.js';
import { methodSettingsParts, version2StageParts } from '../../knowledge/stage-parts.js';
import { insertArguments } from '../../edits/insert.js';
import { nestedBlocks } from '../query/blocks.js';
import { fromOrigin, relatedOrigin } from '../query/origins.js';
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
          yield zero(written, value, block, context);
      }
    }
    for (const block of nestedBlocks(context, restFamily.methodSettings.type, methodSettingsParts.settings)) {
      for (const name of methodSettingsParts.throttles) {
        const written = attributeOf(block.body, name);
        const value = written && certainValue(written.value, context);
        if (written && value && numberOf(value) === 0) yield zeroOfMethods(written, value, block, context);
      }
    }
  },
  documentation: `In \`default_route_settings\` and \`route_settings\` the provider sends \`0\` for a missing throttling limit. With a
limit of 0, API Gateway rejects every request with 429, and the plan does not show it. Always set both limits in these
blocks, even if they are there for metrics or logs. The default quota of an account is 10,000 requests per second with a
burst of 5,000
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/14742)).

The \`settings\` of an \`aws_api_gateway_method_settings\` have no limit of their own with \`-1\`, which is also what a
missing limit means. A written \`0\` is a hint: AWS accepts it and does not document what it does.`,
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

function zero({ name, value }: Attribute, known: Value, block: SchemaBlock, { file }: RuleContext): Finding {
  const sample = sampleOf(name.text, block);
  const fix: Fix = {
    title: `Use \`${sample}\``,
    edits: [{ file, span: value, newText: sample }],
    safe: false,
  };
  return {
    start: value.start,
    end: value.end,
    message: `With a \`${name.text}\` of 0${fromOrigin(originOf(known))}, API Gateway rejects every request with 429: set the limit that you want, such as \`${sample}\`.`,
    related: relatedOrigin(originOf(known)),
    fixes: () => (value.kind === 'literal' ? [fix] : []),
  };
}

function zeroOfMethods(
  { name, value }: Attribute,
  known: Value,
  block: SchemaBlock,
  { file }: RuleContext,
): Finding {
  const sample = sampleOf(name.text, block);
  const fixes = [NO_LIMIT, sample].map((newText) => ({
    title: `Use \`${newText}\``,
    edits: [{ file, span: value, newText }],
    safe: false,
  }));
  return {
    start: value.start,
    end: value.end,
    message: `A \`${name.text}\` of 0${fromOrigin(originOf(known))} may reject every request: for no limit of its own, use \`${NO_LIMIT}\`, else set the limit that you want, such as \`${sample}\`.`,
    severity: 'hint',
    related: relatedOrigin(originOf(known)),
    fixes: () => (value.kind === 'literal' ? fixes : []),
  };
}

/** What stands for no limit in the settings of methods. */
const NO_LIMIT = '-1';

function sampleOf(name: string, { bodySchema }: SchemaBlock): string {
  return bodySchema.attributes.get(name)?.facts?.sample ?? '1';
}
