/** Finds settings for methods that are sought on a REST stage itself. Which those are says the schema of both. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Attribute, Block } from '../../hcl/syntax.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { isOneLine, removeArguments, removeItem } from '../../edits/layout.js';
import { argumentsFrom } from '../../edits/move.js';
import { addToSettings, settingsForAllMethods } from '../method-settings/new-settings.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { resourceBlocks } from '../query/blocks.js';
import { resourceAt } from '../query/resources.js';
import type { Edit } from '../../edits/edit.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { isMethodSetting, METHOD_SETTINGS, settingsSchema } from '../method-settings/misplaced-settings.js';

export const settingNotOnStage: Rule = {
  code: 'setting-not-on-stage',
  severity: 'error',
  group: 'stage',
  title: 'A method setting on the stage',
  reportedByTerraformLs: true,
  *check(context) {
    for (const stage of resourceBlocks(context, restFamily.stage.type, { overridden: true })) {
      for (const item of stage.body.items) {
        if (item.kind !== 'fragment' && isMethodSetting(item, stage)) {
          const { start, end, text } = item.kind === 'block' ? item.type : item.name;
          yield {
            start,
            end,
            message: `A stage has no \`${text}\`: use an \`${METHOD_SETTINGS}\` resource for method settings.`,
            fixes: () => fixesFor(item, stage, context),
          };
        }
      }
    }
  },
  documentation: `Execution logs, metrics, throttles and caching of methods are not set on \`aws_api_gateway_stage\` but with an
\`aws_api_gateway_method_settings\` resource, for one method or for all methods (\`*/*\`). The fix adds that resource with a
reference to the stage, or adds to its existing settings for all methods
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/7795)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  stage_name            = "prod"
  deployment_id         = aws_api_gateway_deployment.orders.id
  throttling_rate_limit = 100
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "prod" {
  rest_api_id = aws_api_gateway_stage.prod.rest_api_id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit = 100
  }
}`,
  },
};

function fixesFor(item: Attribute | Block, stage: SchemaBlock, context: RuleContext): readonly Fix[] {
  const { file } = context;
  const removal: Fix = {
    title: `Remove \`${item.kind === 'block' ? item.type.text : item.name.text}\``,
    edits: removeItem(file, stage.body, item),
    safe: false,
    preferred: false,
  };
  const moved = movedFrom(item, stage);
  const move = moved.length > 0 ? moveFor(moved, stage, context) : undefined;
  const removed =
    item.kind === 'block' ? removeItem(file, stage.body, item) : removeArguments(file, stage.body, moved);
  return move
    ? [{ title: `Move to ${move.to}`, edits: [...removed, ...move.edits], safe: false }, removal]
    : [removal];
}

/** What a fix moves: all misplaced arguments at once, or what a block holds where that can be moved whole. */
function movedFrom(item: Attribute | Block, stage: SchemaBlock): readonly Attribute[] {
  const known = settingsSchema()?.attributes;
  const isKnown = (each: Attribute | Block | { kind: 'fragment' }): each is Attribute =>
    each.kind === 'attribute' && known?.has(each.name.text) === true;
  if (item.kind === 'attribute') return isKnown(item) ? stage.body.items.filter(isKnown) : [];
  const inner = item.body.items.filter(isKnown);
  return inner.length === item.body.items.length ? inner : [];
}

/** Where what is moved goes: into the stage's settings for all methods, or into new ones where it has none. */
function moveFor(
  moved: readonly Attribute[],
  stage: SchemaBlock,
  context: RuleContext,
): { readonly to: string; readonly edits: readonly Edit[] } | undefined {
  const resource = resourceAt(context, addressOfBlock(stage.resource));
  const isMovable = moved.every((each) => isOneLine(context.file, each));
  if (resource?.block !== stage.resource || !isMovable) return undefined;
  const settings = argumentsFrom(context.file, moved);
  const there = addToSettings(resource, settings, context);
  if (there) return { to: `\`${there.address}\``, edits: there.edits };
  const added = settingsForAllMethods(resource, settings, context);
  return added.length > 0 ? { to: `an \`${METHOD_SETTINGS}\``, edits: added } : undefined;
}
