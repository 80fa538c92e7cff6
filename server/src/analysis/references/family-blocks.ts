/** The resources of an API Gateway family in a module, by the part that they play. */
import { groupBy } from '../../hcl/group-by.js';
import { memoize } from '../../hcl/memoize.js';
import type { Block } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { type StageFamily, stageFamilies } from '../../knowledge/stage-families.js';
import type { Declaration, Module } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { UNKNOWN, type Value } from '../values/values.js';
import { argumentValue } from './points-to.js';
import type { BlockTarget } from './resolve.js';

/** The family of which a type is the stage, the API and so on, and which of these it is. */
export function roleOf(
  type: string,
):
  | { readonly family: StageFamily; readonly role: 'stage' | 'api' | 'deployment' | 'methodSettings' }
  | undefined {
  for (const family of stageFamilies) {
    for (const role of ['stage', 'api', 'deployment', 'methodSettings'] as const)
      if (family[role]?.type === type) return { family, role };
  }
  return undefined;
}

/** A block of the module that is there for certain. */
export type DeclaredBlock = BlockTarget & { readonly declaration: Declaration };

/** All resources of a type, those under its draft name included. */
export function declaredOfType(module: Module, type: string): readonly DeclaredBlock[] {
  return declaredByType(module).get(type) ?? [];
}

const declaredByType = memoize((module: Module): ReadonlyMap<string, readonly DeclaredBlock[]> => {
  const all = [...module.resources].flatMap(
    ([address, declaration]): (readonly [string, DeclaredBlock])[] => {
      const written = declaration.block.labels[0]?.text ?? '';
      const schema = resourceSchema('resource', written);
      return schema ? [[schema.type, { kind: 'resource', address, type: written, declaration, schema }]] : [];
    },
  );
  return new Map(
    [...groupBy(all, ([type]) => type)].map(([type, own]) => [type, own.map(([, each]) => each)]),
  );
});

/** What an argument of a block comes to; unknown where it is not written. */
export function valueOf(block: Block, name: string, evaluate: Evaluate): Value {
  const written = argumentValue(block, name);
  return written ? evaluate(written) : UNKNOWN;
}
