import { describe, expect, test } from 'vitest';
import { awsFailure } from '../../../client/src/aws/aws-failure.js';
import type { Sources } from '../../../client/src/stages/children.js';
import { createListings, type Listings } from '../../../client/src/stages/listings.js';
import { nodeKey } from '../../../client/src/stages/nodes.js';
import { account, chat, orders, readable, restStage } from './live-account.js';

const region = { kind: 'region', region: 'eu-central-1' } as const;
const api = { kind: 'api', api: orders } as const;

/** Listings with what they told, and pages that come when a test says so. */
function listings(
  sources: Sources | Promise<Sources>,
  moment?: () => Promise<unknown>,
): {
  readonly listings: Listings;
  readonly told: string[];
  readonly settled: () => Promise<unknown>;
} {
  const told: string[] = [];
  const running: Promise<void>[] = [];
  const made = createListings(
    () => Promise.resolve(sources),
    {
      onChanged: (parent) => told.push(`changed ${nodeKey(parent)}`),
      onBegun: (parent, done) => {
        told.push(`begun ${nodeKey(parent)}`);
        running.push(done);
      },
    },
    moment,
  );
  return { listings: made, told, settled: () => Promise.all(running) };
}

function twoPages(): {
  readonly sources: Sources;
  readonly secondPage: () => void;
  readonly asked: string[];
} {
  let secondPage: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (secondPage = resolve));
  const asked: string[] = [];
  const sources = account({
    apis: async function* (name, signal) {
      asked.push(name);
      yield { apis: [orders] };
      await held;
      if (!signal.aborted) yield { apis: [chat] };
    },
    stages: (each) => {
      asked.push(each.id);
      return Promise.resolve([restStage({ stageName: 'prod' })]);
    },
  });
  return {
    sources,
    secondPage: () => {
      secondPage();
    },
    asked,
  };
}

async function firstPage(made: Listings): Promise<void> {
  await made.below(region);
  await new Promise(setImmediate);
}

