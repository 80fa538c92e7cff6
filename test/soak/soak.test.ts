/** A minute of the soak. `SOAK_SEED` and `SOAK_SECONDS` choose another one; `npm run soak` runs it by itself. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { soak } from './soak.js';
import { soakSummary } from './summary.js';

const SEED = Number(process.env.SOAK_SEED ?? 1);
const SECONDS = Number(process.env.SOAK_SECONDS ?? 60);
/** About what a minute holds; more only where somebody asks for more time. */
const MOST_STEPS = process.env.SOAK_SECONDS === undefined ? 2_500 : Infinity;

test(
  `seed ${SEED}: the server answers everything, and holds the text that the editor holds`,
  async () => {
    const report = await soak({
      // On a fast machine the same steps as on a slow one: a run without a change finds nothing new.
      ...{ seconds: SECONDS, seed: SEED, mostSteps: MOST_STEPS },
      root: join(import.meta.dirname, '../..'),
    });
    console.log(soakSummary(report));
    expect(report.fault).toBeUndefined();
    expect(report.comparisons).toBeGreaterThan(0);
  },
  // Beyond the time that it takes by design.
  (SECONDS + 600) * 1000,
);
