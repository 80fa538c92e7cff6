/** Finds arguments that are written twice in one body, and keys that are written twice in one object. */
import { keyText } from '../../hcl/lookup.js';
import { visitExpression } from '../../hcl/walk.js';
import type { Attribute, Expression, ObjectEntry, ObjectExpression } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { removeEntry } from '../../edits/entries.js';
import { removeItem, sourceOf } from '../../edits/layout.js';
import type { Finding, Rule } from '../rule.js';

export const duplicateArgument: Rule = {
  code: 'duplicate-argument',
  severity: 'error',
  group: 'schema',
  title: 'An argument or key that is set twice',
  setting: 'An argument that is set twice.',
  reportedByTerraformLs: true,
  *check({ file, blocks, arguments: all }) {
    for (const { body } of blocks) {
      const first = new Map<string, Attribute>();
      for (const item of body.items) {
        if (item.kind !== 'attribute' || item.name.text === '') continue;

        const name = item.name.text;
        const before = first.get(name);
        if (!before) {
          first.set(name, item);
          continue;
        }
        yield {
          start: item.name.start,
          end: item.name.end,
          message: `\`${name}\` is already set above: remove one of the two.`,
          related: [{ file, span: before.name, message: `\`${name}\` is first set here.` }],
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
    for (const { attribute } of all)
      for (const object of objectsIn(attribute.value)) yield* twiceIn(object, file);
  },
  documentation: `An argument can be set only once in a block; otherwise Terraform rejects the file. The second one is reported, and the
fix removes it.

A key that is set twice in an object, such as \`variables\` or the object of an access log format, is a warning: Terraform
uses the last value and ignores the others.`,
  examples: {
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
  },
};

function objectsIn(value: Expression): readonly ObjectExpression[] {
  const found: ObjectExpression[] = [];
  visitExpression(value, (each) => {
    if (each.kind === 'object' && each.entries.length > 1) found.push(each);
  });
  return found;
}

function* twiceIn(object: ObjectExpression, file: SourceFile): Generator<Finding> {
  const before = new Map<string, ObjectEntry>();
  for (const entry of object.entries) {
    const key = keyText(entry);
    const earlier = key === undefined ? undefined : before.get(key);
    if (key === undefined) continue;
    before.set(key, entry);
    if (earlier === undefined) continue;
    const { start, end } = entry.key;
    yield {
      start,
      end,
      message: `\`${key}\` is already set above, and Terraform uses only this value: remove one of the two.`,
      severity: 'warning',
      related: [{ file, span: earlier.key, message: `\`${key}\` is first set here.` }],
      fixes: () => [
        {
          title: `Remove the first \`${key}\``,
          edits: removeEntry(file, object, earlier),
          safe: sourceOf(file, earlier.value) === sourceOf(file, entry.value),
        },
      ],
    };
  }
}
