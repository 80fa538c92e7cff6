import { expect, test } from 'vitest';
import { SAMPLES } from '../../emulator/samples.js';
import type { EmulatedData } from '../../emulator/data.js';
import { shapeFaults } from '../../emulator/check-shapes.js';
import { apiNamed, apisOf, failureOf, REGION, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, calls, emulator } = surroundings();

test('all APIs of a Region, and no others', async () => {
  useEnvironment((await emulator()).url);
  const live = aws().connect(undefined);
  const names = async (region: string): Promise<string[]> =>
    (await apisOf(live, region)).map(({ kind, name }) => `${kind} ${name}`);
  expect(await names('eu-west-1')).toEqual([
    'REST orders',
    'REST invoices',
    'REST warehouse',
    'REST drafts',
    'HTTP checkout',
  ]);
  expect(await names('us-east-1')).toEqual(['REST reports', 'WEBSOCKET chat', 'HTTP webhooks']);
  expect(await names('ap-south-1')).toEqual([]);
});

test('an API with everything that a view shows of it', async () => {
  useEnvironment((await emulator()).url);
  const apis = await apisOf(aws().connect(undefined));
  expect(apis[2]).toEqual({
    kind: 'REST',
    id: 'k1l2m3n4o5',
    name: 'warehouse',
    region: 'eu-west-1',
    description: 'Stock, for the other services',
    createdDate: '2025-01-20T09:00:00.000Z',
    endpointTypes: ['PRIVATE'],
    vpcEndpointIds: ['vpce-0a1b2c3d4e5f60718'],
  });
  expect(apis[4]).toEqual({
    kind: 'HTTP',
    id: 'h1t2t3p4a5',
    name: 'checkout',
    region: 'eu-west-1',
    description: 'Payments',
    createdDate: '2025-03-01T10:00:00.000Z',
    disableExecuteApiEndpoint: false,
    tags: { team: 'payments' },
  });
});

test('every member of every stage arrives as AWS has it, listed and one by one', async () => {
  useEnvironment((await emulator({ pageSize: 1 })).url);
  const live = aws().connect(undefined);
  for (const [region, { restApis = [], version2Apis = [] }] of Object.entries(SAMPLES.regions)) {
    for (const { api, stages } of restApis) {
      const found = await apiNamed(api.name, live, region);
      const around = { kind: 'rest', apiId: api.id, apiName: api.name, region };
      const expected = stages.map((stage) => ({ ...around, stage }));
      expect(await live.stages(found, still)).toEqual(expected);
      for (const each of expected) expect(await live.stage(found, each.stage.stageName, still)).toEqual(each);
    }
    for (const { api, stages } of version2Apis) {
      const found = await apiNamed(api.Name, live, region);
      const around = {
        kind: 'version2',
        apiId: api.ApiId,
        apiName: api.Name,
      };
      const expected = stages.map((stage) => ({ ...around, region, stage }));
      expect(await live.stages(found, still)).toEqual(expected);
      for (const each of expected) expect(await live.stage(found, each.stage.StageName, still)).toEqual(each);
    }
  }
});

test('what is deployed, where it is still there', async () => {
  useEnvironment((await emulator()).url);
  const live = aws().connect(undefined);
  const [orders, checkout] = [await apiNamed('orders', live), await apiNamed('checkout', live)];
  expect(await live.deployment(orders, 'dep901', still)).toEqual({
    id: 'dep901',
    description: 'Release 2026.10: refunds',
    createdDate: '2026-10-30T16:00:00.000Z',
  });
  expect(await live.deployment(checkout, 'http00', still)).toEqual({
    id: 'http00',
    description: 'Partner preview',
    createdDate: '2025-07-01T10:00:00.000Z',
  });
  expect(await live.deployment(orders, 'gone00', still)).toBeUndefined();
});

test('who the credentials belong to', async () => {
  useEnvironment((await emulator()).url);
  expect(await aws().connect(undefined).identity(REGION, still)).toEqual({
    accountId: '123456789012',
    arn: 'arn:aws:iam::123456789012:user/emulated',
  });
});

