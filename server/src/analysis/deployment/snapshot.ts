/** What a deployment is a snapshot of: the parts of its API, in all modules that are applied together as far as they are known. */
import { attributeOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Expression } from '../../hcl/syntax.js';
import { type StageFamily, restFamily } from '../../knowledge/stage-families.js';
import {
  apiSnapshot,
  restSnapshot,
  type SnapshotType,
  version2Snapshot,
} from '../../knowledge/vocabularies/deployments.js';
import { releasedType } from '../../knowledge/resource-schemas.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { overriddenIn } from '../blocks/overrides.js';
import { type Ended, isSameBlock, leadsToOrEnds } from '../references/points-to.js';
import type { BlockTarget } from '../references/resolve.js';
import { isSameModule } from '../references/same-module.js';

/** One thing that a deployment is a snapshot of. */
export interface Part {
  /** As the deployment's module names it: `aws_api_gateway_method.get`, `module.orders.aws_api_gateway_method.get`. */
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
  const types = snapshotOf(family);
  const ranked = modulesAround(module).flatMap((around) =>
    [...around.module.resources].flatMap(([address, declaration]) => {
      const rank = rankOf(address, types);
      const type = types[rank];
      if (type === undefined || overriddenIn(around.module).has(address)) return [];
      const other = apiBehind(attributeOf(declaration.block.body, type.api)?.value, family, around.module);
      if (other === undefined || !isSameApi(api, module, other, around.module)) return [];
      const expression = expressionOf(address, around);
      const alongside = type.alongside === true;
      return [{ rank, part: { ...around, address, expression, declaration, alongside } }];
    }),
  );
  return [
    ...('end' in api ? [] : argumentsOfApi(api, module)),
    ...ranked.toSorted((a, b) => a.rank - b.rank).map(({ part }) => part),
  ];
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

function expressionOf(address: string, { way }: Around): string {
  return [...(way ?? []).map((call) => `module.${call}`), address].join('.');
}

/** The place of a type in the list that an address is of; -1 for one that is not listed. */
function rankOf(address: string, types: readonly SnapshotType[]): number {
  const [written = ''] = address.split('.', 1);
  if (!written.startsWith('aws_api')) return -1;
  const type = releasedType(written) ?? written;
  return types.findIndex((each) => each.type === type);
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
}

/** The module itself and those below, then all others below the outermost one that is known to call it. */
const modulesAround = memoize((module: Module): readonly Around[] => {
  const below = [...modulesBelow(module)];
  let top = module;
  for (let hops = 0; hops < MOST_CALLERS; hops++) {
    const [caller, ...more] = top.callers() ?? [];
    if (caller === undefined || more.length > 0) break;
    top = caller.module;
  }
  if (top === module) return below;
  const others = [...modulesBelow(top)].filter(
    (each) => !below.some((known) => isSameModule(known.module, each.module)),
  );
  return [...below, ...others.map((each) => ({ module: each.module, way: undefined }))];
});

function* modulesBelow(module: Module): Generator<Around> {
  const rest: { readonly module: Module; readonly way: readonly string[] }[] = [{ module, way: [] }];
  let count = 0;
  for (let next = rest.pop(); next !== undefined && count < MOST_MODULES; next = rest.pop(), count++) {
    yield next;
    for (const name of next.module.calls.keys()) {
      const child = next.module.child(name);
      if (child) rest.push({ module: child, way: [...next.way, name] });
    }
  }
}

const MOST_CALLERS = 32;
const MOST_MODULES = 300;
