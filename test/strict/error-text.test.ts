/** Where the errors of HashiCorp's parser are shown and what they say: `«…»` marks the text under each. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FILE_MARK, problemsIn } from '../../server/src/strict/error-text.js';
import { type StrictCheck, createStrictCheck } from '../../server/src/strict/strict-check.js';
import { type StrictBundle, strictBundle } from './strict-bundle.js';

interface Case {
  readonly name: string;
  /** The text, with `«…»` around each range in which a problem is shown. */
  readonly marked: string;
  /** How each message begins, in the order of the text. */
  readonly messages: readonly string[];
}

const FAMILY = '👨‍👩‍👧';
const FLAG = '🇩🇪';
const BOM = '\uFEFF';

const cases: readonly Case[] = [
  {
    name: 'an argument set twice',
    marked: 'stage_name = "a"\n«stage_name» = "b"\n',
    messages: [
      'Attribute redefined: The argument "stage_name" was already set at line 1. Each argument may be set only once.',
    ],
  },
  {
    name: 'an argument set twice in a block',
    marked: 'locals {\n  a = 1\n  b = 2\n  «a» = 3\n}\n',
    messages: ['Attribute redefined: The argument "a" was already set at line 2.'],
  },
  {
    name: 'a block that is not closed',
    marked: 'resource "aws_api_gateway_stage" "s" «{»\n  stage_name = "a"\n',
    messages: ['Unclosed configuration block: '],
  },
  {
    name: 'a brace too many',
    marked: 'locals {\n}\n«}»\n',
    messages: ['Argument or block definition required: '],
  },
  { name: 'a bad escape', marked: 'a = "x«\\q»"\n', messages: ['Invalid escape sequence: The symbol "q"'] },
  {
    name: 'several bad escapes',
    marked: 'a = "«\\q»"\nb = "«\\z» «\\y»"\n',
    messages: ['Invalid escape sequence: ', 'Invalid escape sequence: ', 'Invalid escape sequence: '],
  },
  {
    name: 'an emoji of five code points before the error',
    marked: `a = "${FAMILY}«\\q»"\n`,
    messages: ['Invalid escape sequence: '],
  },
  {
    name: 'a flag and a combining accent before the error',
    marked: `a = "e\u0301${FLAG}" «]»\n`,
    messages: ['Missing newline after argument: '],
  },
  {
    name: 'names beyond ASCII on the lines before',
    marked: `größe = "${FAMILY}"\nünï = «]»\n`,
    messages: ['Invalid expression: '],
  },
  { name: 'an emoji as a name', marked: 'a = 1\n«😀» = 1\n', messages: ['Invalid character: '] },
  { name: 'a byte order mark, first line', marked: `${BOM}a = «]»\n`, messages: ['Invalid expression: '] },
  {
    name: 'a byte order mark, later line',
    marked: `${BOM}a = 1\nb = «]»\n`,
    messages: ['Invalid expression: '],
  },
  {
    name: 'a byte order mark and an emoji on its line',
    marked: `${BOM}a = "${FAMILY}" «]»\n`,
    messages: ['Missing newline after argument: '],
  },
  {
    name: 'CRLF line ends',
    marked: 'a = 1\r\nb = «]»\r\nc = 3\r\n',
    messages: ['Invalid expression: '],
  },
  {
    name: 'CRLF and an error at the end of the line',
    marked: 'resource "a" «"b"»\r\n{\r\n}\r\n',
    messages: ['Invalid block definition: '],
  },
  {
    name: 'nothing after the equals sign',
    marked: 'a «=»\nb = 1\n',
    messages: ['Invalid expression: '],
  },
  {
    name: 'nothing after the equals sign at the end of the file',
    marked: 'a «=»',
    messages: ['Missing expression: '],
  },
  { name: 'nothing after a dot', marked: 'a = b«.»\n', messages: ['Invalid attribute name: '] },
  {
    name: 'an open string, told once and not again on every line it runs over',
    marked: 'a = "«abc»\nb = 1\nc = "x"\nd = 2\n',
    messages: ['Invalid multi-line string: '],
  },
  {
    name: 'an open heredoc',
    marked: 'a = <<EOF\nabc\n  «def»\n',
    messages: ['Unterminated template string: '],
  },
  {
    name: 'an open interpolation in a heredoc',
    marked: 'a = <<EOF\n«${»\nEOF\n',
    messages: ['Unclosed template interpolation sequence: '],
  },
  {
    name: 'an `if` without its end',
    marked: 'a = "%{ if true }x«"»\n',
    messages: [
      'Unexpected end of template: The if directive at line 1 is missing its corresponding endif directive.',
    ],
  },
  { name: 'an open list', marked: 'a = «[»1,2\n', messages: ['Unterminated tuple constructor expression: '] },
  {
    name: 'single quotes',
    marked: "a = «'»x'\n",
    messages: ['Invalid character: Single quotes are not valid.'],
  },
  { name: 'a half-typed name', marked: '«stage»', messages: ['Argument or block definition required: '] },
  {
    name: 'a line separator, which ends no line',
    marked: 'a = "x\u2028y" «]»\n',
    messages: ['Missing newline'],
  },
  { name: 'an error on a line with tabs', marked: '\ta\t= «]»\n', messages: ['Invalid expression: '] },
  {
    name: 'a block in a one-line block',
    marked: 'a { «b {» } }\n',
    messages: ['Argument definition required: '],
  },
];

