/**
 * The door for live stages: JSON of anyone's making becomes a `LiveStage` whose members are what their types say, or one
 * sentence about what is wrong. Unknown members are left out, and so are nulls. Knows shapes, no Terraform.
 */
import type {
  LiveStage,
  RestMethodSetting,
  RestStage,
  Version2RouteSettings,
  Version2Stage,
} from '../../../protocol/live.js';

/** A live stage, or a sentence that says what is wrong with it. */
export type CheckedStage =
  { readonly live: LiveStage } | { readonly live?: undefined; readonly fault: string };

/** What came over the wire as a `LiveStage`. */
export function checkedStage(value: unknown): CheckedStage {
  if (!isRecord(value)) return { fault: `A live stage is an object, not ${nameOf(value)}.` };
  const { kind } = value;
  if (kind !== 'rest' && kind !== 'version2') {
    return { fault: 'A live stage says `rest` or `version2` as its `kind`.' };
  }
  const faults: string[] = [];
  const read = checked(value, kind === 'rest' ? liveRest : liveVersion2, '', faults) as LiveStage | undefined;
  const [fault] = faults;
  if (fault !== undefined || read === undefined) return { fault: fault ?? 'This is no live stage.' };
  const name = stageNameOf(read);
  if (read.apiId === '' || /[/\s]/.test(read.apiId))
    return { fault: 'The ID of the API is missing or no ID.' };
  // Both are parts of an import ID, where a slash would end them.
  if (name === '' || name.includes('/')) return { fault: 'The name of the stage is missing or no name.' };
  return { live: read };
}

/** The stage's name in its own JSON. */
export function stageNameOf(live: LiveStage): string {
  return live.kind === 'rest' ? live.stage.stageName : live.stage.StageName;
}

type Shape =
  /** Of no consequence here; the AWS CLI writes dates in more than one way. */
  | 'any'
  | 'string'
  | 'number'
  | 'boolean'
  | { readonly each: Shape }
  | { readonly members: Readonly<Record<string, Shape>>; readonly required?: readonly string[] };

/** A shape with a place for every member of a type. */
type Members<T> = Readonly<Record<keyof T, Shape>>;

const strings: Shape = { each: 'string' };

const methodSetting: Members<RestMethodSetting> = {
  metricsEnabled: 'boolean',
  loggingLevel: 'string',
  dataTraceEnabled: 'boolean',
  throttlingBurstLimit: 'number',
  throttlingRateLimit: 'number',
  cachingEnabled: 'boolean',
  cacheTtlInSeconds: 'number',
  cacheDataEncrypted: 'boolean',
  requireAuthorizationForCacheControl: 'boolean',
  unauthorizedCacheControlHeaderStrategy: 'string',
};

const restStage: Members<RestStage> = {
  stageName: 'string',
  deploymentId: 'string',
  description: 'string',
  documentationVersion: 'string',
  clientCertificateId: 'string',
  cacheClusterEnabled: 'boolean',
  cacheClusterSize: 'string',
  cacheClusterStatus: 'string',
  tracingEnabled: 'boolean',
  webAclArn: 'string',
  variables: strings,
  tags: strings,
  accessLogSettings: { members: { destinationArn: 'string', format: 'string' } },
  canarySettings: {
    members: {
      deploymentId: 'string',
      percentTraffic: 'number',
      stageVariableOverrides: strings,
      useStageCache: 'boolean',
    },
  },
  methodSettings: { each: { members: methodSetting } },
  createdDate: 'any',
  lastUpdatedDate: 'any',
};

const routeSettings: Members<Version2RouteSettings> = {
  DataTraceEnabled: 'boolean',
  DetailedMetricsEnabled: 'boolean',
  LoggingLevel: 'string',
  ThrottlingBurstLimit: 'number',
  ThrottlingRateLimit: 'number',
};

const version2Stage: Members<Version2Stage> = {
  StageName: 'string',
  ApiGatewayManaged: 'boolean',
  AutoDeploy: 'boolean',
  DeploymentId: 'string',
  Description: 'string',
  ClientCertificateId: 'string',
  AccessLogSettings: { members: { DestinationArn: 'string', Format: 'string' } },
  DefaultRouteSettings: { members: routeSettings },
  RouteSettings: { each: { members: routeSettings } },
  StageVariables: strings,
  Tags: strings,
  LastDeploymentStatusMessage: 'string',
  CreatedDate: 'any',
  LastUpdatedDate: 'any',
};

const around = { kind: 'string', apiId: 'string', apiName: 'string', region: 'string' } as const;

const liveRest: Shape = {
  members: { ...around, stage: { members: restStage, required: ['stageName'] } },
  required: ['apiId', 'stage'],
};

const liveVersion2: Shape = {
  members: {
    ...around,
    stage: { members: version2Stage, required: ['StageName'] },
  },
  required: ['apiId', 'stage'],
};

/** The value as far as its shape goes; undefined where it is null or wrong, with a fault in the latter case. */
function checked(value: unknown, shape: Shape, path: string, faults: string[]): unknown {
  if (value === null || value === undefined) return undefined;
  if (shape === 'any') return value;
  if (typeof shape === 'string') {
    if (typeof value === shape && (typeof value !== 'number' || Number.isFinite(value))) return value;
    faults.push(`\`${path}\` should be a ${shape} and is ${nameOf(value)}.`);
    return undefined;
  }
  if (!isRecord(value)) {
    faults.push(`\`${path || 'stage'}\` should be an object and is ${nameOf(value)}.`);
    return undefined;
  }
  const found = Object.entries(value).flatMap(([name, each]) => {
    const inner = 'each' in shape ? shape.each : own(shape.members, name);
    const read = inner && checked(each, inner, path === '' ? name : `${path}.${name}`, faults);
    return read === undefined ? [] : [[name, read] as const];
  });
  const present = new Set(found.map(([name]) => name));
  const missing = 'each' in shape ? undefined : shape.required?.find((name) => !present.has(name));
  if (missing !== undefined) faults.push(`\`${path === '' ? missing : `${path}.${missing}`}\` is missing.`);
  return Object.fromEntries(found);
}

function own(members: Readonly<Record<string, Shape>>, name: string): Shape | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
