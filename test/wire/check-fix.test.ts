/** What `check --fix` makes of files on disk, and what others make of its diffs. */
import { chmod, lstat, readdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, run } from './check-program.js';
import { fixtures } from './fixtures.js';

const { folder, editor } = fixtures();

/** With one finding that is safe to fix, and one that a person has to decide on. */
const FIXABLE = `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "\${aws_apigatewayv2_api.orders.id}"
  name        = "a stage"
  auto_deploy = true
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}
`;
const FIXED = FIXABLE.replace('"${aws_apigatewayv2_api.orders.id}"', 'aws_apigatewayv2_api.orders.id');
const VALID = FIXED.replace('a stage', 'live');

const BYTE_ORDER_MARK = '\uFEFF';

test('what is safe is fixed, what is left is told, and the exit code goes by that', async () => {
  const { path } = await folder({
    'main.tf': FIXABLE,
    'live/main.tf': VALID.replace('aws_apigatewayv2_api.orders.id', '"${aws_apigatewayv2_api.orders.id}"'),
  });
  const { code, out, err } = await check(path, ['--fix', '--min-severity', 'hint']);
  expect(code).toBe(1);
  expect(out).toMatch(/^main\.tf:3:17: error: .*\[invalid-stage-name\]\n1 error in 1 of 2 files\.\n$/);
  expect(err).toBe('apigateway-stages: Fixed 2 files.\n');
  expect(await readFile(join(path, 'main.tf'), 'utf8')).toBe(FIXED);
  expect(await readFile(join(path, 'live/main.tf'), 'utf8')).toBe(VALID);
  expect(await readdir(path)).toEqual(['live', 'main.tf']);
  expect(await check(path, ['--fix', 'live', '--min-severity', 'hint'])).toEqual({
    code: 0,
    out: 'No findings in 1 file.\n',
    err: '',
  });
});

test('it makes what an editor’s “fix all” makes', async () => {
  const text = `${FIXABLE}
resource "aws_api_gateway_stage" "rest" {
  rest_api_id   = "\${aws_api_gateway_rest_api.a.id}"
  deployment_id = "\${aws_api_gateway_deployment.a.id}"
  stage_name    = "rest"
}

resource "aws_api_gateway_rest_api" "a" {
  name = "a"
}

resource "aws_api_gateway_deployment" "a" {
  rest_api_id = aws_api_gateway_rest_api.a.id
}
`;
  const { path, of } = await folder({ 'main.tf': text });
  const server = await editor();
  await server.open(of('main.tf'), text);
  const actions = await server.request<
    { edit: { changes: Record<string, { range: Range; newText: string }[]> } }[]
  >('textDocument/codeAction', {
    textDocument: { uri: of('main.tf') },
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    context: { diagnostics: [], only: ['source.fixAll.apigateway-stages'] },
  });
  const edits = actions[0]?.edit.changes[of('main.tf')] ?? [];
  expect(edits.length).toBeGreaterThan(3);
  await check(path, ['--fix']);
  expect(await readFile(join(path, 'main.tf'), 'utf8')).toBe(applied(text, edits));
});

test('line ends, the byte order mark, the mode and links stay; files without a fix are not written', async () => {
  const windows = BYTE_ORDER_MARK + FIXABLE.replaceAll('\n', '\r\n');
  const { path } = await folder({
    'a/windows.tf': windows,
    'b/linked.tf': FIXABLE,
    'c/main.tf': FIXED,
    'd/x.md': '',
  });
  await chmod(join(path, 'a/windows.tf'), 0o640);
  await symlink('../b/linked.tf', join(path, 'd/link.tf'));
  const before = await stat(join(path, 'c/main.tf'));
  await check(path, ['--fix', 'a', 'c', 'd']);
  expect(await readFile(join(path, 'a/windows.tf'), 'utf8')).toBe(
    BYTE_ORDER_MARK + FIXED.replaceAll('\n', '\r\n'),
  );
  expect((await stat(join(path, 'a/windows.tf'))).mode & 0o777).toBe(0o640);
  expect((await lstat(join(path, 'd/link.tf'))).isSymbolicLink()).toBe(true);
  expect(await readFile(join(path, 'b/linked.tf'), 'utf8')).toBe(FIXED);
  const after = await stat(join(path, 'c/main.tf'));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
});

test('only files that are asked for change, and none that HashiCorp’s parser refuses', async () => {
  const { path } = await folder({ 'a.tf': FIXABLE, 'b.tf': FIXABLE, 'broken/main.tf': `${FIXABLE}a = ]\n` });
  const { code } = await check(path, ['--fix', 'a.tf', 'broken']);
  expect(code).toBe(1);
  expect(await readFile(join(path, 'a.tf'), 'utf8')).toBe(FIXED);
  expect(await readFile(join(path, 'b.tf'), 'utf8')).toBe(FIXABLE);
  expect(await readFile(join(path, 'broken/main.tf'), 'utf8')).toBe(`${FIXABLE}a = ]\n`);
});

