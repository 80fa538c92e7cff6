/** Finds operands, conditions, templates and loops that are given what they can't take. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { isGuarded } from '../query/guards.js';
import { evaluatedExpressions } from '../query/evaluated.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { ambiguousKey } from './ambiguous-key.js';
import { keyFaults, loopFaults } from './loop-faults.js';
import { binaryFaults, conditionFaults, resultFaults, unaryFaults } from './operand-faults.js';
import { templateFaults } from './template-faults.js';

export const expressionType: Rule = {
  code: 'expression-type',
  severity: 'error',
  group: 'language',
  title: 'An operand, condition or interpolation of the wrong type',
  setting: 'An operand, a condition, an interpolation or a loop of the wrong type.',
  *check(context) {
    for (const kind of ['binary', 'unary', 'conditional', 'template', 'for', 'object'] as const) {
      for (const scoped of evaluatedExpressions(kind, context)) {
        const found = faultsOf(scoped, context);
        if (found.length > 0 && !isGuarded(scoped, context)) yield* found;
      }
    }
  },
  documentation: `Operators take numbers or bools, and Terraform converts only texts that are written like one: \`"a" + 1\`, \`!"yes"\` and
\`"a" < "b"\` are rejected ("Invalid operand"). So are lists and objects within a text (\`"x-\${var.tags}"\`), a \`for\` over a
text, two elements of a \`for\` with one key, an address as the key of an entry (\`{ local.name = 1 }\`), a condition that is no bool, and results of a conditional that can't be brought to one
type (\`var.on ? "a" : ["b"]\`).

What a variable may be set to is not guessed: a text that is not known may be a number. Nothing is reported within \`try\` or \`can\`,
or in a branch that a condition may leave out.`,
  examples: {
    bad: `variable "stage" {
  type = string
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders-" + var.stage
  protocol_type = "HTTP"
}`,
    good: `variable "stage" {
  type = string
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders-\${var.stage}"
  protocol_type = "HTTP"
}`,
  },
};

function faultsOf(scoped: ScopedExpression, context: RuleContext): readonly Finding[] {
  const { expression } = scoped;
  switch (expression.kind) {
    case 'binary':
      return binaryFaults({ ...scoped, expression }, context);
    case 'unary':
      return unaryFaults({ ...scoped, expression }, context);
    case 'conditional':
      return [
        ...conditionFaults(expression.condition, 'A condition', scoped, context),
        ...resultFaults({ ...scoped, expression }, context),
      ];
    case 'template':
      return templateFaults({ ...scoped, expression }, context);
    case 'for':
      return loopFaults({ ...scoped, expression }, context);
    case 'object':
      return expression.entries.flatMap(({ key }) =>
        key.kind === 'parenthesized'
          ? keyFaults(key.inner, scoped, context)
          : key.kind === 'reference'
            ? ambiguousKey(key, context)
            : [],
      );
    default:
      return [];
  }
}
