/**
 * Which API of a module a block belongs to or, while it is new, had better belong to, and what that says about its
 * arguments: the name and shape of a stage, the triggers of a deployment.
 */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block } from '../../hcl/syntax.js';
import { evaluate } from '../../analysis/values/evaluate.js';
import { ownExpressions } from '../../analysis/deployment/snapshot.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { textOf } from '../../analysis/values/values.js';
import {
  type StageFamily,
  familyOfType,
  isGatewayType,
  version2Family,
} from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import type { Module } from '../../workspace/module.js';
import { triggersFor } from '../../edits/triggers.js';
import { declaredRoutes } from './api-parts.js';
import { type Declared, declaredOf } from './declared.js';
import { apiOfBlock, declaredApi } from './named-api.js';
import { snippetLiteral, type TabStops } from './snippet-text.js';

/** What a block of a type is written like beside the API of the module that it belongs to. */
export interface Shape {
  /** The address of the API; undefined where the module has none of this family. */
  readonly api: string | undefined;
  /** Values of arguments, as snippets. */
  readonly values: ReadonlyMap<string, (stops: TabStops) => string>;
  /** Values that the API takes in no argument. */
  readonly unfit: ReadonlySet<string>;
  /** Optional members to write in place of those that the type usually gets. */
  readonly members: readonly string[] | undefined;
}

/** The shape of a block; `resource` is the block itself where it is there already. */
export function shapeOf(type: string, resource: Block | undefined, module: Module): Shape {
  if (!isGatewayType(type)) return NO_SHAPE;
  const family = familyOfType(type);
  const own = resource && apiOf({ block: resource }, module);
  const api = own ?? bestApi(type, family, module);
  const isStage = type === family.stage.type;
  const isDeployment = type === family.deployment.type;
  return {
    api,
    values: new Map([
      ...(isStage ? ([[family.stage.name, stageName(api, resource, family, module)]] as const) : []),
      ...(isDeployment ? ([['triggers', triggers(api, family, module)]] as const) : []),
    ]),
    unfit: new Set([
      ...(isStage && !mayBeDefault(api, family, module) ? [version2StageParts.defaultStage] : []),
      ...(type === family.route?.type ? unfitRouteKeys(resource, api, module) : []),
    ]),
    members: isStage ? stageMembers(api, family, module) : undefined,
  };
}

/** Whether the block of an address is the API itself or belongs to it. */
export function isOfShape(api: string, address: string, module: Module): boolean {
  const { block } = module.resources.get(address) ?? {};
  return address === api || (block !== undefined && apiOf({ block }, module) === api);
}

/** Of blocks that belong to no API. */
export const NO_SHAPE: Shape = {
  api: undefined,
  values: new Map(),
  unfit: new Set(),
  members: undefined,
};

/** The API that lacks a block of the type; for what belongs to a stage, one that has a stage. */
function bestApi(type: string, family: StageFamily, module: Module): string | undefined {
  const served = new Set(declaredOf(type, module).map((each) => apiOf(each, module)));
  const staged = new Set(declaredOf(family.stage.type, module).map((each) => apiOf(each, module)));
  const needsStage = type !== family.stage.type && type !== family.deployment.type;
  const rank = (api: string): number => (needsStage && !staged.has(api) ? 2 : 0) + (served.has(api) ? 1 : 0);
  const apis = declaredOf(family.api.type, module).flatMap(({ address }) =>
    module.resources.has(address) ? [address] : [],
  );
  return apis.toSorted((one, other) => rank(one) - rank(other))[0];
}

function apiOf({ block }: Pick<Declared, 'block'>, module: Module): string | undefined {
  return declaredApi(apiOfBlock(block, module));
}

/** A name that no other stage of the API has: `$default` for an HTTP API, which answers at its root. */
function stageName(
  api: string | undefined,
  resource: Block | undefined,
  family: StageFamily,
  module: Module,
): (stops: TabStops) => string {
  const taken = new Set(
    declaredOf(family.stage.type, module).flatMap((each) => {
      const { block } = each;
      const name = attributeOf(block.body, family.stage.name)?.value;
      const isSibling = block !== resource && name !== undefined && apiOf(each, module) === api;
      return isSibling ? [textOf(evaluate(name, module))] : [];
    }),
  );
  const names = [
    ...(mayBeDefault(api, family, module) ? [version2StageParts.defaultStage] : []),
    ...STAGE_NAMES,
  ];
  const free = names.find((name) => !taken.has(name));
  return (stops) => `"${stops.stop(free)}"`;
}

const STAGE_NAMES = ['prod', 'staging', 'test', 'dev'];

/** The routes of connections on an HTTP API, and what other routes of the API are for. */
function unfitRouteKeys(
  resource: Block | undefined,
  api: string | undefined,
  module: Module,
): readonly string[] {
  const { connections, http } = version2StageParts.api;
  const named = resource && apiOfBlock(resource, module);
  const others = declaredRoutes(named, module).filter(({ block }) => block !== resource);
  return [
    ...(protocolOf(api, module) === http ? connections : []),
    ...(named === undefined ? [] : others.map(({ key }) => key)),
  ];
}

/** The protocol of an API that the module declares, as far as it is known. */
export function protocolOf(api: string | undefined, module: Module): string | undefined {
  const block = module.resources.get(api ?? '')?.block;
  const written = block && attributeOf(block.body, version2Family.api.protocol)?.value;
  return written && textOf(evaluate(written, module));
}

/** WebSocket APIs have no `$default` stage, and quick create makes one by itself. */
function mayBeDefault(api: string | undefined, family: StageFamily, module: Module): boolean {
  if (family.api.protocol === undefined) return false;
  const block = module.resources.get(api ?? '')?.block;
  if (block === undefined) return true;
  const isHttp = protocolOf(api, module) === version2StageParts.api.http;
  return isHttp && attributeOf(block.body, version2StageParts.api.quickCreate) === undefined;
}

/** A stage publishes a deployment where the module has one for an API that may need it, else every change at once. */
function stageMembers(
  api: string | undefined,
  family: StageFamily,
  module: Module,
): readonly string[] | undefined {
  const { autoDeploy, deployment } = family.stage;
  if (autoDeploy === undefined) return undefined;
  const isDeployed = declaredOf(family.deployment.type, module).some(
    (each) => api !== undefined && apiOf(each, module) === api,
  );
  return [isDeployed ? deployment : autoDeploy];
}

/** A hash of all that the module declares for the API; the list is left to fill in where there is nothing yet. */
function triggers(api: string | undefined, family: StageFamily, module: Module): (stops: TabStops) => string {
  const target = api === undefined ? undefined : targetOf(api, module);
  const hashed = target?.kind === 'resource' ? ownExpressions(target, family, module) : [];
  return (stops) => {
    if (hashed.length > 0) return snippetLiteral(triggersFor(hashed).value);
    return `{\n  redeployment = sha1(jsonencode([${stops.stop()}]))\n}`;
  };
}