describe('listings', () => {
  test('say at once that a Region is being loaded, and tell of each page that comes', async () => {
    const { sources, secondPage } = twoPages();
    const { listings: made, told, settled } = listings(sources);
    expect(readable(await made.below(region))).toEqual(['Loading…']);
    await new Promise(setImmediate);
    expect(readable(await made.below(region))).toEqual(['orders  a1b2c3d4e5']);
    secondPage();
    await settled();
    expect(told).toEqual(['begun eu-central-1', 'changed eu-central-1', 'changed eu-central-1']);
    expect(readable(await made.below(region))).toEqual(['orders  a1b2c3d4e5', 'chat  w1w2w3w4w5']);
  });

  test('answer the stages of an API without a word where they are there in a moment', async () => {
    const { sources } = twoPages();
    const { listings: made, told, settled } = listings(sources, () => new Promise(() => undefined));
    expect(readable(await made.below(api))).toEqual(['prod']);
    await settled();
    expect(told).toEqual([`begun eu-central-1/${orders.id}`]);
  });

  test('say that the stages of an API are being loaded where that takes longer', async () => {
    let answer: (stages: []) => void = () => undefined;
    const held = account({ stages: () => new Promise((resolve) => (answer = resolve)) });
    const { listings: made, told, settled } = listings(held, () => Promise.resolve());
    expect(readable(await made.below(api))).toEqual(['Loading…']);
    await new Promise(setImmediate);
    answer([]);
    await settled();
    expect(told.at(-1)).toBe(`changed eu-central-1/${orders.id}`);
    expect(readable(await made.below(api))).toEqual(['No stages. The API is not deployed.']);
  });

  test('ask AWS once, until a person asks anew', async () => {
    const { sources, asked } = twoPages();
    const { listings: made } = listings(sources);
    await Promise.all([made.below(region), made.below(region)]);
    await made.below(api);
    expect(asked).toEqual(['eu-central-1', orders.id]);
    made.renew(region);
    await made.below(region);
    await made.below(api);
    expect(asked).toEqual(['eu-central-1', orders.id, 'eu-central-1', orders.id]);
  });

  test('renew an API without its Region', async () => {
    const { sources, asked } = twoPages();
    const { listings: made } = listings(sources);
    await made.below(region);
    await made.below(api);
    made.renew(api);
    await made.below(region);
    await made.below(api);
    expect(asked).toEqual(['eu-central-1', orders.id, orders.id]);
  });

  test('keep what came when a person stops them, and say so', async () => {
    const { sources, secondPage } = twoPages();
    const { listings: made, told, settled } = listings(sources);
    await firstPage(made);
    made.stop();
    secondPage();
    await settled();
    expect(readable(await made.below(region))).toEqual([
      'orders  a1b2c3d4e5',
      'Stopped. Refresh to load the rest.',
    ]);
    expect(told.at(-1)).toBe('changed eu-central-1');
  });

  test('keep the old rows until the new answer is whole', async () => {
    const { sources, secondPage } = twoPages();
    const { listings: made, told, settled } = listings(sources);
    await firstPage(made);
    made.stop();
    const old = await made.below(region);
    made.renew(region);
    told.length = 0;
    expect(await made.below(region)).toBe(old);
    await new Promise(setImmediate);
    expect(await made.below(region)).toBe(old);
    expect(told).toEqual(['begun eu-central-1']);
    secondPage();
    await settled();
    expect(told).toEqual(['begun eu-central-1', 'changed eu-central-1']);
    expect(readable(await made.below(region))).toEqual(['orders  a1b2c3d4e5', 'chat  w1w2w3w4w5']);
  });

  test('tell nothing of a new answer that is the old one', async () => {
    const { sources, secondPage, asked } = twoPages();
    secondPage();
    const { listings: made, told, settled } = listings(sources);
    await made.below(region);
    await settled();
    const old = await made.below(region);
    made.renew();
    told.length = 0;
    await made.below(region);
    await settled();
    expect(told).toEqual(['begun eu-central-1']);
    expect(asked).toEqual(['eu-central-1', 'eu-central-1']);
    expect(await made.below(region)).toBe(old);
  });

  test('keep the old rows, too, when a person stops the new answer', async () => {
    const { sources } = twoPages();
    const { listings: made } = listings(sources);
    await firstPage(made);
    made.stop();
    made.renew();
    await made.below(region);
    made.stop();
    expect(readable(await made.below(region))).toEqual([
      'orders  a1b2c3d4e5',
      'Stopped. Refresh to load the rest.',
    ]);
  });

  test('ask anew below a stage that has changed, since its rows are made of it', async () => {
    const { listings: made, settled } = listings(account({}));
    const stage = (description: string) =>
      ({ kind: 'stage', api: orders, live: restStage({ stageName: 'prod', description }) }) as const;
    await made.below(stage('old'));
    await made.below(stage('new'));
    await settled();
    expect(readable(await made.below(stage('new')))).toContain('Description  new');
  });

  test('tell nothing about what was forgotten meanwhile', async () => {
    const { sources, secondPage } = twoPages();
    const { listings: made, told, settled } = listings(sources);
    await firstPage(made);
    told.length = 0;
    made.forget();
    secondPage();
    await settled();
    expect(told).toEqual([]);
    expect(readable(await made.below(region))).toEqual(['Loading…']);
  });

  test('are the failure where there is no connection', async () => {
    const failure = awsFailure('credentials', 'No AWS profile is selected. Select one first.');
    const { listings: made, settled } = listings(Promise.reject(failure));
    await made.below(region);
    await settled();
    expect(readable(await made.below(region))).toEqual([
      'AWS: sign-in required  No AWS profile is selected. Select one first.',
    ]);
  });

  test('take what was read for something else, and ask AWS for it no more', async () => {
    const { sources, asked } = twoPages();
    const { listings: made, told, settled } = listings(sources);
    await made.below(api);
    await settled();
    const beta = { ...api, kind: 'stage', live: restStage({ stageName: 'beta' }) } as const;
    made.take(api, [beta]);
    expect(told.at(-1)).toBe(`changed ${nodeKey(api)}`);
    expect(readable(await made.below(api))).toEqual(['beta']);
    // The same again draws nothing, nor does what nobody has opened.
    const before = told.length;
    made.take(api, [{ ...beta }]);
    made.take({ kind: 'api', api: chat }, [beta]);
    expect(told).toHaveLength(before);
    expect(readable(await made.below({ kind: 'api', api: chat }))).toEqual(['beta']);
    expect(asked).toEqual([orders.id]);
  });
});
