/** A whole check over a disk of the test: what it says when something in it fails. No process, no strict parser. */
import { expect, test } from 'vitest';
import { FORMATS } from '../../server/src/check/options.js';
import { runCheck } from '../../server/src/check/run-check.js';
import type { CheckSurroundings } from '../../server/src/check/surroundings.js';
import type { StrictCheck } from '../../server/src/strict/strict-check.js';
import { nodeTextStore } from '../../server/src/workspace/adapters/text-store.js';
import type { Disk } from '../../server/src/workspace/disk-port.js';
import { directoryOf, nameOf, uriOfPath } from '../../server/src/workspace/uris.js';

const WRONG = 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "a stage"\n}\n';

/** Directories of one level, by name; each has one file, or throws what stands for its text. */
function diskOf(modules: Readonly<Record<string, string | Error>>): Disk {
  return {
    list: (uri) =>
      Promise.resolve({
        kind: 'entries',
        entries:
          nameOf(uri) in modules
            ? [{ name: 'main.tf', kind: 'file' }]
            : Object.keys(modules).map((name) => ({ name, kind: 'directory' })),
      }),
    read: (uri) => {
      const found = modules[nameOf(directoryOf(uri))];
      return found instanceof Error
        ? Promise.reject(found)
        : Promise.resolve({ kind: 'text', text: found ?? '' });
    },
    readBelow: () => Promise.resolve({ kind: 'gone' }),
  };
}

const silent: StrictCheck = { check: () => Promise.resolve(undefined), dispose: () => Promise.resolve() };
const agreeing: StrictCheck = { ...silent, check: () => Promise.resolve([]) };

async function check(disk: Disk, format: string, strict = agreeing) {
  const [out, err]: [string[], string[]] = [[], []];
  const surroundings: CheckSurroundings = {
    cwd: '/project',
    disk,
    texts: nodeTextStore(),
    input: () => Promise.resolve(new Uint8Array()),
    startStrictCheck: () => strict,
    tool: { version: '1.2.3' },
    environment: {},
    isTerminal: false,
    write: (text) => out.push(text),
    writeAside: (text) => err.push(text),
    complain: (message) => err.push(message),
  };
  const code = await runCheck(['--format', format], surroundings);
  return { code, out: out.join(''), err };
}

test.each(FORMATS)('a failure ends %s whole, with 2 and one line', async (format) => {
  const failing = diskOf({ a: WRONG, b: new RangeError('Too deep\n    at secret (file.js:1:2)') });
  const { code, out, err } = await check(failing, format);
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
  const { list, read, readBelow } = diskOf({ a: WRONG, b: WRONG, c: WRONG });
  const bad = uriOfPath('/project/b/main.tf');
  const failing: Disk = {
    list,
    readBelow,
    read: (uri) => (uri === bad && ++readings === 2 ? Promise.reject(new RangeError('Too deep')) : read(uri)),
  };
  const { code, out, err } = await check(failing, 'json');
  expect(code).toBe(2);
  expect(err).toHaveLength(1);
  const { findings, complete, failures } = JSON.parse(out) as Record<string, { path: string }[]>;
  expect(findings?.map(({ path }) => path)).toEqual(['a/main.tf', 'c/main.tf']);
  expect(complete).toBe(false);
  expect(failures).toEqual([{ path: 'b', message: err[0] }]);
});

test('a text too long for the strict parser has another remedy', async () => {
  const { code, err } = await check(diskOf({ a: `${WRONG}# ${'x'.repeat(1_000_000)}\n` }), 'text', silent);
  expect(code).toBe(2);
  expect(err).toEqual([
    expect.stringMatching(
      /^`a\/main\.tf` was not checked by HashiCorp's parser.*1000000 characters; split it$/,
    ),
  ]);
});

test('a strict parser that does not respond is reported for each file, beside what our own found', async () => {
  const { code, out } = await check(diskOf({ a: WRONG }), 'json', silent);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    findings: [{ code: 'invalid-stage-name' }],
    complete: false,
    failures: [
      { path: 'a/main.tf', message: expect.stringContaining('the parser did not respond') as string },
    ],
  });
});
