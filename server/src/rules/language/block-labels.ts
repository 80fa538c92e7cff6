/** Finds labels of Terraform's own blocks that are missing, too many, or no names. */
import { labelName, plainText } from '../../analysis/references/mentions.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Label } from '../../hcl/syntax.js';
import { overlapping } from '../../hcl/walk.js';
import { reservedVariableNames } from '../../knowledge/top-level.js';
import { isSourceName } from '../../workspace/directory.js';
import { ownBlocks, ownPath, type OwnBlock } from '../query/own-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';

export const blockLabels: Rule = {
  code: 'block-labels',
  severity: 'error',
  group: 'language',
  title: 'A block with missing, surplus or invalid labels',
  *check(context) {
    const { file } = context;
    if (!isSourceName(file.name)) return;
    for (const own of ownBlocks(file)) {
      const { block, nested } = own;
      const wanted = wantedOf(nested.name, nested.labels, own);
      const surplus = block.labels.slice(wanted.length);
      yield* surplusIn(block, surplus, wanted, context);
      if (block.labels.length < wanted.length) yield missing(block, wanted);
      const alias = nested.name === 'provider' ? attributeOf(block.body, 'alias')?.value : undefined;
      const name = plainText(alias);
      if (alias && name !== undefined && !NAME.test(name))
        yield { start: alias.start, end: alias.end, message: invalidName(name, 'alias') };
      for (const [index, label] of block.labels.slice(0, wanted.length).entries()) {
        const message = ownPath(own).includes('/') ? undefined : nameFault(label, block, wanted[index] ?? '');
        const isHalfTyped = overlapping(file.problems)(label);
        if (message !== undefined && !isHalfTyped) yield { ...labelName(label), message };
      }
    }
  },
  documentation: `Each type of block has a fixed number of labels: two for \`resource\` and \`data\` (type and name), one for \`variable\`,
\`output\`, \`module\`, \`provider\`, \`check\`, \`provisioner\`, \`backend\` and \`dynamic\`, none for the others. A name begins with a letter or
an underscore and has only letters, digits, underscores and hyphens. Some names are not free for variables, because they mean something
else in a \`module\` block: \`source\`, \`version\`, \`providers\`, \`count\`, \`for_each\`, \`lifecycle\`, \`depends_on\`, \`locals\`, \`provider\`.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" "orders" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true
}`,
  },
};

/** A resource takes what its kind takes, wherever it stands. */
function wantedOf(
  name: string,
  labels: readonly string[] | undefined,
  { around }: OwnBlock,
): readonly string[] {
  return name === 'data' && around.length > 0 ? ['type', 'name'] : (labels ?? []);
}

function* surplusIn(
  block: Block,
  surplus: readonly Label[],
  wanted: readonly string[],
  { file }: RuleContext,
): Generator<Finding> {
  const [first] = surplus;
  const last = surplus.at(-1);
  if (!first || !last) return;
  const count =
    ['no label', 'only one label', 'only two labels'][wanted.length] ?? `only ${wanted.length} labels`;
  const isMore = surplus.length > 1;
  const others = wanted.length > 0 ? (isMore ? 'the others' : 'the other') : isMore ? 'them' : 'it';
  const before = block.labels[wanted.length - 1]?.end ?? block.type.end;
  yield {
    start: first.start,
    end: last.end,
    message: `\`${block.type.text}\` takes ${count}${inBrackets(wanted)}: remove ${others}.`,
    fixes: () => [
      {
        title: isMore ? 'Remove the surplus labels' : 'Remove the surplus label',
        edits: [{ file, span: { start: before, end: last.end }, newText: '' }],
        safe: false,
      },
    ],
  };
}

function missing(block: Block, wanted: readonly string[]): Finding {
  const lacking = wanted.slice(block.labels.length);
  return {
    ...headerOf(block),
    message: `\`${block.type.text}\` takes ${wanted.length === 1 ? 'a label' : 'two labels'}${inBrackets(wanted)}: add the ${lacking.join(' and the ')}.`,
  };
}

function inBrackets(wanted: readonly string[]): string {
  return wanted.length === 0 ? '' : ` (${wanted.join(', ')})`;
}

/** What is wrong with a label of a block at the top of a file, with the remedy. */
function nameFault({ text }: Label, { type }: Block, part: string): string | undefined {
  if (type.text === 'provider') return providerFault(text);
  if (text === '') return `The ${part} is empty: write one between the quotes.`;
  if (!NAME.test(text)) return invalidName(text, part);
  return type.text === 'variable' && reservedVariableNames.has(text)
    ? `\`${text}\` can't be the name of a variable, because it means something else in a \`module\` block: choose another name.`
    : undefined;
}

function invalidName(text: string, part: string): string {
  return `\`${text}\` is no valid ${part}: begin with a letter or an underscore, and use only letters, digits, underscores and hyphens.`;
}

function providerFault(text: string): string | undefined {
  if (text.includes('.'))
    return `\`${text}\` is no name of a provider: write its alias as \`alias = "…"\` in the block.`;
  return NAME.test(text) && text !== text.toLowerCase()
    ? `Names of providers have only small letters: use \`${text.toLowerCase()}\`.`
    : undefined;
}

/** An identifier of HCL. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;
