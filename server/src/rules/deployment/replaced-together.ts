/** What Terraform replaces together, as `lifecycle` says. */
import { addressOf } from '../../analysis/references/mentions.js';
import { visitExpression } from '../../hcl/walk.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import type { Resource } from '../query/resources.js';

/**
 * Whether a resource is replaced whenever another one is: its `replace_triggered_by` names that one, or something that
 * the other's names too. What depends on the other then goes before it and comes after it.
 */
export function isReplacedWith(resource: Resource, other: Resource): boolean {
  const triggers = triggersOf(resource);
  return [other.address, ...triggersOf(other)].some((address) => triggers.has(address));
}

function triggersOf({ block }: Resource): ReadonlySet<string> {
  const found = new Set<string>();
  const written = lifecycleArgument(block, 'replace_triggered_by');
  if (written) {
    visitExpression(written, (each) => {
      const address = each.kind === 'reference' ? addressOf(each) : undefined;
      if (address) found.add(address.text);
    });
  }
  return found;
}
