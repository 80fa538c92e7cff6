/** Finds groups for execution logs that the stage doesn't wait for, so that AWS may make them first. */
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { type StagePicture, stagePicture } from '../../analysis/references/module-picture.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import { dependOn, stageOfExecutionLogs } from './execution-logs.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { type Resource, resourcesInFile } from '../query/resources.js';
import type { Fix, Rule, RuleContext } from '../rule.js';

export const executionLogGroup: Rule = {
  code: 'execution-log-group',
  severity: 'hint',
  group: 'stage',
  title: 'An execution log group that the stage does not depend on',
  *check(context) {
    for (const resource of resourcesInFile(context, logGroup.type)) {
      const name = attributeOf(resource.block.body, 'name')?.value;
      const stage = name && !resource.repeated ? stageOfExecutionLogs(name, context) : undefined;
      if (!name || !stage || dependenciesOf([stage.address], context.module).has(resource.address)) continue;
      if (isOff(stage, context) || isAwaited(resource, stage, context)) continue;
      const isBehind = dependenciesOf([resource.address], context.module).has(stage.address);
      yield {
        start: name.start,
        end: name.end,
        message: isBehind
          ? `AWS creates this log group as soon as \`${stage.address}\` logs, so it may already exist: build its name without a reference to the stage, and add the group to \`depends_on\` of the stage.`
          : `AWS creates this log group as soon as \`${stage.address}\` logs, so it may already exist: add it to \`depends_on\` of the stage.`,
        related: [{ file: stage.file, span: stage.block.header, message: 'This stage logs to the group.' }],
        fixes: () => (isBehind ? [] : fixFor(resource, stage)),
      };
    }
  },
  documentation: `Execution logs of a REST stage always go to \`API-Gateway-Execution-Logs_API-ID/STAGE-NAME\`; the name can't be
chosen ([#7795](https://github.com/hashicorp/terraform-provider-aws/issues/7795)). To set its retention, declare a
group with this name and make the stage depend on it. Otherwise AWS may create the group first, and Terraform fails because
it already exists. Not reported if all settings of the stage are \`OFF\`, or if all of them depend on the group.`,
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

function fixFor({ address }: Resource, stage: Resource): readonly Fix[] {
  const edits = dependOn(stage, address);
  return edits.length === 0 ? [] : [{ title: 'Add it to `depends_on` of the stage', edits, safe: false }];
}

/** Whether execution logs are certainly off: the module has settings for the stage, and all of them say so. */
function isOff(stage: Resource, context: RuleContext): boolean {
  const picture = pictureOf(stage, context);
  if (!picture || picture.maybeMoreSettings) return false;
  const { logs, settings } = methodSettingsParts;
  const blocks = picture.settings.map(({ block }) => block?.declaration?.block.body);
  const levels = blocks.map((body) => {
    const [own] = body ? blocksOf(body, settings) : [];
    return own && textOf(certainValue(attributeOf(own.body, logs)?.value, context));
  });
  return levels.length > 0 && levels.every((level) => level === 'OFF');
}

/** Whether all settings that the module has for the stage wait for the group; a stage alone writes no execution logs. */
function isAwaited(group: Resource, stage: Resource, context: RuleContext): boolean {
  const settings = (pictureOf(stage, context)?.settings ?? []).flatMap(({ block }) => block?.address ?? []);
  return (
    settings.length > 0 && settings.every((each) => dependenciesOf([each], context.module).has(group.address))
  );
}

function pictureOf(stage: Resource, { module, evaluate }: RuleContext): StagePicture | undefined {
  const target = targetOf(stage.address, module);
  return target?.kind === 'resource' ? stagePicture(target, module, evaluate) : undefined;
}
