/** The role by which an account writes logs: whether the module sets it, and what sets it. Knows no rule. */
import { loggingAccount } from '../../knowledge/vocabularies/execution-logs.js';
import type { Module } from '../../workspace/module.js';
import type { NewBlock } from '../fixes/insert.js';
import type { Edit } from '../rule.js';
import { appendBelow, freeName, type Part } from './parts.js';

/** Whether the module itself declares the account's settings. */
export function setsLoggingRole(module: Module): boolean {
  return [...module.resources.keys()].some((each) => each.startsWith(`${loggingAccount.type}.`));
}

/** Edits that add the account's setting, its role and the role's policy below a block; none where the names are taken. */
export function addLoggingRole(
  { file, block }: Pick<Part, 'file' | 'block'>,
  module: Module,
): readonly Edit[] {
  const role = 'aws_iam_role';
  const name = freeName(role, ['api_gateway_logging', 'api_gateway_logs'], module);
  const attachment = 'aws_iam_role_policy_attachment';
  if (name === undefined || module.resources.has(`${attachment}.${name}`)) return [];
  const added: readonly NewBlock[] = [
    {
      header: `resource "${loggingAccount.type}" "this"`,
      arguments: [{ name: loggingAccount.argument, value: `${role}.${name}.arn` }],
      blocks: [],
    },
    {
      header: `resource "${role}" "${name}"`,
      arguments: [
        { name: 'name', value: `"${name.replaceAll('_', '-')}"` },
        { name: 'assume_role_policy', value: trust },
      ],
      blocks: [],
    },
    {
      header: `resource "${attachment}" "${name}"`,
      arguments: [
        { name: 'role', value: `${role}.${name}.name` },
        { name: 'policy_arn', value: `"${loggingAccount.policy}"` },
      ],
      blocks: [],
    },
  ];
  return appendBelow(file, block, added);
}

const trust = `jsonencode({
  Version = "2012-10-17"
  Statement = [{
    Action    = "sts:AssumeRole"
    Effect    = "Allow"
    Principal = { Service = "${loggingAccount.trusts}" }
  }]
})`;
