import { describe, expect, test } from 'vitest';
import type { AwsFailure } from '../../client/src/aws/ports.js';
import type { Fault } from '../../emulator/faults.js';
import {
  apiNamed,
  apisOf,
  failureOf,
  pagesOf,
  REGION,
  still,
  surroundings,
  useEnvironment,
} from './surroundings.js';

const { aws, calls, emulator } = surroundings();

/** What a person reads where the stages of `orders` can't be. */
async function stagesWith(fault: Omit<Fault, 'route'>): Promise<AwsFailure> {
  const { url, setFaults } = await emulator();
  useEnvironment(url);
  const orders = await apiNamed('orders', aws().connect(undefined));
  // An answer that never comes is waited for in vain, however short; the others come.
  const live = aws(fault.kind === 'hang' ? { limits: { requestTimeoutMs: 500 } } : {}).connect(undefined);
  setFaults([{ route: /^GET \/restapis\/a1b2c3d4e5\/stages/, ...fault }]);
  return failureOf(live.stages(orders, still));
}

describe('each fault has its own message', () => {
  test.each<[Omit<Fault, 'route'>, AwsFailure]>([
    [
      { kind: 'access-denied' },
      {
        category: 'permissions',
        message:
          'The credentials of the environment are not allowed to use `apigateway:GET` on `arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages`. Allow it in an attached IAM policy; `docs/iam.md` has an example.',
      },
    ],
    [
      { kind: 'unrecognized-client' },
      {
        category: 'credentials',
        message:
          'AWS does not recognize the access key of the environment in `eu-west-1`. Check the key, and that the Region is enabled for the account.',
      },
    ],
    [
      { kind: 'expired-token' },
      {
        category: 'credentials',
        message: 'The session of the environment has expired. Get new credentials, then refresh.',
      },
    ],
    [
      { kind: 'signature' },
      {
        category: 'credentials',
        message:
          'AWS rejected the request signature of the environment. Check the secret access key and the clock of this machine.',
      },
    ],
    [
      { kind: 'unauthorized' },
      {
        category: 'credentials',
        message: 'AWS rejected the credentials of the environment (HTTP 401). Check them, then refresh.',
      },
    ],
    [
      { kind: 'not-found' },
      {
        category: 'not-found',
        message:
          'API Gateway in `eu-west-1` did not find the resource that `GetStages` requested. It may have been deleted: refresh the list.',
      },
    ],
    [
      { kind: 'server-error' },
      {
        category: 'service',
        message: 'API Gateway in `eu-west-1` reported an internal error (HTTP 500). Try again in a moment.',
      },
    ],
    [
      { kind: 'html' },
      {
        category: 'service',
        message:
          'The response did not come from API Gateway in `eu-west-1` (HTTP 502). Check for a proxy in between, then try again.',
      },
    ],
    [
      { kind: 'proxy' },
      {
        category: 'network',
        message:
          'The proxy blocked the connection to API Gateway in `eu-west-1`. Sign in to the proxy, or check the setting `http.proxy`.',
      },
    ],
    [
      { kind: 'half-page' },
      {
        category: 'service',
        message:
          'The response of API Gateway in `eu-west-1` is incomplete, or comes from something in between, such as a sign-in page. Check the connection, then try again.',
      },
    ],
    [
      { kind: 'reset' },
      {
        category: 'network',
        message:
          'The connection to API Gateway in `eu-west-1` was interrupted. Try again. If it keeps happening, check for a proxy or firewall in between.',
      },
    ],
    [
      { kind: 'cut-off' },
      {
        category: 'network',
        message:
          'The connection to API Gateway in `eu-west-1` was interrupted. Try again. If it keeps happening, check for a proxy or firewall in between.',
      },
    ],
    [
      { kind: 'hang' },
      {
        category: 'network',
        message:
          'The request to API Gateway in `eu-west-1` timed out. Try again. If it keeps happening, check the proxy and the VPN.',
      },
    ],
  ])('$kind', async (fault, expected) => {
    expect(await stagesWith(fault)).toEqual(expected);
  });

  test('nobody there', async () => {
    const { url, close } = await emulator();
    await close();
    useEnvironment(url);
    const host = url.slice('http://'.length);
    expect(await failureOf(aws().connect(undefined).identity(REGION, still))).toEqual({
      category: 'network',
      message: `The connection to \`${host}\` was refused. Check the proxy, and the \`endpoint_url\` of the profile or the environment.`,
    });
  });

  test('throttled without end', async () => {
    const { url } = await emulator({ faults: [{ route: /stages/, kind: 'throttled' }] });
    useEnvironment(url);
    const live = aws({ limits: { attemptsWhenThrottled: 2 } }).connect(undefined);
    const failure = await failureOf(live.stages(await apiNamed('orders', live), still));
    expect(failure).toEqual({
      category: 'throttling',
      message:
        'API Gateway throttles this account in `eu-west-1`: the quota is 10 requests per second. Try again in a moment.',
    });
  });
});

