/** Files that are not what they seem, and names that are none: nothing is read without an end, and `check` says so. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UNTITLED, fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { editor, folder } = fixtures();

const WRONG = 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "a stage"\n}\n';

/** Links to what the system has; those that a machine lacks are left out. */
const TARGETS: readonly (readonly [string, RegExp])[] = (
  [
    ['/proc/self/pagemap', /its size is \d+ MB or more; split it/],
    ['/proc/kmsg', /there is nothing to read in it yet|permission is denied/],
    ['/proc/self/mem', /the system can't read it/],
    ['/proc/kcore', /its size is \d+ MB or more|permission is denied/],
    ['/dev/zero', /it is not a regular file/],
    ['/dev/tty', /it is not a regular file/],
  ] as const
).filter(([path]) => existsSync(path));

describe('a link', () => {
  test.each(TARGETS)('to %s is left, and said; the rest is checked', async (target, reason) => {
    const { path } = await folder({ 'main.tf': WRONG });
    await symlink(target, join(path, 'x.tf'));
    const { code, out, err } = await run(path, ['check']);
    expect(code).toBe(2);
    expect(out).toMatch(/^main\.tf:3:12: error: /);
    expect(err).toMatch(/^apigateway-stages: `x\.tf` was not checked because .*\n$/);
    expect(err).toMatch(reason);
  });

  test('to any of them hinders no editor', async () => {
    const root = await folder({ 'main.tf': WRONG });
    for (const [index, [target]] of TARGETS.entries()) await symlink(target, join(root.path, `x${index}.tf`));
    execFileSync('mkfifo', [join(root.path, 'pipe.tf')]);
    const server = await editor({ folders: [root.uri] });
    await server.open(root.of('main.tf'), WRONG);
    await server.until(root.of('main.tf'), (found) => found.length > 0);
    await expect.poll(() => server.log.filter((line) => line.includes('x0.tf'))).toHaveLength(1);
  });
});

test('a pipe that nobody writes to is left, and said', async () => {
  const { path } = await folder({ 'main.tf': WRONG });
  execFileSync('mkfifo', [join(path, 'pipe')]);
  await symlink('pipe', join(path, 'x.tf'));
  const { code, out, err } = await run(path, ['check']);
  expect([code, err]).toEqual([
    2,
    'apigateway-stages: `x.tf` was not checked because it is not a regular file; make it readable or exclude it\n',
  ]);
  expect(out).toMatch(/^main\.tf:3:12: error: /);
});

describe('a project file', () => {
  const PROJECT = '.apigateway-stages.json';
  const OFF = '{ "rules": { "invalid-stage-name": "off" } }';
  const UNREAD =
    /^apigateway-stages: `\.apigateway-stages\.json` was not read because (.*), so nothing in it counts; make it readable or remove it\n$/;

  test.each<readonly [string, (at: string) => Promise<unknown>, string]>([
    ['a folder', (at) => mkdir(at), 'it is not a regular file'],
    ['a link to itself', (at) => symlink(PROJECT, at), 'its symbolic links form a loop'],
    ['a pipe', (at) => Promise.resolve(execFileSync('mkfifo', [at])), 'it is not a regular file'],
    ['of 17 MB', (at) => writeFile(at, OFF + ' '.repeat(17 * 1024 * 1024)), 'its size is 17 MB or more'],
  ])('that is %s does not count, and that is said', async (_, make, reason) => {
    const root = await folder({ [PROJECT]: OFF, 'live/main.tf': WRONG });
    await make(join(root.path, 'live', PROJECT));
    const { code, out, err } = await run(join(root.path, 'live'), ['check']);
    expect(UNREAD.exec(err)?.[1]).toBe(reason);
    // Nor does one above.
    expect(out).toMatch(/^main\.tf:3:12: error: /);
    expect(code).toBe(2);
    const server = await editor({ folders: [root.uri] });
    await server.open(root.of('live/main.tf'), WRONG);
    await server.until(root.of('live/main.tf'), (found) => found.length > 0);
    await expect
      .poll(() => server.log.filter((line) => line.includes(`${PROJECT} was skipped because ${reason}`)))
      .not.toEqual([]);
  });

  test('of more than a million characters does not count either', async () => {
    const { path } = await folder({ 'main.tf': WRONG, [PROJECT]: OFF + ' '.repeat(1_000_000) });
    const { code, out, err } = await run(path, ['check']);
    expect([code, err]).toEqual([
      2,
      'apigateway-stages: `.apigateway-stages.json` is wrong at line 1, column 1: The file has more than 1,000,000 characters, so nothing in it counts: shorten it.\n',
    ]);
    expect(out).toMatch(/^main\.tf:3:12: error: /);
  });

  test('that is not UTF-8 counts as far as it can be read, which is said at the place', async () => {
    const { path } = await folder({ 'main.tf': WRONG });
    await writeFile(join(path, PROJECT), Buffer.from(`// f\xfcr alle\n${OFF}`, 'latin1'));
    expect(await run(path, ['check'])).toMatchObject({
      code: 2,
      out: expect.stringContaining('No findings in 1 file.') as string,
      err: 'apigateway-stages: `.apigateway-stages.json` is wrong at line 1, column 5: This was read only in part because it is not UTF-8 text: save it as UTF-8.\n',
    });
  });

  test('says why it can read no variable file', async () => {
    const { path } = await folder({ 'main.tf': WRONG, [PROJECT]: '{ "varFiles": ["a.tfvars"] }' });
    await mkdir(join(path, 'a.tfvars'));
    const { code, err } = await run(path, ['check']);
    expect([code, err]).toEqual([
      2,
      "apigateway-stages: `.apigateway-stages.json` is wrong at line 1, column 16: `a.tfvars` can't be read because it is not a regular file: make it readable, or name another one.\n",
    ]);
  });

  test('that is not there is not missed, in a folder of a name that is not UTF-8 either', async () => {
    const { path } = await folder({ [PROJECT]: OFF, 'x\uFFFDy/main.tf': WRONG });
    expect(await run(path, ['check'])).toMatchObject({ code: 1, err: '' });
  });
});

test('a variable file whose name is longer than the disk allows is not there, and the log has nothing long of it', async () => {
  const long = `${'x'.repeat(5_000)}.tfvars`;
  const project = JSON.stringify({ environments: { prod: [long], dev: [`${'y/'.repeat(2_000)}.tfvars`] } });
  const root = await folder({ 'main.tf': WRONG, '.apigateway-stages.json': project });
  const { code, out, err } = await run(root.path, ['check']);
  expect(code).toBe(2);
  expect(out).toMatch(/^main\.tf:3:12: error: /);
  expect(err).not.toContain('ENAMETOOLONG');
  const server = await editor({ folders: [root.uri] });
  await server.open(root.of('main.tf'), WRONG);
  await server.until(root.of('main.tf'), (found) => found.length > 0);
  expect(server.log.filter((line) => line.length > 500 || line.includes('ENAMETOOLONG'))).toEqual([]);
});

test.each([
  ['a million characters', '1', 'by HashiCorp'],
  ['a million characters and a finding', '1\nnope = 2', 'by HashiCorp'],
  ['five million characters', '1', 'This file is too large to analyze'],
  ['NUL in it', '"\0"', 'This file contains NUL'],
])('a variable file of %s is said, whatever is found in it', async (size, value, message) => {
  const length = size.startsWith('five') ? 5_000_000 : size.startsWith('a') ? 1_000_000 : 0;
  const { path } = await folder({
    'main.tf': `variable "a" {}\n${WRONG.replace('a stage', 'live')}`,
    'a.auto.tfvars': `a = ${value}\n# ${'x'.repeat(length)}\n`,
  });
  const { code, err } = await run(path, ['check']);
  expect(code).toBe(2);
  expect(err).toContain('`a.auto.tfvars` was not checked');
  expect(err).toContain(message);
});

describe('a name that is not UTF-8', () => {
  const bad = (path: string): Buffer =>
    Buffer.concat([Buffer.from(`${path}/bad`), Buffer.from([0xff, 0x2e, 0x74, 0x66])]);

  test('is complained of', async () => {
    const { path } = await folder({ 'main.tf': 'locals {\n  a = 1\n}\n' });
    await writeFile(bad(path), WRONG);
    expect(await run(path, ['check'])).toEqual({
      code: 2,
      out: 'No findings in 1 file.\n1 failure: standard error says what was not checked in full.\n',
      err: 'apigateway-stages: `bad\uFFFD.tf` was not checked because its name is not UTF-8; rename it or exclude it\n',
    });
  });

  test('is passed over by the editor, which logs it', async () => {
    const root = await folder({ 'main.tf': WRONG });
    await writeFile(bad(root.path), WRONG);
    const server = await editor({ folders: [root.uri] });
    await server.open(root.of('main.tf'), WRONG);
    await server.until(root.of('main.tf'), (found) => found.length > 0);
    await expect.poll(() => server.log.find((line) => line.includes('its name is not UTF-8'))).toBeDefined();
    await server.open(UNTITLED, 'a = ]\n');
    await server.until(UNTITLED, (found) => found.length > 0);
  });
});
