/**
 * The same against an independent service: stages of chance are made in moto by its writing API, read back with the AWS
 * SDK, rendered, and planned. What moto can't hold is left to the emulator.
 */
import {
  APIGatewayClient,
  CreateRestApiCommand,
  CreateStageCommand,
  GetStageCommand,
  type PatchOperation,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateStageCommand as CreateVersion2StageCommand,
  GetStageCommand as GetVersion2StageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { LiveStage, RestMethodSetting, RestStage } from '../../protocol/live.js';
import { type Random, randomFrom } from '../fuzz/random.js';
import { deploy } from '../support/moto.js';
import { hostileText, restStageOf, version2StageOf } from './generate.js';
import { faultsOf, lostTexts, renderAll } from './judge.js';
import { type Terraform, terraformAt } from './terraform.js';

const REGION = 'us-west-2';
const REST_STAGES = 20;
const VERSION_2_STAGES = 12;

const { url = '', missing } = inject('moto');
const settings = {
  region: REGION,
  endpoint: url,
  credentials: { accessKeyId: 'fake', secretAccessKey: 'fake' },
};

describe.skipIf(missing !== undefined)(`moto${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  let terraform: Terraform | undefined;

  afterAll(() => terraform?.remove());

  test('stages that were made in moto are imported without a change', async () => {
    const random = randomFrom(7);
    const stages = [...(await restStages(random)), ...(await version2Stages(random))];
    const rendered = renderAll(stages);
    terraform = await terraformAt(url, REGION);
    const changes = await terraform.plan(rendered.files);
    expect(faultsOf(changes, rendered)).toEqual([]);
    expect(lostTexts(changes, rendered)).toEqual([]);
    expect(rendered.stages.size).toBe(REST_STAGES + VERSION_2_STAGES);
  }, 300_000);
});

async function restStages(random: Random): Promise<readonly LiveStage[]> {
  const client = new APIGatewayClient(settings);
  const { id: restApiId = '' } = await client.send(new CreateRestApiCommand({ name: 'orders' }));
  const deploymentId = await deploy(client, restApiId);
  const found: LiveStage[] = [];
  for (let count = 0; count < REST_STAGES; count++) {
    const wanted = restStageOf(random, `s${count}`, { text: hostileText });
    const stageName = wanted.stageName;
    await client.send(
      new CreateStageCommand({
        restApiId,
        stageName,
        deploymentId,
        description: wanted.description,
        variables: wanted.variables,
        tags: wanted.tags,
        tracingEnabled: wanted.tracingEnabled,
        cacheClusterEnabled: wanted.cacheClusterEnabled,
        ...(wanted.cacheClusterEnabled ? { cacheClusterSize: '0.5' } : {}),
      }),
    );
    const patchOperations = patches(wanted);
    if (patchOperations.length > 0)
      await client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));

    const { $metadata: _, ...stage } = await client.send(new GetStageCommand({ restApiId, stageName }));
    expect(stage.variables ?? {}).toEqual(wanted.variables ?? {});
    for (const [key, { loggingLevel, ...setting }] of settable(wanted)) {
      if (Object.keys(setting).length > 0) {
        expect(stage.methodSettings?.[key]).toMatchObject(
          loggingLevel ? { ...setting, loggingLevel } : setting,
        );
      }
    }
    found.push({ kind: 'rest', apiId: restApiId, stage: stage as unknown as RestStage });
  }
  return found;
}

/** What AWS takes only after a stage exists. */
function patches({ accessLogSettings: log, ...wanted }: RestStage): PatchOperation[] {
  const values: Record<string, string | undefined> = {
    '/accessLogSettings/destinationArn': log?.destinationArn,
    '/accessLogSettings/format': log?.format,
  };
  for (const [key, setting] of settable(wanted)) {
    for (const [member, path] of Object.entries(PATCH_PATHS)) {
      const value = setting[member as keyof RestMethodSetting];
      values[`/${key}/${path}`] = value === undefined || value === '' ? undefined : String(value);
    }
  }
  return Object.entries(values).flatMap(([path, value]): PatchOperation[] =>
    value === undefined ? [] : [{ op: 'replace', path, value }],
  );
}

/** The method settings that moto takes: those with a path of two plain parts or an escaped one. */
function settable({ methodSettings = {} }: Pick<RestStage, 'methodSettings'>): [string, RestMethodSetting][] {
  return Object.entries(methodSettings).filter(([key]) =>
    /^(?:\*|~1\w*(?:~1\{?\w+\}?)*)\/[A-Z*]+$/.test(key),
  );
}

const PATCH_PATHS: Readonly<Record<keyof RestMethodSetting, string>> = {
  metricsEnabled: 'metrics/enabled',
  loggingLevel: 'logging/loglevel',
  dataTraceEnabled: 'logging/dataTrace',
  throttlingBurstLimit: 'throttling/burstLimit',
  throttlingRateLimit: 'throttling/rateLimit',
  cachingEnabled: 'caching/enabled',
  cacheTtlInSeconds: 'caching/ttlInSeconds',
  cacheDataEncrypted: 'caching/dataEncrypted',
  requireAuthorizationForCacheControl: 'caching/requireAuthorizationForCacheControl',
  unauthorizedCacheControlHeaderStrategy: 'caching/unauthorizedCacheControlHeaderStrategy',
};

async function version2Stages(random: Random): Promise<readonly LiveStage[]> {
  const client = new ApiGatewayV2Client(settings);
  const found: LiveStage[] = [];
  for (const protocolType of ['HTTP', 'WEBSOCKET'] as const) {
    const { ApiId = '' } = await client.send(
      new CreateApiCommand({
        Name: protocolType,
        ProtocolType: protocolType,
        RouteSelectionExpression: protocolType === 'HTTP' ? undefined : '$request.body.action',
      }),
    );
    for (let count = 0; count < VERSION_2_STAGES / 2; count++) {
      const name = count === 0 && protocolType === 'HTTP' ? '$default' : `s${count}`;
      const wanted = version2StageOf(random, name, protocolType, { text: hostileText });
      const { CreatedDate: _c, LastUpdatedDate: _l, LastDeploymentStatusMessage: _m, ...given } = wanted;
      await client.send(
        new CreateVersion2StageCommand({ ApiId, ...given } as ConstructorParameters<
          typeof CreateVersion2StageCommand
        >[0]),
      );
      const { $metadata: _, ...stage } = await client.send(
        new GetVersion2StageCommand({ ApiId, StageName: name }),
      );
      expect(stage.StageVariables ?? {}).toEqual(wanted.StageVariables ?? {});
      found.push({
        kind: 'version2',
        apiId: ApiId,
        stage: stage as unknown as Extract<LiveStage, { kind: 'version2' }>['stage'],
      });
    }
  }
  return found;
}
