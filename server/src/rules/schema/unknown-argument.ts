/** Finds arguments that the resource does not have. Arguments that it only exports are `read-only-argument`'s. */
import { nestedName, type SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Attribute } from '../../hcl/syntax.js';
import { metaArguments } from '../../knowledge/meta-arguments.js';
import type { NestedBlockSchema } from '../../knowledge/schema.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { argumentToBlocks } from '../../edits/convert.js';
import type { NewArgument } from '../../edits/insert.js';
import { removeItem, renameArgument } from '../../edits/layout.js';
import { moveInto } from '../../edits/move.js';
import { requiredArguments } from '../query/required-arguments.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { rightPlace, suggestion } from './suggestions.js';
import { exists, isDescribed } from '../../analysis/versions/availability.js';
import { isPassedOver } from '../query/passed-over.js';
import { titleOf } from '../wording.js';
import { isOfHttpApi } from '../query/stages.js';
import { isMethodSetting } from '../method-settings/misplaced-settings.js';

export const unknownArgument: Rule = {
  code: 'unknown-argument',
  severity: 'error',
  group: 'schema',
  title: 'An argument that the resource or block does not have',
  setting: "An argument that the resource doesn't have.",
  reportedByTerraformLs: true,
  *check(context) {
    for (const { block, attribute, schema } of context.arguments) {
      // One that other provider versions have is `provider-version`'s.
      const isKnown = schema !== undefined || isMeta(attribute, block);
      if (
        !isKnown &&
        !block.bodySchema.open &&
        attribute.name.text !== '' &&
        // In quotes it is a fault of the syntax, and often text that was no argument before something else broke.
        context.file.text[attribute.name.start] !== '"' &&
        !isMethodSetting(attribute, block)
      ) {
        for (const finding of findingsFor(attribute, block, context))
          yield isPassedOver(block, context) ? { ...finding, severity: 'warning' } : finding;
      }
    }
  },
  documentation: `Terraform rejects a name that the schema of the resource doesn't have. Often it is a typo, the name that the other type
of stage uses (\`name\` and \`stage_name\`, \`stage_variables\` and \`variables\`, \`api_id\` and
\`rest_api_id\`), an argument of a nested block at the wrong level, or a block with an equals sign.

An argument that some provider version has is not reported by this rule: if the versions of the module don't have it,
\`provider-version\` reports it. If a module allows only versions that are older or newer than those this extension knows,
only typos are reported. In override files it is a warning: Terraform passes over such a name there, so it has no effect.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  name          = "prod"
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = "prod"
}`,
  },
};

function isMeta(attribute: Attribute, block: SchemaBlock): boolean {
  return block.path.length === 0 && metaArguments[block.schema.kind].attributes.has(attribute.name.text);
}

/** `lifecycle` and its kin. */
function metaBlock(name: string, { path, schema }: SchemaBlock): NestedBlockSchema | undefined {
  return path.length === 0 ? metaArguments[schema.kind].blocks.get(name) : undefined;
}

function* findingsFor(attribute: Attribute, block: SchemaBlock, context: RuleContext): Generator<Finding> {
  const { file, module } = context;
  const name = attribute.name.text;
  const own = block.bodySchema.blocks.get(name);
  const nested = own ?? metaBlock(name, block);
  if (nested) {
    if (own && !exists(own, module)) return;
    const edits = (): readonly Fix[] => {
      const converted = argumentToBlocks(file, block.body, attribute, nested);
      return converted.length > 0
        ? [{ title: `Convert \`${name}\` to a block`, edits: converted, safe: true }]
        : [];
    };
    yield {
      ...spanOf(attribute),
      message: `\`${name}\` is a block, not an argument: use \`${name} { … }\` without an equals sign.`,
      fixes: edits,
    };
    return;
  }
  if (isDescribed(module) || suggestion(name, block, 'attributes') !== undefined)
    yield unknown(attribute, block, context);
}

function unknown(attribute: Attribute, block: SchemaBlock, context: RuleContext): Finding {
  const name = attribute.name.text;
  const meant = suggestion(name, block, 'attributes');
  const place = meant === undefined ? placeFor(name, block, context) : undefined;
  return {
    ...spanOf(attribute),
    message: `\`${name}\` is not an argument of ${titleOf(block)}: ${remedy(meant, place, block)}.`,
    fixes: () => [
      ...(meant === undefined ? [] : [rename(attribute, block, context, meant)]),
      ...(place === undefined ? [] : moves(attribute, block, context, place)),
      { ...removal(attribute, block, context), ...(place === undefined ? {} : { preferred: false }) },
    ],
  };
}

function remedy(meant: string | undefined, place: readonly string[] | undefined, block: SchemaBlock): string {
  if (meant !== undefined) return `use \`${meant}\` instead`;

  if (place === undefined) return 'remove it';

  return place.length === 0
    ? `it belongs in \`${block.schema.type}\` itself`
    : `it belongs in the \`${place.join('.')}\` block`;
}

/** Where else the name is right. What only WebSocket APIs have is right nowhere on the stage of an HTTP API. */
function placeFor(name: string, block: SchemaBlock, context: RuleContext): readonly string[] | undefined {
  const isOthers = version2StageParts.webSocketOnly.has(name) && isOfHttpApi(block, context);
  return isOthers ? undefined : rightPlace(name, block);
}

/** All that belongs in the same block goes there together. */
function moves(
  attribute: Attribute,
  block: SchemaBlock,
  context: RuleContext,
  place: readonly string[],
): readonly Fix[] {
  const [name = ''] = place;
  const nested =
    block.path.length === 0 && place.length === 1 ? block.bodySchema.blocks.get(name) : undefined;
  if (!nested || !exists(nested, context.module)) return [];
  const moved = block.body.items.filter(
    (item): item is Attribute =>
      item === attribute ||
      (item.kind === 'attribute' &&
        !block.bodySchema.attributes.has(item.name.text) &&
        placeFor(item.name.text, block, context)?.join('.') === name),
  );
  const isGiven = (each: { readonly name: string }): boolean =>
    moved.some((one) => one.name.text === each.name);
  const isWhole = requiredArguments(nested.body, context.module).every(isGiven);
  const isThere = block.body.items.some((item) => item.kind === 'block' && nestedName(item) === name);
  const edits =
    isWhole || isThere
      ? moveInto(
          context.file,
          block,
          moved,
          name,
          besides(nested).filter((each) => !isGiven(each)),
        )
      : [];
  return edits.length > 0 ? [{ title: `Move to \`${name}\``, edits, safe: false }] : [];
}

/** What a new block must say besides: the provider sends zero for a throttle of routes that is left out. */
function besides({ name, body }: NestedBlockSchema): readonly NewArgument[] {
  const { routeBlocks, throttles } = version2StageParts;
  return throttles.flatMap((each) => {
    const sample = routeBlocks.has(name) ? body.attributes.get(each)?.facts?.sample : undefined;
    return sample === undefined ? [] : [{ name: each, value: sample }];
  });
}

function rename(attribute: Attribute, { body }: SchemaBlock, { file }: RuleContext, to: string): Fix {
  return { title: `Rename to \`${to}\``, edits: renameArgument(file, body, attribute, to), safe: false };
}

function removal(attribute: Attribute, { body }: SchemaBlock, { file }: RuleContext): Fix {
  return {
    title: `Remove \`${attribute.name.text}\``,
    edits: removeItem(file, body, attribute),
    safe: false,
  };
}

function spanOf({ name }: Attribute): { readonly start: number; readonly end: number } {
  return { start: name.start, end: name.end };
}
