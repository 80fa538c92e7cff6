/**
 * Terraform judges the language's rules: what it refuses of modules with one slip each we tell, and what it accepts we don't
 * call wrong. `TERRAFORM_MUTANTS` and `TERRAFORM_SEED` choose how many and which.
 */
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import { randomFrom } from '../fuzz/random.js';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { failsToPlan, judged } from './language-judge.js';
import { mutants, soundModules } from './language-mutants.js';

const SEED = Number(process.env.TERRAFORM_SEED ?? 1);
const MUTANTS = Number(process.env.TERRAFORM_MUTANTS ?? 50);
/** So many at once are quickest. */
const BATCH = 40;

const { terraform = '', plugins = '', missing } = inject('terraform');
const programs = { terraform, plugins, server: SERVER_BUNDLE };
const sound = soundModules(join(import.meta.dirname, 'sound'));

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('accepts the sound modules, and so do we', async () => {
      const verdicts = await judged(
        sound.map(({ files }) => files),
        programs,
      );
      expect(verdicts).toEqual(sound.map(() => ({ terraform: undefined, ours: [] })));
    });

    test(`refuses what we call wrong, and we tell what it refuses (${MUTANTS} mutants, seed ${SEED})`, async () => {
      const chosen = mutants(sound, MUTANTS, randomFrom(SEED));
      const missed: string[] = [];
      const falseAlarms: string[] = [];
      let refused = 0;
      for (let first = 0; first < chosen.length; first += BATCH) {
        const batch = chosen.slice(first, first + BATCH);
        const verdicts = await judged(
          batch.map(({ files }) => files),
          programs,
        );
        for (const [index, { change, files }] of batch.entries()) {
          const { terraform: refusal, ours = [] } = verdicts[index] ?? {};
          if (refusal !== undefined) {
            refused += 1;
            if (ours.length === 0) missed.push(`${change}\n  Terraform: ${refusal}`);
          } else if (ours.some(isOfLanguage) && !(await failsToPlan(files, programs))) {
            falseAlarms.push(`${change}\n  ${ours.join('\n  ')}`);
          }
        }
      }
      expect(falseAlarms).toEqual([]);
      expect(refused).toBeGreaterThan(MUTANTS / 3);
      // Some need the schemas of other resources, and of names that are like no known one we only warn.
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(refused * TOLERATED);
    });
  },
);

/** What AWS rejects, other rules tell of what Terraform accepts. */
function isOfLanguage(error: string): boolean {
  return allRules.some(({ code, group }) => group === 'language' && error.includes(`: ${code}: `));
}

/** The share of what Terraform refuses that may go untold. */
const TOLERATED = 0.15;
