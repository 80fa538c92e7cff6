/** Reads what an independent implementation of AWS holds: all that moto keeps of a stage, member by member. */
import {
  APIGatewayClient,
  CreateRestApiCommand,
  CreateStageCommand,
  type PatchOperation,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateStageCommand as CreateVersion2StageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { describe, expect, inject, test } from 'vitest';
import { deploy } from '../support/moto.js';
import { apiNamed, apisOf, failureOf, still, surroundings, useEnvironment } from './surroundings.js';

declare module 'vitest' {
  export interface ProvidedContext {
    moto: { readonly url?: string; readonly missing?: string };
  }
}

const { url = '', missing } = inject('moto');
const { aws } = surroundings();

/** moto keeps apart what lies in different Regions, so each test has one of its own. */
function clients(region: string): { version1: APIGatewayClient; version2: ApiGatewayV2Client } {
  useEnvironment(url);
  const settings = {
    region,
    endpoint: url,
    credentials: { accessKeyId: 'AKIAENVIRONMENT', secretAccessKey: 'secret' },
  };
  return { version1: new APIGatewayClient(settings), version2: new ApiGatewayV2Client(settings) };
}

describe.skipIf(missing !== undefined)(`moto${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  test('a REST API and its stage', async () => {
    const region = 'eu-west-3';
    const { version1 } = clients(region);
    const api = await version1.send(
      new CreateRestApiCommand({
        name: 'orders',
        description: 'Orders "of" the shop',
        tags: { team: 'shop' },
        endpointConfiguration: { types: ['REGIONAL'] },
      }),
    );
    const restApiId = api.id ?? '';
    const deployment = await deploy(version1, restApiId, 'Release 1');
    const settings = {
      description: 'Ünïcode, ${x} and "quotes"',
      variables: { alias: 'live', backend: 'a.example.com' },
      tags: { team: 'shop', empty: '' },
      tracingEnabled: true,
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
    } as const;
    await version1.send(
      new CreateStageCommand({
        restApiId,
        stageName: 'prod',
        deploymentId: deployment,
        ...settings,
      }),
    );
    await version1.send(
      new UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        patchOperations: Object.entries({
          '/accessLogSettings/destinationArn': 'arn:aws:logs:eu-west-3:123456789012:log-group:x',
          '/accessLogSettings/format': '{"id":"$context.requestId"}',
          '/*/*/metrics/enabled': 'true',
          '/*/*/logging/loglevel': 'ERROR',
          // Each other than moto's own default, so that what it drops is seen.
          '/~1orders~1{id}/GET/metrics/enabled': 'true',
          '/~1orders~1{id}/GET/logging/loglevel': 'INFO',
          '/~1orders~1{id}/GET/logging/dataTrace': 'true',
          '/~1orders~1{id}/GET/throttling/burstLimit': '20',
          '/~1orders~1{id}/GET/throttling/rateLimit': '10.5',
          '/~1orders~1{id}/GET/caching/enabled': 'true',
          '/~1orders~1{id}/GET/caching/ttlInSeconds': '60',
          '/~1orders~1{id}/GET/caching/dataEncrypted': 'false',
          '/~1orders~1{id}/GET/caching/requireAuthorizationForCacheControl': 'false',
          '/~1orders~1{id}/GET/caching/unauthorizedCacheControlHeaderStrategy': 'FAIL_WITH_403',
        }).map(([path, value]): PatchOperation => ({ op: 'replace', path, value })),
      }),
    );

    const live = aws().connect(undefined);
    const found = await apiNamed('orders', live, region);
    expect(found).toMatchObject({
      kind: 'REST',
      id: restApiId,
      name: 'orders',
      region,
      description: 'Orders "of" the shop',
      tags: { team: 'shop' },
      endpointTypes: ['REGIONAL'],
      createdDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
    });
    const [stage] = await live.stages(found, still);
    expect(stage).toMatchObject({
      kind: 'rest',
      apiId: restApiId,
      apiName: 'orders',
      region,
      stage: {
        stageName: 'prod',
        deploymentId: deployment,
        ...settings,
        cacheClusterStatus: 'AVAILABLE',
        accessLogSettings: {
          destinationArn: 'arn:aws:logs:eu-west-3:123456789012:log-group:x',
          format: '{"id":"$context.requestId"}',
        },
        methodSettings: {
          '*/*': { metricsEnabled: true, loggingLevel: 'ERROR' },
          '~1orders~1{id}/GET': {
            metricsEnabled: true,
            loggingLevel: 'INFO',
            dataTraceEnabled: true,
            throttlingBurstLimit: 20,
            throttlingRateLimit: 10.5,
            cachingEnabled: true,
            cacheTtlInSeconds: 60,
            cacheDataEncrypted: false,
            requireAuthorizationForCacheControl: false,
            unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
          },
        },
      },
    });
    expect(await live.stage(found, 'prod', still)).toEqual(stage);
    expect(await live.deployment(found, deployment, still)).toMatchObject({
      id: deployment,
      description: 'Release 1',
    });
  });

  test('an HTTP and a WebSocket API and their stages', async () => {
    const region = 'eu-south-1';
    const { version2 } = clients(region);
    const http = await version2.send(
      new CreateApiCommand({
        Name: 'checkout',
        ProtocolType: 'HTTP',
        Description: 'Payments',
        Tags: { a: 'b' },
      }),
    );
    const socket = await version2.send(
      new CreateApiCommand({
        Name: 'chat',
        ProtocolType: 'WEBSOCKET',
        RouteSelectionExpression: '$request.body.action',
      }),
    );
    const settings = {
      StageName: '$default',
      AutoDeploy: true,
      Description: 'a %{percent}',
      StageVariables: { alias: 'live' },
      Tags: { team: 'payments' },
      AccessLogSettings: {
        DestinationArn: 'arn:aws:logs:eu-south-1:123456789012:log-group:y',
        Format: '$context.requestId',
      },
      DefaultRouteSettings: {
        DetailedMetricsEnabled: true,
        ThrottlingBurstLimit: 100,
        ThrottlingRateLimit: 50.5,
      },
      RouteSettings: { 'POST /payments': { ThrottlingBurstLimit: 10, ThrottlingRateLimit: 5 } },
    };
    await version2.send(new CreateVersion2StageCommand({ ApiId: http.ApiId, ...settings }));
    await version2.send(
      new CreateVersion2StageCommand({ ApiId: socket.ApiId, StageName: 'live', ClientCertificateId: 'cert' }),
    );

    const live = aws().connect(undefined);
    const apis = await apisOf(live, region);
    expect(apis.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'HTTP checkout',
      'WEBSOCKET chat',
    ]);
    const checkout = await apiNamed('checkout', live, region);
    expect(checkout).toMatchObject({ id: http.ApiId, description: 'Payments', tags: { a: 'b' } });
    const [stage] = await live.stages(checkout, still);
    expect(stage).toMatchObject({
      kind: 'version2',
      apiId: http.ApiId,
      stage: settings,
    });
    expect(await live.stage(checkout, '$default', still)).toEqual(stage);
    expect(await live.stages(await apiNamed('chat', live, region), still)).toMatchObject([
      { stage: { StageName: 'live', ClientCertificateId: 'cert' } },
    ]);
  });

  test('who one is, and what is not there', async () => {
    const region = 'eu-north-1';
    const { version1 } = clients(region);
    await version1.send(new CreateRestApiCommand({ name: 'empty' }));
    const live = aws().connect(undefined);
    expect((await live.identity(region, still)).accountId).toMatch(/^\d{12}$/);
    const api = await apiNamed('empty', live, region);
    expect(await live.stages(api, still)).toEqual([]);
    expect((await failureOf(live.stage(api, 'gone', still))).category).toBe('not-found');
  });
});
