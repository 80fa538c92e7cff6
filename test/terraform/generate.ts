/**
 * Live stages of chance, over all that AWS can hold: every member there or not, with values of every kind, and strings that
 * try to break out of the text they are written into. A seed gives the same stages everywhere.
 */
import type {
  RestMethodSetting,
  RestStage,
  Version2RouteSettings,
  Version2Stage,
} from '../../protocol/live.js';
import {
  cacheClusterSizes,
  unauthorizedCacheControlStrategies,
} from '../../server/src/knowledge/vocabularies/cache.js';
import { loggingLevels } from '../../server/src/knowledge/vocabularies/logging.js';
import type { Random } from '../fuzz/random.js';

/** What shall not be in a string, because something on the way can't hold it. */
export interface Limits {
  readonly text: (random: Random) => string;
}

/** Pieces of hostile strings. */
const PIECES = [
  'plain',
  ' ',
  '"',
  '\\',
  '\\"',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '$',
  '${',
  '$${',
  '$$${',
  '}',
  '%',
  '%{',
  '%%{',
  '~}',
  '${aws_api_gateway_rest_api.x.id}',
  '%{ if true }',
  '$context.requestId',
  '${var.a}',
  '<<EOF',
  'EOF\n',
  '#',
  '//',
  '/*',
  '*/',
  '\0',
  '\u0001',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u200e',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u200d',
  'é',
  'e\u0301',
  '\u0301',
  'ß',
  '漢字',
  '🎉',
  '👩‍💻',
  '🇩🇪',
  'שלום',
  '{"id":"$context.requestId"}',
  "'",
  '`',
  ',',
  '=',
  '@',
  '\\n',
  '\\u0041',
  '\uffff',
  '$',
  '%',
];

/** One string, seldom a tame one. */
export function hostileText(random: Random): string {
  const count = 1 + random.below(6);
  return Array.from({ length: count }, () => random.pick(PIECES)).join('');
}

/** A stage of a REST API. */
export function restStageOf(random: Random, stageName: string, { text }: Limits): RestStage {
  const some = <T>(make: () => T): T | undefined => (random.below(2) === 0 ? make() : undefined);
  const bool = (): boolean => random.below(2) === 0;
  const cacheStatus = random.pick([
    'NOT_AVAILABLE',
    'AVAILABLE',
    'CREATE_IN_PROGRESS',
    'FLUSH_IN_PROGRESS',
    'DELETE_IN_PROGRESS',
  ]);
  return present({
    stageName,
    deploymentId: random.pick(['d1', 'd2', 'abc123']),
    description: some(() => random.pick(['', text(random)])),
    documentationVersion: some(() => text(random)),
    clientCertificateId: some(() => random.pick(['cert1', text(random)])),
    cacheClusterEnabled: some(() => cacheStatus !== 'NOT_AVAILABLE'),
    cacheClusterSize:
      cacheStatus === 'NOT_AVAILABLE' ? some(() => '0.5') : random.pick(cacheClusterSizes).value,
    cacheClusterStatus: cacheStatus,
    tracingEnabled: some(bool),
    variables: some(() => mapOf(random, text)),
    tags: some(() => tagsOf(random, text)),
    accessLogSettings: some(() => ({ destinationArn: LOG_ARN, format: text(random) })),
    canarySettings: some(() =>
      present({
        deploymentId: random.pick(['d1', 'd3']),
        percentTraffic: some(() => random.pick([0, 0.1, 10.5, 33.3, 99.99, 100])),
        stageVariableOverrides: some(() => mapOf(random, text)),
        useStageCache: some(bool),
      }),
    ),
    webAclArn: random.below(4) === 0 ? `${random.pick(ACL_ARNS)}${random.below(1000)}` : undefined,
    methodSettings: Object.fromEntries(
      Array.from({ length: random.below(4) }, () => [methodKey(random), methodSettingOf(random)]),
    ),
    createdDate: '2025-05-30T10:00:00.000Z',
    lastUpdatedDate: '2025-06-30T10:00:00.000Z',
  });
}

