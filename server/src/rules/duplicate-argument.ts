/** Finds arguments that are written twice in one body. */
import type { Attribute } from '../hcl/syntax.js';
import { removeItem, sourceOf } from './fixes/layout.js';
import type { Rule, RuleDoc } from './rule.js';

export const duplicateArgument: Rule = {
  code: 'duplicate-argument',
  severity: 'error',
  group: 'schema',
  title: 'An argument is written twice in one block',
  *check({ file, blocks }) {
    for (const { body } of blocks) {
      const first = new Map<string, Attribute>();
      for (const item of body.items) {
        if (item.kind !== 'attribute' || item.name.text === '') {
          continue;
        }
        const name = item.name.text;
        const before = first.get(name);
        if (!before) {
          first.set(name, item);
          continue;
        }
        yield {
          start: item.name.start,
          end: item.name.end,
          message: `\`${name}\` is already written above: remove one of the two.`,
          related: [{ file, span: before.name, message: `\`${name}\` is written here first.` }],
          fixes: () => [
            {
              title: `Remove the second \`${name}\``,
              edits: removeItem(file, body, item),
              safe: sourceOf(file, before.value) === sourceOf(file, item.value),
            },
          ],
        };
      }
    }
  },
};

export const duplicateArgumentDoc: RuleDoc = {
  doc: `Each argument may be written once in a block; Terraform refuses the file otherwise. The second one is pointed at, and
the fix removes it.`,
  bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = "production"
}`,
  good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
};
