/** Finds values of arguments that Terraform reads before it evaluates anything, where they are not written out or of another type. */
import { boolOf, textOf, type Value } from '../../analysis/values/values.js';
import { sourceOf } from '../../edits/layout.js';
import type { Attribute, Span } from '../../hcl/syntax.js';
import {
  constantArguments,
  evaluatedByOpenTofu,
  type ConstantType,
} from '../../knowledge/static-arguments.js';
import { isHalfTyped, ownBlocks, ownPath } from '../query/own-blocks.js';
import { evaluatedIn } from './evaluated-in.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const constantValue: Rule = {
  code: 'constant-value',
  severity: 'error',
  group: 'language',
  title: 'A value that has to be written out, and of the right type',
  *check(context) {
    const { file } = context;
    for (const own of ownBlocks(file)) {
      const constants = constantArguments[ownPath(own)];
      for (const item of constants ? own.block.body.items : []) {
        if (item.kind !== 'attribute' || isHalfTyped(item, file.problems)) continue;
        const type = constants?.[item.name.text];
        const finding = type && faultIn(item, type, context);
        if (finding) yield finding;
      }
    }
  },
  documentation: `Some arguments are read before Terraform evaluates anything: those of \`lifecycle\`, \`default\`, \`description\` and
\`sensitive\` of a variable, those of an output but its \`value\`, \`alias\`, \`required_version\`. Their values have to be written out:
Terraform rejects references and function calls there ("Variables not allowed"). Those that are \`true\` or \`false\` take neither
another text nor a number nor \`null\`.

Newer versions of OpenTofu take a variable for \`prevent_destroy\`: that is a warning, and none in modules with \`.tofu\` files.`,
  examples: {
    bad: `variable "keep" {
  type = bool
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"

  lifecycle {
    create_before_destroy = var.keep
  }
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"

  lifecycle {
    create_before_destroy = true
  }
}`,
  },
};

function faultIn(attribute: Attribute, type: ConstantType, context: RuleContext): Finding | undefined {
  const { file, module, evaluate } = context;
  const { value } = attribute;
  const name = attribute.name.text;
  const evaluated = evaluatedIn(value);
  if (evaluated === undefined) return typeFault(attribute, type, evaluate(value), context);
  const isOpenTofus = evaluatedByOpenTofu.has(name);
  if (isOpenTofus && module.files.some((each) => each.name.endsWith('.tofu'))) return undefined;
  const written = sourceOf(file, evaluated);
  const isWord = evaluated.kind === 'reference' && evaluated.steps.length === 0;
  const what = evaluated.kind === 'call' ? `the function \`${evaluated.name.text}\`` : `\`${written}\``;
  return {
    ...spanOf(evaluated),
    ...(isOpenTofus ? { severity: 'warning' } : {}),
    message: isWord
      ? `\`${written}\` without quotes is a reference, which \`${name}\` can't have: ${type === 'bool' ? 'write `true` or `false`' : 'put it in quotes'}.`
      : `\`${name}\` can't be evaluated, as ${what} has to be: write the value out${type === 'bool' ? ', `true` or `false`' : ''}.`,
    fixes: () =>
      isWord && type !== 'bool'
        ? [
            {
              title: 'Put it in quotes',
              edits: [{ file, span: spanOf(evaluated), newText: `"${written}"` }],
              safe: false,
            },
          ]
        : [],
  };
}

function typeFault(
  { name, value }: Attribute,
  type: ConstantType,
  given: Value,
  { file }: RuleContext,
): Finding | undefined {
  const isUnknown = given.kind === 'unknown' && given.type === undefined;
  // Terraform takes a version that is `null` for none.
  if (type === 'any' || isUnknown || (name.text === 'required_version' && given.kind === 'null'))
    return undefined;
  const text = sourceOf(file, value);
  const written = text.includes('\n') || text.length > 40 ? 'this' : `\`${text}\``;
  if (type === 'string') {
    const isText =
      textOf(given) !== undefined ||
      (given.kind === 'unknown' && !['list', 'object'].includes(given.type ?? ''));
    return isText
      ? undefined
      : { ...spanOf(value), message: `\`${name.text}\` must be a text, not ${written}: put it in quotes.` };
  }
  if (boolOf(given) !== undefined || given.kind === 'unknown') return undefined;
  const meant = BOOLS.get(String(textOf(given)).toLowerCase());
  return {
    ...spanOf(value),
    message: `\`${name.text}\` must be \`true\` or \`false\`, not ${written}: ${meant === undefined ? 'write one of them' : `use \`${meant}\``}.`,
    fixes: () =>
      meant === undefined
        ? []
        : [
            {
              title: `Use \`${meant}\``,
              edits: [{ file, span: spanOf(value), newText: meant }],
              safe: false,
            },
          ],
  };
}

/** What people write for `true` and `false`. */
const BOOLS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    yes: 'true',
    on: 'true',
    1: 'true',
    true: 'true',
    no: 'false',
    off: 'false',
    0: 'false',
    false: 'false',
  }),
);

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
