/** Finds nested blocks beyond the number that the resource allows. */
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import type { Block } from '../../hcl/syntax.js';
import { removeItem } from '../../edits/layout.js';
import type { Rule } from '../rule.js';

export const tooManyBlocks: Rule = {
  code: 'too-many-blocks',
  severity: 'error',
  group: 'schema',
  title: 'Too many nested blocks',
  setting: 'More nested blocks of a type than the resource allows.',
  reportedByTerraformLs: true,
  *check({ file, blocks }) {
    for (const { body, bodySchema } of blocks) {
      const seen = new Map<string, { readonly first: Block; count: number }>();
      for (const item of body.items) {
        const name = item.kind === 'block' && item.type.text !== 'dynamic' ? nestedName(item) : '';
        const max = bodySchema.blocks.get(name)?.maxItems;
        if (item.kind !== 'block' || max === undefined) continue;

        const before = seen.get(name) ?? { first: item, count: 0 };
        seen.set(name, before);
        before.count++;
        if (before.count > max) {
          yield {
            start: item.type.start,
            end: item.type.end,
            message: `${max === 1 ? `Only one \`${name}\` block is` : `Only ${max} \`${name}\` blocks are`} allowed here: remove this one.`,
            related: [{ file, span: before.first.type, message: `\`${name}\` is first declared here.` }],
            fixes: () => [
              { title: `Remove this \`${name}\` block`, edits: removeItem(file, body, item), safe: false },
            ],
          };
        }
      }
    }
  },
  documentation: `Most nested blocks of a stage are allowed only once: \`access_log_settings\`, \`canary_settings\`,
\`default_route_settings\`, \`settings\`. The number of blocks of a \`dynamic\` block is known only during plan, so it does not
count.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 10
  }

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.after.id
    percent_traffic = 20
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 10
  }
}`,
  },
};
