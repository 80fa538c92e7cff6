/** Files and folders as bad as they come: a clear message where a person can act, and the editor goes on. */
import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Editor } from '../support/stdio-client.js';
import { check } from './check-program.js';
import { UNTITLED, fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

/** The strict check has tests of its own for such files; without it the answers come at once. */
const OWN_PARSER = { settings: { strictCheck: false } };

describe('documents', () => {
  test('of 5 MB: says that it is too large and goes on', async () => {
    const server = await editor(OWN_PARSER);
    const block = 'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n}\n';
    await server.open(UNTITLED, block.repeat(Math.ceil(5_000_000 / block.length)));
    const [note] = await server.until(UNTITLED, (found) => found.length > 0);
    expect(note?.message).toMatch(/too large/);
    await answersElsewhere(server);
  });

  test('with 20,000 stages of one name: shows the first 1,000 findings and how many more there are', async () => {
    const server = await editor(OWN_PARSER);
    const block = 'resource "aws_api_gateway_stage" "live" {\n  description = "y"\n}\n';
    await server.open(UNTITLED, block.repeat(20_000));
    const found = await server.until(UNTITLED, (all) => all.length > 0);
    expect(found).toHaveLength(1_001);
    expect(found.at(-1)?.message).toMatch(/^And [\d,]{6,} more findings in this file/);
    await answersElsewhere(server);
  });

  test('binary: says that it is no text and goes on', async () => {
    const server = await editor(OWN_PARSER);
    await server.open(
      UNTITLED,
      Buffer.from(Array.from({ length: 4_096 }, (_, at) => at % 256)).toString('latin1'),
    );
    const [note] = await server.until(UNTITLED, (found) => found.length > 0);
    expect(note?.message).toMatch(/NUL characters/);
    await answersElsewhere(server);
  });

  test.each([
    ['brackets', (n: number) => `a = ${'['.repeat(n)}${']'.repeat(n)}\n`],
    ['open brackets', (n: number) => `a = ${'['.repeat(n)}\n`],
    ['parentheses', (n: number) => `a = ${'('.repeat(n)}1${')'.repeat(n)}\n`],
    ['objects', (n: number) => `a = ${'{ a = '.repeat(n)}1${' }'.repeat(n)}\n`],
    ['blocks', (n: number) => `${'a {\n'.repeat(n)}${'}\n'.repeat(n)}`],
    ['templates', (n: number) => `a = ${'"${'.repeat(n)}1${'}"'.repeat(n)}\n`],
    ['calls', (n: number) => `a = ${'f('.repeat(n)}${')'.repeat(n)}\n`],
    ['conditions', (n: number) => `a = ${'x ? 1 : '.repeat(n)}2\n`],
    ['negations', (n: number) => `a = ${'!'.repeat(n)}x\n`],
    ['directives', (n: number) => `a = "${'%{ if x }'.repeat(n)}${'%{ endif }'.repeat(n)}"\n`],
    ['indexes', (n: number) => `a = ${'x['.repeat(n)}0${']'.repeat(n)}\n`],
    ['steps', (n: number) => `a = x${'.y'.repeat(n)}\n`],
    ['sums', (n: number) => `a = 1${' + 1'.repeat(n)}\n`],
  ])('with 10,000 levels of %s: goes on', async (_, textOf) => {
    const server = await editor(OWN_PARSER);
    await server.open(UNTITLED, textOf(10_000));
    await server.until(UNTITLED, () => true);
    await answersElsewhere(server);
    expect(server.stderr()).toBe('');
    expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
  });

  test('with lone surrogates and control characters: goes on', async () => {
    const server = await editor(OWN_PARSER);
    await server.open(UNTITLED, 'a = "\uD83D"\n\uDE00 = \u0007\n\uFEFFb = 1\r\r\n');
    await server.until(UNTITLED, (found) => found.length > 0);
    await answersElsewhere(server);
  });

  test('of another language are left alone', async () => {
    const server = await editor(OWN_PARSER);
    await server.open('untitled:notes.txt', 'a = ]\n', 'plaintext');
    await answersElsewhere(server);
    expect(server.diagnostics('untitled:notes.txt')).toBeUndefined();
  });
});

describe('folders', () => {
  test('with links in a circle are read once and to the end', async () => {
    const root = await folder({ 'a/main.tf': 'locals {\n  a = 1\n}\n', 'b/main.tf': '' });
    await symlink('..', join(root.path, 'a/up'));
    await symlink('loop', join(root.path, 'loop'));
    await symlink('nowhere', join(root.path, 'a/dangling.tf'));
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await expect.poll(() => server.log.find((line) => line.includes('Indexed'))).toMatch(/Indexed 2 modules/);
    await server.open(root.of('a/main.tf'), 'a = ]\n');
    await server.until(root.of('a/main.tf'), (found) => found.length > 0);
  });

  test('`.terraform`, `node_modules` and `.git` are not looked into', async () => {
    const root = await folder({
      'main.tf': '',
      '.terraform/modules/x/main.tf': '',
      'node_modules/x/main.tf': '',
      '.git/x/main.tf': '',
    });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await expect.poll(() => server.log.find((line) => line.includes('Indexed'))).toMatch(/Indexed 1 modules/);
  });

  test('with files that are binary, not UTF-8, huge, empty or no files at all are read through', async () => {
    const root = await folder({
      'binary/main.tf': Uint8Array.from({ length: 2_000 }, (_, at) => at % 256),
      'latin/main.tf': Buffer.from('# gr\u00F6\u00DFe\nlocals {\n}\n', 'latin1'),
      'utf16/main.tf': Buffer.from('\uFEFFlocals {\n}\n', 'utf16le'),
      'huge/main.tf': 'locals {\n  a = 1\n}\n'.repeat(300_000),
      'empty/main.tf': '',
      'deep/main.tf': `a = ${'['.repeat(100_000)}`,
    });
    await mkdir(join(root.path, 'odd/main.tf'), { recursive: true });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await expect.poll(() => server.log.find((line) => line.includes('Indexed'))).toBeDefined();
    await answersElsewhere(server);
    expect(server.stderr()).toBe('');
  });

  test('that cannot be read are skipped with a line in the log', async () => {
    const root = await folder({ 'main.tf': 'locals {\n}\n', 'closed/main.tf': '' });
    await chmod(join(root.path, 'closed'), 0o000);
    const server = await editor({
      folders: [root.uri, root.of('no-such-folder'), 'untitled:nothing', 'nonsense'],
    });
    await expect.poll(() => server.log.find((line) => line.includes('Indexed'))).toBeDefined();
    await answersElsewhere(server);
    await chmod(join(root.path, 'closed'), 0o700);
    // Root may read everything.
    if (process.getuid?.() !== 0) expect(server.log.some((line) => line.includes('closed'))).toBe(true);
  });

  test('a file that vanishes while it is open stays as the editor has it', async () => {
    const root = await folder({ 'main.tf': 'locals {\n}\n' });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await server.open(root.of('main.tf'), 'locals {\n}\n');
    await server.until(root.of('main.tf'), () => true);
    await root.remove('main.tf');
    await server.watched([root.of('main.tf')]);
    await server.replace(root.of('main.tf'), 'locals {\n');
    await server.until(root.of('main.tf'), (found) => found.length > 0);
    await root.remove('');
    await server.watched([root.of('main.tf')]);
    await server.replace(root.of('main.tf'), 'locals {\n}\n');
    await server.until(root.of('main.tf'), (found) => found.length === 0);
    await server.close(root.of('main.tf'));
    await answersElsewhere(server);
  });
});

/** Another document is looked at as ever. */
async function answersElsewhere(server: Editor): Promise<void> {
  const other = 'untitled:other.tf';
  await server.open(other, 'locals {\n');
  await server.until(other, (found) => found.length > 0);
  expect(server.process.exitCode).toBeNull();
}

test('a module that calls itself by a link is checked, and nothing is said of the way round', async () => {
  const { path } = await folder({
    'main.tf':
      'module "x" {\n  source = "./up/again"\n}\nresource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "a stage"\n}\n',
  });
  await mkdir(join(path, 'up'));
  await symlink('..', join(path, 'up/again'));
  const { code, out, err } = await check(path);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toContain('main.tf:6');
});
