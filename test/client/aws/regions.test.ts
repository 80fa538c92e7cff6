import { expect, test } from 'vitest';
import { isRegionCode, partitionOf, REGIONS } from '../../../client/src/aws/regions.js';

test('every Region that is listed reads like one, and every partition has some', () => {
  for (const { code } of REGIONS) expect(isRegionCode(code), code).toBe(true);
  expect([...new Set(REGIONS.map(({ code }) => partitionOf(code).id))]).toEqual([
    ...['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f'],
  ]);
});

test('a Region that is not listed yet belongs to the partition with its beginning', () => {
  expect(partitionOf('eu-west-9').id).toBe('aws');
  expect(partitionOf('us-gov-north-1').id).toBe('aws-us-gov');
  expect(partitionOf('us-isob-north-1').id).toBe('aws-iso-b');
  expect(partitionOf('us-iso-north-1').id).toBe('aws-iso');
});

test.each(['', 'eu-west', 'EU-WEST-1', 'eu-west-1.example.com', 'eu-west-1/', 'a@b-1', 'eu west 1', '-1'])(
  '%j is no Region',
  (text) => {
    expect(isRegionCode(text)).toBe(false);
  },
);
