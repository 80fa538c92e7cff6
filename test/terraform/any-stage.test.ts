/**
 * Terraform and the real AWS provider judge the import of any stage: read from an emulator that shows what AWS's shapes
 * allow, a plan of the rendered text holds imports and no change. Of AWS's behaviour it proves nothing.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { shapeFaults } from '../../emulator/check-shapes.js';
import { type Emulator, startEmulator } from '../../emulator/server.js';
import { accountOf, stagesOf } from './account.js';
import { faultsOf, lostTexts, renderAll } from './judge.js';
import { type PlannedChange, terraformAt, type Terraform } from './terraform.js';

const COUNT = Number(process.env.TERRAFORM_STAGES ?? 200);
const SEED = Number(process.env.TERRAFORM_SEED ?? 1);
const REGION = 'us-east-1';

const { missing } = inject('terraform');

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let emulator: Emulator;
    let terraform: Terraform;
    const data = accountOf(COUNT, SEED, REGION);
    const rendered = renderAll(stagesOf(data, REGION));
    let changes: readonly PlannedChange[];

    beforeAll(async () => {
      emulator = await startEmulator({ data });
      terraform = await terraformAt(emulator.url, REGION);
      changes = await terraform.plan(rendered.files);
    }, 600_000);

    afterAll(async () => {
      await terraform.remove();
      await emulator.close();
    });

    test('the generated stages have the shapes of the AWS SDK', () => {
      expect(shapeFaults(data)).toEqual([]);
      expect(rendered.stages.size).toBe(COUNT);
    });

    test(`a plan that imports ${COUNT} stages of chance changes nothing`, () => {
      expect(faultsOf(changes, rendered)).toEqual([]);
    });

    test('every string comes out of Terraform as it went into AWS', () => {
      expect(lostTexts(changes, rendered)).toEqual([]);
    });

    test('`terraform fmt` leaves every text alone', async () => {
      expect(await terraform.unformatted(rendered.files)).toEqual([]);
    });
  },
);
