/**
 * The bodies that a live stage comes to: the stage itself and the settings of its methods. Holds what single answers
 * mean that their types don't tell: a cache on its way out, an automatic deployment, tags of AWS's own.
 */
import type { LiveStage, LiveVersion2Stage, RestStage } from '../../../protocol/live.js';
import type { BodySchema, VersionRange } from '../knowledge/schema.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily, type StageFamily, version2Family } from '../knowledge/stage-families.js';
import { methodSettingsParts, restStageParts, version2StageParts } from '../knowledge/stage-parts.js';
import {
  cacheBeingDeleted,
  firewallManagerAcl,
  webAclAssociations,
} from '../knowledge/vocabularies/live-stages.js';
import { stageNameOf } from './live-stage.js';
import { type LiveAnswer, type LiveBody, liveBody } from './live-body.js';

/** Whether the module's provider versions have a member. */
export type Exists = (range: VersionRange) => boolean;

type Tags = Readonly<Record<string, string>>;

/** The settings of one method path. */
export interface LiveMethodSettings {
  /** Exactly as AWS spells it. */
  readonly path: string;
  readonly body: LiveBody;
}

/** Why an argument is as it is in AWS, whatever the code says. */
export interface Circumstance {
  /** Sentences for a person, with the remedy. */
  readonly why: string;
  /** Whether its live value is taken by leaving it out. */
  readonly isSetByAws?: true;
}

/** A web ACL and the stage that it stands in front of. */
export interface LiveWebAcl {
  readonly association: (typeof webAclAssociations)[number];
  /** The ARN or ID that the association names it by. */
  readonly acl: string;
  /** The stage's ARN. */
  readonly stage: string;
}

/** The family of a live stage. */
export function familyOfLive(live: { readonly kind: LiveStage['kind'] }): StageFamily {
  return live.kind === 'rest' ? restFamily : version2Family;
}

/** All tags of the stage, AWS's own among them. */
export function liveTags(live: LiveStage): Tags {
  return (live.kind === 'rest' ? live.stage.tags : live.stage.Tags) ?? {};
}

/** The arguments and blocks to write for the stage, with these tags. */
export function stageBody(live: LiveStage, exists: Exists, tags: Tags): LiveBody {
  return bodyFrom(live, live.kind === 'rest' ? {} : whatIsWritten(live, exists), exists, tags);
}

/** The arguments and blocks that the provider reads from the stage, with these tags. */
export function readBody(live: LiveStage, exists: Exists, tags: Tags): LiveBody {
  return bodyFrom(live, {}, exists, tags);
}

function bodyFrom(live: LiveStage, changed: LiveAnswer, exists: Exists, tags: Tags): LiveBody {
  const { stage } = familyOfLive(live);
  const schema = bodyOf(stage.type);
  const api = schema.attributes.get(stage.api)?.facts?.awsMember ?? '';
  const around = { ...changed, [live.kind === 'rest' ? 'tags' : 'Tags']: tags, [api]: live.apiId };
  const answer = live.kind === 'rest' ? restAnswer(live.stage) : live.stage;
  return liveBody(schema, { ...answer, ...around }, exists);
}

/** The settings of methods, those for every method first, the others by their paths. */
export function methodSettingsBodies(live: LiveStage, exists: Exists): readonly LiveMethodSettings[] {
  const entries = live.kind === 'rest' ? Object.entries(live.stage.methodSettings ?? {}) : [];
  const settings = bodyOf(restFamily.methodSettings.type).blocks.get(methodSettingsParts.settings);
  if (settings === undefined) return [];
  const rank = (path: string) => (path === methodSettingsParts.everyMethod ? '' : path);
  return entries
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([path, answer]) => ({
      path,
      body: spelledOut(liveBody(settings.body, { ...answer }, exists), settings.body),
    }));
}

