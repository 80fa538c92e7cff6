/**
 * The bodies that a live stage comes to: the stage itself and the settings of its methods. Holds what single answers
 * mean that their types don't tell: a cache on its way out, an automatic deployment, tags of AWS's own.
 */
import type { LiveStage, LiveVersion2Stage, RestStage } from '../../../protocol/live.js';
import type { BodySchema, VersionRange } from '../knowledge/schema.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily, type StageFamily, version2Family } from '../knowledge/stage-families.js';
import { methodSettingsParts, restStageParts, version2StageParts } from '../knowledge/stage-parts.js';
import { cacheBeingDeleted, ownTagPrefix } from '../knowledge/vocabularies/live-stages.js';
import { type Answer, type LiveBody, liveBody } from './live-body.js';

export type Exists = (range: VersionRange) => boolean;

/** The settings of one method path. */
export interface LiveMethodSettings {
  /** Exactly as AWS spells it. */
  readonly path: string;
  readonly body: LiveBody;
}

export function familyOf(live: { readonly kind: LiveStage['kind'] }): StageFamily {
  return live.kind === 'rest' ? restFamily : version2Family;
}

/** The arguments and blocks of the stage. */
export function stageBody(live: LiveStage, exists: Exists): LiveBody {
  const { stage } = familyOf(live);
  const schema = bodyOf(stage.type);
  const api = schema.attributes.get(stage.api)?.facts?.awsMember ?? '';
  return live.kind === 'rest'
    ? liveBody(schema, { ...restAnswer(live.stage), [api]: live.apiId }, exists)
    : liveBody(schema, { ...version2Answer(live, exists), [api]: live.apiId }, exists);
}

/** The settings of methods, those for every method first, the others by their paths. */
export function methodSettingsBodies(live: LiveStage, exists: Exists): readonly LiveMethodSettings[] {
  const names = familyOf(live).methodSettings;
  const entries = live.kind === 'rest' ? Object.entries(live.stage.methodSettings ?? {}) : [];
  const settings = bodyOf(names?.type ?? '').blocks.get(methodSettingsParts.settings);
  if (settings === undefined) return [];
  const rank = (path: string) => (path === methodSettingsParts.everyMethod ? '' : path);
  return entries
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([path, answer]) => ({ path, body: liveBody(settings.body, { ...answer }, exists) }));
}

/** Arguments of the stage that say nothing as it is now, whatever is written. */
export function unsettled(live: LiveStage): ReadonlySet<string> {
  const names = familyOf(live).stage;
  if (live.kind === 'rest') {
    return new Set(hasCache(live.stage) ? [] : [restStageParts.cache.size]);
  }
  return new Set(live.stage.AutoDeploy ? [names.deployment] : []);
}

/** Whether the stage has a cache that is there to stay. */
export function hasCache({ cacheClusterEnabled, cacheClusterStatus }: RestStage): boolean {
  return cacheClusterEnabled === true && cacheClusterStatus !== cacheBeingDeleted;
}

/** Whether settings of a route block say no more than leaving the block out. */
export function isSilent({ arguments: written }: LiveBody): boolean {
  return written.every(
    ({ schema, value }) =>
      typeof value !== 'object' && version2StageParts.webSocketOnly.get(schema.name) === String(value),
  );
}

function restAnswer(stage: RestStage): Answer {
  const cache = hasCache(stage) ? {} : { cacheClusterEnabled: undefined, cacheClusterSize: undefined };
  return { ...stage, ...cache, tags: ownTagsLeftOut(stage.tags) };
}

function version2Answer({ stage }: LiveVersion2Stage, exists: Exists): Answer {
  const block = bodyOf(version2Family.stage.type).blocks.get(version2StageParts.defaultRoutes);
  const routes = stage.DefaultRouteSettings;
  const isDefault = !block || !routes || isSilent(liveBody(block.body, { ...routes }, exists));
  return {
    ...stage,
    DefaultRouteSettings: isDefault ? undefined : routes,
    // AWS takes none while it deploys by itself, and changes it with every deployment.
    DeploymentId: stage.AutoDeploy ? undefined : stage.DeploymentId,
    Tags: ownTagsLeftOut(stage.Tags),
  };
}

function ownTagsLeftOut(tags: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith(ownTagPrefix)));
}

function bodyOf(type: string): BodySchema {
  return resourceSchema('resource', type)?.body ?? NOTHING;
}

const NOTHING: BodySchema = { attributes: new Map(), blocks: new Map() };
