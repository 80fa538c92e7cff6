import { describe, expect, test } from 'vitest';
import { ageOf } from '../../../client/src/stages/age.js';
import { detailsOf } from '../../../client/src/stages/details.js';
import { lookOf } from '../../../client/src/stages/node-look.js';
import { methodLabel } from '../../../client/src/stages/method-path.js';
import type { LiveStage, RestStage, Version2Stage } from '../../../protocol/live.js';
import { now, orders, readable, restStage } from './live-account.js';

/** Without the address, which every stage has. */
const rows = (live: LiveStage): string[] => readable(detailsOf(orders, live, now).slice(1));

const restRows = (stage: Partial<RestStage>): string[] => rows(restStage({ stageName: 'prod', ...stage }));

const version2Rows = (stage: Partial<Version2Stage>): string[] =>
  rows({ kind: 'version2', apiId: 'h1', stage: { StageName: '$default', ...stage } });

describe('a stage of a REST API', () => {
  test('that has nothing set says what is off', () => {
    expect(restRows({})).toEqual(['Cache  off', 'Access log  off', 'X-Ray tracing  off']);
  });

  test('that has everything set', () => {
    const stage: RestStage = {
      stageName: 'prod',
      deploymentId: 'dep1',
      description: 'Live',
      documentationVersion: '7',
      clientCertificateId: 'cert1',
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      cacheClusterStatus: 'AVAILABLE',
      tracingEnabled: true,
      webAclArn: 'arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/w/1',
      variables: { b: '2', a: '1' },
      tags: { team: 'orders' },
      accessLogSettings: {
        destinationArn: 'arn:aws:logs:eu-central-1:123456789012:log-group:/api/orders',
        format: '$context.requestId',
      },
      canarySettings: { deploymentId: 'dep2', percentTraffic: 10, stageVariableOverrides: { a: '3' } },
      methodSettings: {
        '~1orders~1{id}/GET': { throttlingBurstLimit: 10, throttlingRateLimit: 5, cachingEnabled: true },
        '*/*': { loggingLevel: 'INFO', throttlingBurstLimit: -1, throttlingRateLimit: -1 },
      },
      createdDate: '2025-11-26T12:00:00Z',
      lastUpdatedDate: '2026-11-26T11:58:00Z',
    };
    expect(readable(detailsOf(orders, restStage(stage), now))).toEqual([
      'Invoke URL  https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/prod',
      'Deployment  dep1',
      'Description  Live',
      'Canary  10% of requests',
      '  Deployment  dep2',
      '  Variable overrides  1',
      '    a  3',
      'Variables  2',
      '  a  1',
      '  b  2',
      'Cache  1.6 GB, available',
      'Access log  log-group:/api/orders',
      '  Destination  arn:aws:logs:eu-central-1:123456789012:log-group:/api/orders',
      '  Format  $context.requestId',
      'All methods  logs INFO',
      '  Execution logging  INFO',
      '  Requests per second  account limit',
      '  Burst  account limit',
      'GET /orders/{id}  5/s, burst 10',
      '  Requests per second  5',
      '  Burst  10',
      '  Caching  on',
      'X-Ray tracing  on',
      'Web ACL  arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/w/1',
      'Client certificate  cert1',
      'Documentation version  7',
      'Tags  1',
      '  team  orders',
      'Created  1 year ago',
      'Last updated  2 minutes ago',
    ]);
  });

  test.each<[Partial<RestStage>, string]>([
    [{ cacheClusterEnabled: false, cacheClusterSize: '0.5' }, 'off'],
    [{ cacheClusterEnabled: false, cacheClusterStatus: 'DELETE_IN_PROGRESS' }, 'off, being deleted'],
    [
      { cacheClusterEnabled: true, cacheClusterSize: '0.5', cacheClusterStatus: 'CREATE_IN_PROGRESS' },
      '0.5 GB, being created',
    ],
    [{ cacheClusterEnabled: true, cacheClusterSize: '237', cacheClusterStatus: 'NEW' }, '237 GB'],
  ])('the cache of %o', (stage, text) => {
    expect(restRows(stage)).toContain(`Cache  ${text}`);
  });

  test('a canary without a share has none of the requests', () => {
    expect(restRows({ canarySettings: { deploymentId: 'd' } })).toContain('Canary  0% of requests');
  });
});

describe('a stage of an HTTP or WebSocket API', () => {
  test('tells managed, automatic deployment and limits by route', () => {
    expect(
      version2Rows({
        ApiGatewayManaged: true,
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingBurstLimit: 0, ThrottlingRateLimit: 0 },
        RouteSettings: { 'GET /orders': { LoggingLevel: 'ERROR', DetailedMetricsEnabled: true } },
      }),
    ).toEqual([
      'Managed by  API Gateway (quick create)',
      'Auto-deploy  on',
      'Access log  off',
      'All routes  0/s, burst 0',
      '  Requests per second  0',
      '  Burst  0',
      'GET /orders  logs ERROR',
      '  Execution logging  ERROR',
      '  Detailed metrics  on',
    ]);
  });
});

test('an address that answers only inside a VPC says so', () => {
  const inVpc = { ...orders, endpointTypes: ['PRIVATE'] };
  const [address] = detailsOf(inVpc, restStage({ stageName: 'prod' }), now);
  expect(address && lookOf(address).tooltip).toContain('only from a VPC');
});

test('a value of several lines stays one row', () => {
  expect(restRows({ description: 'one\ntwo' })).toContain('Description  one two');
});

test.each([
  ['*/*', 'All methods'],
  ['~1orders~1{id}/GET', 'GET /orders/{id}'],
  ['~1/GET', 'GET /'],
  ['~1a/*', 'ANY /a'],
  ['orders/GET', 'orders/GET'],
  ['~1orders/{id}/GET', '~1orders/{id}/GET'],
  ['nonsense', 'nonsense'],
])('the method settings of %s are those of %s', (key, label) => {
  expect(methodLabel(key)).toBe(label);
});

test.each([
  ['2026-11-26T11:59:30Z', 'just now'],
  ['2026-11-26T11:59:00Z', '1 minute ago'],
  ['2026-11-25T11:00:00Z', '1 day ago'],
  ['2026-11-12T12:00:00Z', '2 weeks ago'],
  ['2024-11-01T12:00:00Z', '2 years ago'],
  ['nonsense', undefined],
])('%s was %s', (date, age) => {
  expect(ageOf(date, now)).toBe(age);
});
