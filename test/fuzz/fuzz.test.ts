/**
 * Mutates sound HCL and puts it through the parser and every feature: nothing throws, no call takes over 100 ms, every
 * tree keeps its promises. `FUZZ_MUTATIONS` and `FUZZ_SEED` choose how many and which.
 */
import { expect, test } from 'vitest';
import { corpus } from './corpus.js';
import { mutate } from './mutate.js';
import { randomFrom } from './random.js';
import { shrunk } from './shrink.js';
import { type Target, targets } from './targets.js';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const MUTATIONS = Number(process.env.FUZZ_MUTATIONS ?? 10_000);
const FIRST = Number(process.env.FUZZ_FIRST ?? 0);
const LIMIT_MS = 100;

test(`${MUTATIONS} mutations from seed ${SEED}`, { timeout: 60_000 + MUTATIONS * 200 }, () => {
  const texts = corpus().map(({ text }) => text);
  for (let index = FIRST; index < FIRST + MUTATIONS; index++) {
    const seed = SEED * 1_000_003 + index;
    const random = randomFrom(seed);
    const text = mutate(random.pick(texts), texts, random);
    for (const target of targets) {
      const fault = faultOf(target, text, seed);
      if (fault === undefined) continue;
      const small = shrunk(text, (smaller) => kindOf(faultOf(target, smaller, seed)) === kindOf(fault));
      expect.fail(
        `${target.name}: ${faultOf(target, small, seed) ?? fault}\n` +
          `Again with FUZZ_SEED=${SEED} FUZZ_FIRST=${index} FUZZ_MUTATIONS=1; the text, made small:\n${JSON.stringify(small)}`,
      );
    }
  }
});

/** What is wrong with the target's answer, how it threw, or how long it took: then it was tried again, alone. */
function faultOf(target: Target, text: string, seed: number): string | undefined {
  let fastest = Infinity;
  for (let tries = 0; tries < 4 && fastest > LIMIT_MS; tries++) {
    const started = performance.now();
    try {
      const fault = target.run(text, randomFrom(seed));
      if (fault !== undefined) return fault;
    } catch (error) {
      return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest > LIMIT_MS ? `took ${fastest.toFixed(0)} ms, over ${LIMIT_MS} ms` : undefined;
}

/** Faults that only differ in numbers and depth are one kind. */
function kindOf(fault: string | undefined): string | undefined {
  return fault
    ?.split('\n')[0]
    ?.replace(/(?:\w+\[\d+\]|body|value|key)\./g, '')
    .replaceAll(/\d+/g, '0');
}
