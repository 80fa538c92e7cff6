/**
 * Terraform and the real AWS provider judge comparisons: of code of chance beside stages of chance, a plan that imports the
 * stage changes the arguments that we say differ, no others; so it does once one live value is taken, or all.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { LiveStage } from '../../protocol/live.js';
import { shapeFaults } from '../../emulator/check-shapes.js';
import { type Emulator, startEmulator } from '../../emulator/server.js';
import { randomFrom } from '../fuzz/random.js';
import { accountOf, stagesOf } from './account.js';
import { faultIn, filesOf, type Judged, judgedTexts } from './judged-comparisons.js';
import { plannedDifferences } from './planned-differences.js';
import { type Terraform, terraformAt } from './terraform.js';
import { variantOf } from './variants.js';

const COUNT = Number(process.env.TERRAFORM_PAIRS ?? 210);
const SEED = Number(process.env.TERRAFORM_SEED ?? 1);
/** The numbers of the only pairs to look at, such as `17,30`. */
const ONLY = process.env.TERRAFORM_ONLY?.split(',').map(Number);
const REGION = 'us-east-1';
const PROVIDERS = [
  { what: 'nothing', text: '' },
  {
    what: 'default tags',
    text: `  default_tags {
    tags = {
      team  = "shop"
      alias = "live"
    }
  }
`,
  },
  {
    what: 'ignored tags',
    text: `  ignore_tags {
    keys         = ["a_b"]
    key_prefixes = ["1"]
  }
`,
  },
];

const { missing } = inject('terraform');

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    const data = accountOf(COUNT, SEED, REGION);
    const pairs = stagesOf(data, REGION).map((live, index) => ({ live, index }));
    let emulator: Emulator;
    let judges: readonly Terraform[] = [];

    beforeAll(async () => {
      emulator = await startEmulator({ data });
      judges = await Promise.all(PROVIDERS.map(({ text }) => terraformAt(emulator.url, REGION, text)));
    });

    afterAll(async () => {
      await Promise.all(judges.map((each) => each.remove()));
      await emulator.close();
    });

    test('the generated stages have the shapes of the AWS SDK', () => {
      expect(shapeFaults(data)).toEqual([]);
      expect(pairs).toHaveLength(COUNT);
    });

    test.each(PROVIDERS.map((each, group) => ({ ...each, group })))(
      'a plan changes what differs and nothing else, by a provider that sets $what',
      async ({ text, group }) => {
        const own = pairs.filter(
          ({ index }) => index % PROVIDERS.length === group && (ONLY?.includes(index) ?? true),
        );
        const judged = own.flatMap(({ live, index }) => judgedPair(live, index, text));
        const planned = plannedDifferences((await judges[group]?.plan(filesOf(judged))) ?? []);
        const faults = judged.flatMap((each) => faultIn(each, planned) ?? []);
        expect(faults.slice(0, SHOWN)).toEqual([]);
        expect(ONLY ?? planned.length).not.toBe(0);
      },
    );
  },
);

/** A pair as it is, with one live value taken, and with all. */
function judgedPair(live: LiveStage, index: number, tags: string): readonly Judged[] {
  // Each pair has chance of its own, so that it is the same alone.
  const random = randomFrom(SEED * 1_000_003 + index);
  const variant = variantOf(random, live, index % 2 === 0);
  return judgedTexts(live, variant, { random, index, provider: `provider "aws" {\n${tags}}\n` });
}

const SHOWN = Number(process.env.TERRAFORM_SHOWN ?? 3);
