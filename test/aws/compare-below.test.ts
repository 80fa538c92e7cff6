import { expect, test } from 'vitest';
import { compareBelow, type CompareParts } from '../../client/src/actions/compare-below.js';
import type { LiveApis } from '../../client/src/aws/ports.js';
import type { LiveStage } from '../../protocol/live.js';
import type { EmulatedData } from '../../emulator/data.js';
import { REGION, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, emulator } = surroundings();

const region = { kind: 'region', region: REGION } as const;

/** A workspace that declares nothing; what was to be compared is kept in batches. */
function parts(live: LiveApis) {
  const batches: (readonly LiveStage[])[] = [];
  const given: CompareParts = {
    sources: { live, now: () => new Date(0) },
    compare: (stages) => {
      batches.push(stages);
      return Promise.resolve(stages.map(() => null));
    },
    onRead: () => undefined,
    onProgress: () => undefined,
  };
  return { given, batches };
}

test('a large account is read whole within the quota, a call for each API, and compared in few batches', async () => {
  let requests = 0;
  const { url, calls } = await emulator({
    data: accountOf(130),
    // By the test's clock, request 41 is refused and all others allowed, however fast the machine is.
    quota: { perSecond: 100, burst: 40 },
    clock: () => (++requests <= 41 ? 0 : requests * 20),
  });
  useEnvironment(url);
  const { given, batches } = parts(aws().connect(undefined));
  const { answers, failures, apis } = await compareBelow([region], given, still);
  expect({ stages: answers.length, failures, apis }).toEqual({
    stages: 260,
    failures: [],
    apis: { read: 130, total: 130 },
  });
  expect(batches).toHaveLength(3);
  expect(calls.filter(({ status }) => status === 200)).toHaveLength(132);
});

test('a stop ends calls that AWS does not answer, and keeps what was read', async () => {
  const faults = [{ route: /^GET \/restapis\/api7\/stages/, kind: 'hang' }] as const;
  useEnvironment((await emulator({ data: accountOf(10), faults })).url);
  const { given } = parts(aws().connect(undefined));
  const stop = new AbortController();
  const stopping = {
    ...given,
    onProgress: (read: number) => {
      if (read === 9) stop.abort();
    },
  };
  const { answers, failures, isStopped } = await compareBelow([region], stopping, stop.signal);
  expect({ stages: answers.length, failures, isStopped }).toEqual({
    stages: 18,
    failures: [],
    isStopped: true,
  });
});

/** REST APIs with two stages each. */
function accountOf(count: number): EmulatedData {
  const restApis = Array.from({ length: count }, (_, index) => ({
    api: { id: `api${index}`, name: `shop ${index}` },
    stages: ['prod', 'test'].map((stageName) => ({ stageName, deploymentId: 'd1' })),
  }));
  return { accountId: '123456789012', regions: { [REGION]: { restApis } } };
}
