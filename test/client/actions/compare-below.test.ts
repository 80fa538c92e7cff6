import { expect, test } from 'vitest';
import { compareBelow, type CompareParts } from '../../../client/src/actions/compare-below.js';
import { awsFailure } from '../../../client/src/aws/aws-failure.js';
import { liveStageName } from '../../../client/src/aws/addresses.js';
import type { LiveApi } from '../../../client/src/aws/ports.js';
import type { Sources } from '../../../client/src/stages/children.js';
import { nodeKey } from '../../../client/src/stages/nodes.js';
import type { LiveStage } from '../../../protocol/live.js';
import { compared } from '../comparisons.js';
import { account, chat, denied, orders, shop } from '../stages/live-account.js';

const region = { kind: 'region', region: 'eu-central-1' } as const;

/** A stage of each API, all of them compared; what is asked and told is kept. */
function parts(live: Partial<Sources['live']>) {
  const batches: string[][] = [];
  const read: string[] = [];
  const progress: string[] = [];
  const given: CompareParts = {
    sources: account({ stages: (api) => Promise.resolve([stageOf(api)]), ...live }),
    compare: (stages) => {
      batches.push(stages.map((each) => `${each.apiId}/${liveStageName(each)}`));
      return Promise.resolve(stages.map(() => compared({})));
    },
    onRead: (parent) => read.push(nodeKey(parent)),
    onProgress: (done, total) => progress.push(`${done} of ${total}`),
  };
  return { given, batches, read, progress };
}

function stageOf({ id, name, region: at }: LiveApi): LiveStage {
  return { kind: 'rest', apiId: id, apiName: name, region: at, stage: { stageName: 'prod' } };
}

function many(count: number): readonly LiveApi[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `api${String(index).padStart(4, '0')}`;
    return { ...orders, id, name: id };
  });
}

function pages(...lists: readonly (readonly LiveApi[])[]): Sources['live']['apis'] {
  return async function* () {
    await Promise.resolve();
    for (const apis of lists) yield { apis };
  };
}

const go = new AbortController().signal;

test('the server is asked for the stages of many APIs at once, and every stage is asked for', async () => {
  const apis = many(120);
  const { given, batches, progress } = parts({ apis: pages(apis.slice(0, 70), apis.slice(70)) });
  const { answers, apis: counted, isStopped } = await compareBelow([region], given, go);
  expect(answers).toHaveLength(120);
  expect(batches.length).toBeLessThanOrEqual(3);
  expect(batches.flat().sort()).toEqual(apis.map(({ id }) => `${id}/prod`));
  expect(counted).toEqual({ read: 120, total: 120 });
  expect([progress[0], progress.at(-1)]).toEqual(['0 of 120', '120 of 120']);
  expect(isStopped).toBe(false);
});

test('an API is read without its Region', async () => {
  const { given, read } = parts({ apis: () => expect.fail('the APIs are not asked for') });
  const { answers } = await compareBelow([{ kind: 'api', api: shop }], given, go);
  expect(answers).toHaveLength(1);
  expect(read).toEqual(['eu-central-1/h1h2h3h4h5']);
});

test('a family, an API or a Region that fails is told, and the rest goes on', async () => {
  const { given, batches, read } = parts({
    apis: async function* (name) {
      await Promise.resolve();
      if (name === 'eu-south-1') throw awsFailure('credentials', 'This Region is not enabled.');
      yield { apis: [orders, chat] };
      yield { family: 'HTTP and WebSocket', failure: denied };
    },
    stages: (api) => (api === chat ? Promise.reject(denied) : Promise.resolve([stageOf(api)])),
  });
  const elsewhere = { kind: 'region', region: 'eu-south-1' } as const;
  const { answers, failures, apis } = await compareBelow([region, elsewhere], given, go);
  expect(answers).toHaveLength(1);
  expect(batches).toEqual([[`${orders.id}/prod`]]);
  expect(failures.map(({ missing, parent }) => `${missing} ${nodeKey(parent)}`).sort()).toEqual([
    'APIs eu-south-1',
    'HTTP and WebSocket APIs eu-central-1',
    `Stages eu-central-1/${chat.id}`,
  ]);
  expect(apis).toEqual({ read: 2, total: 2 });
  // What is not whole is kept from the tree, which has what was there before.
  expect(read).toEqual([`eu-central-1/${orders.id}`]);
});

test('where nothing at all can be read, that is the failure of the whole', async () => {
  const { given } = parts({ stages: () => Promise.reject(denied) });
  await expect(compareBelow([{ kind: 'api', api: orders }], given, go)).rejects.toBe(denied);
  // Here the Region is read, and which API is not must be said.
  expect(await compareBelow([region], given, go)).toMatchObject({ answers: [], failures: [{}] });
});

test('a Region without APIs is no failure', async () => {
  const { given, batches } = parts({ apis: pages([]) });
  expect(await compareBelow([region], given, go)).toMatchObject({ answers: [], failures: [] });
  expect(batches).toEqual([]);
});

test('after a stop nothing more is asked of AWS, and what was read is compared', async () => {
  const stop = new AbortController();
  let calls = 0;
  const { given, batches } = parts({
    apis: pages(many(120)),
    stages: (api, signal) => {
      calls += 1;
      if (signal.aborted) return Promise.reject(awsFailure('cancelled', 'Stopped.'));
      if (api.id === 'api0059') stop.abort();
      return Promise.resolve([stageOf(api)]);
    },
  });
  const { answers, failures, apis, isStopped } = await compareBelow([region], given, stop.signal);
  expect(isStopped).toBe(true);
  expect(calls).toBeLessThanOrEqual(100);
  expect(answers.length).toBeGreaterThanOrEqual(50);
  expect(batches.flat()).toHaveLength(answers.length);
  expect(failures).toEqual([]);
  expect(apis.total).toBe(120);
});

test('where the server does not answer, the comparison ends and says so', async () => {
  const { given } = parts({});
  const failing = { ...given, compare: () => Promise.reject(new Error('The server is not running.')) };
  await expect(compareBelow([region], failing, go)).rejects.toThrow('not running');
});