/** The block has to be there, and in an empty one nobody sees what it is for: the throttles stand for themselves then. */
function spelledOut(body: LiveBody, schema: BodySchema): LiveBody {
  if (body.arguments.length > 0) return body;
  const throttles = methodSettingsParts.throttles.flatMap((name) => schema.attributes.get(name) ?? []);
  return {
    arguments: throttles.map((each) => ({ schema: each, value: Number(each.facts?.default) })),
    blocks: [],
  };
}

/** Whether Firewall Manager has put the web ACL in front of the stage; nobody else can take it away. */
export function isFirewallManagers(live: LiveStage): boolean {
  return live.kind === 'rest' && firewallManagerAcl.test(live.stage.webAclArn ?? '');
}

/** The web ACL in front of the stage; undefined where there is none that a resource of the module could be about. */
export function liveWebAcl(live: LiveStage): LiveWebAcl | undefined {
  const arn = live.kind === 'rest' && !isFirewallManagers(live) ? (live.stage.webAclArn ?? '') : '';
  const [, partition, service, region, last] = /^arn:([^:]+):([^:]+):([^:]*):.*?([^/:]+)$/.exec(arn) ?? [];
  const association = webAclAssociations.find((each) => each.service === service);
  if (!association || partition === undefined || region === undefined || last === undefined) return undefined;
  return {
    association,
    acl: association.byId ? last : arn,
    stage: `arn:${partition}:apigateway:${region}::${stagePath(live)}`,
  };
}

/** The end of the stage's ARN, which tells it from all others of the account and Region. */
export function stagePath(live: LiveStage): string {
  return `/restapis/${live.apiId}/stages/${stageNameOf(live)}`;
}

/** What AWS does by itself to arguments of the stage as it is now. */
export function circumstances(live: LiveStage): ReadonlyMap<string, Circumstance> {
  const { size, enabled } = restStageParts.cache;
  if (live.kind === 'rest') {
    return new Map(
      hasCache(live.stage)
        ? []
        : [[size, { why: `AWS has no size while \`${enabled}\` is off. Remove it, or apply it once.` }]],
    );
  }
  const { deployment, autoDeploy } = version2Family.stage;
  const why = `While \`${autoDeploy}\` is on, AWS sets it and rejects another. Remove it.`;
  return new Map(live.stage.AutoDeploy ? [[deployment, { why, isSetByAws: true }]] : []);
}

/** Whether the stage has a cache that is there to stay. */
function hasCache({ cacheClusterEnabled, cacheClusterStatus }: RestStage): boolean {
  return cacheClusterEnabled === true && cacheClusterStatus !== cacheBeingDeleted;
}

/** Whether settings of a route block say no more than leaving the block out. */
export function isSilent({ arguments: written }: LiveBody): boolean {
  return written.every(
    ({ schema, value }) =>
      typeof value !== 'object' && version2StageParts.webSocketOnly.get(schema.name) === String(value),
  );
}

function restAnswer(stage: RestStage): LiveAnswer {
  const cache = hasCache(stage) ? {} : { cacheClusterEnabled: undefined, cacheClusterSize: undefined };
  return { ...stage, ...cache };
}

/** Nothing that AWS does by itself or that says no more than leaving it out. */
function whatIsWritten({ stage }: LiveVersion2Stage, exists: Exists): LiveAnswer {
  const block = bodyOf(version2Family.stage.type).blocks.get(version2StageParts.defaultRoute);
  const routes = stage.DefaultRouteSettings;
  const isDefault = !block || !routes || isSilent(liveBody(block.body, { ...routes }, exists));
  return {
    DefaultRouteSettings: isDefault ? undefined : routes,
    // AWS takes none while it deploys by itself, and changes it with every deployment.
    DeploymentId: stage.AutoDeploy ? undefined : stage.DeploymentId,
  };
}

function bodyOf(type: string): BodySchema {
  return resourceSchema('resource', type)?.body ?? NOTHING;
}

const NOTHING: BodySchema = { attributes: new Map(), blocks: new Map() };
