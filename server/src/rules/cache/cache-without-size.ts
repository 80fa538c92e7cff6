/** Finds caches without a size. The smallest one is a fact of the stage resource. */
import { attributeOf } from '../../hcl/lookup.js';
import { isLiteral } from '../../hcl/literal.js';
import { boolOf } from '../../analysis/values/values.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { restStageParts } from '../../knowledge/stage-parts.js';
import { insertArguments } from '../../edits/insert.js';
import { resourceBlocks } from '../query/blocks.js';
import type { Rule } from '../rule.js';

export const cacheWithoutSize: Rule = {
  code: 'cache-without-size',
  severity: 'hint',
  group: 'stage',
  title: 'A cache without a size',
  *check(context) {
    const { enabled, size } = restStageParts.cache;
    for (const { resource, body, bodySchema } of resourceBlocks(context, restFamily.stage.type)) {
      const on = attributeOf(body, enabled);
      const written = attributeOf(body, size);
      const isSized =
        written && !(isLiteral(written.value) && context.evaluate(written.value).kind === 'null');
      const isOn = on && isLiteral(on.value) && boolOf(context.evaluate(on.value)) === true;
      if (on && isOn && !isSized) {
        const sample = bodySchema.attributes.get(size)?.facts?.sample ?? '""';
        yield {
          start: on.name.start,
          end: on.name.end,
          message: `The cache has no size, so every plan shows a change: add \`${size} = ${sample}\` or a larger one.`,
          fixes: () => [
            {
              title: `Add \`${size} = ${sample}\``,
              edits: written
                ? [{ file: context.file, span: written.value, newText: sample }]
                : insertArguments(context.file, resource, [{ name: size, value: sample }], on, false),
              safe: false,
            },
          ],
        };
      }
    }
  },
  documentation: `A stage with \`cache_cluster_enabled = true\` needs \`cache_cluster_size\`. Without it AWS uses a default
size, and plans show a change from that size to none
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/17661)). Not reported if the
cache or its size depends on an expression.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  stage_name            = "prod"
  deployment_id         = aws_api_gateway_deployment.orders.id
  cache_cluster_enabled = true
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  stage_name            = "prod"
  deployment_id         = aws_api_gateway_deployment.orders.id
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}`,
  },
};
