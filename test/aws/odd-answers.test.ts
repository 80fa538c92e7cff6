/** Answers that AWS would not give: of emulators, proxies and whatever else stands where AWS should. */
import { describe, expect, test } from 'vitest';
import { liveStageName } from '../../client/src/aws/addresses.js';
import type { LiveApi } from '../../client/src/aws/ports.js';
import { deploymentIdOf } from '../../client/src/stages/details.js';
import type { Fault } from '../../emulator/faults.js';
import { apiNamed, failureOf, pagesOf, REGION, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, emulator } = surroundings();

type Json = Record<string, unknown>;

/** The answers on a route, changed as JSON. */
function changed(route: RegExp, change: (answer: Json) => unknown, times?: number): Fault {
  return {
    route,
    kind: 'changed',
    change: (body) => JSON.stringify(change(JSON.parse(body) as Json)),
    ...(times === undefined ? {} : { times }),
  };
}

/** The entries of a list, each changed; version 1 has `item`, version 2 `items`. */
function eachEntry(route: RegExp, change: (entry: Json, index: number) => unknown): Fault {
  return changed(route, (answer) =>
    Object.fromEntries(
      Object.entries(answer).map(([name, value]) => [
        name,
        Array.isArray(value) ? (value as Json[]).map(change) : value,
      ]),
    ),
  );
}

/** What a change makes of the first answer, for all that follow: tokens are not looked at. */
function firstOf(change: (answer: Json) => Json): (body: string) => string {
  let first: Json | undefined;
  return (body) => {
    first ??= JSON.parse(body) as Json;
    return JSON.stringify(change(first));
  };
}

const APIS = { REST: /^GET \/restapis$/, 'HTTP and WebSocket': /^GET \/v2\/apis$/ } as const;
const TOKENS = { REST: 'position', 'HTTP and WebSocket': 'nextToken' } as const;
const OPERATIONS = { REST: 'GetRestApis', 'HTTP and WebSocket': 'GetApis' } as const;
const FAMILIES = ['REST', 'HTTP and WebSocket'] as const;

describe.each(FAMILIES)('pages of %s APIs', (family) => {
  const repeated = {
    family,
    failure: {
      category: 'service',
      message: `API Gateway in \`eu-west-1\` answered \`${OPERATIONS[family]}\` with a page token or a page that it had sent before, so the list may be incomplete. Check the \`endpoint_url\`, and for a proxy in between, then refresh.`,
    },
  };

  test.each(['', null])('end with the token %j', async (token) => {
    const { url, calls } = await emulator({
      faults: [changed(APIS[family], (answer) => ({ ...answer, [TOKENS[family]]: token }))],
    });
    useEnvironment(url);
    expect(await pagesOf(aws().connect(undefined))).toMatchObject([
      { apis: [{ name: 'orders' }, { name: 'invoices' }, { name: 'warehouse' }, { name: 'drafts' }] },
      { apis: [{ name: 'checkout' }] },
    ]);
    expect(calls).toHaveLength(2);
  });

  test('end where a token comes again, which is told beside what came', async () => {
    const { url, calls } = await emulator({
      faults: [changed(APIS[family], (answer) => ({ ...answer, [TOKENS[family]]: 'MQ==' }))],
    });
    useEnvironment(url);
    const pages = await pagesOf(aws().connect(undefined));
    expect(pages).toContainEqual(expect.objectContaining({ family }));
    expect(pages.find((page) => 'failure' in page)).toMatchObject(repeated);
    expect(pages[0]).toMatchObject({ apis: [{ name: 'orders' }, {}, {}, {}] });
    expect(calls).toHaveLength(3);
  });

  test('end where each answer is the first page, with another token', async () => {
    let asked = 0;
    const { url, calls } = await emulator({
      pageSize: 1,
      faults: [
        {
          route: APIS[family],
          kind: 'changed',
          change: firstOf((answer) => ({ ...answer, [TOKENS[family]]: btoa(`token ${asked++}`) })),
        },
      ],
    });
    useEnvironment(url);
    const pages = await pagesOf(aws().connect(undefined));
    expect(pages.find((page) => 'failure' in page)).toMatchObject({
      family,
      failure: {
        message: expect.stringMatching(/with a page token or a page that it had sent before/) as string,
      },
    });
    expect(calls.filter(({ route }) => APIS[family].test(route))).toHaveLength(2);
  });

  test('end where there is nothing but tokens', async () => {
    let asked = 0;
    const { url } = await emulator({
      faults: [
        changed(APIS[family], (answer) => ({
          ...('item' in answer ? { item: [] } : { items: [] }),
          [TOKENS[family]]: btoa(String(asked++)),
        })),
      ],
    });
    useEnvironment(url);
    const pages = await pagesOf(aws().connect(undefined));
    expect(pages.find((page) => 'failure' in page)).toMatchObject({
      family,
      failure: { message: expect.stringMatching(/with more than 1000 pages/) as string },
    });
  });

  test('end where tokens go in a circle, though each page is another', async () => {
    let asked = 0;
    const circle = changed(APIS[family], (answer) => ({
      ...answer,
      [TOKENS[family]]: ['MQ==', 'Mg=='][asked++ % 2],
    }));
    const { url, calls } = await emulator({ pageSize: 1, faults: [circle] });
    useEnvironment(url);
    const pages = await pagesOf(aws().connect(undefined));
    expect(pages.find((page) => 'failure' in page)).toMatchObject(repeated);
    expect(calls.filter(({ route }) => APIS[family].test(route))).toHaveLength(3);
  });
});

