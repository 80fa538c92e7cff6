/** What a deployment is a snapshot of: the parts of its API, in all modules that are applied together as far as they are known. */
import { attributeOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Expression } from '../../hcl/syntax.js';
import { familyOfType, type StageFamily, restFamily } from '../../knowledge/stage-families.js';
import {
  apiSnapshot,
  restSnapshot,
  type SnapshotType,
  version2Snapshot,
} from '../../knowledge/vocabularies/deployments.js';
import { releasedType } from '../../knowledge/resource-schemas.js';
import { referencesIn } from '../../hcl/walk.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { overriddenIn } from '../blocks/overrides.js';
import { type Ended, isSameBlock, leadsToOrEnds } from '../references/points-to.js';
import type { BlockTarget } from '../references/resolve.js';
import { isSameModule } from '../references/same-module.js';

/** One thing that a deployment is a snapshot of. */
export interface Part {
  /** As the deployment's module names it, or else the outermost one: `module.orders.aws_api_gateway_method.get`. */
  readonly expression: string;
  /** As its own module names its block. */
  readonly address: string;
  readonly declaration: Declaration;
  readonly module: Module;
  /** The calls that lead to its module from the deployment's; undefined where that is not below. */
  readonly way: readonly string[] | undefined;
  /** True for what is hashed along with the rest, but not asked for by itself. */
  readonly alongside: boolean;
  /** The argument of the API that it is, where it is no resource of its own. */
  readonly argument?: string;
}

/** An API as a reference gives it: a block, or where the search for it ends. */
export type ApiOfBlock = BlockTarget | Ended;

/** The API that a block of a family belongs to; undefined where nothing can be said. */
export function apiBehind(
  written: Expression | undefined,
  { api }: StageFamily,
  module: Module,
): ApiOfBlock | undefined {
  const found = leadsToOrEnds(written, [{ type: api.type, attribute: 'id' }], module);
  return found && ('end' in found || found.declaration) ? found : undefined;
}

/** The parts of an API in the modules around, as the deployment's module reads them. */
export function partsOf(api: ApiOfBlock, family: StageFamily, module: Module): readonly Part[] {
  // Of an API in another module the same block may be several APIs.
  const key = 'end' in api ? `${family.api.type} ${api.end}` : api.module ? undefined : api.declaration;
  if (key === undefined) return foundParts(api, family, module);
  const known = knownParts(module);
  const parts = known.get(key) ?? foundParts(api, family, module);
  known.set(key, parts);
  return parts;
}

/** Those parts that the module has itself, as expressions: what a new deployment of it can hash. */
export function ownExpressions(api: ApiOfBlock, family: StageFamily, module: Module): readonly string[] {
  return partsOf(api, family, module).flatMap(({ way, expression }) =>
    way?.length === 0 ? [expression] : [],
  );
}

/** By the end of a search, or the API's block. */
const knownParts = memoize((_: Module) => new Map<string | Declaration, readonly Part[]>());

function foundParts(api: ApiOfBlock, family: StageFamily, module: Module): readonly Part[] {
  const around = isHandedOn(api, module) ? modulesAround(module) : modulesBelow(module);
  const ranked = around.flatMap((each) =>
    snapshotResources(each.module)
      .filter((found) => found.family === family && isSameApi(api, module, found.apiBehind, each.module))
      .map(({ address, declaration, rank, alongside }) => {
        const expression = expressionOf(address, each);
        return { rank, part: { ...each, address, expression, declaration, alongside } };
      }),
  );
  return [
    ...('end' in api ? [] : argumentsOfApi(api, module)),
    ...ranked.toSorted((a, b) => a.rank - b.rank).map(({ part }) => part),
  ];
}

/** A resource that is part of some API. */
interface SnapshotResource {
  readonly address: string;
  readonly declaration: Declaration;
  readonly family: StageFamily;
  readonly apiBehind: ApiOfBlock;
  /** Its type's place in the list of the family. */
  readonly rank: number;
  readonly alongside: boolean;
}