test.each([undefined, 1])('throttling passes, with Retry-After %s', async (retryAfter) => {
  const throttled = {
    route: /stages/,
    kind: 'throttled',
    times: 2,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  } as const;
  const { url } = await emulator({ faults: [throttled] });
  useEnvironment(url);
  const live = aws().connect(undefined);
  expect(await live.stages(await apiNamed('orders', live), still)).toHaveLength(3);
  expect(calls.at(-1)).toMatchObject({ operation: 'GetStages', outcome: 'ok', retries: 2 });
});

test('a fault that passes is not seen', async () => {
  const { url } = await emulator({ faults: [{ route: /stages/, kind: 'reset', times: 2 }] });
  useEnvironment(url);
  const live = aws({ limits: { attempts: 3 } }).connect(undefined);
  expect(await live.stages(await apiNamed('orders', live), still)).toHaveLength(3);
});

test('a fault that passes is not seen after throttling either: waiting for that is no failed attempt', async () => {
  const throttled = { route: /stages/, kind: 'throttled', times: 2 } as const;
  const { url } = await emulator({ faults: [throttled, { route: /stages/, kind: 'reset', times: 1 }] });
  useEnvironment(url);
  const live = aws({ limits: { attempts: 2 } }).connect(undefined);
  expect(await live.stages(await apiNamed('orders', live), still)).toHaveLength(3);
});

test('one family fails alone', async () => {
  const { url, setFaults } = await emulator();
  useEnvironment(url);
  const live = aws().connect(undefined);
  setFaults([{ route: /^GET \/restapis$/, kind: 'access-denied' }]);
  expect(await pagesOf(live)).toMatchObject([
    { family: 'REST', failure: { category: 'permissions' } },
    { apis: [{ name: 'checkout' }] },
  ]);
  setFaults([{ route: /^GET \/v2\/apis$/, kind: 'html' }]);
  expect(await pagesOf(live)).toMatchObject([
    { apis: [{ name: 'orders' }, { name: 'invoices' }, { name: 'warehouse' }, { name: 'drafts' }] },
    { family: 'HTTP and WebSocket', failure: { category: 'service' } },
  ]);
});

test('what came before a fault stays', async () => {
  const { url, calls: asked, setFaults } = await emulator({ pageSize: 2 });
  useEnvironment(url);
  const pages = [];
  for await (const page of aws().connect(undefined).apis(REGION, still)) {
    pages.push(page);
    if (pages.length === 1) setFaults([{ route: /^GET \/restapis$/, kind: 'half-page' }]);
  }
  expect(pages).toMatchObject([
    { apis: [{ name: 'orders' }, { name: 'invoices' }] },
    { family: 'REST', failure: { category: 'service' } },
    { apis: [{ name: 'checkout' }] },
  ]);
  expect(asked).toHaveLength(3);
});

test('one API that fails leaves the others, and another Region', async () => {
  const { url } = await emulator({ faults: [{ route: /f6g7h8i9j0/, kind: 'access-denied' }] });
  useEnvironment(url);
  const live = aws().connect(undefined);
  const outcomes = await Promise.all(
    [...(await apisOf(live)), ...(await apisOf(live, 'us-east-1'))].map(async (api) => [
      api.name,
      await live.stages(api, still).then(
        (stages) => stages.length,
        () => 'failed',
      ),
    ]),
  );
  expect(outcomes).toEqual([
    ['orders', 3],
    ['invoices', 'failed'],
    ['warehouse', 1],
    ['drafts', 0],
    ['checkout', 2],
    ['reports', 1],
    ['chat', 1],
    ['webhooks', 1],
  ]);
});

test('credentials that AWS refuses are told once for the Region', async () => {
  const { url } = await emulator({ faults: [{ route: /^GET/, kind: 'expired-token' }] });
  useEnvironment(url);
  expect((await failureOf(pagesOf(aws().connect(undefined)))).category).toBe('credentials');
});

test('a deployment that may not be read names the permission', async () => {
  const { url } = await emulator({ faults: [{ route: /deployments/, kind: 'access-denied' }] });
  useEnvironment(url);
  const live = aws().connect(undefined);
  expect(await failureOf(live.deployment(await apiNamed('orders', live), 'dep901', still))).toEqual({
    category: 'permissions',
    message:
      'The credentials of the environment are not allowed to use `apigateway:GET` on `arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/deployments/dep901`. Allow it in an attached IAM policy; `docs/iam.md` has an example.',
  });
});
