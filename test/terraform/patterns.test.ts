/** Regular expressions, by Terraform itself: what `regex`, `regexall` and `replace` are known to give is what they give. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, inject, test } from 'vitest';
import { evaluate } from '../../server/src/analysis/values/evaluate.js';
import type { Value } from '../../server/src/analysis/values/values.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';

const { terraform = '', missing } = inject('terraform');

const PATTERNS = [
  ...[
    'a',
    'a*',
    'x*',
    '^',
    '$',
    '\\b',
    'a|ab',
    'ab|a',
    '(a+)(b+)?',
    '(a)|(b)',
    '(?P<one>a)(?P<two>b)?',
    '(?P<one>a)(b)',
  ],
  ...[
    '(?i)A',
    '(?s)a.b',
    'a.b',
    '(?m)^b',
    '[[:alpha:]]+',
    '[^a-z]',
    '\\pL+',
    '\\Qa.b\\E',
    '\\x61',
    '\\141',
    '\\z',
    '\\Z',
  ],
  ...[
    '(?=a)',
    '(?<=a)b',
    '(?!a)',
    '(?<n>a)',
    '\\1',
    '(a)\\1',
    'a{2}',
    'a{,2}',
    'a{2',
    '{',
    '}',
    'a{1001}',
    'a**',
    'a++',
  ],
  ...[
    '(',
    ')',
    '[a',
    '[]a]',
    'a??',
    'a+?',
    '(?U)a+',
    '(?:a|b)+',
    '\\s+',
    '\\v',
    '\\h',
    '\\R',
    '\\X',
    '\\K',
    '\\G',
    '\\_',
  ],
  ...[
    '\\d{12}',
    '^arn:aws:([a-z]+):([^:]*):(\\d*):(.*)$',
    '\\$context\\.[\\w.]+',
    '[\\r\\n]+',
    '',
    'a|',
    '(?P<a>a)|(?P<a>b)',
  ],
];

const TEXTS = [
  '',
  'a',
  'ab',
  'aaab baa',
  'A.b',
  'a\nb',
  'xaxbx',
  'arn:aws:logs:eu-west-1:123456789012:log-group:/x',
  '$context.requestId $context.error.message\r\n',
  '{1}',
];

const REPLACEMENTS = ['', '-', '$0', '$1', '${1}x', '$1x', '$$', '$', '$x', '${two}', '${', '$2$1', '\\1'];

const quoted = (value: string): string =>
  JSON.stringify(value)
    .replaceAll('${', () => '$${')
    .replaceAll('%{', () => '%%{');

/** Each pattern with each text; replacements and texts change with them, so that each pair of all meets. */
const EXPRESSIONS = PATTERNS.flatMap((pattern, index) => [
  ...TEXTS.flatMap((each) => [
    `regex(${quoted(pattern)}, ${quoted(each)})`,
    `regexall(${quoted(pattern)}, ${quoted(each)})`,
  ]),
  ...REPLACEMENTS.map(
    (each, at) =>
      `replace(${quoted(TEXTS[(index + at) % TEXTS.length] ?? '')}, ${quoted(`/${pattern}/`)}, ${quoted(each)})`,
  ),
]);

describe.skipIf(missing !== undefined)(
  `Terraform${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test(`agrees about ${EXPRESSIONS.length} calls`, async () => {
      const given = await console_(EXPRESSIONS);
      const wrong = EXPRESSIONS.flatMap((expression, index) => {
        const known = ours(expression);
        const right = given[index] ?? [];
        return known === undefined ||
          (right.length === 1 && JSON.stringify(known) === JSON.stringify(right[0]))
          ? []
          : [{ expression, known, right }];
      });
      expect(wrong).toEqual([]);
      const isKnown = (index: number): boolean => ours(EXPRESSIONS[index] ?? '') !== undefined;
      const unknown = given.flatMap((each, index) =>
        each.length === 1 && !isKnown(index) ? [EXPRESSIONS[index]] : [],
      );
      // Older versions of Terraform refuse the one, RE2 itself two groups of one name.
      const isOdd = (each = ''): boolean => each.includes('(?<n>') || each.includes('(?P<a>');
      expect(unknown.filter((each) => !isOdd(each))).toEqual([]);
    });
  },
);

/** What each expression comes to, as the only item of a list that is empty where it fails. */
async function console_(expressions: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  const answers: (readonly unknown[])[] = [];
  // The console reads whatever configuration it stands in.
  const cwd = await mkdtemp(join(tmpdir(), 'console-'));
  // The console reads one line, and no long one.
  for (let at = 0; at < expressions.length; at += A_LINE) {
    const items = expressions.slice(at, at + A_LINE).map((each) => `try([${each}], [])`);
    const child = spawn(terraform, ['console'], { cwd });
    child.stdin.end(`jsonencode([${items.join(', ')}])\n`);
    const printed = JSON.parse(await text(child.stdout)) as string;
    answers.push(...(JSON.parse(printed) as readonly (readonly unknown[])[]));
  }
  await rm(cwd, { recursive: true });
  return answers;
}

const A_LINE = 250;

function ours(expression: string): unknown {
  const file = sourceFile('file:///main.tf', `locals {\n  a = ${expression}\n}\n`);
  const module = moduleFrom('file:///', [file]);
  const value = module.locals.get('a')?.attribute.value;
  return value && plain(evaluate(value, module));
}

function plain(value: Value): unknown {
  switch (value.kind) {
    case 'unknown':
      return undefined;
    case 'null':
      return null;
    case 'list':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.entries].map(([key, each]) => [key, plain(each)]).toSorted());
    default:
      return value.value;
  }
}