/** Those of a module that no override file changes, and whose API can be told. */
const snapshotResources = memoize((module: Module): readonly SnapshotResource[] =>
  [...module.resources].flatMap(([address, declaration]) => {
    const [written = ''] = address.split('.', 1);
    if (!written.startsWith('aws_api') || overriddenIn(module).has(address)) return [];
    const type = releasedType(written) ?? written;
    const family = familyOfType(type);
    const types = snapshotOf(family);
    const rank = types.findIndex((each) => each.type === type);
    const found = types[rank];
    const api = found && apiBehind(attributeOf(declaration.block.body, found.api)?.value, family, module);
    return found && api
      ? [{ address, declaration, family, apiBehind: api, rank, alongside: found.alongside === true }]
      : [];
  }),
);

/** Whether modules that are not below may have parts of the API: it comes from them, or an output may give it to them. */
function isHandedOn(api: ApiOfBlock, module: Module): boolean {
  if ('end' in api || (api.module !== undefined && !isSameModule(api.module, module))) return true;
  return [...module.outputs.values()].some(({ block }) =>
    referencesIn(block.body).some(({ root }) => root.text === api.type || !root.text.startsWith('aws_')),
  );
}

/** The types of resources of a family that a deployment is a snapshot of. */
export function snapshotOf(family: StageFamily): readonly SnapshotType[] {
  return family.api.type === restFamily.api.type ? restSnapshot : version2Snapshot;
}

function argumentsOfApi(
  { address, declaration, module: other }: BlockTarget,
  module: Module,
): readonly Part[] {
  if (declaration === undefined || overriddenIn(other ?? module).has(address)) return [];
  const around = modulesAround(module).find((each) => isSameModule(each.module, other ?? module));
  const own = declaration.block.labels.map(({ text }) => text).join('.');
  return apiSnapshot.flatMap((argument) => {
    const written = attributeOf(declaration.block.body, argument)?.value;
    const isNull = written?.kind === 'literal' && written.value === null;
    if (!around || !written || isNull) return [];
    const expression = `${expressionOf(own, around)}.${argument}`;
    return [{ ...around, address: own, expression, declaration, argument, alongside: false }];
  });
}

function expressionOf(address: string, { path }: Around): string {
  return [...path.map((call) => `module.${call}`), address].join('.');
}

function isSameApi(one: ApiOfBlock, own: Module, other: ApiOfBlock, otherOwn: Module): boolean {
  if ('end' in one || 'end' in other) return 'end' in one && 'end' in other && one.end === other.end;
  return isSameBlock({ module: own, ...one }, { module: otherOwn, ...other }, own);
}

/** A module that is applied together with another one, and the calls that lead to it from there. */
interface Around {
  readonly module: Module;
  /** Undefined for a module that is not below. */
  readonly way: readonly string[] | undefined;
  /** The calls that lead to it, from the outermost module on where that is not below. */
  readonly path: readonly string[];
}

/** The module itself and those below, then all others below the outermost one that is known to call it. */
const modulesAround = memoize((module: Module): readonly Around[] => {
  const below = modulesBelow(module);
  let top = module;
  for (let hops = 0; hops < MOST_CALLERS; hops++) {
    const [caller, ...more] = top.callers() ?? [];
    if (caller === undefined || more.length > 0) break;
    top = caller.module;
  }
  if (top === module) return below;
  const others = modulesBelow(top).filter(
    (each) => !below.some((known) => isSameModule(known.module, each.module)),
  );
  return [...below, ...others.map((each) => ({ ...each, way: undefined }))];
});

/** The module itself and those that it calls, directly or by way of others. */
const modulesBelow = memoize((module: Module): readonly Around[] => {
  const found: Around[] = [];
  const rest: { readonly module: Module; readonly path: readonly string[] }[] = [{ module, path: [] }];
  for (let next = rest.pop(); next !== undefined && found.length < MOST_MODULES; next = rest.pop()) {
    found.push({ ...next, way: next.path });
    for (const name of [...next.module.calls.keys()].toReversed()) {
      const child = next.module.child(name);
      if (child) rest.push({ module: child, path: [...next.path, name] });
    }
  }
  return found;
});

const MOST_CALLERS = 32;
const MOST_MODULES = 300;
