/** Regular expressions that take JavaScript's own engine for ever: the editor is answered, and `check` ends. */
import { describe, expect, test } from 'vitest';
import { UNTITLED, fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { editor, folder } = fixtures();

const LONG = 'a'.repeat(30_000);

const NAMES: readonly (readonly [string, string])[] = [
  ['30 options', `regex("${'a?'.repeat(30)}${'a'.repeat(30)}", "${'a'.repeat(30)} b")`],
  ['options in a replacement', `replace("${'a'.repeat(29)}", "/${'a?'.repeat(30)}${'a'.repeat(30)}/", "x")`],
  ['alternatives that overlap', `regex("^${'(a|aa)'.repeat(25)}$", "${'a'.repeat(24)}")`],
  ['repetitions of repetitions', `regex("((a+)+)+$", "${'a'.repeat(60)} b")`],
  ['all matches, each after a look to the end', `join("", regexall("(a+)b|a", "${LONG}"))`],
  ['the same, replaced', `replace("${LONG}", "/(a+)b|a/", "b")`],
  ['a program of a million instructions', `regex("${'((ab?){30}){30}'.repeat(60)}", "${LONG}")`],
  ['a pattern of 200 KB', `regex("${'(a|b)*'.repeat(33_000)}", "a")`],
  ['10,000 patterns', `join("", [for n in range(10000) : regex("(a+)+b", "${LONG}")])`],
];

const stage = (name: string): string =>
  `resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = ${name}\n}\n\na = ]\n`;

describe.each(NAMES)('%s', (_, name) => {
  test('are answered in the editor', async () => {
    const server = await editor();
    await server.open(UNTITLED, stage(name));
    await server.until(UNTITLED, (found) => found.length > 0);
    const hover = { textDocument: { uri: UNTITLED }, position: { line: 2, character: 14 } };
    await server.request('textDocument/hover', hover);
    expect(await server.stop()).toBe(0);
  });

  test('end in a check', async () => {
    const { path } = await folder({ 'main.tf': stage(name) });
    const { code, err } = await run(path, ['check']);
    expect([code, err]).toEqual([1, '']);
  });
});

test('a match that is found is a value like any other', async () => {
  const { path } = await folder({ 'main.tf': stage('regex("(?i)A B", "xa bx")') });
  expect((await run(path, ['check'])).out).toContain('`a b` is not a valid stage name');
});