test('pages of stages end as well; a list that may not be whole is none', async () => {
  const { url, setFaults } = await emulator();
  useEnvironment(url);
  const live = aws().connect(undefined);
  const checkout = await apiNamed('checkout', live);
  setFaults([changed(/stages/, (answer) => ({ ...answer, nextToken: '' }))]);
  expect(await live.stages(checkout, still)).toHaveLength(2);
  setFaults([changed(/stages/, (answer) => ({ ...answer, nextToken: 'MA==' }))]);
  expect((await failureOf(live.stages(checkout, still))).message).toMatch(
    /answered `GetStages` with a page token or a page that it had sent before/,
  );
});

describe('what is not AWS’s is no empty account', () => {
  const bodies = ['', '[]', '{}', 'null', '"welcome"', '{"message":"ok"}', '{"item":{},"items":{}}'];

  // Version 1 has answered `{}` where a list of its own was empty.
  const foreign = FAMILIES.flatMap((family) =>
    bodies.flatMap((body) => (family === 'REST' && body === '{}' ? [] : [[family, body] as const])),
  );
  test.each(foreign)('%s APIs: %s', async (family, body) => {
    const { url } = await emulator({
      faults: [{ route: APIS[family], kind: 'changed', change: () => body }],
    });
    useEnvironment(url);
    const pages = await pagesOf(aws().connect(undefined));
    expect(pages).toHaveLength(2);
    expect(pages.find((page) => 'failure' in page)).toMatchObject({
      family,
      failure: {
        category: 'service',
        message: `The response to \`${OPERATIONS[family]}\` did not come from API Gateway in \`eu-west-1\`. Check the \`endpoint_url\`, and for a proxy in between, then try again.`,
      },
    });
  });

  test.each(FAMILIES)('a sign-in page instead of %s APIs', async (family) => {
    const { url } = await emulator({
      faults: [
        { route: APIS[family], kind: 'changed', change: () => '<!doctype html><title>Sign in</title>' },
      ],
    });
    useEnvironment(url);
    const page = (await pagesOf(aws().connect(undefined))).find((each) => 'failure' in each);
    expect(page?.failure.message).toMatch(/such as a sign-in page/);
  });

  test.each(['{}', '{"_links":{"self":{"href":"/restapis"}}}'])(
    'version 1 may leave an empty list out: %s',
    async (body) => {
      const { url, setFaults } = await emulator();
      useEnvironment(url);
      const live = aws().connect(undefined);
      const api = await apiNamed('orders', live);
      setFaults([{ route: /restapis/, kind: 'changed', change: () => body }]);
      expect((await pagesOf(live)).filter((page) => 'failure' in page)).toEqual([]);
      expect(await live.stages(api, still)).toEqual([]);
    },
  );

  test('an empty account is one', async () => {
    const { url } = await emulator();
    useEnvironment(url);
    expect(await pagesOf(aws().connect(undefined), 'ap-south-1')).toEqual([{ apis: [] }, { apis: [] }]);
    const live = aws().connect(undefined);
    expect(await live.stages(await apiNamed('drafts', live), still)).toEqual([]);
  });

  test.each(['orders', 'checkout'])('nor a stage, a deployment, an account: %s', async (name) => {
    const { url, setFaults } = await emulator();
    useEnvironment(url);
    const live = aws().connect(undefined);
    const api = await apiNamed(name, live);
    const [stage] = await live.stages(api, still);
    if (stage === undefined) throw new Error('There is no stage.');
    for (const body of ['', '[]', '{}']) {
      setFaults([{ route: /./, kind: 'changed', change: () => body }]);
      for (const [operation, act] of [
        ...(body === '{}' && api.kind === 'REST'
          ? []
          : [['GetStages', () => live.stages(api, still)] as const]),
        ['GetStage', () => live.stage(api, liveStageName(stage), still)],
        ['GetDeployment', () => live.deployment(api, deploymentIdOf(stage) ?? '', still)],
      ] as const) {
        expect((await failureOf(act())).message).toMatch(
          `The response to \`${operation}\` did not come from API Gateway`,
        );
      }
    }
    setFaults([{ route: /^sts/, kind: 'changed', change: () => '' }]);
    expect((await failureOf(live.identity(REGION, still))).message).toMatch(
      /^The response to `GetCallerIdentity` did not come from AWS STS/,
    );
  });
});