/** A stage of an API of version 2. */
export function version2StageOf(
  random: Random,
  StageName: string,
  protocol: 'HTTP' | 'WEBSOCKET',
  { text }: Limits,
): Version2Stage {
  const some = <T>(make: () => T): T | undefined => (random.below(2) === 0 ? make() : undefined);
  const AutoDeploy = some(() => random.below(2) === 0);
  const routes =
    protocol === 'HTTP' ? ['GET /orders', 'ANY /{proxy+}', '$default'] : ['$connect', '$default', 'chat'];
  return present({
    StageName,
    AutoDeploy,
    DeploymentId: some(() => random.pick(['d1', 'd2'])),
    Description: some(() => random.pick(['', text(random)])),
    ClientCertificateId: protocol === 'WEBSOCKET' ? some(() => 'cert1') : undefined,
    AccessLogSettings: some(() => ({ DestinationArn: LOG_ARN, Format: text(random) })),
    DefaultRouteSettings: some(() => routeSettingsOf(random, protocol)),
    RouteSettings: some(() =>
      Object.fromEntries(
        Array.from({ length: random.below(3) }, () => [
          random.pick([...routes, text(random)]),
          routeSettingsOf(random, protocol),
        ]),
      ),
    ),
    StageVariables: some(() => mapOf(random, text)),
    Tags: some(() => tagsOf(random, text)),
    LastDeploymentStatusMessage: AutoDeploy ? some(() => text(random)) : undefined,
    CreatedDate: '2025-05-30T10:00:00Z',
    LastUpdatedDate: '2025-06-30T10:00:00Z',
  });
}

function methodSettingOf(random: Random): RestMethodSetting {
  const some = <T>(make: () => T): T | undefined => (random.below(4) > 0 ? make() : undefined);
  const bool = (): boolean => random.below(2) === 0;
  return present({
    metricsEnabled: some(bool),
    loggingLevel: some(() => random.pick(['', ...loggingLevels.map(({ value }) => value)])),
    dataTraceEnabled: some(bool),
    throttlingBurstLimit: some(() => random.pick([-1, 0, 1, 5000])),
    throttlingRateLimit: some(() => random.pick([-1, 0, 0.1, 10.5, 10000])),
    cachingEnabled: some(bool),
    cacheTtlInSeconds: some(() => random.pick([0, 300, 3600])),
    cacheDataEncrypted: some(bool),
    requireAuthorizationForCacheControl: some(bool),
    unauthorizedCacheControlHeaderStrategy: some(() => random.pick(unauthorizedCacheControlStrategies).value),
  });
}

/** An HTTP API has no execution logs, so AWS says nothing of them. */
function routeSettingsOf(random: Random, protocol: 'HTTP' | 'WEBSOCKET'): Version2RouteSettings {
  const some = <T>(make: () => T): T | undefined => (random.below(2) === 0 ? make() : undefined);
  const logs = protocol === 'WEBSOCKET';
  return present({
    DetailedMetricsEnabled: some(() => random.below(2) === 0),
    DataTraceEnabled: logs ? some(() => random.below(2) === 0) : undefined,
    LoggingLevel: logs ? some(() => random.pick(loggingLevels).value) : undefined,
    ThrottlingBurstLimit: some(() => random.pick([0, 1, 5000])),
    ThrottlingRateLimit: some(() => random.pick([0, 0.1, 10.5, 10000])),
  });
}

function methodKey(random: Random): string {
  return random.pick([
    '*/*',
    '~1/GET',
    '~1orders/GET',
    '~1orders~1{id}/DELETE',
    '~1a~1${b}~1%{c}/ANY',
    'orders/POST',
    '/orders/GET',
    'orders/{id}/PUT',
    '~1"quoted"~1\\/PATCH',
    '~1🎉/GET',
  ]);
}

function mapOf(random: Random, text: Limits['text']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: random.below(4) }, (): [string, string] => [
      random.pick(['alias', 'a_b', '10', text(random)]),
      text(random),
    ]).filter(([key]) => !COUNTS.has(key)),
  );
}

/** Under these keys the provider's library keeps how many entries there are. AWS allows neither in a name. */
const COUNTS: ReadonlySet<string> = new Set(['#', '%']);

function tagsOf(random: Random, text: Limits['text']): Readonly<Record<string, string>> {
  const own = random.below(4) === 0 ? { 'aws:cloudformation:stack-name': 'a stack' } : {};
  return { ...mapOf(random, text), ...own };
}

/** Without the members that are undefined: AWS leaves those out. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

const LOG_ARN = 'arn:aws:logs:us-east-1:123456789012:log-group:/apigw/prod';
/** Of WAF and of classic WAF, without the ID. */
const ACL_ARNS = [
  'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/',
  'arn:aws:waf-regional:us-east-1:123456789012:webacl/',
];
