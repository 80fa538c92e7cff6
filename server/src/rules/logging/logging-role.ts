/** The role by which an account writes logs: what needs it, whether the module sets it, and what sets it. */
import { pointsTo } from '../../analysis/references/points-to.js';
import { textOf } from '../../analysis/values/values.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Block, Span } from '../../hcl/syntax.js';
import { restFamily, stageFamilies, type StageFamily } from '../../knowledge/stage-families.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import { loggingAccount } from '../../knowledge/vocabularies/execution-logs.js';
import type { Module } from '../../workspace/module.js';
import type { Edit } from '../../edits/edit.js';
import type { RuleContext } from '../rule.js';
import { appendBeside, isSamePlace, type NewResource } from '../../edits/new-resources.js';
import { dependOn } from './execution-logs.js';
import { oncePerRun } from '../query/once-per-run.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { isImported } from '../query/imported.js';
import { freeName, type Resource, resourcesInModule } from '../query/resources.js';
import { headerOf } from '../wording.js';

/** What makes a stage log: a resource, and the place in it that says so. */
export interface LoggingPlace {
  readonly resource: Resource;
  readonly span: Span;
}

/** All of the module that certainly writes logs by the account's role, the stages first. */
export const loggingPlaces = oncePerRun((context): readonly LoggingPlace[] => [
  ...stageFamilies.flatMap((family) =>
    resourcesInModule(context, family.stage.type).flatMap((resource) => {
      const [log] = blocksOf(resource.block.body, family.stage.accessLog.block);
      return log && logsToGroup(log, resource, family, context) ? [{ resource, span: headerOf(log) }] : [];
    }),
  ),
  ...resourcesInModule(context, restFamily.methodSettings.type).flatMap((resource) =>
    logLevels(resource, context),
  ),
]);

/** Whether the module itself declares the account's settings. */
export function setsLoggingRole(module: Module): boolean {
  return [...module.resources.keys()].some((each) => each.startsWith(`${loggingAccount.type}.`));
}

/**
 * The account's settings that a resource has to come after and does not: those of the module, for its Region. What is
 * imported was made by somebody who had them.
 */
export function accountToAwait(resource: Resource, context: RuleContext): Resource | undefined {
  const accounts = resourcesInModule(context, loggingAccount.type);
  const [account] = accounts;
  const isOne = accounts.length === 1 && account !== undefined && isSamePlace(account, resource);
  return isOne &&
    !isImported(resource, context) &&
    !dependenciesOf([resource.address], context.module).has(account.address)
    ? account
    : undefined;
}

/** Edits that put resources behind the account's settings; those that follow another of them need none of their own. */
export function awaitAccount(
  resources: readonly Resource[],
  account: string,
  context: RuleContext,
): readonly Edit[] {
  const unique = [...new Set(resources)];
  return unique
    .filter((resource) => {
      const before = dependenciesOf([resource.address], context.module);
      return !unique.some((other) => other !== resource && before.has(other.address));
    })
    .flatMap((resource) => dependOn(resource, account));
}

/**
 * Edits that add the account's setting, its role and the role's policy below a block, and let what logs wait for them;
 * none where the names are taken, or the block is for more than one place.
 */
export function loggingRoleEdits(
  beside: Pick<Resource, 'file' | 'block'>,
  context: RuleContext,
): readonly Edit[] {
  const { module } = context;
  const role = 'aws_iam_role';
  const name = freeName(role, ['api_gateway_logging', 'api_gateway_logs'], module);
  const attachment = 'aws_iam_role_policy_attachment';
  if (name === undefined || module.resources.has(`${attachment}.${name}`)) return [];
  const added: readonly NewResource[] = [
    {
      type: loggingAccount.type,
      name: 'this',
      once: true,
      arguments: [
        { name: loggingAccount.argument, value: `${role}.${name}.arn` },
        // AWS refuses a role that may not write logs yet.
        { name: 'depends_on', value: `[${attachment}.${name}]` },
      ],
      blocks: [],
    },
    {
      type: role,
      name,
      once: true,
      arguments: [
        { name: 'name', value: `"${name.replaceAll('_', '-')}"` },
        { name: 'assume_role_policy', value: trust },
      ],
      blocks: [],
    },
    {
      type: attachment,
      name,
      once: true,
      arguments: [
        { name: 'role', value: `${role}.${name}.name` },
        { name: 'policy_arn', value: `"${loggingAccount.policy}"` },
      ],
      blocks: [],
    },
  ];
  const below = appendBeside(beside, added, context);
  const waiting = loggingPlaces(context)
    .map(({ resource }) => resource)
    .filter((resource) => isSamePlace(resource, beside));
  return below ? [...awaitAccount(waiting, `${loggingAccount.type}.this`, context), ...below] : [];
}

function logLevels(resource: Resource, { module, evaluate }: RuleContext): readonly LoggingPlace[] {
  const { methodSettings, stage } = restFamily;
  const written = attributeOf(resource.block.body, methodSettings.stage)?.value;
  // Settings for a stage from elsewhere leave the role to that place, too.
  if (!pointsTo(written, [{ type: stage.type, attribute: stage.name }], module)?.declaration) return [];
  return blocksOf(resource.block.body, 'settings').flatMap((block) => {
    const level = attributeOf(block.body, 'logging_level');
    const value = level && textOf(evaluate(level.value));
    return level && (value === 'ERROR' || value === 'INFO') ? [{ resource, span: level.name }] : [];
  });
}

/** Only log groups need the role, and an HTTP API writes to them without. */
function logsToGroup(
  log: Block,
  { block }: Resource,
  { api, stage }: StageFamily,
  { module, evaluate }: RuleContext,
): boolean {
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

const trust = `jsonencode({
  Version = "2012-10-17"
  Statement = [{
    Action    = "sts:AssumeRole"
    Effect    = "Allow"
    Principal = { Service = "${loggingAccount.trusts}" }
  }]
})`;