test('what can’t be written is told, and ends with 2', async () => {
  const latin = Buffer.concat([Buffer.from('# caf\xE9\n', 'latin1'), Buffer.from(FIXABLE)]);
  const { path } = await folder({ 'latin.tf': latin, 'sound/main.tf': FIXABLE });
  const { code, out, err } = await check(path, ['--fix', '--min-severity', 'hint']);
  expect(code).toBe(2);
  expect(err).toContain('`latin.tf` was not fixed because it is not UTF-8 text; save it as UTF-8');
  expect(await readFile(join(path, 'latin.tf'))).toEqual(latin);
  // What is told is what the file holds.
  expect(out).toContain('latin.tf:3:17: hint');
  expect(await readFile(join(path, 'sound/main.tf'), 'utf8')).toBe(FIXED);
});

describe('a dry run', () => {
  test('changes nothing; `git apply` and `patch -p1` make of its diff what `--fix` makes', async () => {
    const files = {
      'a b/main.tf': FIXABLE,
      'é"x/main.tf': FIXABLE.trimEnd(),
      'windows.tf': BYTE_ORDER_MARK + FIXABLE.replaceAll('\n', '\r\n'),
    };
    const { path } = await folder(files);
    const { code, out, err } = await check(path, ['--fix-dry-run']);
    expect(code).toBe(1);
    expect(err).toMatch(/^windows\.tf:3:17: error: .*\n[^]*3 errors in 3 of 3 files\.\n$/);
    for (const [name, text] of Object.entries(files))
      expect(await readFile(join(path, name), 'utf8')).toBe(text);
    const patched = await folder(files);
    const applied = await run('git', ['apply', '-v'], patched.path, process.env, out);
    expect(applied).toMatchObject({ code: 0 });
    const other = await folder(files);
    const hasPatch = await run('patch', ['--version'], path).catch(() => undefined);
    if (hasPatch) {
      expect(await run('patch', ['-p1', '--binary'], other.path, process.env, out)).toMatchObject({
        code: 0,
      });
    }
    await check(path, ['--fix']);
    for (const name of Object.keys(files)) {
      const fixed = await readFile(join(path, name), 'utf8');
      expect(await readFile(join(patched.path, name), 'utf8')).toBe(fixed);
      if (hasPatch) expect(await readFile(join(other.path, name), 'utf8')).toBe(fixed);
    }
  });

  test('writes nothing to standard output where nothing is to be fixed', async () => {
    const { path } = await folder({ 'main.tf': VALID });
    expect(await check(path, ['--fix-dry-run'])).toEqual({
      code: 0,
      out: '',
      err: 'No findings in 1 file.\n',
    });
  });
});

describe('the text on standard input', () => {
  test('counts instead of the file, within its module, and only it is told of', async () => {
    const text = 'resource "aws_apigatewayv2_stage" "new" {\n  api_id = "abc123"\n  name   = local.name\n}\n';
    const { path } = await folder({
      'a.tf': '',
      'b.tf': FIXABLE,
      'locals.tf': 'locals {\n  name = "a stage"\n}\n',
    });
    for (const name of ['a.tf', './new.tf']) {
      const { code, out } = await check(path, ['--stdin-filename', name, '--format', 'json'], {
        input: text,
      });
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({
        findings: [{ path: name.replace('./', ''), start: { line: 3 }, related: [{ path: 'locals.tf' }] }],
        summary: { files: 1 },
      });
    }
    expect(await readFile(join(path, 'a.tf'), 'utf8')).toBe('');
  });

  test('is given back fixed, byte for byte where there is nothing to fix', async () => {
    const { path } = await folder({ 'main.tf': '' });
    const windows = BYTE_ORDER_MARK + FIXABLE.replaceAll('\n', '\r\n');
    const asked = ['--fix', '--stdin-filename', 'main.tf'];
    const { code, out, err } = await check(path, asked, { input: windows });
    expect({ code, out }).toEqual({ code: 1, out: BYTE_ORDER_MARK + FIXED.replaceAll('\n', '\r\n') });
    expect(err).toMatch(/^main\.tf:3:17: error: /);
    for (const input of ['', 'a = ]\n', `${BYTE_ORDER_MARK}${VALID}`])
      expect((await check(path, asked, { input })).out).toBe(input);
    expect(await readFile(join(path, 'main.tf'), 'utf8')).toBe('');
  });

  test('that is not UTF-8 is not given back damaged', async () => {
    const { path } = await folder({});
    const input = Buffer.from('# caf\xE9\n', 'latin1');
    const ended = await check(path, ['--fix', '--stdin-filename', 'a.tf'], { input });
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain('`a.tf` was checked only in part because it is not UTF-8 text');
  });

  test('is shown as a diff', async () => {
    const { path } = await folder({});
    const { code, out } = await check(path, ['--fix-dry-run', '--stdin-filename', 'x/a.tf'], {
      input: FIXABLE,
    });
    expect(code).toBe(1);
    expect(out).toMatch(/^--- a\/x\/a\.tf\n\+\+\+ b\/x\/a\.tf\n@@ -1,5 \+1,5 @@\n/);
  });
});

interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A text after an editor has made the edits. */
function applied(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Range['start']): number => (starts[line] ?? 0) + character;
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (done, { range, newText }) =>
        done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
      text,
    );
}
