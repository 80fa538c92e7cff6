/** The resources and data sources of a module by their type, found out once of a module. */
import type { Block } from '../../hcl/syntax.js';
import { groupBy } from '../../hcl/group-by.js';
import { memoize } from '../../hcl/memoize.js';
import { releasedType } from '../../knowledge/resource-schemas.js';
import type { Module } from '../../workspace/module.js';

/** A block and its address. */
export interface Declared {
  readonly address: string;
  readonly block: Block;
}

/** The blocks of a type, under its draft name too, resources first. */
export function declaredOf(type: string, module: Module): readonly Declared[] {
  return byType(module).get(type) ?? [];
}

const byType = memoize((module: Module): ReadonlyMap<string, readonly Declared[]> => {
  const all = [...module.resources, ...module.data].map(([address, { block }]) => ({ address, block }));
  return groupBy(all, ({ block }) => {
    const written = block.labels[0]?.text ?? '';
    return releasedType(written) ?? written;
  });
});
