/** Finds methods that are to be cached by a stage that has no cache. */
import { attributeOf } from '../../hcl/lookup.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { isOn } from '../../analysis/references/certain-value.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { methodSettingsParts, restStageParts } from '../../knowledge/stage-parts.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Attribute } from '../../hcl/syntax.js';
import type { BlockInFile, Edit } from '../../edits/edit.js';
import { insertArguments } from '../../edits/insert.js';
import { removeItem } from '../../edits/layout.js';
import { nestedBlocks, targetOfBlock } from '../query/blocks.js';
import { stageOfMethods } from '../query/stages.js';
import type { Rule } from '../rule.js';

export const methodCacheWithoutCluster: Rule = {
  code: 'method-cache-without-cluster',
  severity: 'warning',
  group: 'stage',
  title: 'Method caching on a stage without a cache',
  *check(context) {
    const { module } = context;
    const { settings, caching } = methodSettingsParts;
    const { enabled } = restStageParts.cache;
    for (const block of nestedBlocks(context, restFamily.methodSettings.type, settings)) {
      const written = attributeOf(block.body, caching);
      const isCached = written && isOn(written.value, context) === true;
      const target = isCached ? targetOfBlock(block, context) : undefined;
      const stage = target && stageOfMethods(target, context);
      const declaration = stage?.declaration;
      if (written && stage && declaration && !overriddenIn(module).has(stage.address)) {
        const on = attributeOf(declaration.block.body, enabled);
        if (isOn(on?.value, context) === false) {
          yield {
            start: written.name.start,
            end: written.name.end,
            message: `\`${stage.address}\` has no cache, so nothing is cached: set \`${enabled} = true\` on the stage, or remove this setting.`,
            related: [
              {
                file: declaration.file,
                span: on ?? declaration.block.header,
                message: 'The stage without a cache.',
              },
            ],
            fixes: () => [
              {
                title: `Enable the cache of \`${stage.address}\``,
                edits: switchedOn(declaration),
                // A cache costs money for as long as it is there.
                safe: false,
              },
              {
                title: `Remove \`${caching}\``,
                edits: removeItem(context.file, block.body, written),
                safe: false,
              },
            ],
          };
        }
      }
    }
  },
  documentation: `\`caching_enabled\` stores responses in the cache of the stage. A stage without \`cache_cluster_enabled = true\` has no
cache: AWS accepts the setting, but every request goes to the backend. Not reported if the value depends on a variable.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    caching_enabled = true
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  stage_name            = "prod"
  deployment_id         = aws_api_gateway_deployment.orders.id
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    caching_enabled = true
  }
}`,
  },
};

/** A cache for the stage, of the smallest size where it has none. */
function switchedOn({ file, block }: BlockInFile): readonly Edit[] {
  const { enabled, size } = restStageParts.cache;
  const [on, sized] = [attributeOf(block.body, enabled), attributeOf(block.body, size)];
  const smallest = resourceSchema('resource', restFamily.stage.type)?.body.attributes.get(size)?.facts
    ?.sample;
  const added = [
    ...(on ? [] : [{ name: enabled, value: 'true' }]),
    ...(sized || smallest === undefined ? [] : [{ name: size, value: smallest }]),
  ];
  const last = block.body.items.findLast((item): item is Attribute => item.kind === 'attribute');
  return [
    ...(on ? [{ file, span: on.value, newText: 'true' }] : []),
    ...(added.length > 0 ? insertArguments(file, block, added, on ?? last, false) : []),
  ];
}
