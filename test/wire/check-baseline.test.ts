/** Findings that were there before: written to a baseline, left out by it, and told where they are gone. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check, WRONG } from './check-program.js';
import { fixtures } from './fixtures.js';

const { folder } = fixtures();

const ARGS = ['--baseline', 'known.json'];

function stage(name: string): string {
  return WRONG.replace('"live"', `"${name}"`).replace('abc123', name);
}

test('what is written is known from then on, wherever it moves; what is new is told', async () => {
  const { path, write } = await folder({ 'main.tf': WRONG, 'other/main.tf': WRONG });
  expect(await check(path, ['--write-baseline', 'known.json'])).toEqual({
    code: 0,
    out: 'No findings in 2 files, apart from 2 findings in the baseline.\n',
    err: 'apigateway-stages: Wrote 2 findings to `known.json`.\n',
  });
  const moved = `# moved\n\n${WRONG.replace('name   =', 'name =')}`;
  await write('main.tf', moved);
  expect(await check(path, ARGS)).toEqual({
    code: 0,
    out: 'No findings in 2 files, apart from 2 findings in the baseline.\n',
    err: '',
  });
  await write('main.tf', `${moved}${stage('second')}`);
  const { code, out } = await check(path, ARGS);
  expect(code).toBe(1);
  // One of the same text is known: the first.
  expect(out).toMatch(/^main\.tf:9:12: error: /);
  await write('main.tf', moved.replace('a stage', 'another stage'));
  expect((await check(path, ARGS)).out).toMatch(/^main\.tf:5:10: error: `another stage`/);
});

test('its text is sorted, has no lines of code, and is the same for the same findings', async () => {
  const { path } = await folder({ 'b.tf': stage('three'), 'a.tf': `${stage('one')}${stage('two')}` });
  await check(path, ['--write-baseline', 'known.json']);
  const text = await readFile(join(path, 'known.json'), 'utf8');
  const hash = expect.stringMatching(/^[0-9a-f]{16}$/) as string;
  expect(JSON.parse(text)).toEqual({
    version: 1,
    findings: [
      { path: 'a.tf', rule: 'invalid-stage-name', hash, count: 2 },
      { path: 'b.tf', rule: 'invalid-stage-name', hash, count: 1 },
    ],
  });
  await check(path, ['--write-baseline', 'known.json', 'b.tf', 'a.tf']);
  expect(await readFile(join(path, 'known.json'), 'utf8')).toBe(text);
});

test('its paths start at its own folder, wherever the check is run', async () => {
  const { path } = await folder({ 'live/main.tf': WRONG });
  await mkdir(join(path, 'ci'));
  await check(path, ['--write-baseline', 'ci/known.json']);
  expect(await readFile(join(path, 'ci/known.json'), 'utf8')).toContain('"../live/main.tf"');
  expect(await check(join(path, 'live'), ['--baseline', '../ci/known.json'])).toMatchObject({ code: 0 });
});

test('what is no longer found is said and is no error; what was not looked at is not judged', async () => {
  const { path, write, remove } = await folder({
    'a/main.tf': WRONG,
    'b/main.tf': WRONG,
    'c/main.tf': WRONG,
  });
  await check(path, ['--write-baseline', 'known.json']);
  await write('a/main.tf', WRONG.replace('a stage', 'live'));
  expect(await check(path, [...ARGS, 'b'])).toMatchObject({ code: 0, err: '' });
  expect(await check(path, [...ARGS, '--rule', 'invalid-stage-name=off'])).toMatchObject({
    code: 0,
    err: '',
  });
  expect(await check(path, [...ARGS, '--rule', 'invalid-stage-name=hint'])).toMatchObject({
    code: 0,
    err: 'apigateway-stages: 1 finding of `known.json` is no longer there; write it again with `--write-baseline known.json`.\n',
  });
  await remove('c');
  expect((await check(path, ARGS)).err).toContain('2 findings of `known.json` are no longer there');
});

test.each([
  ['is not there', undefined, '`known.json` does not exist; write it with `--write-baseline known.json`'],
  [
    'is no JSON',
    '<<<<<<< HEAD',
    '`known.json` is not a baseline; write it with `--write-baseline known.json`',
  ],
  ['is of another kind', '{"findings":[]}', '`known.json` is not a baseline'],
  ['has another shape', '{"version":1,"findings":[{"path":"a"}]}', '`known.json` is not a baseline'],
])('one that %s ends with 2', async (_, text, message) => {
  const { path } = await folder({ 'main.tf': WRONG });
  if (text !== undefined) await writeFile(join(path, 'known.json'), text);
  const { code, out, err } = await check(path, ARGS);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('one that can’t be written ends with 2, in every format', async () => {
  const { path } = await folder({ 'main.tf': WRONG });
  const { code, out, err } = await check(path, ['--write-baseline', 'no/known.json', '--format', 'json']);
  expect(code).toBe(2);
  expect(err).toContain('`no/known.json` was not written because it or its folder does not exist');
  expect(JSON.parse(out)).toMatchObject({ complete: false, failures: [{ path: 'no/known.json' }] });
});

test('with `--fix` what is left is written', async () => {
  const { path } = await folder({
    'main.tf': WRONG.replace('"abc123"', '"${var.api}"').concat('variable "api" {\n}\n'),
  });
  await check(path, ['--fix', '--write-baseline', 'known.json', '--min-severity', 'hint']);
  const { findings } = JSON.parse(await readFile(join(path, 'known.json'), 'utf8')) as {
    findings: { rule: string }[];
  };
  expect(findings.map(({ rule }) => rule)).toEqual(['invalid-stage-name']);
});
