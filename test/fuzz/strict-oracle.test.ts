/**
 * HashiCorp's own parser and ours agree on what is HCL: in the corpus and in a sample of its mutations, what the one
 * accepts the other reads without a problem, and what the one refuses the other tells.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import { type Hcl2json, loadHcl2json } from '../../server/src/strict/hcl2json.js';
import { corpus } from './corpus.js';
import { mutate } from './mutate.js';
import { randomFrom } from './random.js';
import { shrunk } from './shrink.js';

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const SAMPLES = Math.ceil(Number(process.env.FUZZ_MUTATIONS ?? 10_000) * 0.15);

let strict: Hcl2json;

beforeAll(async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@cdktf/hcl2json/package.json'));
  strict = await loadHcl2json(join(folder, 'main.wasm.gz'));
});

describe('the corpus', () => {
  test.each(corpus())('$name', ({ text }) => {
    expect(strict.errorOf(text)).toBeUndefined();
    expect(parse(text).problems).toEqual([]);
  });
});

test(`${SAMPLES} mutations from seed ${SEED}`, { timeout: 600_000 }, async () => {
  const texts = corpus().map(({ text }) => text);
  let accepted = 0;
  for (let index = 0; index < SAMPLES; index++) {
    const random = randomFrom(SEED * 1_000_003 + index);
    const text = mutate(random.pick(texts), texts, random);
    if (isAccepted(text)) accepted++;
    if (isJudgedOtherwise(text)) {
      const small = await shrunk(text, isJudgedOtherwise, 500);
      expect.fail(
        `FUZZ_SEED=${SEED}, mutation ${index}: HashiCorp's parser says ${errorOf(small)}, but ours ` +
          `${JSON.stringify(parse(small).problems)} of\n${JSON.stringify(small)}`,
      );
    }
  }
  // A generator that only breaks texts would prove nothing.
  expect(accepted).toBeGreaterThan(SAMPLES / 20);
});

/** An argument set twice is another rule's to tell, a lone carriage return is a blank to us, and depth has limits. */
function isJudgedOtherwise(text: string): boolean {
  const hasProblems = parse(text).problems.length > 0;
  const error = errorOf(text);
  if (error === TOO_DEEP || hasProblems !== isAccepted(text)) return false;
  return hasProblems || !/Attribute redefined|\r(?!\n)/.test(`${text}${error}`);
}

function isAccepted(text: string): boolean {
  return /^$|^convert /.test(errorOf(text));
}

const TOO_DEEP = 'nested too deeply for it';

function errorOf(text: string): string {
  try {
    return strict.errorOf(text) ?? '';
  } catch {
    return TOO_DEEP;
  }
}
