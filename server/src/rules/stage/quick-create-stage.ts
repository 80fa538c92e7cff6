/** Finds `$default` stages of APIs that have made one for themselves. */
import { attributeOf } from '../../hcl/lookup.js';
import { isOverridden } from '../../analysis/references/points-to.js';
import { isCertainlySet, certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { resourceBlocks } from '../query/blocks.js';
import { apiOfStage } from '../query/stages.js';
import type { Rule } from '../rule.js';

export const quickCreateStage: Rule = {
  code: 'quick-create-stage',
  severity: 'error',
  group: 'stage',
  title: 'A `$default` stage of an API with quick create',
  *check(context) {
    const { module } = context;
    const { defaultStage, api: names } = version2StageParts;
    for (const block of resourceBlocks(context, version2Family.stage.type)) {
      const name = attributeOf(block.body, version2Family.stage.name);
      if (!name || textOf(certainValue(name.value, context)) !== defaultStage) continue;
      const api = apiOfStage(block, version2Family, context);
      const target = api?.declaration && attributeOf(api.declaration.block.body, names.quickCreate);
      if (
        api?.declaration &&
        api.kind === 'resource' &&
        target &&
        isCertainlySet(target.value, { ...context, module: api.module ?? module }) &&
        !isOverridden(api, module)
      ) {
        yield {
          start: name.value.start,
          end: name.value.end,
          message: `\`${api.address}\` has a \`${names.quickCreate}\`, so API Gateway creates its \`${defaultStage}\` stage and rejects this one: declare an integration and a route instead of \`${names.quickCreate}\`, or remove this stage.`,
          related: [
            { file: api.declaration.file, span: target.name, message: 'This makes the API create a stage.' },
          ],
        };
      }
    }
  },
  documentation: `An HTTP API with \`target\` uses quick create: API Gateway creates and manages an integration, a route and a \`$default\`
stage. Another stage with that name can't be created, and the managed one can't be changed or imported. To manage the
stage, remove \`target\` and declare an \`aws_apigatewayv2_integration\` and an
\`aws_apigatewayv2_route\`
([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/24852)).`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
  target        = "https://orders.example.com"
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true
}`,
  },
};
