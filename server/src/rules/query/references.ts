/** What a reference reads. */
import { referenceIn } from '../../analysis/references/points-to.js';
import { type BlockTarget, resolve } from '../../analysis/references/resolve.js';
import type { Expression, Reference, Step } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';

/** What a reference reads: the block and the attribute of it; followed through local values. */
export function referredAttribute(
  expression: Expression | undefined,
  module: Module,
): { readonly target: BlockTarget; readonly attribute: string; readonly reference: Reference } | undefined {
  let reference = expression && referenceIn(expression);
  for (let hops = 0; reference && hops < MAX_HOPS; hops++) {
    const resolved = resolve(reference, module);
    if (resolved === undefined) return undefined;
    const { target, address } = resolved;
    const steps = reference.steps.slice(address.length);
    if (target.kind === 'local') {
      reference = steps.length === 0 ? referenceIn(target.declaration.attribute.value) : undefined;
      continue;
    }
    const attribute = lastName(steps);
    return (target.kind === 'resource' || target.kind === 'data') && attribute !== undefined
      ? { target, attribute, reference }
      : undefined;
  }
  return undefined;
}

/** The one attribute that steps read; indexes and splats are passed over. */
export function lastName(steps: readonly Step[]): string | undefined {
  const names = steps.flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
  return names.length === 1 ? names[0] : undefined;
}

const MAX_HOPS = 8;