describe('one odd value of an API is left out, and nothing else', () => {
  /** By the name of the member on the wire. */
  const odd: readonly (readonly [string, unknown])[] = [
    ['createdDate', '2025-01-20T09:00:00Z'],
    ['createdDate', 1_737_363_600],
    ['createdDate', 'yesterday'],
    ['createdDate', 1e30],
    ['createdDate', null],
    ['createdDate', {}],
    ['description', 7],
    ['description', null],
    ['tags', ['a']],
    ['tags', { team: 5, cost: null }],
    ['name', null],
    ['name', 42],
    ['disableExecuteApiEndpoint', 'false'],
    ['endpointConfiguration', 'REGIONAL'],
    ['endpointConfiguration', { types: 'REGIONAL', vpcEndpointIds: [1, null] }],
    ['apiKeySource', 'AN_UNKNOWN_ONE'],
    ['protocolType', 5],
    ['aNewMember', { of: 'AWS' }],
  ];

  test.each(odd)('%s: %j', async (member, value) => {
    const { url, setFaults } = await emulator();
    useEnvironment(url);
    const live = aws().connect(undefined);
    const before = await pagesOf(live);
    setFaults(
      FAMILIES.map((family) =>
        eachEntry(APIS[family], (entry, index) => (index === 0 ? { ...entry, [member]: value } : entry)),
      ),
    );
    const after = await pagesOf(live);
    const without = (api: LiveApi): object => ({ ...api, createdDate: undefined });
    const apis = (pages: typeof after): LiveApi[] =>
      pages.flatMap((page) => ('apis' in page ? page.apis : []));
    expect(apis(after).map(({ id }) => id)).toEqual(apis(before).map(({ id }) => id));
    for (const api of apis(after)) {
      expect(typeof api.name).toBe('string');
      expect(api.createdDate ?? '').toMatch(/^$|^20\d\d-.*Z$/);
      for (const [, tag] of Object.entries(api.tags ?? {})) expect(typeof tag).toBe('string');
      for (const type of api.endpointTypes ?? []) expect(typeof type).toBe('string');
    }
    // All others are as they were.
    expect(apis(after).slice(1, 4)).toEqual(apis(before).slice(1, 4));
    if (member === 'createdDate') expect(apis(after).map(without)).toEqual(apis(before).map(without));
  });

  test('all dates of a family as the other one writes them', async () => {
    const { url } = await emulator({
      faults: [
        eachEntry(APIS.REST, (entry) => ({ ...entry, createdDate: '2025-01-20T09:00:00Z' })),
        eachEntry(APIS['HTTP and WebSocket'], (entry) => ({ ...entry, createdDate: 1_737_363_600 })),
      ],
    });
    useEnvironment(url);
    const pages = await pagesOf(aws().connect(undefined));
    expect(pages).toMatchObject([
      { apis: [{ name: 'orders' }, { name: 'invoices' }, { name: 'warehouse' }, { name: 'drafts' }] },
      { apis: [{ name: 'checkout', description: 'Payments' }] },
    ]);
    for (const page of pages)
      for (const api of 'apis' in page ? page.apis : []) expect(api).not.toHaveProperty('createdDate');
  });

  test.each([null, 5, { id: 7, apiId: 7 }, { name: 'nameless' }])(
    'an entry that is no API (%j) is told beside the others',
    async (entry) => {
      const { url } = await emulator({
        faults: FAMILIES.map((family) =>
          changed(APIS[family], (answer) => ({
            ...answer,
            ...('item' in answer
              ? { item: [entry, ...(answer.item as [])] }
              : { items: [entry, ...(answer.items as [])] }),
          })),
        ),
      });
      useEnvironment(url);
      expect(await pagesOf(aws().connect(undefined))).toMatchObject([
        { apis: [{ name: 'orders' }, {}, {}, {}] },
        { family: 'REST', failure: { category: 'service' } },
        { apis: [{ name: 'checkout' }] },
        {
          family: 'HTTP and WebSocket',
          failure: {
            message:
              'API Gateway in `eu-west-1` answered `GetApis` with an entry that has no ID, which is left out. Check the `endpoint_url`, and for a proxy in between, then refresh.',
          },
        },
      ]);
    },
  );
});

