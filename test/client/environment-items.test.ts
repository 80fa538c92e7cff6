/** The choices of environments: what each stands for, and which one is shown. */
import { expect, test } from 'vitest';
import { environmentItems } from '../../client/src/environment-items.js';

const ANSWER = {
  names: ['dev', 'prod', 'bare'],
  files: { dev: ['common.tfvars', 'envs/dev.tfvars'], prod: ['envs/$(x).tfvars'], bare: [] },
};

test('each names its variable files, and the shown one is marked', () => {
  const items = environmentItems(ANSWER, 'dev');
  expect(items.map(({ label, description }) => [label, description])).toEqual([
    ['All environments', undefined],
    ['dev', 'shown now'],
    ['prod', undefined],
    ['bare', undefined],
  ]);
  expect(items[1]?.detail).toBe('common.tfvars, envs/dev.tfvars');
  expect(items[2]?.detail).not.toContain('$(x)');
  expect(items[3]?.detail).toBe('No variable files.');
});

test.each([undefined, 'gone'])('all of them are shown where %s is remembered', (shown) => {
  const marked = environmentItems(ANSWER, shown).filter(({ description }) => description !== undefined);
  expect(marked.map(({ name, label }) => [name, label])).toEqual([[undefined, 'All environments']]);
});
