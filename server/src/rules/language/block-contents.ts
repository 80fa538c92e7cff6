/** Finds what Terraform's own blocks don't have, lack, or have twice. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { removeItem } from '../../edits/layout.js';
import type { Attribute, Block, Body, Item } from '../../hcl/syntax.js';
import type { BodySchema } from '../../knowledge/schema.js';
import { topLevel } from '../../knowledge/top-level.js';
import { isOverrideName, isSourceName } from '../../workspace/directory.js';
import { brokenIn } from '../query/broken-blocks.js';
import { isHalfTyped, ownBlocks, type OwnBlock } from '../query/own-blocks.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';
import { blockTitle, missingContents } from './missing-contents.js';
import { misplaced } from './misplaced-contents.js';
import { providerFaults } from './provider-faults.js';
import { requirementFaults } from './requirement-faults.js';

export const blockContents: Rule = {
  code: 'block-contents',
  severity: 'error',
  group: 'language',
  title: "What one of Terraform's own blocks does not have, lacks or has twice",
  setting: "What one of Terraform's own blocks doesn't have, lacks or has twice.",
  reportedByTerraformLs: true,
  *check(context) {
    const { file } = context;
    if (!isSourceName(file.name)) return;
    yield* unknownIn(file.body, topLevel, undefined, context);
    const isBroken = brokenIn(file);
    for (const own of ownBlocks(file)) {
      yield* unknownIn(own.block.body, own.schema, own, context);
      yield* requirementFaults(own, context);
      yield* providerFaults(own, context);
      if (isBroken(own.block)) continue;
      if (!isOverrideName(file.name)) yield* missingContents(own, context);
      yield* repeatedIn(own, context);
    }
  },
  documentation: `Terraform rejects an argument or block that one of its own blocks doesn't have: \`variable\`, \`output\`, \`module\`,
\`terraform\`, \`check\`, \`moved\`, \`import\` …, \`lifecycle\`, \`precondition\` and \`validation\`, \`dynamic\` and its \`content\`; also
one that lacks what it needs, and a second block where only one may stand. At the top of a file it is the name of the block type.

Names that OpenTofu or a newer Terraform has, such as \`enabled\` in \`lifecycle\`, are not reported. A name that is like no known one
is a warning. Of \`provider "aws"\` typing errors are told, and blocks and arguments that are written as the other. In override files
nothing counts as missing.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = "a1b2c3d4e5"

  triggers = {
    release = "1"
  }

  lifecycle {
    create_before_destory = true
  }
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = "a1b2c3d4e5"

  triggers = {
    release = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}`,
  },
};

function* unknownIn(
  body: Body,
  schema: BodySchema,
  own: OwnBlock | undefined,
  context: RuleContext,
): Generator<Finding> {
  for (const item of body.items) {
    const name = nameOf(item);
    const isBlock = item.kind === 'block';
    if (name === undefined || isHalfTyped(isBlock ? item.header : item, context.file.problems)) continue;
    if ((isBlock ? schema.blocks : schema.attributes).has(name.text)) continue;
    const reserved = misplaced(item, own);
    if (reserved !== undefined) {
      yield {
        start: name.start,
        end: name.end,
        message: reserved,
        fixes: () => [removal(item, body, context)],
      };
    } else if (!isAllowed(name.text, isBlock, schema)) {
      yield* unknown(item, name, { body, schema, own }, context);
    }
  }
}

function isAllowed(name: string, isBlock: boolean, { open, elsewhere }: BodySchema): boolean {
  return open === true || (open === 'arguments' && !isBlock) || elsewhere?.has(name) === true;
}

function nameOf(item: Item): Attribute['name'] | undefined {
  const name =
    item.kind === 'block' && item.open !== undefined
      ? item.type
      : item.kind === 'attribute'
        ? item.name
        : undefined;
  return name === undefined || name.text === '' ? undefined : name;
}

interface Place {
  readonly body: Body;
  readonly schema: BodySchema;
  readonly own: OwnBlock | undefined;
}

function* unknown(
  item: Item,
  { text, start, end }: Attribute['name'],
  { body, schema, own }: Place,
  context: RuleContext,
): Generator<Finding> {
  const isBlock = item.kind === 'block';
  const kind = isBlock ? 'a block' : 'an argument';
  const is =
    own === undefined
      ? isBlock
        ? 'not a type of block'
        : 'outside of any block'
      : `not ${kind} of ${blockTitle(own.block)}`;
  if ((isBlock ? schema.attributes : schema.blocks).has(text)) {
    const [other, instead] = isBlock
      ? ['an argument, not a block', `\`${text} = …\` with`]
      : ['a block, not an argument', `\`${text} { … }\` without`];
    yield { start, end, message: `\`${text}\` is ${other}: use ${instead} an equals sign.` };
    return;
  }
  const meant = didYouMean(text, (isBlock ? schema.blocks : schema.attributes).keys());
  // Such a file is for OpenTofu alone, which may have more than is known here.
  if (meant === undefined && context.file.name.endsWith('.tofu')) return;
  const fixes: Fix[] = [removal(item, body, context)];
  if (meant !== undefined) {
    fixes.unshift({
      title: `Rename to \`${meant}\``,
      edits: [{ file: context.file, span: { start, end }, newText: meant }],
      safe: false,
    });
  }
  yield {
    start,
    end,
    message: `\`${text}\` is ${is}: ${meant === undefined ? 'remove it' : `use \`${meant}\` instead`}.`,
    ...(meant === undefined && text !== 'dynamic' && schema.elsewhere ? { severity: 'warning' } : {}),
    fixes: () => fixes,
  };
}

function removal(item: Item, body: Body, { file }: RuleContext): Fix {
  const name = nameOf(item)?.text ?? '';
  return { title: `Remove \`${name}\``, edits: removeItem(file, body, item), safe: false };
}

function* repeatedIn({ block, schema }: OwnBlock, { file }: RuleContext): Generator<Finding> {
  for (const { name, maxItems } of schema.blocks.values()) {
    // Those of settings may not even stand in two of their blocks, which is another rule.
    if (maxItems !== 1 || block.type.text === 'terraform') continue;
    const [first, ...more] = block.body.items.filter(
      (item): item is Block => item.kind === 'block' && item.type.text === name && item.open !== undefined,
    );
    for (const each of first ? more : []) {
      yield {
        ...headerOf(each),
        message: `${blockTitle(block).replace(/^t/, 'T')} can have only one \`${name}\` block: merge the two.`,
        related: first ? [{ file, span: headerOf(first), message: `The first \`${name}\` block.` }] : [],
      };
    }
  }
}
