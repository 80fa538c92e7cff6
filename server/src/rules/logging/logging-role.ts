/** The role by which an account writes logs: whether the module sets it, what has to come after it, and what sets it. */
import { attributeOf } from '../../hcl/lookup.js';
import { loggingAccount } from '../../knowledge/vocabularies/execution-logs.js';
import type { Module } from '../../workspace/module.js';
import type { Edit } from '../../edits/edit.js';
import type { RuleContext } from '../rule.js';
import { appendBeside, isSamePlace, type NewResource } from '../../edits/new-resources.js';
import { dependOn } from './execution-logs.js';
import { loggingPlaces } from './logging-places.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { isImported } from '../query/imported.js';
import { freeName, type Resource, resourcesInModule } from '../query/resources.js';

/** Whether the module itself declares the account's settings. */
export function setsLoggingRole(module: Module): boolean {
  return [...module.resources.keys()].some((each) => each.startsWith(`${loggingAccount.type}.`));
}

/** What sets the account's role: a resource of the module, or the call of a module that has it. */
export type AwaitedAccount = Pick<Resource, 'address' | 'file' | 'block'>;

/**
 * The account's settings that a resource has to come after and does not: those of the module, or of one that it calls,
 * for its Region. What is imported was made by somebody who had them.
 */
export function accountToAwait(resource: Resource, context: RuleContext): AwaitedAccount | undefined {
  const own = resourcesInModule(context, loggingAccount.type).filter((each) => isSamePlace(each, resource));
  const [account, ...more] = own.length > 0 ? own : callsWithAccount(resource, context);
  return account !== undefined &&
    more.length === 0 &&
    !isImported(resource, context) &&
    !dependenciesOf([resource.address], context.module).has(account.address) &&
    !dependenciesOf([account.address], context.module).has(resource.address)
    ? account
    : undefined;
}

/** The calls of modules that set the role for the Region of a resource, where nothing there names another one. */
export function callsWithAccount(
  resource: Pick<Resource, 'block'>,
  { module }: RuleContext,
): readonly AwaitedAccount[] {
  if (!isPlain(resource)) return [];
  return [...module.calls].flatMap(([name, { file, block }]) => {
    const sets = setsRoleWithin(module.child(name), 0) && attributeOf(block.body, 'providers') === undefined;
    return sets ? [{ address: `module.${name}`, file, block }] : [];
  });
}

function setsRoleWithin(module: Module | undefined, depth: number): boolean {
  if (module === undefined || depth > MAX_DEPTH) return false;
  const accounts = [...module.resources].filter(([address]) => address.startsWith(`${loggingAccount.type}.`));
  return (
    accounts.some(([, declaration]) => isPlain(declaration)) ||
    [...module.calls].some(
      ([name, { block }]) =>
        attributeOf(block.body, 'providers') === undefined && setsRoleWithin(module.child(name), depth + 1),
    )
  );
}

const MAX_DEPTH = 8;

/** Whether a resource is for the provider's own account and Region. */
function isPlain({ block }: Pick<Resource, 'block'>): boolean {
  return ['provider', 'region'].every((name) => attributeOf(block.body, name) === undefined);
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

const trust = `jsonencode({
  Version = "2012-10-17"
  Statement = [{
    Action    = "sts:AssumeRole"
    Effect    = "Allow"
    Principal = { Service = "${loggingAccount.trusts}" }
  }]
})`;
