import { describe, expect, test } from 'vitest';
import { filtered } from '../../../client/src/stages/filter.js';
import { account, chat, denied, listsOf, orders, readable, restStage, shop } from './live-account.js';

const region = { kind: 'region', region: 'eu-central-1' } as const;

describe('a Region', () => {
  test('grows page by page: REST, then HTTP, then WebSocket APIs, each by name', async () => {
    const later = { ...orders, id: 'z9', name: 'Archive' };
    const sources = account({
      apis: async function* () {
        await Promise.resolve();
        yield { apis: [orders] };
        yield { apis: [chat, shop] };
        yield { apis: [later] };
      },
    });
    expect((await listsOf(region, sources)).map((list) => readable(list))).toEqual([
      ['orders  a1b2c3d4e5'],
      ['orders  a1b2c3d4e5', 'Shop  h1h2h3h4h5', 'chat  w1w2w3w4w5'],
      ['Archive  z9', 'orders  a1b2c3d4e5', 'Shop  h1h2h3h4h5', 'chat  w1w2w3w4w5'],
    ]);
  });

  test('shows the family that answers beside the failure of the other', async () => {
    const sources = account({
      apis: async function* () {
        await Promise.resolve();
        yield { family: 'REST', failure: denied };
        yield { apis: [shop] };
      },
    });
    expect(readable((await listsOf(region, sources)).at(-1) ?? [])).toEqual([
      'Shop  h1h2h3h4h5',
      'REST APIs: not allowed  The permission `apigateway:GET` is missing.',
    ]);
  });

  test('keeps the pages that came before a failure out of the blue', async () => {
    const sources = account({
      apis: async function* () {
        await Promise.resolve();
        yield { apis: [orders] };
        throw denied;
      },
    });
    expect(readable((await listsOf(region, sources)).at(-1) ?? [])).toEqual([
      'orders  a1b2c3d4e5',
      'APIs: not allowed  The permission `apigateway:GET` is missing.',
    ]);
  });

  test('says when there is nothing in it', async () => {
    const sources = account({
      apis: async function* () {
        await Promise.resolve();
        yield { apis: [] };
      },
    });
    expect(readable((await listsOf(region, sources)).at(-1) ?? [])).toEqual(['No APIs in this Region']);
  });

  test('is narrowed to names and IDs that contain a text, in whatever case', () => {
    const nodes = [orders, chat, shop].map((api) => ({ kind: 'api', api }) as const);
    expect(readable(filtered(nodes, 'SHOP'))).toEqual(['Shop  h1h2h3h4h5']);
    expect(readable(filtered(nodes, ' w1w2'))).toEqual(['chat  w1w2w3w4w5']);
    expect(readable(filtered(nodes, ''))).toHaveLength(3);
    expect(readable(filtered(nodes, 'nothing'))).toEqual(['None of 3 APIs has “nothing” in its name or ID']);
  });

  test('keeps failures in sight whatever the filter', () => {
    const failure = { kind: 'failure', failure: denied, missing: 'REST APIs', parent: region } as const;
    expect(filtered([{ kind: 'api', api: orders }, failure], 'shop')).toEqual([failure]);
  });
});

describe('an API', () => {
  const node = { kind: 'api', api: orders } as const;

  test('has its stages by name', async () => {
    const sources = account({
      stages: () =>
        Promise.resolve([
          restStage({ stageName: 'prod' }),
          restStage({ stageName: 'dev', canarySettings: { percentTraffic: 12.5 } }),
        ]),
    });
    expect(readable((await listsOf(node, sources))[0] ?? [])).toEqual(['dev  canary 12.5%', 'prod']);
  });

  test('says when it is not deployed, and why it can’t be asked', async () => {
    expect(readable((await listsOf(node, account({})))[0] ?? [])).toEqual([
      'No stages. The API is not deployed.',
    ]);
    const failing = account({ stages: () => Promise.reject(denied) });
    expect(readable((await listsOf(node, failing))[0] ?? [])).toEqual([
      'Stages: not allowed  The permission `apigateway:GET` is missing.',
    ]);
  });
});

describe('a stage', () => {
  const live = restStage({ stageName: 'prod', deploymentId: 'dep1' });
  const node = { kind: 'stage', api: orders, live } as const;

  test('shows what is known at once, and its deployment when that is there', async () => {
    const sources = account({
      deployment: () =>
        Promise.resolve({
          id: 'dep1',
          createdDate: '2026-11-23T10:00:00Z',
          description: 'Release 7\nsecond line',
        }),
    });
    const [first, second, ...more] = (await listsOf(node, sources)).map((list) => readable(list));
    expect(first?.[1]).toBe('Deployment  dep1');
    expect(second?.[1]).toBe('Deployment  dep1 · 3 days ago · Release 7');
    expect(more).toEqual([]);
  });

  test('says when its deployment is gone', async () => {
    const last = readable((await listsOf(node, account({}))).at(-1) ?? []);
    expect(last[1]).toBe('Deployment  dep1 · deleted');
  });

  test('keeps its details where the deployment can’t be read', async () => {
    const failing = account({ deployment: () => Promise.reject(denied) });
    const last = readable((await listsOf(node, failing)).at(-1) ?? []);
    expect(last[1]).toBe('Deployment  dep1');
    expect(last.at(-1)).toBe('Deployment: not allowed  The permission `apigateway:GET` is missing.');
  });
});
