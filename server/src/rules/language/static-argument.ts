/** Finds `depends_on` and other arguments that Terraform reads as words and addresses, where they are written otherwise. */
import type { Attribute, Expression, Reference, Span } from '../../hcl/syntax.js';
import { plainText } from '../../analysis/references/mentions.js';
import { sourceOf } from '../../edits/layout.js';
import { isHalfTyped, ownBlocks, ownPath, type OwnBlock } from '../query/own-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { listed } from '../wording.js';

export const staticArgument: Rule = {
  code: 'static-argument',
  severity: 'error',
  group: 'language',
  title: 'A list of addresses or a word that is written otherwise',
  setting: 'A list of addresses or a word that is written otherwise, such as `depends_on` without brackets.',
  *check(context) {
    for (const own of ownBlocks(context.file)) {
      for (const item of own.block.body.items) {
        if (item.kind !== 'attribute' || !own.schema.attributes.has(item.name.text)) continue;
        if (!isHalfTyped(item, context.file.problems)) yield* faultsIn(item, own, context);
      }
    }
  },
  documentation: `Terraform reads some arguments without evaluating them: \`depends_on\`, \`ignore_changes\` and \`replace_triggered_by\` are lists
in brackets, \`ignore_changes\` also the word \`all\`; their items are addresses and names, neither functions nor calculations.
\`replace_triggered_by\` takes resources and their attributes only. \`provider\` is \`aws\` or \`aws.frankfurt\`, \`iterator\` one word, \`when\`
is \`create\` or \`destroy\`, \`on_failure\` is \`continue\` or \`fail\`. Quotes as in Terraform 0.11 are still taken in most of them.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
  depends_on  = aws_apigatewayv2_api.orders
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
  depends_on  = [aws_apigatewayv2_api.orders]
}`,
  },
};

function* faultsIn(attribute: Attribute, own: OwnBlock, context: RuleContext): Generator<Finding> {
  const { name, value } = attribute;
  switch (name.text) {
    case 'depends_on':
    case 'replace_triggered_by':
      yield* listFaults(attribute, context);
      break;
    case 'ignore_changes':
      if (value.kind !== 'reference' || value.root.text !== 'all' || value.steps.length > 0)
        yield* listFaults(attribute, context);
      break;
    case 'provider':
      if (!isConfiguration(value)) {
        yield {
          ...spanOf(value),
          message: '`provider` takes the name of a provider and its alias: use one such as `aws.frankfurt`.',
        };
      }
      break;
    case 'providers':
      if (own.block.type.text === 'module' && value.kind !== 'object') {
        yield {
          ...spanOf(value),
          message: '`providers` takes a map: use one such as `{ aws = aws.frankfurt }`.',
        };
      }
      break;
    case 'iterator':
      if (value.kind !== 'reference' || value.steps.length > 0) yield iteratorFault(value, context);
      break;
    default: {
      const words = ownPath(own).endsWith('/provisioner') ? WORDS[name.text] : undefined;
      if (words && !words.includes(wordOf(value) ?? '')) {
        yield {
          ...spanOf(value),
          message: `\`${name.text}\` is one of the words ${listed(words, 'or')}: use one of them.`,
        };
      }
    }
  }
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  when: ['create', 'destroy'],
  on_failure: ['continue', 'fail'],
};

function wordOf(value: Expression): string | undefined {
  return value.kind === 'reference'
    ? value.steps.length > 0
      ? undefined
      : value.root.text
    : plainText(value);
}

function* listFaults({ name, value }: Attribute, context: RuleContext): Generator<Finding> {
  const { file } = context;
  // Half of `all` is on its way.
  const isBegun = name.text === 'ignore_changes' && ['a', 'al'].includes(wordOf(value) ?? '');
  if (value.kind === 'missing' || isBegun) return;
  if (value.kind !== 'tuple') {
    const isItem = itemFault(value, name.text, context) === undefined && value.kind === 'reference';
    const whole = `[${sourceOf(file, value)}]`;
    const isAll = name.text === 'ignore_changes' && plainText(value) === 'all';
    const newText = isAll ? 'all' : isItem ? whole : undefined;
    yield {
      ...spanOf(value),
      message: `\`${name.text}\` takes a list in brackets: use ${newText === undefined ? 'one, without functions' : `\`${newText}\``}.`,
      fixes: () =>
        newText === undefined
          ? []
          : [{ title: `Use \`${newText}\``, edits: [{ file, span: spanOf(value), newText }], safe: true }],
    };
    return;
  }
  for (const item of value.items) {
    const message = itemFault(item, name.text, context);
    if (message !== undefined) yield { ...spanOf(item), message };
  }
}

/** What is wrong with an item of a list, with the remedy. */
function itemFault(item: Expression, name: string, { file }: RuleContext): string | undefined {
  if (item.kind === 'missing') return undefined;
  if (name === 'replace_triggered_by') return triggerFault(item);
  const text = plainText(item);
  if (name === 'ignore_changes' && text === '*')
    return '`"*"` is what Terraform 0.11 wrote: use `all` without brackets.';
  if (text !== undefined) return undefined;
  const isPlain = item.kind === 'reference' && isStatic(item, name);
  if (isPlain) return undefined;
  const what = name === 'ignore_changes' ? 'names of arguments' : 'addresses';
  return `\`${sourceOf(file, item)}\` has to be evaluated, and \`${name}\` takes only ${what} as they are: write one.`;
}

/** Only constant keys, no splat. */
function isStatic({ steps }: Reference, name: string): boolean {
  return steps.every(
    (step) =>
      step.kind === 'attribute' ||
      // What comes after an address in `depends_on` is another rule's.
      (step.kind === 'splat' && name === 'depends_on') ||
      (step.kind === 'index' &&
        (step.key.kind === 'literal' || step.key.kind === 'missing' || plainText(step.key) !== undefined)),
  );
}

function triggerFault(item: Expression): string | undefined {
  const takes = 'takes only resources and their attributes';
  if (item.kind === 'reference') {
    return NO_RESOURCES.has(item.root.text)
      ? `\`replace_triggered_by\` ${takes}: hold a plain value in a \`terraform_data\` resource and name that.`
      : undefined;
  }
  return plainText(item) === undefined
    ? undefined
    : `\`replace_triggered_by\` ${takes}: write the address without quotes.`;
}

const NO_RESOURCES = new Set(['var', 'local', 'module', 'path', 'terraform', 'each', 'count', 'self']);

/** `aws`, `aws.frankfurt`, or the same in quotes, as Terraform 0.11 had it. */
function isConfiguration(value: Expression): boolean {
  if (value.kind === 'missing') return true;
  const text = plainText(value);
  if (text !== undefined) return /^[\w-]+(?:\.[\w-]+)?$/.test(text);
  if (value.kind !== 'reference') return false;
  const [step, ...more] = value.steps;
  // OpenTofu makes several configurations of one, which are chosen by an index.
  return more.length === 0
    ? step === undefined || step.kind === 'attribute'
    : more.every(({ kind }) => kind === 'index');
}

function iteratorFault(value: Expression, { file }: RuleContext): Finding {
  const text = plainText(value);
  const isName = text !== undefined && /^[A-Za-z_][\w-]*$/.test(text);
  return {
    ...spanOf(value),
    message: `\`iterator\` is a name without quotes: use ${isName ? `\`${text}\`` : 'one word'}.`,
    fixes: () =>
      isName
        ? [{ title: `Use \`${text}\``, edits: [{ file, span: spanOf(value), newText: text }], safe: true }]
        : [],
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
