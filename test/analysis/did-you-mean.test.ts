import { describe, expect, it } from 'vitest';
import { didYouMean, editDistance } from '../../server/src/analysis/values/did-you-mean.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['abc', 'abd', 1],
    ['abc', 'ac', 1],
    ['abc', 'acb', 1],
    ['kitten', 'sitting', 3],
  ])('%s → %s', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it('gives up above the limit, and only there', () => {
    expect(editDistance('abcdefgh', 'zzzzzzzz', 2)).toBeGreaterThan(2);
    expect(editDistance('ab', 'ba', 1)).toBe(1);
    expect(editDistance('xabx', 'xbax', 1)).toBe(1);
  });
});

describe('didYouMean', () => {
  const names = ['stage_name', 'rest_api_id', 'deployment_id', 'tags', 'region', 'auto_deploy', 'api_id'];

  it.each([
    ['stagename', 'stage_name'],
    ['stage_nmae', 'stage_name'],
    ['Stage_Name', 'stage_name'],
    ['autodeploy', 'auto_deploy'],
    ['tag', 'tags'],
    ['deploymentid', 'deployment_id'],
  ])('takes %s for %s', (word, name) => {
    expect(didYouMean(word, names)).toBe(name);
  });

  it.each(['zzz', 'x', 'name', 'variables', 'cache', 'id'])('proposes nothing for %s', (word) => {
    expect(didYouMean(word, names)).toBeUndefined();
  });

  it('prefers the nearest, and never the word itself', () => {
    expect(didYouMean('INFO', ['INFO', 'ERROR'])).toBeUndefined();
    expect(didYouMean('info', ['INFOS', 'INFO'])).toBe('INFO');
    expect(didYouMean('api_ids', ['api_id', 'rest_api_id'])).toBe('api_id');
  });
});
