/** Finds stages of the same name and API. */
import { attributeOf } from '../../hcl/lookup.js';
import { stageFamilies } from '../../knowledge/stage-families.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { Rule } from '../rule.js';
import { stageKey } from '../query/stage-identity.js';

export const duplicateStage: Rule = {
  code: 'duplicate-stage',
  severity: 'error',
  group: 'stage',
  title: 'Two stages with the same API and name',
  *check(context) {
    for (const family of stageFamilies) {
      const first = new Map<string, Resource>();
      for (const resource of resourcesInModule(context, family.stage.type)) {
        const key = resource.repeated ? undefined : stageKey(resource, context, family);
        const earlier = key === undefined ? undefined : first.get(key);
        const name = attributeOf(resource.block.body, family.stage.name);
        if (key !== undefined && !earlier) first.set(key, resource);
        if (earlier && name && resource.file === context.file) {
          yield {
            start: name.value.start,
            end: name.value.end,
            message: `\`${earlier.address}\` has the same name and API, and AWS allows only one such stage: give this one another name.`,
            related: [
              {
                file: earlier.file,
                span: earlier.block.header,
                message: 'The other stage is declared here.',
              },
            ],
          };
        }
      }
    }
  },
  documentation: `Stage names must be unique within an API. The second stage fails with "Stage already exists" during apply. Reported
only if both name and API are certainly the same: equal text, or the same variable. Stages with \`count\`,
\`for_each\` or different \`provider\` or \`region\` are not reported.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "live"
}

resource "aws_apigatewayv2_stage" "test" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "live"
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "live"
}

resource "aws_apigatewayv2_stage" "test" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "test"
}`,
  },
};