test('pages are read to the end, and each is there as soon as it has come', async () => {
  const data = accountOf({ rest: 7, version2: 5 });
  const { url, calls: asked } = await emulator({ data, pageSize: 3 });
  useEnvironment(url);
  const lengths = [];
  for await (const page of aws().connect(undefined).apis(REGION, still))
    lengths.push('apis' in page ? page.apis.length : page.failure);
  expect(lengths).toEqual([3, 3, 1, 3, 2]);
  expect(asked.filter(({ route }) => route === 'GET /restapis')).toHaveLength(3);
});

test('nothing of a large account is lost to throttling', async () => {
  let requests = 0;
  const { url, calls: asked } = await emulator({
    data: accountOf({ rest: 1_000, version2: 0 }),
    // By the test's clock, requests 41 to 48 are refused and all others allowed, however fast the machine is.
    quota: { perSecond: 100, burst: 40 },
    clock: () => (++requests <= 48 ? 0 : requests * 20),
  });
  useEnvironment(url);
  const live = aws().connect(undefined);
  const stages = await Promise.all((await apisOf(live)).map((api) => live.stages(api, still)));
  expect(stages.flat()).toHaveLength(3_000);
  expect(asked.filter(({ status }) => status === 429)).toHaveLength(8);
});

test('two calls open a Region, and nothing is called before', async () => {
  const { url, calls: asked } = await emulator();
  useEnvironment(url);
  const live = aws().connect(undefined);
  expect(asked).toEqual([]);
  await apisOf(live);
  expect(asked.map(({ route }) => route).sort()).toEqual(['GET /restapis', 'GET /v2/apis']);
});

test('each call is told of when it has ended, with how it ended', async () => {
  useEnvironment((await emulator({ faults: [{ route: /v2/, kind: 'access-denied' }] })).url);
  await apisOf(aws().connect(undefined));
  expect(
    calls.map(({ milliseconds, ...rest }) => ({ ...rest, took: milliseconds > 0 })).sort(byService),
  ).toEqual([
    {
      service: 'apigateway',
      operation: 'GetRestApis',
      region: REGION,
      outcome: 'ok',
      retries: 0,
      took: true,
    },
    {
      service: 'apigatewayv2',
      operation: 'GetApis',
      region: REGION,
      outcome: 'AccessDeniedException (403)',
      retries: 0,
      took: true,
    },
  ]);
});

test('stopping ends what is asked, at once', async () => {
  const faults = [{ route: /^GET/, kind: 'hang' }] as const;
  useEnvironment((await emulator({ faults })).url);
  const live = aws().connect(undefined);
  const stop = new AbortController();
  const listing = failureOf(live.apis(REGION, stop.signal)[Symbol.asyncIterator]().next());
  setTimeout(() => {
    stop.abort();
  }, 50);
  expect((await listing).category).toBe('cancelled');
});

test('text that is no Region is not made part of an address', async () => {
  useEnvironment((await emulator()).url);
  const live = aws().connect(undefined);
  expect(await failureOf(live.identity('eu-west-1.example.com/', still))).toEqual({
    category: 'service',
    message: '`eu-west-1.example.com/` is not a valid Region code. Use a code such as `eu-west-1`.',
  });
});

/** So many APIs; the REST ones have three stages each. */
function accountOf({ rest, version2 }: { rest: number; version2: number }): EmulatedData {
  const data: EmulatedData = {
    accountId: '123456789012',
    regions: {
      [REGION]: {
        restApis: Array.from({ length: rest }, (_, index) => ({
          api: { id: `rest${index}`, name: `rest-${index}` },
          stages: ['prod', 'test', 'dev'].map((stageName) => ({ stageName })),
        })),
        version2Apis: Array.from({ length: version2 }, (_, index) => ({
          api: {
            ApiId: `http${index}`,
            Name: `http-${index}`,
            ProtocolType: 'HTTP',
            RouteSelectionExpression: '$request.method $request.path',
          },
          stages: [{ StageName: '$default' }],
        })),
      },
    },
  };
  expect(shapeFaults(data)).toEqual([]);
  return data;
}

function byService(one: { service: string }, other: { service: string }): number {
  return one.service.localeCompare(other.service);
}
