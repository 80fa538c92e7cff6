import { expect, test } from 'vitest';
import { oneAtATime } from '../../../client/src/stages/one-at-a-time.js';

/** A task that ends when a test says so. */
function task(): {
  readonly run: () => Promise<void>;
  readonly end: () => void;
  readonly begun: () => number;
} {
  let begun = 0;
  let end: () => void = () => undefined;
  return {
    run: () => {
      begun += 1;
      return new Promise((resolve) => (end = resolve));
    },
    end: () => {
      end();
    },
    begun: () => begun,
  };
}

test('runs at once, and once more for all who asked meanwhile', async () => {
  const { run, end, begun } = task();
  const ask = oneAtATime(run);
  const first = ask();
  const second = ask();
  const third = ask();
  expect(begun()).toBe(1);
  end();
  await first;
  await new Promise(setImmediate);
  expect(begun()).toBe(2);
  end();
  await Promise.all([second, third]);
  expect(begun()).toBe(2);
});

test('who asks while it runs waits for a run that began afterwards', async () => {
  const { run, end } = task();
  const ask = oneAtATime(run);
  const first = ask();
  let isAnswered = false;
  const second = ask().then(() => (isAnswered = true));
  end();
  await first;
  await new Promise(setImmediate);
  expect(isAnswered).toBe(false);
  end();
  await second;
});

test('a run that fails does not keep the next from running', async () => {
  let begun = 0;
  const ask = oneAtATime(() => {
    begun += 1;
    return begun === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  const first = ask();
  const second = ask();
  await expect(first).rejects.toThrow('no');
  await second;
  await ask();
  expect(begun).toBe(3);
});

test('one who asks as soon as it has ended does not run beside those who waited', async () => {
  let running = 0;
  let most = 0;
  const ask = oneAtATime(async () => {
    most = Math.max(most, (running += 1));
    await new Promise(setImmediate);
    running -= 1;
  });
  const again = ask().then(ask);
  await Promise.all([again, ask()]);
  expect(most).toBe(1);
});
