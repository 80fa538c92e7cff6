/** Finds nested blocks that the resource does not have, `dynamic` ones included. */
import { nestedName, type SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Block, Span } from '../../hcl/syntax.js';
import { metaArguments } from '../../knowledge/meta-arguments.js';
import type { ValueType } from '../../knowledge/schema.js';
import { blockToArgument } from '../../edits/convert.js';
import { removeItem } from '../../edits/layout.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { suggestion } from './suggestions.js';
import { isDescribed } from '../../analysis/versions/availability.js';
import { isPassedOver } from '../query/passed-over.js';
import { titleOf } from '../wording.js';
import { isMethodSetting } from '../method-settings/misplaced-settings.js';

export const unknownBlock: Rule = {
  code: 'unknown-block',
  severity: 'error',
  group: 'schema',
  title: 'A nested block that the resource does not have',
  setting: "A nested block that the resource doesn't have.",
  reportedByTerraformLs: true,
  *check(context) {
    for (const block of context.blocks) {
      for (const item of block.bodySchema.open ? [] : block.body.items) {
        if (item.kind !== 'block' || item.open === undefined || isMethodSetting(item, block)) continue;
        for (const finding of findingsFor(item, block, context))
          yield isPassedOver(block, context) ? { ...finding, severity: 'warning' } : finding;
      }
    }
  },
  documentation: `Terraform rejects a nested block that the schema of the resource doesn't have. A common case in code for Terraform
0.11 is a map written as a block: \`tags { … }\` has been \`tags = { … }\` since 0.12.

A \`dynamic\` block is checked by its label. A block that other provider versions have is reported by \`provider-version\`. In override
files it is a warning: Terraform passes over such a block there, so it has no effect.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"

  access_log_setting {
    destination_arn = aws_cloudwatch_log_group.orders.arn
    format          = "$context.requestId"
  }
}`,
    good: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.orders.arn
    format          = "$context.requestId"
  }
}`,
  },
};

function* findingsFor(item: Block, block: SchemaBlock, context: RuleContext): Generator<Finding> {
  const name = nestedName(item);
  const isDynamic = item.type.text === 'dynamic';
  if (name === '' || (!isDynamic && isMeta(item, block))) return;

  const span = nameSpan(item);
  // One that other provider versions have is `provider-version`'s.
  if (block.bodySchema.blocks.has(name)) return;
  const attribute = block.bodySchema.attributes.get(name);
  if (attribute && attribute.presence !== 'computed') {
    if (!mayBeBlock(attribute.type)) yield argumentAsBlock(item, span, name, context);

    return;
  }
  const meant = suggestion(name, block, 'blocks');
  if (meant === undefined && !isDescribed(context.module)) return;

  yield {
    ...span,
    message: `\`${name}\` is not a block in ${titleOf(block)}: ${meant === undefined ? 'remove it' : `use \`${meant}\` instead`}.`,
    fixes: () => [
      ...(meant === undefined ? [] : [rename(item, meant, context)]),
      removal(item, name, block, context),
    ],
  };
}

function isMeta(item: Block, block: SchemaBlock): boolean {
  return block.path.length === 0 && metaArguments[block.schema.kind].blocks.has(item.type.text);
}

/** For `dynamic "x"` its label, without quotes. */
function nameSpan(item: Block): Span {
  const label = item.type.text === 'dynamic' ? item.labels[0] : undefined;
  if (!label) return { start: item.type.start, end: item.type.end };

  const quotes = label.quoted ? 1 : 0;
  return { start: label.start + quotes, end: label.end - (label.closed ? quotes : 0) };
}

/** Terraform takes blocks for an argument that is a list or set of objects. */
function mayBeBlock(type: ValueType): boolean {
  const item =
    typeof type === 'object' ? ('list' in type ? type.list : 'set' in type ? type.set : undefined) : type;
  return item === 'any' || (typeof item === 'object' && 'object' in item);
}

function argumentAsBlock(item: Block, span: Span, name: string, { file }: RuleContext): Finding {
  return {
    ...span,
    message: `\`${name}\` is an argument, not a block: use \`${name} = …\` with an equals sign.`,
    fixes: () => {
      const edits = item.type.text === 'dynamic' ? [] : blockToArgument(file, item);
      return edits.length > 0 ? [{ title: `Convert \`${name}\` to an argument`, edits, safe: true }] : [];
    },
  };
}

function rename(item: Block, to: string, { file }: RuleContext): Fix {
  return { title: `Rename to \`${to}\``, edits: [{ file, span: nameSpan(item), newText: to }], safe: false };
}

function removal(item: Block, name: string, { body }: SchemaBlock, { file }: RuleContext): Fix {
  return { title: `Remove \`${name}\``, edits: removeItem(file, body, item), safe: false };
}
