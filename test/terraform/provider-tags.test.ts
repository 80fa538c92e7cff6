/**
 * What the provider does to tags by itself, and settings of methods that set nothing: Terraform judges what is written of
 * them. Read from the emulator.
 */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { LiveStage, RestStage } from '../../protocol/live.js';
import { type Emulator, startEmulator } from '../../emulator/server.js';
import { comparing } from '../../server/src/render/compare.js';
import { render } from '../../server/src/render/render.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { type PlannedChange, type Terraform, terraformAt } from './terraform.js';

const REGION = 'us-east-1';
const { missing } = inject('terraform');

const TAGS = `
  default_tags {
    tags = {
      team = "shop"
      env  = "prod"
    }
  }

  ignore_tags {
    keys         = ["seen"]
    key_prefixes = ["kubernetes.io/"]
  }
`;

const both = { team: 'shop', env: 'prod' };
const lacking = 'lacks_env';

/** By the stage's name. */
const tags: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  those_alone: both,
  more: { ...both, own: '1', empty: '' },
  another_value: { ...both, team: 'other' },
  ignored: { ...both, seen: '1', 'kubernetes.io/cluster': 'a' },
  [lacking]: { team: 'shop', own: '1' },
};

const stages: readonly RestStage[] = Object.entries(tags).map(([stageName, each]) => ({
  stageName,
  deploymentId: 'd1',
  tags: each,
  methodSettings: { '*/*': { throttlingBurstLimit: -1, throttlingRateLimit: -1 } },
}));

const live = stages.map((stage): LiveStage => ({ kind: 'rest', apiId: 'rest1', apiName: 'a', stage }));

function moduleOf(text: string) {
  const file = sourceFile('file:///m/main.tf', `provider "aws" {${TAGS}}\n${text}`);
  return moduleFrom('file:///m', [file]);
}

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    const answer = render(live, { module: moduleOf(''), state: [], file: undefined }, {});
    let emulator: Emulator;
    let terraform: Terraform;
    let changes: readonly PlannedChange[];

    beforeAll(async () => {
      const restApis = [{ api: { id: 'rest1', name: 'a' }, stages }];
      emulator = await startEmulator({
        data: { accountId: '123456789012', regions: { [REGION]: { restApis, version2Apis: [] } } },
      });
      terraform = await terraformAt(emulator.url, REGION, TAGS);
      changes = await terraform.plan({ 'main.tf': answer.text });
    }, 300_000);

    afterAll(async () => {
      await terraform.remove();
      await emulator.close();
    });

    test('a plan changes nothing, but for the stage of which that was said', () => {
      const changed = changes.filter(({ change }) => change.actions.join() !== 'no-op');
      expect(changed.map(({ address }) => address)).toEqual([`aws_api_gateway_stage.a_${lacking}`]);
      // The provider's block stands in a file of its own, so that its Region is unknown here.
      const said = answer.stages.map(
        (each) => each.outcome === 'written' && each.notes.filter((note) => !note.includes('Region')).join(),
      );
      expect(said.map((notes, index) => (notes === '' ? [] : [live[index]?.stage, notes])).flat()).toEqual([
        stages.at(-1),
        expect.stringContaining('lacks `env`'),
      ]);
      expect(changes).toHaveLength(2 * stages.length);
    });

    test('the comparison says the same', () => {
      const module = moduleOf(answer.text);
      const compared = live.map(comparing({ module, state: [] }));
      const told = compared.map((each) =>
        each?.outcome === 'compared' ? each.files.flatMap(({ differences }) => differences) : [],
      );
      expect(told.slice(0, -1)).toEqual(live.slice(0, -1).map(() => []));
      expect(told.at(-1)).toMatchObject([{ argument: 'tags_all', planned: true }]);
    });
  },
);
