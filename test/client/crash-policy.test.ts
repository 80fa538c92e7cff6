import { expect, test } from 'vitest';
import { CRASH_WINDOW, TOLERATED_CRASHES, judgeCrash } from '../../client/src/crash-policy.js';

const start = 1_000_000;

test('the first crash restarts the server and is told', () => {
  expect(judgeCrash([start])).toEqual({ action: 'restart', first: true });
});

test('later ones restart it silently, as long as they are few', () => {
  const crashes = Array.from({ length: TOLERATED_CRASHES }, (_, index) => start + index * 1000);
  expect(judgeCrash(crashes)).toEqual({ action: 'restart', first: false });
});

test('one more than is tolerated ends it, with their number', () => {
  const crashes = Array.from({ length: TOLERATED_CRASHES + 1 }, (_, index) => start + index * 1000);
  expect(judgeCrash(crashes)).toEqual({ action: 'give up', crashes: TOLERATED_CRASHES + 1 });
});

test('crashes far apart never end it', () => {
  const crashes = Array.from(
    { length: 50 },
    (_, index) => start + (index * CRASH_WINDOW) / (TOLERATED_CRASHES - 1),
  );
  expect(judgeCrash(crashes)).toEqual({ action: 'restart', first: false });
});
