/**
 * What belongs together around a stage: its API, its deployment, the settings of its methods or routes. Follows
 * references through the whole module; what they don't tell stays unknown, and unknown is not absent.
 */
import type { Block, Expression } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import { type StageFamily, stageFamilies } from '../../knowledge/stage-families.js';
import type { Declaration, Module } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { overriddenIn } from '../blocks/overrides.js';
import { argument, leadsTo, pointsTo, referenceIn } from './points-to.js';
import { type BlockTarget, resolve } from './resolve.js';
import { nestedName } from '../blocks/schema-blocks.js';
import { type Value, UNKNOWN, textOf } from '../values/values.js';

/** What surrounds a stage. */
export interface StagePicture {
  readonly family: StageFamily;
  readonly name: Value;
  /** Undefined where it is no block of a known module, or not to be told which. */
  readonly api: ApiPicture | undefined;
  readonly deployment: BlockTarget | undefined;
  /** Whether changes are published by themselves; unknown where it can't be told, false for REST. */
  readonly autoDeploy: Value;
  /** REST: the resources with settings for its methods. Version 2: its blocks with settings for routes. */
  readonly settings: readonly SettingsPicture[];
  /** True where there may be more settings than those listed. */
  readonly maybeMoreSettings: boolean;
  readonly accessLog: 'yes' | 'no' | 'unknown';
  /** Where the access log goes, if that is a block of this module. */
  readonly accessLogTo: BlockTarget | undefined;
  readonly canary: 'yes' | 'no' | 'unknown';
  /** Names of its variables; undefined where they can't all be told. */
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

/** Settings for a method path or a route key. */
export interface SettingsPicture {
  /** The resource that holds them; undefined where they stand in the stage itself. */
  readonly block: BlockTarget | undefined;
  readonly path: Value;
}

/** A stage of an API. */
export interface StageOfApi {
  /** The stage, or for an old deployment that makes one itself, the deployment. */
  readonly block: BlockTarget;
  readonly name: Value;
}

/** The family of which a type is the stage, the API and so on, and which of these it is. */
export function roleOf(
  type: string,
):
  | { readonly family: StageFamily; readonly role: 'stage' | 'api' | 'deployment' | 'methodSettings' }
  | undefined {
  for (const family of stageFamilies) {
    for (const role of ['stage', 'api', 'deployment', 'methodSettings'] as const) {
      if (family[role]?.type === type) return { family, role };
    }
  }
  return undefined;
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
  const api = leadsTo(argument(block, names.api), [{ type: family.api.type, attribute: 'id' }], module);
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
      argument(block, names.deployment),
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

/** The stages of an API in this module, those that a deployment makes by itself included. */
export function stagesOf(
  api: BlockTarget,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): readonly StageOfApi[] {
  const { stage, deployment } = family;
  const isOf = (block: Block, argumentName: string): boolean =>
    pointsTo(argument(block, argumentName), [{ type: family.api.type, attribute: 'id' }], module)?.address ===
    api.address;
  const own = blocksOfType(module, stage.type)
    .filter((each) => isOf(each.declaration.block, stage.api))
    .map((each) => ({ block: each, name: valueOf(each.declaration.block, stage.name, evaluate) }));
  const made = blocksOfType(module, deployment.type).flatMap((each) => {
    const name =
      deployment.stage === undefined ? undefined : argument(each.declaration.block, deployment.stage);
    return name && isOf(each.declaration.block, deployment.api)
      ? [{ block: each, name: evaluate(name) }]
      : [];
  });
  return [...own, ...made.filter(({ name }) => textOf(name) !== '')];
}

/** The stages of this module that publish a deployment. */
export function stagesWith(
  deployment: BlockTarget,
  family: StageFamily,
  module: Module,
): readonly BlockTarget[] {
  return blocksOfType(module, family.stage.type).filter(
    ({ declaration }) =>
      pointsTo(
        argument(declaration.block, family.stage.deployment),
        [{ type: family.deployment.type, attribute: 'id' }],
        module,
      )?.address === deployment.address,
  );
}

/** The stage that settings for methods belong to, where that is certain. */
export function stageOfSettings(
  settings: BlockTarget,
  module: Module,
  evaluate: Evaluate,
): BlockTarget | undefined {
  const found = roleOf(settings.schema?.type ?? '');
  if (found?.role !== 'methodSettings' || settings.declaration === undefined) return undefined;
  const declaration = settings.declaration;
  return blocksOfType(module, found.family.stage.type).find(
    (stage) => belongs(declaration, stage, found.family, module, evaluate) === 'yes',
  );
}

/** A block of the module that is there for certain. */
type DeclaredBlock = BlockTarget & { readonly declaration: Declaration };

type Certainty = 'yes' | 'no' | 'unknown';

/** All resources of a type, those under its draft name included. */
function blocksOfType(module: Module, type: string): readonly DeclaredBlock[] {
  return [...module.resources].flatMap(([address, declaration]) => {
    const written = declaration.block.labels[0]?.text ?? '';
    const schema = resourceSchema('resource', written);
    return schema?.type === type ? [{ kind: 'resource', address, type: written, declaration, schema }] : [];
  });
}

function methodSettingsOf(
  stage: BlockTarget,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): { readonly found: readonly SettingsPicture[]; readonly maybeMore: boolean } {
  const { methodSettings } = family;
  if (methodSettings === undefined) return { found: [], maybeMore: false };
  const all = blocksOfType(module, methodSettings.type).map((block) => ({
    block,
    path: valueOf(block.declaration.block, methodSettings.path, evaluate),
    belongs: belongs(block.declaration, stage, family, module, evaluate),
  }));
  return {
    found: all.filter((each) => each.belongs === 'yes').map(({ block, path }) => ({ block, path })),
    maybeMore: all.some((each) => each.belongs === 'unknown'),
  };
}

/** Whether settings are those of a stage: by a reference to it, or by the same API and the same name. */
function belongs(
  { block }: Declaration,
  stage: BlockTarget,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): Certainty {
  const names = family.methodSettings;
  const stageBlock = stage.declaration?.block;
  if (names === undefined || stageBlock === undefined) return 'unknown';
  const target = pointsTo(
    argument(block, names.stage),
    [{ type: family.stage.type, attribute: family.stage.name }],
    module,
  );
  if (target !== undefined) return target.address === stage.address ? 'yes' : 'no';
  return both(
    sameText(argument(block, names.stage), argument(stageBlock, family.stage.name), evaluate),
    sameApi(argument(block, names.api), argument(stageBlock, family.stage.api), family, module, evaluate),
  );
}

function both(a: Certainty, b: Certainty): Certainty {
  if (a === 'no' || b === 'no') return 'no';
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown';
}

function sameText(a: Expression | undefined, b: Expression | undefined, evaluate: Evaluate): Certainty {
  const [first, second] = [a, b].map((each) => (each ? textOf(evaluate(each)) : undefined));
  if (first === undefined || second === undefined) return 'unknown';
  return first === second ? 'yes' : 'no';
}

/** Two resource blocks are two APIs; a data source may well read one that a resource makes. */
function sameApi(
  a: Expression | undefined,
  b: Expression | undefined,
  family: StageFamily,
  module: Module,
  evaluate: Evaluate,
): Certainty {
  const targets = [{ type: family.api.type, attribute: 'id' }];
  const [first, second] = [pointsTo(a, targets, module), pointsTo(b, targets, module)];
  if (first && second) {
    if (first.address === second.address) return 'yes';
    return first.kind === 'resource' && second.kind === 'resource' ? 'no' : 'unknown';
  }
  return first || second ? 'unknown' : sameText(a, b, evaluate);
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
  return blocksOfType(module, route.type)
    .filter(
      ({ declaration }) =>
        pointsTo(argument(declaration.block, route.api), [{ type, attribute: 'id' }], module)?.address ===
        api.address,
    )
    .map(({ declaration }) => valueOf(declaration.block, route.key, evaluate));
}

function autoDeployOf(
  stage: Block,
  { stage: { autoDeploy } }: StageFamily,
  evaluate: Evaluate,
  isOverridden: boolean,
): Value {
  const written = autoDeploy === undefined ? undefined : argument(stage, autoDeploy);
  if (isOverridden) return UNKNOWN;
  return written ? evaluate(written) : { kind: 'bool', value: false };
}

function variablesOf(
  stage: Block,
  { stage: { variables } }: StageFamily,
  evaluate: Evaluate,
): readonly string[] | undefined {
  const written = argument(stage, variables);
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
  const written = only && argument(only, accessLog.destination);
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

function valueOf(block: Block, name: string, evaluate: Evaluate): Value {
  const written = argument(block, name);
  return written ? evaluate(written) : UNKNOWN;
}
