/** Finds types of variables that Terraform does not understand, and defaults that can't become the type. */
import { writtenIn } from '../../analysis/blocks/overrides.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import type { Value } from '../../analysis/values/values.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { visitExpression } from '../../hcl/walk.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { isHalfTyped } from '../query/own-blocks.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { constraintFault, type ConstraintFault } from './constraint-faults.js';
import { conversionFault } from './conversion-fault.js';

export const variableType: Rule = {
  code: 'variable-type',
  severity: 'error',
  group: 'language',
  title: 'A type of a variable that does not exist, or a default that does not fit it',
  setting: "A type of a variable that doesn't exist, or a default that doesn't fit it.",
  *check(context) {
    const { file } = context;
    for (const block of blocksOf(file.body, 'variable')) {
      if (isHalfTyped(block, file.problems)) continue;
      const type = attributeOf(block.body, 'type')?.value;
      const fault = type && constraintFault(type, file);
      if (fault) yield typeFinding(fault, context);
      else yield* defaultFault(block, context);
    }
  },
  documentation: `A type is one of the words \`string\`, \`number\`, \`bool\` and \`any\`, or built of \`list(…)\`, \`set(…)\`, \`map(…)\`,
\`tuple([…])\` and \`object({…})\`, without quotes; \`optional(…)\` stands for members of an \`object\` alone. Quotes are what Terraform
0.11 wrote.

A default has to be of the type or convertible to it: \`"5"\` becomes a number, \`"five"\` does not; \`null\` is one unless
\`nullable = false\`.`,
  examples: {
    bad: `variable "stage_name" {
  type    = "string"
  default = "live"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = var.stage_name
  auto_deploy = true
}`,
    good: `variable "stage_name" {
  type    = string
  default = "live"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = var.stage_name
  auto_deploy = true
}`,
  },
};

function typeFinding({ at, message, newText }: ConstraintFault, { file }: RuleContext): Finding {
  const { start, end } = at;
  return {
    start,
    end,
    message,
    fixes: () =>
      newText === undefined
        ? []
        : [
            {
              title: `Use \`${newText}\``,
              edits: [{ file, span: { start, end }, newText }],
              safe: newText !== 'any',
            },
          ],
  };
}

function* defaultFault(block: Block, context: RuleContext): Generator<Finding> {
  const { file, module, evaluate } = context;
  const value = attributeOf(block.body, 'default')?.value;
  if (value === undefined || isEvaluated(value)) return;
  const written = (name: string) => writtenIn({ file, block }, name, module)?.attribute.value;
  const given = evaluate(value);
  const { start, end } = value;
  const nullable = written('nullable');
  if (given.kind === 'null') {
    if (nullable?.kind === 'literal' && nullable.value === false) {
      yield {
        start,
        end,
        message:
          "The default can't be `null` with `nullable = false`: write another default, or remove one of the two.",
      };
    }
    return;
  }
  const type = written('type');
  const fault = type && conversionFault(given, type);
  if (fault) {
    yield {
      start,
      end,
      message: `The default does not fit the type: ${fault}.`,
      fixes: () => fixes(given, type, value, context),
    };
  }
}

/** A bool that is written as another word. */
function fixes(given: Value, type: Expression, { start, end }: Expression, { file }: RuleContext) {
  const isBool = type.kind === 'reference' && type.root.text === 'bool';
  const meant = isBool && given.kind === 'string' ? didYouMean(given.value, ['true', 'false']) : undefined;
  return meant === undefined
    ? []
    : [{ title: `Use \`${meant}\``, edits: [{ file, span: { start, end }, newText: meant }], safe: false }];
}

/** References and calls are another rule's. */
function isEvaluated(value: Expression): boolean {
  let found = false;
  visitExpression(value, ({ kind }) => {
    found ||= kind === 'call';
  });
  return found;
}
