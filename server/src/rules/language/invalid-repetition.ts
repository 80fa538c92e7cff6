/** Finds `count` and `for_each` that go together, or whose values are not what they take. */
import { certainValue } from '../../analysis/references/certain-value.js';
import { numberOf, type Value } from '../../analysis/values/values.js';
import { removeItem, sourceOf } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import { isHalfTyped, ownBlocks, type OwnBlock } from '../query/own-blocks.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { collectionFault, constraintOf } from './collection-faults.js';

export const invalidRepetition: Rule = {
  code: 'invalid-repetition',
  severity: 'error',
  group: 'language',
  title: 'A `count` or `for_each` that Terraform rejects',
  *check(context) {
    for (const own of ownBlocks(context.file)) {
      const [count, forEach] = ['count', 'for_each'].map((name) =>
        own.schema.attributes.has(name) ? attributeOf(own.block.body, name) : undefined,
      );
      if (count && forEach) yield together(own, count, forEach, context);
      for (const attribute of [count, forEach]) {
        if (attribute && !isHalfTyped(attribute, context.file.problems))
          yield* faultIn(attribute, own, context);
      }
    }
  },
  documentation: `\`count\` takes a whole number from zero on; \`for_each\` takes a map or a set of texts, and a list only with
\`toset(…)\`. None of them takes \`null\` or a sensitive value, and a block has one of them at most. The \`for_each\` of a \`dynamic\` block
takes a list as well. Only what is certain is reported: a default of a variable is not, as callers may set another value.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "each" {
  for_each = ["blue", "green"]

  api_id      = aws_apigatewayv2_api.orders.id
  name        = each.key
  auto_deploy = true
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "each" {
  for_each = toset(["blue", "green"])

  api_id      = aws_apigatewayv2_api.orders.id
  name        = each.key
  auto_deploy = true
}`,
  },
};

function together({ block }: OwnBlock, count: Attribute, forEach: Attribute, { file }: RuleContext): Finding {
  const [first, second] = count.start < forEach.start ? [count, forEach] : [forEach, count];
  return {
    start: second.name.start,
    end: second.name.end,
    message: "`count` and `for_each` can't stand in one block: remove one of the two.",
    related: [{ file, span: first.name, message: `\`${first.name.text}\` is here.` }],
    fixes: () =>
      [count, forEach].map((each): Fix => ({
        title: `Remove \`${each.name.text}\``,
        edits: removeItem(file, block.body, each),
        safe: false,
      })),
  };
}

function* faultIn(attribute: Attribute, { block }: OwnBlock, context: RuleContext): Generator<Finding> {
  const { file } = context;
  const { value } = attribute;
  const { start, end } = value;
  if (attribute.name.text === 'count') {
    const fault = declaredFault(value, context) ?? countFault(certainValue(value, context));
    if (fault !== undefined) yield { start, end, message: `\`count\` ${fault}.` };
    return;
  }
  const fault = collectionFault(value, block.type.text, context);
  if (fault === undefined) return;
  yield {
    start,
    end,
    message: `\`for_each\` ${fault.message}.`,
    fixes: () =>
      fault.isList
        ? [
            {
              title: 'Make it a set with `toset`',
              edits: [{ file, span: { start, end }, newText: `toset(${sourceOf(file, value)})` }],
              safe: false,
            },
          ]
        : [],
  };
}

/** What is wrong with a variable as `count`, by its type alone. */
function declaredFault(value: Expression, context: RuleContext): string | undefined {
  const type = value.kind === 'reference' ? constraintOf(value, context) : undefined;
  if (type?.kind === 'reference' && type.root.text === 'bool')
    return `takes a number, not a bool: use \`${sourceOf(context.file, value)} ? 1 : 0\``;
  return type?.kind === 'call' && COLLECTIONS.has(type.name.text)
    ? `takes a number, not a ${type.name.text}: use \`length(${sourceOf(context.file, value)})\``
    : undefined;
}

const COLLECTIONS = new Set(['list', 'set', 'map', 'tuple', 'object']);

/** What is wrong with a value of `count`, with the remedy. */
function countFault(value: Value): string | undefined {
  if (value.kind === 'unknown') {
    const type = value.type === 'string' || value.type === 'number' ? undefined : value.type;
    return type && `takes a number, not ${NAMES[type]}: ${type === 'bool' ? REMEDY : 'use `length(…)`'}`;
  }
  if (value.kind === 'null') return "can't be `null`: use `0` or `1`";
  if (value.kind === 'bool') return `takes a number, not \`${value.value}\`: use \`${value.value ? 1 : 0}\``;
  if (value.kind === 'list' || value.kind === 'object')
    return `takes a number, not ${NAMES[value.kind]}: use \`length(…)\``;
  const number = numberOf(value);
  if (number === undefined) return 'takes a number, and this text is none: write a number';
  if (number < 0) return `can't be negative: use \`0\` or more, not \`${number}\``;
  return Number.isInteger(number) ? undefined : `takes a whole number, not \`${number}\`: round it`;
}

const REMEDY = 'use a conditional such as `var.enabled ? 1 : 0`';

const NAMES = { bool: 'a bool', list: 'a list', object: 'a map' };
