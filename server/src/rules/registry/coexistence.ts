/**
 * The rules whose faults any Terraform language server tells of as well: it reads the same syntax and the same schemas
 * (docs/validation.md of hashicorp/terraform-ls lists them). Types of values, closed lists, read-only arguments and
 * unknown resource types are not among them.
 */
import type { Settings } from '../../../../protocol/messages.js';

/** Whether findings of a rule are left to the extension beside ours. Who sets a rule's severity wants to see them. */
export function isToldByOthers(code: string, { coexistence, rules }: Settings): boolean {
  return coexistence === 'complement' && CODES.has(code) && !Object.hasOwn(rules, code);
}

const CODES: ReadonlySet<string> = new Set([
  'syntax',
  'unknown-argument',
  'unknown-block',
  'missing-argument',
  'missing-block',
  'duplicate-argument',
  'too-many-blocks',
  // To a schema these are unknown or deprecated arguments.
  'setting-not-on-stage',
  'deployment-removed-argument',
]);
