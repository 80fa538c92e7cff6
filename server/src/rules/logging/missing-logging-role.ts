/** Finds stages that log without the account's role for it in sight, or before it. */
import { connectedWith } from '../../analysis/references/connected-modules.js';
import { loggingAccount } from '../../knowledge/vocabularies/execution-logs.js';
import { accountToAwait, loggingRoleEdits, awaitAccount, setsLoggingRole } from './logging-role.js';
import { isImported } from '../query/imported.js';
import { loggingPlaces } from './logging-places.js';
import { oncePerRun } from '../query/once-per-run.js';
import type { Resource } from '../query/resources.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const missingLoggingRole: Rule = {
  code: 'missing-logging-role',
  severity: 'hint',
  group: 'stage',
  title: 'Logging without the account role, or before it',
  setting: 'Logging without the account role.',
  *check(context) {
    yield* isMissing(context) ? missing(context) : early(context);
  },
  documentation: `REST and WebSocket stages write logs with a role that is set once per account and Region. Without it, AWS fails with
"CloudWatch Logs role ARN must be set in account settings to enable logging"
([sst#1556](https://github.com/anomalyco/sst/issues/1556)). The role may be set manually or in another configuration, so
this is only a hint, once per module. Called and calling modules are checked, too; if one of them can't be read, nothing is
reported. The fix adds the setting with its role.

If the module sets the role, resources that log must come after it. No argument defines that order: without \`depends_on\`
the first apply may fail with the same error ([discussion](https://github.com/aws-samples/serverless-patterns/issues/620)). A
resource that refers to a stage that depends on the role is fine.`,
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

  depends_on = [aws_api_gateway_account.this]
}

resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = var.logging_role_arn
}`,
  },
};

/** It may well be set by a module that is called, or by one that calls this. */
const isMissing = oncePerRun(({ module }) => {
  return connectedWith(module)?.every((each) => !setsLoggingRole(each)) === true;
});

/** One finding for the whole module, at the first place that logs. */
function* missing(context: RuleContext): Generator<Finding> {
  const places = loggingPlaces(context);
  const [first, ...others] = places;
  // What is live and logs shows that the account has the role.
  if (places.some(({ resource }) => isImported(resource, context))) return;
  if (first?.resource.file !== context.file) return;
  yield {
    ...spanOf(first),
    message: `Logging requires the account role, and this module does not set it: if it is not set elsewhere, add an \`${loggingAccount.type}\` with \`${loggingAccount.argument}\`.`,
    related: others.map(({ resource, span }) => ({
      file: resource.file,
      span,
      message: 'This also needs the role.',
    })),
    fixes: () => {
      const edits = loggingRoleEdits(first.resource, context);
      return edits.length === 0 ? [] : [{ title: 'Add the role for logging', edits, safe: false }];
    },
  };
}

function* early(context: RuleContext): Generator<Finding> {
  const seen = new Set<Resource>();
  for (const place of loggingPlaces(context)) {
    const { resource } = place;
    const account =
      resource.file === context.file && !seen.has(resource) ? accountToAwait(resource, context) : undefined;
    seen.add(resource);
    if (!account) continue;
    yield {
      ...spanOf(place),
      message: `AWS rejects logging before the account role is set, and this does not depend on \`${account.address}\`: add it to \`depends_on\`.`,
      related: [{ file: account.file, span: account.block.header, message: 'The role is set here.' }],
      fixes: () => {
        const edits = awaitAccount([resource], account.address, context);
        const title = `Add \`${account.address}\` to \`depends_on\``;
        return edits.length === 0 ? [] : [{ title, edits, safe: true }];
      },
    };
  }
}

function spanOf({
  span: { start, end },
}: {
  readonly span: Pick<Finding, 'start' | 'end'>;
}): Pick<Finding, 'start' | 'end'> {
  return { start, end };
}
