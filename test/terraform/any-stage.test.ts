/**
 * Terraform and the real AWS provider judge the import of any stage: read from an emulator that shows what AWS's shapes
 * allow, a plan of the rendered text holds imports and no change. Of AWS's behaviour it proves nothing.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { LiveStage } from '../../protocol/live.js';
import { shapeFaults } from '../../emulator/check-shapes.js';
import type { EmulatedData } from '../../emulator/data.js';
import { type Emulator, startEmulator } from '../../emulator/server.js';
import { randomFrom } from '../fuzz/random.js';
import { hostileText, restStageOf, version2StageOf } from './generate.js';
import { faultsOf, lostTexts, renderAll } from './judge.js';
import { type PlannedChange, terraformAt, type Terraform } from './terraform.js';

const COUNT = Number(process.env.TERRAFORM_STAGES ?? 200);
const SEED = Number(process.env.TERRAFORM_SEED ?? 1);
const REGION = 'us-east-1';
const PER_API = 10;
const LIMITS = { text: hostileText };

const { missing } = inject('terraform');

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let emulator: Emulator;
    let terraform: Terraform;
    const data = accountOf(COUNT, SEED);
    const rendered = renderAll(stagesOf(data));
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

/** Half REST, a quarter HTTP and a quarter WebSocket, ten stages to an API. */
function accountOf(count: number, seed: number): EmulatedData {
  const random = randomFrom(seed);
  const groups = Array.from({ length: Math.ceil(count / PER_API) }, (_, group) =>
    Array.from(
      { length: Math.min(PER_API, count - group * PER_API) },
      (_unused, index) => `s${index}-${group}`,
    ),
  );
  return {
    accountId: '123456789012',
    regions: {
      [REGION]: {
        restApis: groups
          .filter((_, group) => group % 2 === 0)
          .map((names, index) => ({
            api: { id: `rest${index}`, name: `API ${index}` },
            stages: names.map((name) => restStageOf(random, name, LIMITS)),
          })),
        version2Apis: groups
          .filter((_, group) => group % 2 === 1)
          .map((names, index) => {
            const ProtocolType = index % 2 === 0 ? 'HTTP' : 'WEBSOCKET';
            return {
              api: {
                ApiId: `v2x${index}`,
                Name: `API ${index}`,
                ProtocolType,
                RouteSelectionExpression: '$request.method $request.path',
              },
              stages: names.map((name, at) =>
                version2StageOf(random, at === 0 ? '$default' : name, ProtocolType, LIMITS),
              ),
            };
          }),
      },
    },
  };
}

function stagesOf({ regions }: EmulatedData): readonly LiveStage[] {
  const { restApis = [], version2Apis = [] } = regions[REGION] ?? {};
  return [
    ...restApis.flatMap(({ api, stages }) =>
      stages.map((stage): LiveStage => ({ kind: 'rest', apiId: api.id, apiName: api.name, stage })),
    ),
    ...version2Apis.flatMap(({ api, stages }) =>
      stages.map((stage): LiveStage => ({
        kind: 'version2',
        apiId: api.ApiId,
        apiName: api.Name,
        stage,
      })),
    ),
  ];
}
