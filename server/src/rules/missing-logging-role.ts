/** Finds stages that log without the account's role for it in sight. */
import { attributeOf, blocksOf } from '../hcl/lookup.js';
import { pointsTo } from '../analysis/points-to.js';
import { togetherWith } from '../analysis/together.js';
import { textOf } from '../analysis/values.js';
import type { Block, Span } from '../hcl/syntax.js';
import { restFamily, stageFamilies, type StageFamily } from '../knowledge/stage-families.js';
import { loggingAccount } from '../knowledge/vocabularies/execution-logs.js';
import { logGroup } from '../knowledge/vocabularies/access-log-destinations.js';
import { addLoggingRole, setsLoggingRole } from './shared/logging-role.js';
import { oncePerRun } from './shared/once-per-run.js';
import { ownParts, type Part } from './shared/parts.js';
import type { Finding, Rule, RuleContext } from './rule.js';
import { headerOf } from './shared/wording.js';

export const missingLoggingRole: Rule = {
  code: 'missing-logging-role',
  severity: 'hint',
  group: 'stage',
  title: 'Logging without the role of the account',
  *check(context) {
    const { module } = context;
    if (!isMissing(context)) return;
    for (const family of stageFamilies) {
      for (const part of ownParts(context, family.stage.type)) {
        const [block] = blocksOf(part.block.body, family.stage.accessLog.block);
        if (block && logsToGroup(block, part, family, context)) yield finding(headerOf(block), part, context);
      }
    }
    const { methodSettings, stage } = restFamily;
    for (const part of ownParts(context, methodSettings?.type ?? '')) {
      const written = attributeOf(part.block.body, methodSettings?.stage ?? '')?.value;
      // Settings for a stage from elsewhere leave the role to that place, too.
      if (!pointsTo(written, [{ type: stage.type, attribute: stage.name }], module)?.declaration) continue;
      for (const block of blocksOf(part.block.body, 'settings')) {
        const level = attributeOf(block.body, 'logging_level');
        const value = level && textOf(context.evaluate(level.value));
        if (level && (value === 'ERROR' || value === 'INFO')) yield finding(level.name, part, context);
      }
    }
  },
  documentation: `REST and WebSocket stages write logs by a role that is set once for the account and Region. Without it AWS answers
"CloudWatch Logs role ARN must be set in account settings to enable logging"
([sst#1556](https://github.com/anomalyco/sst/issues/1556)). It may be set by hand or in another configuration, so this is a
hint only; called and calling modules are looked into as well, and
nothing is said where one of them can't be seen. The fix writes the setting with its role.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    logging_level = "INFO"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    logging_level = "INFO"
  }
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = var.logging_role_arn
}`,
  },
};

/** It may well be set by a module that is called, or by one that calls this. */
const isMissing = oncePerRun(({ module }) => {
  return togetherWith(module)?.every((each) => !setsLoggingRole(each)) === true;
});

function finding({ start, end }: Span, part: Part, { module }: RuleContext): Finding {
  return {
    start,
    end,
    message: `Logging needs the role of the account, and this module sets none: if it is not set elsewhere, add an \`${loggingAccount.type}\` with \`${loggingAccount.argument}\`.`,
    fixes: () => {
      const edits = addLoggingRole(part, module);
      return edits.length === 0 ? [] : [{ title: 'Add the role for logging', edits, safe: false }];
    },
  };
}

/** Only log groups need the role, and an HTTP API writes to them without. */
function logsToGroup(
  log: Block,
  { block }: Part,
  { api, stage }: StageFamily,
  context: RuleContext,
): boolean {
  const { module, evaluate } = context;
  const to = attributeOf(log.body, stage.accessLog.destination)?.value;
  if (!pointsTo(to, [{ type: logGroup.type, attribute: 'arn' }], module)?.declaration) return false;
  if (api.protocol === undefined) return true;
  const target = pointsTo(
    attributeOf(block.body, stage.api)?.value,
    [{ type: api.type, attribute: 'id' }],
    module,
  );
  const protocol = target?.declaration && attributeOf(target.declaration.block.body, api.protocol)?.value;
  return protocol !== undefined && textOf(evaluate(protocol)) === 'WEBSOCKET';
}
