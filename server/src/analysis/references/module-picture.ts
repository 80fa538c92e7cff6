/** What surrounds a stage: its API, its deployment, the settings of its methods or routes; unknown is not absent. */
import type { Block } from '../../hcl/syntax.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import type { Module } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { overriddenIn } from '../blocks/overrides.js';
import { argumentValue, leadsTo, pointsTo, referenceIn } from './points-to.js';
import { type BlockTarget, resolve } from './resolve.js';
import { nestedName } from '../blocks/schema-blocks.js';
import { type Value, UNKNOWN } from '../values/values.js';
import type { Certainty } from './certainty.js';
import { declaredOfType, roleOf, valueOf } from './family-blocks.js';
import { methodSettingsOf, type SettingsPicture } from './method-settings.js';

/** What surrounds a stage. */
export interface StagePicture {
  readonly family: StageFamily;
  readonly name: Value;
  /** Undefined where it is unknown, or not a block of a known module. */
  readonly api: ApiPicture | undefined;
  readonly deployment: BlockTarget | undefined;
  /** Whether changes are published by themselves; unknown where the text leaves it open, false for REST. */
  readonly autoDeploy: Value;
  /** REST: the resources with settings for its methods. Version 2: its blocks with settings for routes. */
  readonly settings: readonly SettingsPicture[];
  /** True where there may be more settings than those listed. */
  readonly maybeMoreSettings: boolean;
  readonly accessLog: 'yes' | 'no' | 'unknown';
  /** Where the access log goes, if that is a block of this module. */
  readonly accessLogTo: BlockTarget | undefined;
  readonly canary: 'yes' | 'no' | 'unknown';
  /** Names of its variables; undefined where they are not all known. */
  readonly variables: readonly string[] | undefined;
  /** The routes of its API, by their keys; undefined for REST or where the API is not one of this module. */
  readonly routes: readonly Value[] | undefined;
}

/** An API and what the module declares around it. */
export interface ApiPicture {
  readonly block: BlockTarget;
  readonly family: StageFamily;
  readonly name: Value;
  /** `HTTP` or `WEBSOCKET`, or undefined for a REST API, which has but one. */
  readonly protocol: Value | undefined;
}

/** What surrounds a stage that the module declares; undefined for anything else. */
export function stagePicture(
  stage: BlockTarget,
  module: Module,
  evaluate: Evaluate,
): StagePicture | undefined {
  const found = roleOf(stage.schema?.type ?? '');
  const block = stage.declaration?.block;
  if (block === undefined || found?.role !== 'stage') return undefined;
  const { family } = found;
  const names = family.stage;
  const api = leadsTo(argumentValue(block, names.api), [{ type: family.api.type, attribute: 'id' }], module);
  const isOverridden = overriddenIn(module).has(stage.address);
  const log = blocksOf(block, names.accessLog.block);
  const settings = family.methodSettings
    ? methodSettingsOf(stage, family, module, evaluate)
    : routeSettingsOf(block, family, evaluate);
  return {
    family,
    name: valueOf(block, names.name, evaluate),
    api: api && apiPicture(api, family, evaluate),
    deployment: leadsTo(
      argumentValue(block, names.deployment),
      [{ type: family.deployment.type, attribute: 'id' }],
      module,
    ),
    autoDeploy: autoDeployOf(block, family, evaluate, isOverridden),
    settings: settings.found,
    maybeMoreSettings: settings.maybeMore || isOverridden || !module.complete,
    accessLog: presence(log, isOverridden),
    accessLogTo: destinationOf(log, family, module),
    canary: names.canary === undefined ? 'no' : presence(blocksOf(block, names.canary), isOverridden),
    variables: isOverridden ? undefined : variablesOf(block, family, evaluate),
    routes: api?.module === undefined ? api && routesOf(api, family, module, evaluate) : undefined,
  };
}

/** What is to be said of an API in one line. */
export function apiPicture(block: BlockTarget, family: StageFamily, evaluate: Evaluate): ApiPicture {
  const body = block.declaration?.block;
  const { name, protocol } = family.api;
  const inIts: Evaluate = (expression) => evaluate(expression, block.module);
  return {
    block,
    family,
    name: body ? valueOf(body, name, inIts) : UNKNOWN,
    protocol: protocol === undefined ? undefined : body ? valueOf(body, protocol, inIts) : UNKNOWN,
  };
}

function routeSettingsOf(
  stage: Block,
  { stage: { routeSettings } }: StageFamily,
  evaluate: Evaluate,
): { readonly found: readonly SettingsPicture[]; readonly maybeMore: boolean } {
  if (routeSettings === undefined) return { found: [], maybeMore: false };
  const blocks = blocksOf(stage, routeSettings.block);
  const plain = blocks.filter(({ type }) => type.text !== 'dynamic');
  return {
    found: plain.map((block) => ({ block: undefined, path: valueOf(block, routeSettings.route, evaluate) })),
    maybeMore: plain.length < blocks.length,
  };
}

function routesOf(
  api: BlockTarget,
  { api: { type }, route }: StageFamily,
  module: Module,
  evaluate: Evaluate,
): readonly Value[] | undefined {
  if (route === undefined) return undefined;
  return declaredOfType(module, route.type)
    .filter(
      ({ declaration }) =>
        pointsTo(argumentValue(declaration.block, route.api), [{ type, attribute: 'id' }], module)
          ?.address === api.address,
    )
    .map(({ declaration }) => valueOf(declaration.block, route.key, evaluate));
}

function autoDeployOf(
  stage: Block,
  { stage: { autoDeploy } }: StageFamily,
  evaluate: Evaluate,
  isOverridden: boolean,
): Value {
  const written = autoDeploy === undefined ? undefined : argumentValue(stage, autoDeploy);
  if (isOverridden) return UNKNOWN;
  return written ? evaluate(written) : { kind: 'bool', value: false };
}

function variablesOf(
  stage: Block,
  { stage: { variables } }: StageFamily,
  evaluate: Evaluate,
): readonly string[] | undefined {
  const written = argumentValue(stage, variables);
  if (written === undefined) return [];
  const value = evaluate(written);
  return value.kind === 'object' ? [...value.entries.keys()] : undefined;
}

function destinationOf(
  logs: readonly Block[],
  { stage: { accessLog } }: StageFamily,
  module: Module,
): BlockTarget | undefined {
  const [only] = logs;
  const written = only && argumentValue(only, accessLog.destination);
  const reference = written && referenceIn(written);
  const target = reference && resolve(reference, module)?.target;
  return target?.kind === 'resource' || target?.kind === 'data'
    ? target
    : leadsTo(written, [{ type: logGroup.type, attribute: 'arn' }], module);
}

function presence(blocks: readonly Block[], isOverridden: boolean): Certainty {
  if (blocks.some(({ type }) => type.text !== 'dynamic')) return 'yes';
  return blocks.length > 0 || isOverridden ? 'unknown' : 'no';
}

/** The nested blocks of a name, and the `dynamic` blocks that write them. */
function blocksOf(block: Block, name: string): readonly Block[] {
  return block.body.items.filter((item) => item.kind === 'block').filter((item) => nestedName(item) === name);
}
