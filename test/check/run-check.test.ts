/** A whole check over a disk of the test: what it says when something in it fails. No process, no strict parser. */
import { expect, test } from 'vitest';
import { FORMATS } from '../../server/src/check/options.js';
import type { Disk } from '../../server/src/workspace/disk-port.js';
import { uriOfPath } from '../../server/src/workspace/uris.js';
import { checkOver, diskOf, silent, WRONG_STAGE } from './check-over.js';

test.each(FORMATS)('a failure ends %s whole, with 2 and one line', async (format) => {
  const failing = diskOf({ a: WRONG_STAGE, b: new RangeError('Too deep\n    at secret (file.js:1:2)') });
  const { code, out, err } = await checkOver(failing, { args: ['--format', format] });
  expect(code).toBe(2);
  expect(err).toEqual([expect.stringMatching(/^`\.` was not checked because .*\(RangeError: Too deep\); /)]);
  if (format === 'json')
    expect(JSON.parse(out)).toMatchObject({ complete: false, failures: [{ path: '.' }] });
  if (format === 'sarif')
    expect(JSON.parse(out)).toMatchObject({ runs: [{ invocations: [{ executionSuccessful: false }] }] });
});

test('what fails in one module costs its own findings, the others go on', async () => {
  // The first reading looks for callers; the second is that of the check.
  let readings = 0;
  const { list, read, readBelow } = diskOf({ a: WRONG_STAGE, b: WRONG_STAGE, c: WRONG_STAGE });
  const bad = uriOfPath('/project/b/main.tf');
  const failing: Disk = {
    list,
    readBelow,
    read: (uri) => (uri === bad && ++readings === 2 ? Promise.reject(new RangeError('Too deep')) : read(uri)),
  };
  const { code, out, err } = await checkOver(failing, { args: ['--format', 'json'] });
  expect(code).toBe(2);
  expect(err).toHaveLength(1);
  const { findings, complete, failures } = JSON.parse(out) as Record<string, { path: string }[]>;
  expect(findings?.map(({ path }) => path)).toEqual(['a/main.tf', 'c/main.tf']);
  expect(complete).toBe(false);
  expect(failures).toEqual([{ path: 'b', message: err[0] }]);
});

test('a text too long for the strict parser has another remedy', async () => {
  const { code, err } = await checkOver(diskOf({ a: `${WRONG_STAGE}# ${'x'.repeat(1_000_000)}\n` }), {
    strict: silent,
  });
  expect(code).toBe(2);
  expect(err).toEqual([
    expect.stringMatching(
      /^`a\/main\.tf` was not checked by HashiCorp's parser.*1000000 characters; split it$/,
    ),
  ]);
});

test('a strict parser that does not respond is reported for each file, beside what our own found', async () => {
  const { code, out } = await checkOver(diskOf({ a: WRONG_STAGE }), {
    args: ['--format', 'json'],
    strict: silent,
  });
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    findings: [{ code: 'invalid-stage-name' }],
    complete: false,
    failures: [
      { path: 'a/main.tf', message: expect.stringContaining('the parser did not respond') as string },
    ],
  });
});

test('it may be run at the root of a file system', async () => {
  const { out, err } = await checkOver(diskOf({ a: WRONG_STAGE }), { cwd: '/' });
  expect(err).toEqual([]);
  expect(out).toContain('a/main.tf:3:12: error');
});
