/**
 * Mutates sound HCL and puts it through the parser and every feature: nothing throws, no call works longer than 100 ms, every
 * tree and every answer keeps its promises. `FUZZ_MUTATIONS` and `FUZZ_SEED` choose how many and which.
 */
import { expect, test } from 'vitest';
import { corpus } from './corpus.js';
import { mutate } from './mutate.js';
import { randomFrom } from './random.js';
import { shrunk } from './shrink.js';
import { type Target, neighbourOf, subjectOf, targets } from './targets.js';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const MUTATIONS = Number(process.env.FUZZ_MUTATIONS ?? 2_000);
const FIRST = Number(process.env.FUZZ_FIRST ?? 0);
const LIMIT_MS = 100;

const texts = corpus().map(({ text }) => text);
const neighbour = neighbourOf(texts.find((text) => text.includes('"aws_api_gateway_rest_api"')) ?? '');

test(`${MUTATIONS} mutations from seed ${SEED}`, { timeout: 60_000 + MUTATIONS * 200 }, async () => {
  for (let index = FIRST; index < FIRST + MUTATIONS; index++) {
    const seed = SEED * 1_000_003 + index;
    const random = randomFrom(seed);
    const text = mutate(random.pick(texts), texts, random);
    for (const target of targets) {
      const fault = await faultOf(target, text, seed);
      if (fault === undefined) continue;
      const small = await shrunk(
        text,
        async (smaller) => kindOf(await faultOf(target, smaller, seed)) === kindOf(fault),
      );
      expect.fail(
        `${target.name}: ${(await faultOf(target, small, seed)) ?? fault}\n` +
          `Again with FUZZ_SEED=${SEED} FUZZ_FIRST=${index} FUZZ_MUTATIONS=1; the text, made small:\n${JSON.stringify(small)}`,
      );
    }
  }
});

/** What is wrong with the target's answer, how it threw, or how long it worked, whatever else the machine does: then it was tried again. */
async function faultOf(target: Target, text: string, seed: number): Promise<string | undefined> {
  let fastest = Infinity;
  for (let tries = 0; tries < 4 && fastest > LIMIT_MS; tries++) {
    try {
      const subject = subjectOf(text, neighbour, randomFrom(seed));
      const call = target.prepare(subject);
      const started = process.cpuUsage();
      const fault = await call();
      const { user, system } = process.cpuUsage(started);
      fastest = Math.min(fastest, (user + system) / 1_000);
      if (fault !== undefined) return `${fault} (cursor ${JSON.stringify(subject.cursor)})`;
    } catch (error) {
      return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
  }
  return fastest > LIMIT_MS ? `worked for ${fastest.toFixed(0)} ms, over ${LIMIT_MS} ms` : undefined;
}

/** Faults that only differ in numbers, depth and names are one kind. */
function kindOf(fault: string | undefined): string | undefined {
  return fault
    ?.split('\n')[0]
    ?.replaceAll(/(?:\w+\[\d+\]|body|value|key)\./g, '')
    .replaceAll(/\d+/g, '0');
}
