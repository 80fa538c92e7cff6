/** Finds settings for methods that hold no setting. */
import { restFamily } from '../../knowledge/stage-families.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';
import { insertArguments } from '../../edits/insert.js';
import { nestedBlocks } from '../query/blocks.js';
import type { Rule } from '../rule.js';
import { headerOf } from '../wording.js';

export const emptyMethodSettings: Rule = {
  code: 'empty-method-settings',
  severity: 'warning',
  group: 'stage',
  title: 'Empty method settings',
  *check(context) {
    for (const block of nestedBlocks(context, restFamily.methodSettings.type, methodSettingsParts.settings)) {
      const { open, close, body } = block.block;
      if (open !== undefined && body.items.length === 0) {
        yield {
          ...headerOf(block.block),
          message: `These \`${methodSettingsParts.settings}\` are empty: add a setting, such as \`metrics_enabled\`, or remove the resource.`,
          fixes: () =>
            close === undefined
              ? []
              : (['metrics_enabled', 'logging_level'] as const).map((name) => ({
                  title: `Add \`${name}\``,
                  edits: insertArguments(
                    context.file,
                    block.block,
                    [{ name, value: block.bodySchema.attributes.get(name)?.facts?.sample ?? 'null' }],
                    undefined,
                    false,
                  ),
                  safe: false,
                })),
        };
      }
    }
  },
  documentation: `\`settings\` is required, but an empty block enables neither logs nor metrics nor caching. The resource only sends \`-1\`,
the provider's default, for both throttling limits.`,
  examples: {
    bad: `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
  }
}`,
    good: `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}`,
  },
};
