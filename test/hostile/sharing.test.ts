/** Locals that use each other twice stand for more than there are atoms; a few lines of them hold nothing up. */
import { describe, expect, test } from 'vitest';
import { UNTITLED, fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { editor, folder } = fixtures();

/** `a0` is a text; each further one has so many of the one before. */
function locals(name: string, levels: number, width: number, open = '[', close = ']'): string {
  const members = (level: number): string =>
    Array.from(
      { length: width },
      (_, index) => `${open === '{' ? `k${index} = ` : ''}local.${name}${level - 1}`,
    ).join(', ');
  const lines = Array.from(
    { length: levels },
    (_, index) => `  ${name}${index + 1} = ${open}${members(index + 1)}${close}\n`,
  );
  return `locals {\n  ${name}0 = ${open}${open === '{' ? 'k = ' : ''}"x"${close}\n${lines.join('')}}\n`;
}

const stage = (name: string): string =>
  `resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = ${name}\n}\n\na = ]\n`;

const both = locals('a', 40, 2) + locals('b', 40, 2);

const TEXTS: readonly (readonly [string, string])[] = [
  ['keys', locals('a', 60, 2) + stage('keys(local.a60)')],
  ['tostring of many', locals('a', 44, 10) + stage('tostring(local.a44)')],
  ['merged objects', locals('a', 60, 2, '{', '}') + stage('merge(local.a60, local.a59)')],
  ['JSON', locals('a', 40, 2) + stage('jsonencode(local.a40)')],
  ['JSON that just stays in bounds', locals('a', 22, 2) + stage('jsonencode(local.a22)')],
  ['a hash of JSON of objects', locals('a', 60, 2, '{', '}') + stage('sha1(jsonencode(local.a60))')],
  ['a condition of two', both + stage('(var.c ? local.a40 : local.b40) == 1 ? "a b" : "c d"')],
  ['an equation', both + stage('local.a40 == local.b40 ? "a b" : "c d"')],
  ['a list that is made flat', locals('a', 40, 2) + stage('join("", flatten(local.a40))')],
  ['a loop over them', locals('a', 40, 2) + stage('[for each in local.a40 : jsonencode(each)]')],
  [
    'a variable of their type',
    `variable "v" {\n  type    = ${'list('.repeat(18)}string${')'.repeat(18)}\n  default = []\n}\n${stage('var.v')}`,
  ],
];

describe.each(TEXTS)('%s', (_, text) => {
  test('is answered in the editor', async () => {
    const server = await editor();
    await server.open(UNTITLED, text);
    await server.until(UNTITLED, (found) => found.length > 0);
    const line = text.split('\n').findIndex((each) => each.includes('  name   = '));
    await server.request('textDocument/hover', {
      textDocument: { uri: UNTITLED },
      position: { line, character: 24 },
    });
    expect(await server.stop()).toBe(0);
  });

  test('ends in a check', async () => {
    const { path } = await folder({ 'main.tf': text });
    const { code, err } = await run(path, ['check']);
    expect([code, err]).toEqual([1, '']);
  });
});

test.each([
  ['10 to the 17th', locals('a', 17, 10), 'a17', 18],
  ['10 million', locals('a', 7, 10), 'a7', 8],
])(
  'a module that is given %s texts ends in a check, and takes no gigabytes',
  async (_, own, name, levels) => {
    const { path } = await folder({
      'main.tf': `${own}module "m" {\n  source = "./m"\n  x      = local.${name}\n}\n`,
      'm/main.tf': `variable "x" {\n  type = ${'list('.repeat(levels)}string${')'.repeat(levels)}\n}\n\n${stage('var.x')}`,
    });
    const { code, err } = await run(path, ['check'], '', { NODE_OPTIONS: '--max-old-space-size=400' });
    expect([code, err]).toEqual([1, '']);
  },
);
