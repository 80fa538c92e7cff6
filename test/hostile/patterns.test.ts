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

describe('globs', () => {
  /** Libraries that match by JavaScript's own engine take minutes over one of them. */
  const GLOBS = [
    '*a'.repeat(40) + '*b',
    '**/*'.repeat(40),
    '(a|aa)+b',
    '{a,{a,'.repeat(60),
    '[',
    '[]',
    '{',
    '\\',
    '!*',
  ];
  const NAME = `${'a'.repeat(240)}.tf`;
  const FILES = { [NAME]: stage('"a stage"'), [`${'a'.repeat(200)}/x.tf`]: stage('"a stage"') };

  test('of a project file and of .gitignore end in a check, and are answered in the editor', async () => {
    const exclude = [...GLOBS, ...Array.from({ length: 900 }, (_, index) => `${'*a'.repeat(20)}*b${index}`)];
    const project = JSON.stringify({ exclude });
    const root = await folder({
      ...FILES,
      '.apigateway-stages.json': project,
      '.gitignore': exclude.filter((each) => !/^(?:\*\*|!)/.test(each)).join('\n'),
    });
    const { code, out, err } = await run(root.path, ['check', '--exclude', '*a'.repeat(40) + '*b']);
    expect([code, err]).toEqual([1, '']);
    expect(out.match(/ \[invalid-stage-name\]/g)).toHaveLength(2);
    const server = await editor({ folders: [root.uri] });
    await server.open(root.of(NAME), stage('"a stage"'));
    await server.until(root.of(NAME), (found) => found.some(({ code }) => code === 'invalid-stage-name'));
    expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
  });

  test.each([
    ['an empty one', [''], 'A glob must have 1 to 1,000 characters.'],
    ['a long one', ['a'.repeat(1_001)], 'A glob must have 1 to 1,000 characters.'],
    [
      'too many',
      Array.from({ length: 1_001 }, (_, index) => `a${index}`),
      'Must be 1,000 globs at most: the rest is left out.',
    ],
  ])('%s of a project file are complained of', async (_, exclude, message) => {
    const { path } = await folder({ ...FILES, '.apigateway-stages.json': JSON.stringify({ exclude }) });
    const { code, out, err } = await run(path, ['check']);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out.match(/ \[invalid-stage-name\]/g)).toHaveLength(2);
  });
});
