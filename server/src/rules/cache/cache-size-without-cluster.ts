/** Finds sizes of caches that are not there. */
import { attributeOf } from '../../hcl/lookup.js';
import { isOn } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { isLiteral } from '../../hcl/literal.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { restStageParts } from '../../knowledge/stage-parts.js';
import { insertArguments } from '../../edits/insert.js';
import { removeItem } from '../../edits/layout.js';
import { resourceBlocks } from '../query/blocks.js';
import type { Fix, Rule } from '../rule.js';

export const cacheSizeWithoutCluster: Rule = {
  code: 'cache-size-without-cluster',
  severity: 'hint',
  group: 'stage',
  title: 'A size for a cache that is off',
  *check(context) {
    const { enabled, size } = restStageParts.cache;
    const { file } = context;
    for (const { resource, body } of resourceBlocks(context, restFamily.stage.type)) {
      const written = attributeOf(body, size);
      const on = attributeOf(body, enabled);
      const text = written && isLiteral(written.value) ? textOf(context.evaluate(written.value)) : undefined;
      const isOff = on === undefined || (isLiteral(on.value) && isOn(on.value, context) === false);
      if (written && text !== undefined && text !== '' && isOff) {
        const previous = body.items[body.items.indexOf(written) - 1];
        const after = previous?.kind === 'attribute' ? previous : written;
        const turnOn = (): Fix => ({
          title: 'Enable the cache',
          edits: on
            ? [{ file, span: on.value, newText: 'true' }]
            : insertArguments(file, resource, [{ name: enabled, value: 'true' }], after, false),
          safe: false,
        });
        yield {
          start: written.name.start,
          end: written.name.end,
          message: `\`${size}\` has no effect while the cache is off: remove it, or set \`${enabled} = true\`.`,
          fixes: () => [
            { title: `Remove \`${size}\``, edits: removeItem(file, body, written), safe: false },
            turnOn(),
          ],
        };
      }
    }
  },
  documentation: `\`cache_cluster_size\` applies only while the cache is enabled. AWS stores no size for a disabled cache; some provider
versions show a change in every plan with it, and some without it ([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/30588)).
Not reported if the cache or its size
depends on an expression.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id        = aws_api_gateway_rest_api.orders.id
  stage_name         = "prod"
  deployment_id      = aws_api_gateway_deployment.orders.id
  cache_cluster_size = "0.5"
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
