import { expect, test } from 'vitest';
import { shapeFaults } from '../../emulator/check-shapes.js';
import type { EmulatedData } from '../../emulator/data.js';
import { SAMPLES } from '../../emulator/samples.js';

test('the samples have the shapes that AWS gives', () => {
  expect(shapeFaults(SAMPLES)).toEqual([]);
});

test('a member that AWS does not have, and one of the wrong type, are found', () => {
  const wrong = {
    accountId: '123456789012',
    regions: {
      'eu-west-1': {
        restApis: [
          {
            api: { id: 'a', name: 'a', colour: 'red' },
            stages: [{ stageName: 's', methodSettings: { '*/*': { metricsEnabled: 'yes' } } }],
          },
        ],
        version2Apis: [
          {
            api: { ApiId: 'b', Name: 'b', ProtocolType: 'HTTP', RouteSelectionExpression: 'x' },
            stages: [{ StageName: 's', CreatedDate: 'yesterday', Tags: { a: 1 } }],
          },
        ],
      },
    },
  } as unknown as EmulatedData;
  expect(shapeFaults(wrong)).toEqual([
    'eu-west-1/a: AWS has no member `colour`',
    'eu-west-1/a/stages/s.methodSettings["*/*"].metricsEnabled: not a boolean',
    'eu-west-1/b/stages/s.CreatedDate: not a date in ISO 8601',
    'eu-west-1/b/stages/s.Tags["a"]: not a string',
  ]);
});
