/** What depends on what. */
import { addressOf } from './mentions.js';
import { argumentValue } from './points-to.js';
import { resolve } from './resolve.js';
import type { Block, Reference } from '../../hcl/syntax.js';
import { referencesIn, visitExpression } from '../../hcl/walk.js';
import type { Module } from '../../workspace/module.js';

/** The addresses that some blocks depend on, directly or by way of other blocks and local values. */
export function dependenciesOf(addresses: readonly string[], module: Module): ReadonlySet<string> {
  const all = new Set<string>();
  const rest = [...addresses];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    for (const each of directlyUsed(next, module)) {
      if (!all.has(each)) {
        all.add(each);
        rest.push(each);
      }
    }
  }
  return all;
}

/** The addresses in `depends_on`. */
export function dependsOnAddresses(block: Block): readonly string[] {
  const written = argumentValue(block, 'depends_on');
  return (written?.kind === 'tuple' ? written.items : []).flatMap((item) => {
    if (item.kind === 'reference') return addressOf(item)?.text ?? [];
    // Terraform 0.11 wrote these in quotes.
    const part = item.kind === 'template' && item.parts.length === 1 ? item.parts[0] : undefined;
    return part?.kind === 'text' ? part.value : [];
  });
}

function directlyUsed(address: string, module: Module): readonly string[] {
  const local = address.startsWith('local.') ? module.locals.get(address.slice('local.'.length)) : undefined;
  const declaration =
    module.resources.get(address) ??
    module.data.get(address) ??
    (address.startsWith('module.') ? module.calls.get(address.slice('module.'.length)) : undefined);
  const found: string[] = [];
  if (local) {
    visitExpression(local.attribute.value, (each) => {
      if (each.kind === 'reference') found.push(...addressOfReference(each, module));
    });
  }
  for (const reference of declaration ? referencesIn(declaration.block.body) : [])
    found.push(...addressOfReference(reference, module));

  return declaration ? [...found, ...dependsOnAddresses(declaration.block)] : found;
}

function addressOfReference(reference: Reference, module: Module): readonly string[] {
  const target = resolve(reference, module)?.target;
  return target ? [target.address] : [];
}
