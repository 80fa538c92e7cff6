/** Finds functions in descriptions and the like, which Terraform reads without evaluating anything. */
import { expressionsOfKind } from '../../analysis/blocks/scoped-expressions.js';
import { overlaps } from '../../hcl/walk.js';
import type { Rule } from '../rule.js';

export const misplacedFunction: Rule = {
  code: 'misplaced-function',
  severity: 'error',
  group: 'language',
  title: 'A function where none may be called',
  *check({ file }) {
    for (const { expression, place } of expressionsOfKind(file, 'call')) {
      const { around, attribute } = place;
      const [block] = around;
      const isPlain = around.length === 1 && PLAIN[block?.type.text ?? '']?.has(attribute.name.text);
      // Of a call within another one the outer one is enough.
      const isOutermost = expression === attribute.value;
      if (isPlain !== true || !isOutermost || file.problems.some((each) => overlaps(each, attribute)))
        continue;
      yield {
        start: expression.start,
        end: expression.end,
        message: `No function may be called in \`${attribute.name.text}\` of \`${block?.type.text ?? ''}\`: write the value itself.`,
      };
    }
  },
  documentation: `Terraform reads the \`description\` of a variable or an output, and whether it is \`sensitive\`, \`ephemeral\` or \`nullable\`, before it
evaluates anything, and rejects a function there ("Function calls not allowed").`,
  examples: {
    bad: `variable "stage" {
  type        = string
  description = format("The stage of %s.", "orders")
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders-\${var.stage}"
  protocol_type = "HTTP"
}`,
    good: `variable "stage" {
  type        = string
  description = "The stage of orders."
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders-\${var.stage}"
  protocol_type = "HTTP"
}`,
  },
};

/** By block, what Terraform and OpenTofu alike take as it is written; other rules tell of defaults and of `lifecycle`. */
const PLAIN: Readonly<Record<string, ReadonlySet<string>>> = {
  variable: new Set(['description', 'sensitive', 'nullable', 'ephemeral']),
  output: new Set(['description', 'sensitive', 'ephemeral']),
};