const accepted: readonly string[] = [
  '',
  BOM,
  'a = "\\u0041"\n',
  'a = "${x}"\n\n# é\n',
  'a = <<-EOF\r\n  x\r\n  EOF\r\n',
  // These are sound HCL that only has no form in JSON.
  'a {\n}\na "x" {\n}\n',
  'a "x" {\n}\na {\n}\n',
];

// A thread starts in a tenth of a second, but not on a machine that is busy with the other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe('errors of the real parser', () => {
  let bundle: StrictBundle;
  let strict: StrictCheck;

  beforeAll(async () => {
    bundle = await strictBundle();
    strict = createStrictCheck({ workerPath: bundle.workerPath, timeoutMs: 300_000, log: () => undefined });
  });
  afterAll(async () => {
    await strict.dispose();
    await bundle.remove();
  });

  test.each(cases)('$name', async ({ marked, messages }) => {
    const text = marked.replaceAll(/[«»]/g, '');
    const problems = (await strict.check(text)) ?? [];
    expect(withMarks(text, problems)).toBe(marked);
    expect(problems.map((problem, index) => problem.message.slice(0, messages[index]?.length))).toEqual(
      messages,
    );
  });

  test.each(accepted)('accepts %j', async (text) => {
    expect(await strict.check(text)).toEqual([]);
  });

  test('no message shows the file name that the parser is given', async () => {
    for (const { marked } of cases) {
      for (const { message } of (await strict.check(marked.replaceAll(/[«»]/g, ''))) ?? [])
        expect(message).not.toContain(FILE_MARK);
    }
  });
});

describe('error texts without a position', () => {
  test('are shown on the first line that is not blank', () => {
    const text = '\n\n  a = 1  \nb = 2\n';
    const problems = problemsIn('parse config: [<nil>: Configuration error; Something is wrong.]', text);
    expect(withMarks(text, problems)).toBe('\n\n  «a = 1»  \nb = 2\n');
    expect(problems[0]?.message).toBe('Configuration error: Something is wrong.');
  });

  test('are told apart from their neighbours', () => {
    const error = `parse config: [${FILE_MARK}:2,1-2: First; One. <nil>: Second; Two. ${FILE_MARK}:3,1-2: Third; Three.]`;
    const messages = problemsIn(error, 'a\nb\nc\n').map((problem) => problem.message);
    expect(messages).toEqual(['Second: Two.', 'First: One.', 'Third: Three.']);
  });

  test('of an unknown form are shown as they are', () => {
    expect(problemsIn('something new', 'a = 1\n')).toEqual([{ start: 0, end: 5, message: 'something new' }]);
  });

  test('stay within an empty text', () => {
    expect(problemsIn('something new', '')).toEqual([{ start: 0, end: 0, message: 'something new' }]);
  });

  test('positions beyond the text are shown at its end', () => {
    const text = 'a = 1\n';
    const problems = problemsIn(`parse config: [${FILE_MARK}:9,9-12,3: Odd; Very.]`, text);
    expect(withMarks(text, problems)).toBe('a = «1»\n');
  });
});

function withMarks(
  text: string,
  problems: readonly { readonly start: number; readonly end: number }[],
): string {
  return problems
    .toReversed()
    .reduce(
      (marked, { start, end }) =>
        `${marked.slice(0, start)}«${marked.slice(start, end)}»${marked.slice(end)}`,
      text,
    );
}
