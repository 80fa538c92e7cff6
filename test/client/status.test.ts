import { expect, test } from 'vitest';
import { statusText } from '../../client/src/status.js';

test('is busy only while the server starts', () => {
  expect(statusText('starting', 0)).toMatchObject({ busy: true, level: 'information' });
  expect(statusText('running', 0)).toMatchObject({ busy: false, level: 'information', detail: 'Ready' });
});

test('says how often the server was restarted', () => {
  expect(statusText('running', 1).detail).toBe('Ready, restarted once after a crash');
  expect(statusText('running', 3).detail).toBe('Ready, restarted 3 times after crashes');
});

test('is an error when there is no server, and tells the two ways apart', () => {
  expect(statusText('failed', 0)).toMatchObject({ busy: false, level: 'error' });
  expect(statusText('stopped', 4)).toMatchObject({ busy: false, level: 'error' });
  expect(statusText('failed', 0).detail).not.toBe(statusText('stopped', 4).detail);
});
