/** What is found out once of an object. */
import { expect, test } from 'vitest';
import { memoize } from '../../server/src/hcl/memoize.js';

test('once for each object, what comes to nothing included', () => {
  const asked: object[] = [];
  const find = memoize((each: object) => {
    asked.push(each);
    return undefined;
  });
  const [one, other] = [{}, {}];
  [one, other, one, other].forEach(find);
  expect(asked).toEqual([one, other]);
});

test('a copy with another text is asked anew, and nothing shows in either', () => {
  const lengthOf = memoize(({ text }: { text: string }) => text.length);
  const file = { text: 'one' };
  expect(lengthOf(file)).toBe(3);
  const copy = { ...file, text: 'three' };
  expect(lengthOf(copy)).toBe(5);
  expect(JSON.stringify([file, copy])).toBe('[{"text":"one"},{"text":"three"}]');
});

test('two functions remember their own', () => {
  const [double, half] = [(of: { n: number }) => of.n * 2, (of: { n: number }) => of.n / 2].map(memoize);
  const object = { n: 4 };
  expect([double?.(object), half?.(object)]).toEqual([8, 2]);
});
