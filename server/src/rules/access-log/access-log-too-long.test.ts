import { expect, it } from 'vitest';
import { stage, logCodes } from '../../../../test/support/access-log-formats.js';

it('access-log-too-long counts bytes of what is sent', () => {
  const filled = (length: number): string =>
    stage(`"$context.requestId${'x'.repeat(length - 18)}"`).replace('Idx', 'Id ');
  expect(logCodes(filled(3072))).toEqual([]);
  expect(logCodes(filled(3073))).toEqual(['warning access-log-too-long']);
  expect(logCodes(stage(`"$context.requestId ${'ä'.repeat(1600)}"`))).toEqual([
    'warning access-log-too-long',
  ]);
  expect(logCodes(`${stage(`"$context.requestId ${'y '.repeat(1600)}\${var.x}"`)}variable "x" {}\n`)).toEqual(
    ['warning access-log-too-long'],
  );
});