describe('odd values of stages', () => {
  test.each(['orders', 'checkout'])('a date is left out, of %s', async (name) => {
    const { url, setFaults } = await emulator();
    useEnvironment(url);
    const live = aws().connect(undefined);
    const api = await apiNamed(name, live);
    const before = await live.stages(api, still);
    for (const date of ['2025-01-20T09:00:00Z', 1_737_363_600, null, []]) {
      const odd = { createdDate: date, lastUpdatedDate: date };
      setFaults([
        eachEntry(/stages$/, (entry) => ({ ...entry, ...odd })),
        changed(/stages\//, (entry) => ({ ...entry, ...odd })),
      ]);
      const dateless = ({ stage }: { readonly stage: object }): object =>
        Object.fromEntries(Object.entries(stage).filter(([each]) => !each.endsWith('Date')));
      const after = await live.stages(api, still);
      expect(after.map(dateless)).toEqual(before.map(dateless));
      const [first] = before;
      if (first === undefined) throw new Error('There is no stage.');
      expect(dateless(await live.stage(api, liveStageName(first), still))).toEqual(dateless(first));
    }
  });

  test('anything else is handed on as it came: who writes it down may refuse it, and must not miss it', async () => {
    const { url, setFaults } = await emulator();
    useEnvironment(url);
    const live = aws().connect(undefined);
    const api = await apiNamed('orders', live);
    setFaults([changed(/stages\//, (entry) => ({ ...entry, variables: { port: 8080 } }))]);
    expect((await live.stage(api, 'prod', still)).stage).toMatchObject({ variables: { port: 8080 } });
  });

  test('a date of a deployment', async () => {
    const { url, setFaults } = await emulator();
    useEnvironment(url);
    const live = aws().connect(undefined);
    setFaults([changed(/deployments/, (entry) => ({ ...entry, createdDate: '2025-01-20' }))]);
    expect(await live.deployment(await apiNamed('orders', live), 'dep901', still)).toEqual({
      id: 'dep901',
      description: expect.any(String) as string,
    });
  });
});
