import { expect, test } from 'vitest';
import { awsFailure } from '../../../client/src/aws/aws-failure.js';
import {
  anyDiffers,
  comparisonSummary,
  type ComparedAll,
} from '../../../client/src/actions/comparison-summary.js';
import type { FailureNode } from '../../../client/src/stages/nodes.js';
import { cannotTell, compared } from '../comparisons.js';
import { denied, orders, shop } from '../stages/live-account.js';

const whole: ComparedAll = { answers: [], failures: [], apis: { read: 4, total: 4 }, isStopped: false };

const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

test('one sentence counts what was compared, another what no code declares', () => {
  const answers = [
    ...times(8, compared({})),
    ...times(3, compared({ differences: 2 })),
    cannotTell('An override file changes it.'),
    ...times(5, null),
  ];
  expect(comparisonSummary({ ...whole, answers })).toEqual([
    '12 stages compared: 8 in sync, 3 differ, 1 cannot tell.',
    '5 stages are not declared in this workspace.',
  ]);
});

test('one of each reads as one, and what is none is left out', () => {
  expect(comparisonSummary({ ...whole, answers: [compared({ differences: 1 }), null] })).toEqual([
    '1 stage compared: 1 differs.',
    '1 stage is not declared in this workspace.',
  ]);
  expect(comparisonSummary({ ...whole, answers: [null, null] })).toEqual([
    'No stages compared.',
    '2 stages are not declared in this workspace.',
  ]);
  expect(comparisonSummary(whole)).toEqual(['No stages compared.']);
});

test('in sync in part is not in sync without a word, and what is ignored is', () => {
  const answers = [compared({ notes: ['Tags were not compared.'] }), compared({ ignored: 1 })];
  expect(comparisonSummary({ ...whole, answers })).toEqual([
    '2 stages compared: 2 in sync.',
    '1 of them only in part; their tooltips say what was not compared.',
  ]);
  expect(anyDiffers({ ...whole, answers })).toBe(false);
  expect(anyDiffers({ ...whole, answers: [...answers, compared({ inOtherFile: 1 })] })).toBe(true);
});

test('what was stopped says how far it came', () => {
  const stopped = { ...whole, answers: [compared({})], apis: { read: 12, total: 40 }, isStopped: true };
  expect(comparisonSummary(stopped)).toEqual([
    'Stopped after 12 of 40 APIs.',
    '1 stage compared: 1 in sync.',
  ]);
  expect(comparisonSummary({ ...whole, apis: { read: 0, total: 0 }, isStopped: true })[0]).toBe(
    'Stopped before the APIs were listed.',
  );
});

test('what could not be read is named with its cause, one cause once', () => {
  const region = { kind: 'region', region: 'eu-central-1' } as const;
  const failed = (missing: string, parent: FailureNode['parent'], failure = denied): FailureNode => ({
    kind: 'failure',
    failure,
    missing,
    parent,
  });
  const offline = awsFailure('network', 'AWS can not be reached.');
  const failures = [
    failed('REST APIs', region),
    failed('Stages', { kind: 'api', api: orders }),
    failed('Stages', { kind: 'api', api: shop }, offline),
  ];
  expect(comparisonSummary({ ...whole, answers: [compared({})], failures }).slice(1)).toEqual([
    'Not read: REST APIs in `eu-central-1`, the stages of `orders`. The permission `apigateway:GET` is missing.',
    'Not read: the stages of `Shop`. AWS can not be reached.',
  ]);
  const many = times(7, failed('Stages', { kind: 'api', api: orders }));
  expect(comparisonSummary({ ...whole, failures: many })).toContainEqual(
    expect.stringContaining('the stages of `orders` and 4 more.'),
  );
});
