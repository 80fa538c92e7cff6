/** Replacing files on a real disk: all or none, and never what someone else has written meanwhile. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeTextStore } from '../../server/src/workspace/adapters/text-store.js';
import { fixtures } from './fixtures.js';

const { folder } = fixtures();

const { replaceAll, markBefore, write } = nodeTextStore();

test('where one file has changed meanwhile none is replaced, and nothing is left behind', async () => {
  const { path, of } = await folder({ 'a.tf': 'a = 1\n', 'b.tf': 'b = 2\n' });
  const before = await stat(join(path, 'a.tf'));
  const outcome = await replaceAll([
    { uri: of('a.tf'), before: 'a = 1\n', after: 'a = 9\n' },
    { uri: of('b.tf'), before: 'b = 1\n', after: 'b = 9\n' },
    { uri: of('gone.tf'), before: '', after: 'c = 9\n' },
  ]);
  expect(outcome).toEqual({
    saved: [],
    kept: [
      { uri: of('b.tf'), reason: 'it has changed meanwhile; run the check again' },
      { uri: of('gone.tf'), reason: expect.stringMatching(/^it or its folder does not exist/) as string },
    ],
  });
  expect(await readdir(path)).toEqual(['a.tf', 'b.tf']);
  expect((await stat(join(path, 'a.tf'))).ino).toBe(before.ino);
  expect(await markBefore(of('b.tf'), 'b = 1\n')).toMatchObject({ kind: 'kept' });
});

test('what is replaced is a whole new file', async () => {
  const { path, of } = await folder({ 'a.tf': '\uFEFFa = 1\r\n' });
  const change = { uri: of('a.tf'), before: 'a = 1\r\n', after: 'a = 9\r\n' };
  expect(await replaceAll([change])).toEqual({ saved: [of('a.tf')], kept: [] });
  expect(await readFile(join(path, 'a.tf'), 'utf8')).toBe('\uFEFFa = 9\r\n');
  expect(await markBefore(of('a.tf'), 'a = 9\r\n')).toMatchObject({ kind: 'same', mark: '\uFEFF' });
  expect(await readdir(path)).toEqual(['a.tf']);
});

test('a directory is not written over', async () => {
  const { path, of, uri } = await folder({ 'x/a.tf': '' });
  expect(await write(of('x'), 'text')).toContain('it is not a regular file');
  expect(await write(`${uri}/no/x.json`, 'text')).toContain('does not exist');
  expect(await readdir(path)).toEqual(['x']);
});
