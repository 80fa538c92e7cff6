import { expect, test } from 'vitest';
import { limiter } from '../../../client/src/aws/limiter.js';

/** A task that ends when it is told to. */
function task(name: string, log: string[]): { run: () => Promise<string>; end: () => void } {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const run = async (): Promise<string> => {
    log.push(name);
    await ended;
    return name;
  };
  return { run, end };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('so many tasks at a time, the others in turn', async () => {
  const log: string[] = [];
  const [a, b, c, d] = [task('a', log), task('b', log), task('c', log), task('d', log)];
  const { signal } = new AbortController();
  const inTurn = limiter(2);
  const all = Promise.all([a, b, c, d].map(({ run }) => inTurn(run, signal)));
  await settled();
  expect(log).toEqual(['a', 'b']);
  b.end();
  await settled();
  expect(log).toEqual(['a', 'b', 'c']);
  for (const each of [a, c, d]) each.end();
  expect(await all).toEqual(['a', 'b', 'c', 'd']);
});

test('a task that fails gives its place to the next', async () => {
  const { signal } = new AbortController();
  const inTurn = limiter(1);
  const failing = inTurn(() => Promise.reject(new Error('no')), signal);
  const next = inTurn(() => Promise.resolve('yes'), signal);
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('a task that is stopped while it waits is not run, and takes nobody’s place', async () => {
  const log: string[] = [];
  const [first, second, third] = [task('first', log), task('second', log), task('third', log)];
  const stop = new AbortController();
  const { signal } = new AbortController();
  const inTurn = limiter(1);
  const begun = inTurn(first.run, signal);
  const stopped = inTurn(second.run, stop.signal);
  const last = inTurn(third.run, signal);
  stop.abort(new Error('stopped'));
  await expect(stopped).rejects.toThrow('stopped');
  first.end();
  third.end();
  expect([await begun, await last]).toEqual(['first', 'third']);
  expect(log).toEqual(['first', 'third']);
});
