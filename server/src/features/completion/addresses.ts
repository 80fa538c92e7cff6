/** What the blocks of a module are called from elsewhere, and which of them an argument may point to. */
import type { Block } from '../../hcl/syntax.js';
import type { ReferenceTarget } from '../../knowledge/schema.js';
import { candidateIndex as knownIndex, referringValue } from '../../rules/query/candidates.js';
import type { Module } from '../../workspace/module.js';
import { isOfShape } from './chosen-api.js';
import { type Declared, declaredOf } from './declared.js';

/** What stands between the address of a repeated block and an attribute, as seen from another block. */
export function proposedIndex(target: Block, user: Block | undefined): string {
  return knownIndex(target, user) ?? '[""]';
}

/** What an argument may refer to. */
export interface FoundReference {
  /** `aws_api_gateway_rest_api.orders.id`. */
  readonly address: string;
  /** The value as a whole: the address, or a string with it and what has to follow. */
  readonly value: string;
  /** The block that it refers to. */
  readonly block: Block;
}

/**
 * A reference to every block of the module that one of the targets names, best first; of the blocks of one type those
 * first that belong to `api`.
 */
export function referencesTo(
  targets: readonly ReferenceTarget[],
  module: Module,
  user: Block | undefined,
  api?: string,
): readonly FoundReference[] {
  return targets.flatMap((target) => {
    const fitting = declaredOf(target.type, module).filter(({ block }) => block !== user);
    const isOfApi = ({ address }: Declared): boolean => api !== undefined && isOfShape(api, address, module);
    return [...fitting.filter(isOfApi), ...fitting.filter((each) => !isOfApi(each))].map(
      ({ address, block }) => {
        const read = `${address}${proposedIndex(block, user)}.${target.attribute}`;
        return { address: read, value: referringValue(read, target), block };
      },
    );
  });
}

/** A free local name for a new block of a type: the one its neighbours share, or the usual one, or one with a number. */
export function proposedName(module: Module, type: string, usual: string): string {
  const isFree = (name: string): boolean =>
    !module.resources.has(`${type}.${name}`) && !module.data.has(`data.${type}.${name}`);
  const apis = [...module.resources.keys()].flatMap(
    (address) => /^aws_(?:api_gateway_rest_api|apigatewayv2_api)\.(.+)$/.exec(address)?.[1] ?? [],
  );
  const candidates = [...(new Set(apis).size === 1 ? apis : []), usual];
  const free = candidates.find(isFree);
  if (free !== undefined) return free;
  for (let number = 2; ; number++) if (isFree(`${usual}_${number}`)) return `${usual}_${number}`;
}
