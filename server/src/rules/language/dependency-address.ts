/** Finds attributes in `depends_on`, which takes whole blocks. */
import { addressOf } from '../../analysis/references/mentions.js';
import { sourceOf } from '../../edits/layout.js';
import { isNamedStep } from '../../hcl/lookup.js';
import type { Reference, Step } from '../../hcl/syntax.js';
import { evaluatedReferences } from '../query/evaluated.js';
import type { Rule } from '../rule.js';

export const dependencyAddress: Rule = {
  code: 'dependency-address',
  severity: 'error',
  group: 'language',
  title: 'An attribute in `depends_on`',
  *check(context) {
    const { file } = context;
    for (const { expression, place } of evaluatedReferences(context)) {
      if (place.attribute.name.text !== 'depends_on') continue;
      const rest = surplus(expression);
      const [first] = rest;
      if (first === undefined) continue;
      const whole = sourceOf(file, { start: expression.start, end: first.start });
      const span = { start: first.start, end: expression.end };
      yield {
        ...span,
        message: `\`depends_on\` takes whole blocks, not an attribute of one: use \`${whole}\`.`,
        fixes: () => [{ title: `Use \`${whole}\``, edits: [{ file, span, newText: '' }], safe: true }],
      };
    }
  },
  documentation: `A dependency is on all of a resource, data source or module, so \`depends_on\` takes their addresses, with the key of
an instance at most. Terraform rejects an attribute there.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
  depends_on  = [aws_apigatewayv2_api.orders.id]
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

/** What comes after the address and the key of an instance. */
function surplus(reference: Reference): readonly Step[] {
  const address = addressOf(reference);
  const steps = address === undefined ? [] : reference.steps.slice(address.length);
  const [first] = steps;
  const isKey = first !== undefined && first.kind !== 'splat' && !isNamedStep(first);
  const rest = isKey ? steps.slice(1) : steps;
  return rest[0]?.kind === 'attribute' && rest[0].name.text === '' ? [] : rest;
}
