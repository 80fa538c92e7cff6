/** Text goes into HCL and comes out again. What Terraform itself reads is shown by the Terraform ring. */
import { expect, test } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import { comment, isBareKey, objectText, quoted } from '../../server/src/hcl/print.js';

test.each([
  ['prod', '"prod"'],
  ['', '""'],
  ['${var.a}', '"$${var.a}"'],
  ['%{ if x }', '"%%{ if x }"'],
  ['$${x', '"$$${x"'],
  ['$context.requestId 5 % $', '"$context.requestId 5 % $"'],
  ['say "hi" \\ bye', '"say \\"hi\\" \\\\ bye"'],
  ['a\nb\r\n\tc', '"a\\nb\\r\\n\\tc"'],
  ['nul \0 esc \x1b', '"nul \\u0000 esc \\u001b"'],
  ['left \u202e right', '"left \\u202e right"'],
  ['grün 🎉 👩‍💻', '"grün 🎉 👩‍💻"'],
])('%j is written %s and read back', (text, written) => {
  expect(quoted(text)).toBe(written);
  expect(readBack(quoted(text))).toBe(text);
});

test('half a surrogate pair becomes what every reader of UTF-8 makes of it', () => {
  expect(quoted('a\ud800b\udc00')).toBe('"a\ufffdb\ufffd"');
});

test('an object has its equals signs below each other as a reader sees them', () => {
  expect(
    objectText([
      ['a', '"1"'],
      ['é', '"2"'],
      ['e\u0301e\u0301', 'true'],
    ]),
  ).toBe(['{', '  a    = "1"', '  "é"  = "2"', '  "e\u0301e\u0301" = true', '}'].join('\n'));
  expect(objectText([])).toBe('{}');
});

test.each(['', '$', '%', 'a$$', '${', '%{'])(
  'the key %j and a mark that joins on are as wide as `terraform fmt` takes them for',
  (key) => {
    const [, marked, plain] = objectText([
      [`${key}\u0301`, '1'],
      [`${key}!`, '1'],
    ]).split('\n');
    expect(marked?.replace('\u0301', '!')).toBe(plain);
  },
);

test.each([
  ['alias', true],
  ['cost-center', true],
  ['1st', false],
  ['aws:team', false],
  ['a b', false],
  ['for', false],
  ['null', false],
])('the key `%s` needs no quotes: %s', (key, isBare) => {
  expect(isBareKey(key)).toBe(isBare);
});

test('a comment stays on its line whatever it tells of', () => {
  expect(comment('the stack "a\nb ${c}"')).toBe('# the stack "a\\nb ${c}"');
});

function readBack(source: string): string | undefined {
  const { body, problems } = parse(`a = ${source}\n`);
  const [item] = body.items;
  if (problems.length > 0 || item?.kind !== 'attribute' || item.value.kind !== 'template') return undefined;
  return item.value.parts.map((part) => (part.kind === 'text' ? part.value : '?')).join('');
}
