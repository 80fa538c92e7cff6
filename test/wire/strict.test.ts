/** HashiCorp's own parser in the running server: its errors come and go, and nothing depends on it. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { UNTITLED, fixtures, syntaxOnly, underlined } from './fixtures.js';

const { editor, folder } = fixtures();

/** Words that only HashiCorp's parser uses. */
const STRICT = /Invalid expression|Attribute redefined|Invalid escape sequence|Unclosed configuration block/;

test('an error appears at its place and disappears when it is mended', async () => {
  const server = await editor();
  const text = 'locals {\r\n  a = "👨‍👩‍👧\\q"\r\n}\r\n';
  await server.open(UNTITLED, text);
  const shown = await server.until(UNTITLED, (found) => found.some(({ message }) => STRICT.test(message)));
  expect(underlined(text, shown)).toEqual(['\\q']);
  expect(shown[0]).toMatchObject({ code: 'syntax', source: 'apigateway-stages', severity: 1 });
  await server.change(UNTITLED, [{ range: shown[0]?.range ?? never(), text: '' }]);
  expect(await server.until(UNTITLED, (found) => found.length === 0)).toEqual([]);
});

test('an error that our own parser does not see appears and disappears', async () => {
  const server = await editor();
  await server.open(UNTITLED, 'locals {\n  a = 1\n}\n\nlocals {\n  b = 1\n  b = 2\n}\n');
  const shown = await server.until(UNTITLED, (found) => found.some(({ message }) => STRICT.test(message)));
  expect(shown.map(({ range }) => range.start.line)).toEqual([6]);
  await server.replace(UNTITLED, 'locals {\n  b = 1\n  c = 2\n}\n');
  await server.until(UNTITLED, (found) => found.length === 0);
});

test('an error in the version before last is not shown in the last', async () => {
  const server = await editor();
  await server.open(UNTITLED, 'a = ]\n');
  for (let key = 0; key < 30; key++)
    await server.replace(UNTITLED, `a = ${key % 2 === 0 ? '1' : ']'}\n${'\n'.repeat(key)}`);
  await server.replace(UNTITLED, 'a = 1\n');
  await server.until(UNTITLED, (found) => found.length === 0);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(server.diagnostics(UNTITLED)).toEqual([]);
});

test('an error in a variable file appears and disappears, where the module has to do with API Gateway', async () => {
  const root = await folder({
    'main.tf': 'resource "aws_apigatewayv2_api" "a" {\n}\n',
    'terraform.tfvars': '',
  });
  const server = await editor({ folders: [root.uri] });
  const uri = root.of('terraform.tfvars');
  await server.open(root.of('main.tf'), 'resource "aws_apigatewayv2_api" "a" {\n}\n');
  await server.open(uri, 'a = [\nb = 1\n', 'terraform-vars');
  const shown = await server.until(uri, (found) => found.length > 0);
  expect(shown[0]).toMatchObject({ code: 'syntax', severity: 1 });
  await server.replace(uri, 'a = []\nb = 1\n');
  expect(await server.until(uri, (found) => found.length === 0)).toEqual([]);
});

describe('when it cannot run', () => {
  test.each([
    ['without its WASM file', ['server.cjs', 'strict.cjs'], /main\.wasm\.gz/],
    ['without its worker', ['server.cjs', 'main.wasm.gz'], /strict\.cjs. is missing/],
  ])('%s the editor goes on with one line in the log', async (_, files, complaint) => {
    const server = await editor({ server: await bundleOf(files) });
    await server.open(UNTITLED, 'a = ]\n');
    await server.until(UNTITLED, (found) => found.length > 0);
    await expect.poll(() => server.log.filter((line) => complaint.test(line))).toHaveLength(1);
    await server.replace(UNTITLED, 'a = 1\nb = )\n');
    const shown = await server.until(UNTITLED, (found) => found[0]?.range.start.line === 1);
    expect(syntaxOnly(shown)).not.toEqual([]);
    await server.replace(UNTITLED, 'a = 1\n');
    await server.until(UNTITLED, (found) => found.length === 0);
    expect(server.log.filter((line) => complaint.test(line))).toHaveLength(1);
    expect(await server.stop()).toBe(0);
  });

  test('a worker that dies on every text is not restarted for ever', async () => {
    const bundle = await bundleOf(['server.cjs', 'main.wasm.gz']);
    const starts = join(dirname(bundle), 'starts');
    await writeFile(
      join(dirname(bundle), 'strict.cjs'),
      `require('node:fs').appendFileSync(${JSON.stringify(starts)}, 'x');
       const { parentPort } = require('node:worker_threads');
       parentPort.on('message', () => process.exit(3));
       parentPort.postMessage({ kind: 'ready' });`,
    );
    const server = await editor({ server: bundle });
    await server.open(UNTITLED, 'a = ]\n');
    await server.until(UNTITLED, (found) => found.length > 0);
    await expect
      .poll(() => server.log.filter((line) => line.includes('syntax check failed for a file')))
      .toHaveLength(1);
    await server.replace(UNTITLED, 'b = ]\n');
    await server.replace(UNTITLED, 'a = 1\n');
    await server.until(UNTITLED, (found) => found.length === 0);
    expect(await server.stop()).toBe(0);
  });

  test('a text that brings it down leaves the next one to be checked', async () => {
    const server = await editor();
    await server.open(UNTITLED, `a = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`);
    await expect
      .poll(() => server.log.filter((line) => line.includes('syntax check failed for a file')))
      .toHaveLength(1);
    await server.replace(UNTITLED, 'a = 1\na = 2\n');
    const shown = await server.until(UNTITLED, (found) => found.some(({ message }) => STRICT.test(message)));
    expect(shown[0]?.range.start.line).toBe(1);
  });
});

/** A folder with these files of `dist/` only. */
async function bundleOf(files: readonly string[]): Promise<string> {
  const copy = await folder();
  const dist = join(copy.path, 'dist');
  await mkdir(dist);
  for (const file of files) await copyFile(join(dirname(SERVER_BUNDLE), file), join(dist, file));
  return join(dist, 'server.cjs');
}

function never(): never {
  throw new Error('there is no diagnostic');
}
