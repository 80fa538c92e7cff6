/** Which findings are left to another Terraform extension that reports them as well. */
import type { Settings } from '../../../../protocol/messages.js';
import type { Rule } from '../rule.js';

/** Whether findings of a rule are left to the extension beside ours. Who sets a rule's severity wants to see them. */
export function isReportedByOthers(
  { code, reportedByTerraformLs }: Rule,
  { coexistence, rules }: Settings,
): boolean {
  return coexistence === 'complement' && reportedByTerraformLs === true && !Object.hasOwn(rules, code);
}
