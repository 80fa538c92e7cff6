import { expect, test } from 'vitest';
import {
  comparisonStatus,
  statusLook,
  type ComparisonStatus,
} from '../../../client/src/stages/comparison-status.js';
import { lookOf } from '../../../client/src/stages/node-look.js';
import { cannotTell, compared } from '../comparisons.js';
import { orders, restStage } from './live-account.js';

const NOTE = 'Not compared, because the code alone does not determine their values: `variables`.';

/** What a person reads of a status: the row, then the tooltip. */
function read(status: ComparisonStatus | undefined): readonly string[] {
  if (status === undefined) return [];
  const { text, tooltip } = statusLook(status);
  return [text, ...tooltip];
}

test.each([
  [compared({}), ['in sync', 'In sync']],
  [compared({ differences: 1 }), ['1 difference', '1 difference']],
  [compared({ differences: 2, inOtherFile: 3 }), ['5 differences', '5 differences']],
])('the row says how many values differ, in all files: %#', (answer, said) => {
  expect(read(comparisonStatus(answer))).toEqual(said);
});

test('what `ignore_changes` ignores is told and does not count', () => {
  expect(read(comparisonStatus(compared({ ignored: 2 })))).toEqual([
    'in sync',
    'In sync (2 more that no plan shows)',
  ]);
  expect(read(comparisonStatus(compared({ differences: 1, ignored: 1 })))).toEqual([
    '1 difference',
    '1 difference (1 more that no plan shows)',
  ]);
});

test('the tooltip claims no more than was compared', () => {
  expect(read(comparisonStatus(compared({ notes: [NOTE] })))).toEqual([
    'in sync',
    'In sync as far as compared',
    NOTE,
  ]);
  expect(read(comparisonStatus(compared({ differences: 1, notes: [NOTE] })))).toEqual([
    '1 difference',
    '1 difference',
    NOTE,
  ]);
});

test('a stage whose block can not be compared says why; one without code says nothing', () => {
  expect(read(comparisonStatus(cannotTell('An override file changes it.')))).toEqual([
    'cannot tell',
    'Cannot tell: An override file changes it.',
  ]);
  expect(comparisonStatus(null)).toBeUndefined();
});

test('a compared stage shows its status before its address, with an icon of its own', () => {
  const node = { kind: 'stage', api: orders, live: restStage({ stageName: 'prod' }) } as const;
  const managed = { address: 'aws_api_gateway_stage.prod', by: 'code' } as const;
  const rowWith = (status: ComparisonStatus | undefined) => lookOf(node, { managed, status });
  const inSync = rowWith(comparisonStatus(compared({})));
  expect(inSync.description).toBe('in sync · aws_api_gateway_stage.prod');
  const differs = rowWith(comparisonStatus(compared({ differences: 2 })));
  expect(differs.description).toBe('2 differences · aws_api_gateway_stage.prod');
  expect(differs.tooltip).toContain('\n2 differences');
  const unknown = rowWith(comparisonStatus(cannotTell('JSON is not compared.')));
  expect(unknown.tooltip).toContain('\nCannot tell: JSON is not compared.');
  expect(new Set([inSync, differs, unknown, rowWith(undefined)].map(({ icon }) => icon)).size).toBe(4);
});
