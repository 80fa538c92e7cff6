/** The `timeouts` block that some resources have: how long Terraform waits for AWS. */
import type { Facts } from '../schema.js';

/** Facts for a `timeouts` block with the given operations (`create`, `read`, `update`, `delete`). */
export function timeouts(
  ...operations: readonly ('create' | 'read' | 'update' | 'delete')[]
): Readonly<Record<string, Facts>> {
  const members = operations.map((operation): [string, Facts] => [
    `timeouts.${operation}`,
    { doc: `How long to wait for the ${operation}, e.g. \`"30m"\` or \`"1h30m"\`.`, sample: '"30m"' },
  ]);
  return {
    timeouts: { doc: 'How long Terraform waits for AWS before it gives up.' },
    ...Object.fromEntries(members),
  };
}
