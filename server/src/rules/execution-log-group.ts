/** Finds groups for execution logs that the stage doesn't wait for, so that AWS may make them first. */
import { attributeOf } from '../hcl/lookup.js';
import { logGroup } from '../knowledge/vocabularies/access-log-destinations.js';
import { dependOn, stageOfExecutionLogs } from './shared/execution-logs.js';
import { dependenciesOf, ownParts, type Part } from './shared/parts.js';
import type { Fix, Rule } from './rule.js';

export const executionLogGroup: Rule = {
  code: 'execution-log-group',
  severity: 'hint',
  group: 'stage',
  title: 'A group for execution logs that the stage does not wait for',
  *check(context) {
    for (const part of ownParts(context, logGroup.type)) {
      const name = attributeOf(part.block.body, 'name')?.value;
      const stage = name && !part.repeated ? stageOfExecutionLogs(name, context) : undefined;
      if (!name || !stage || dependenciesOf([stage.address], context).has(part.address)) continue;
      const isBehind = dependenciesOf([part.address], context).has(stage.address);
      yield {
        start: name.start,
        end: name.end,
        message: isBehind
          ? `AWS makes this group itself as soon as \`${stage.address}\` logs, so it may be there already: build the name without the stage, and let the stage depend on the group.`
          : `AWS makes this group itself as soon as \`${stage.address}\` logs, so it may be there already: add it to \`depends_on\` of the stage.`,
        related: [{ file: stage.file, span: stage.block.header, message: 'This stage writes to the group.' }],
        fixes: () => (isBehind ? [] : fixFor(part, stage)),
      };
    }
  },
  documentation: `Execution logs of a REST stage always go to \`API-Gateway-Execution-Logs_API-ID/STAGE-NAME\`; the name can't be
chosen ([#7795](https://github.com/hashicorp/terraform-provider-aws/issues/7795)). To set its retention, declare the
group under this name and let the stage depend on it. Otherwise AWS may make the group first, and Terraform fails because
it exists already.`,
  examples: {
    bad: `resource "aws_cloudwatch_log_group" "execution" {
  name = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.orders.id}/prod"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_cloudwatch_log_group" "execution" {
  name = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.orders.id}/prod"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  depends_on = [aws_cloudwatch_log_group.execution]
}`,
  },
};

function fixFor({ address }: Part, stage: Part): readonly Fix[] {
  const edits = dependOn(stage, address);
  return edits.length === 0 ? [] : [{ title: 'Add it to `depends_on` of the stage', edits, safe: false }];
}
