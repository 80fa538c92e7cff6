import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRedraws, type Redraws } from '../../../client/src/stages/redraws.js';

const region = 'eu-west-1';
const api = 'eu-west-1/a1';
const stage = 'eu-west-1/a1/prod';
const other = 'eu-west-2';

let drawn: (readonly string[])[];
let redraws: Redraws;
beforeEach(() => {
  vi.useFakeTimers();
  drawn = [];
  redraws = createRedraws((keys) => drawn.push(keys));
});
afterEach(() => {
  redraws.dispose();
  vi.useRealTimers();
});

/** An answer that is on its way to `key` until `arrive` is called. */
function onItsWay(key: string): { readonly arrive: () => Promise<void> } {
  let resolve: () => void = () => undefined;
  const answer = redraws.after(key, new Promise<void>((done) => (resolve = done)));
  return {
    arrive: async () => {
      resolve();
      await answer;
    },
  };
}

test('rows that change together are drawn together, each once', async () => {
  redraws.ask(region);
  redraws.ask(other);
  redraws.ask(region);
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([[region, other]]);
});

test.each([
  ['itself', region, region],
  ['what it is in', api, region],
  ['what is in it', region, stage],
  ['the whole tree', region, ''],
  ['a part of the whole', '', stage],
])('a row is not drawn while an answer is on its way to %s', async (_where, row, asked) => {
  const answer = onItsWay(asked);
  redraws.ask(row);
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([]);
  await answer.arrive();
  expect(drawn, 'not in the same moment as the answer').toEqual([]);
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([[row]]);
});

test.each([
  [other, region],
  ['eu-west-1/a1', 'eu-west-1/a12'],
])('a row is drawn while an answer is on its way elsewhere: %s, %s', async (row, asked) => {
  onItsWay(asked);
  redraws.ask(row);
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([[row]]);
});

test('an answer that fails holds nothing up', async () => {
  const failing = redraws.after(region, Promise.reject(new Error('no')));
  redraws.ask(region);
  await expect(failing).rejects.toThrow('no');
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([[region]]);
});

test('of two answers to one row the later one counts', async () => {
  const first = onItsWay(region);
  const second = onItsWay(region);
  redraws.ask(region);
  await first.arrive();
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([]);
  await second.arrive();
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([[region]]);
});

test('what changes right after a row was drawn is drawn after a rest, so that the editor does not put it off', async () => {
  redraws.ask(region);
  await vi.advanceTimersByTimeAsync(60);
  expect(drawn).toEqual([[region]]);
  redraws.ask(other);
  await onItsWay('eu-north-1').arrive();
  await vi.advanceTimersByTimeAsync(150);
  expect(drawn).toEqual([[region]]);
  await vi.runAllTimersAsync();
  expect(drawn).toEqual([[region], [other]]);
});
