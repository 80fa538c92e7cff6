/** Finds sizes of caches that are not there. */
import { attributeOf } from '../hcl/lookup.js';
import { isOn } from '../analysis/settled.js';
import { textOf } from '../analysis/values.js';
import { restFamily } from '../knowledge/stage-families.js';
import { restStageParts } from '../knowledge/stage-parts.js';
import { insertArguments } from './fixes/insert.js';
import { removeItem } from './fixes/layout.js';
import { isPartial, resourcesOf } from './shared/resources.js';
import type { Fix, Rule } from './rule.js';

export const cacheSizeWithoutCluster: Rule = {
  code: 'cache-size-without-cluster',
  severity: 'warning',
  group: 'stage',
  title: 'A size for a cache that is off',
  *check(context) {
    const { enabled, size } = restStageParts.cache;
    const { file } = context;
    for (const { resource, body } of resourcesOf(context, restFamily.stage.type)) {
      const written = attributeOf(body, size);
      const on = attributeOf(body, enabled);
      const text = written && textOf(context.evaluate(written.value));
      if (
        written &&
        text !== undefined &&
        text !== '' &&
        isOn(on?.value, context) === false &&
        !isPartial(resource, context)
      ) {
        const previous = body.items[body.items.indexOf(written) - 1];
        const after = previous?.kind === 'attribute' ? previous : written;
        const turnOn = (): Fix => ({
          title: 'Switch the cache on',
          edits: on
            ? [{ file, span: on.value, newText: 'true' }]
            : insertArguments(file, resource, [{ name: enabled, value: 'true' }], after, false),
          safe: false,
        });
        yield {
          start: written.name.start,
          end: written.name.end,
          message: `\`${size}\` does nothing while the cache is off: remove it, or set \`${enabled} = true\`.`,
          fixes: () => [
            { title: `Remove \`${size}\``, edits: removeItem(file, body, written), safe: true },
            turnOn(),
          ],
        };
      }
    }
  },
  documentation: `\`cache_cluster_size\` belongs to a cache that is on. While it is off, AWS keeps no size, and older providers show a
change in every plan. Silent where a variable decides about the cache
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/30588)).`,
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
