/** How findings are written: what people and programs read of one finding, without a process. */
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { byFile, type CheckFinding, type Summary } from '../../server/src/check/finding.js';
import { type Format, formatOf } from '../../server/src/check/formats.js';
import { excerpt } from '../../server/src/check/excerpt.js';
import { isColored } from '../../server/src/check/colours.js';

const finding: CheckFinding = {
  path: 'infra/main.tf',
  uri: 'file:///project/infra/main.tf',
  start: { line: 12, column: 18 },
  end: { line: 12, column: 23 },
  severity: 'error',
  code: 'out-of-range',
  message: '`percent_traffic` can’t be `120`: write a number from 0 to 100.',
  related: [],
  sourceLine: '\tpercent_traffic\t= 120 # 日本',
  placeText: '120 #',
  fix: () => undefined,
};

const summary: Summary = {
  files: 3,
  filesWithFindings: 1,
  inBaseline: 0,
  excluded: 0,
  counts: { error: 1, warning: 0, information: 0, hint: 0 },
  codes: ['out-of-range'],
  failures: [],
};

const incomplete: Summary = {
  ...summary,
  failures: [{ path: 'a b.tf', uri: 'file:///project/a%20b.tf', message: '`a b.tf` was not checked.' }],
};

const tool = { version: '1.2.3' };

const PLAIN = { isColored: false, hasExcerpts: false };

const WITH_EXCERPTS = { isColored: false, hasExcerpts: true };

function written(format: Format, ...findings: readonly CheckFinding[]): string {
  return writtenWith(summary, format, findings);
}

function writtenWith(end: Summary, format: Format, findings: readonly CheckFinding[] = []): string {
  return format.begin + byFile(findings).map(format.file).join('') + format.end(end);
}

describe('text', () => {
  test('shows the place, the message and the line with carets', () => {
    expect(written(formatOf('text', WITH_EXCERPTS, tool), finding)).toBe(
      [
        'infra/main.tf:12:18: error: `percent_traffic` can’t be `120`: write a number from 0 to 100. [out-of-range]',
        '  12 |     percent_traffic = 120 # 日本',
        '     |                     ^^^^^',
        '',
        '1 error in 1 of 3 files.',
        '',
      ].join('\n'),
    );
  });

  test('is one line a finding for tools that read lines', () => {
    const lines = written(formatOf('text', PLAIN, tool), finding, finding);
    const line =
      'infra/main.tf:12:18: error: `percent_traffic` can’t be `120`: write a number from 0 to 100. [out-of-range]\n';
    expect(lines).toBe(`${line}${line}1 error in 1 of 3 files.\n`);
  });

  test('of a file with thousands of findings it shows the 1,000 gravest, and how many more there are', () => {
    const many = Array.from({ length: 2_500 }, (_, at): CheckFinding => ({
      ...finding,
      start: { line: at + 1, column: 1 },
      severity: at < 2_000 ? 'warning' : 'error',
    }));
    const lines = written(formatOf('text', PLAIN, tool), ...many).split('\n');
    expect(lines).toHaveLength(1_003);
    expect(lines.slice(499, 501)).toEqual([
      expect.stringMatching(/^infra\/main\.tf:500:1: warning/),
      expect.stringMatching(/^infra\/main\.tf:2001:1: error/),
    ]);
    expect(lines[1_000]).toBe('infra/main.tf: and 1,500 more findings');
    const { findings } = JSON.parse(written(formatOf('json', PLAIN, tool), ...many)) as {
      findings: unknown[];
    };
    expect(findings).toHaveLength(2_500);
  });

  test('is coloured where it should be, and never commands the terminal by what stands in a file', () => {
    const hostile = { ...finding, sourceLine: 'a = "\u001B[2J\u009B1m"', message: 'Evil \u001B]0;x\u0007.' };
    const colored = written(formatOf('text', { ...WITH_EXCERPTS, isColored: true }, tool), hostile);
    expect(colored).toContain('\u001B[31;1merror\u001B[0m');
    expect(colored).toContain('␛[2J');
    expect(colored).toContain('Evil ␛]0;x␇.');
    expect(written(formatOf('text', WITH_EXCERPTS, tool), hostile)).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test.each([
    ['wide characters', 'a = "日本" + "x"', '"x"', 'a = "日本" + "x"', '             ^^^'],
    ['emoji of many code points', 'a = "👨‍👩‍👧" + "x"', '"x"', 'a = "👨‍👩‍👧" + "x"', '           ^^^'],
    ['combining marks', 'a = "e\u0301" + b', 'b', 'a = "e\u0301" + b', '          ^'],
    ['tabs', '\ta\t= b', 'b', '    a   = b', '          ^'],
  ])('carets stand under %s', (_, line, marked, shown, carets) => {
    const start = line.indexOf(marked);
    const drawn = excerpt(line, start, start + marked.length);
    expect([drawn.line, drawn.indent + drawn.carets]).toEqual([shown, carets]);
  });

  test('of a long line there is the part around the finding', () => {
    const line = `${'a'.repeat(5_000)}HERE${'b'.repeat(5_000)}`;
    const { line: shown, indent, carets } = excerpt(line, 5_000, 5_004);
    expect(shown.length).toBeLessThan(130);
    expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
    expect(shown.slice(indent.length, indent.length + carets.length)).toBe('HERE');
  });

  test('an empty range at the end of a line has a caret of its own', () => {
    expect(excerpt('a = ', 4, 4)).toEqual({ line: 'a =', indent: '    ', carets: '^' });
  });
});

test.each([
  ['a terminal', {}, true, true],
  ['a pipe', {}, false, false],
  ['a terminal with NO_COLOR', { NO_COLOR: '1' }, true, false],
  ['a terminal with an empty NO_COLOR', { NO_COLOR: '' }, true, true],
  ['a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['a terminal with FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ['a dumb terminal', { TERM: 'dumb' }, true, false],
])('colours: %s', (_, environment, isTerminal, expected) => {
  expect(isColored(environment, isTerminal)).toBe(expected);
});

test('json has the shape that docs/check.md promises', () => {
  const related = { ...finding, path: 'variables.tf', message: 'The value comes from here.' };
  const document: unknown = JSON.parse(
    written(formatOf('json', WITH_EXCERPTS, tool), finding, { ...finding, related: [related] }),
  );
  const shown = {
    path: 'infra/main.tf',
    start: { line: 12, column: 18 },
    end: { line: 12, column: 23 },
    severity: 'error',
    code: 'out-of-range',
    message: finding.message,
  };
  const place = { path: 'variables.tf', start: finding.start, end: finding.end };
  expect(document).toEqual({
    version: 1,
    findings: [
      { ...shown, related: [] },
      { ...shown, related: [{ ...place, message: 'The value comes from here.' }] },
    ],
    summary: { files: 3, error: 1, warning: 0, information: 0, hint: 0, inBaseline: 0, excluded: 0 },
    complete: true,
    failures: [],
  });
});

test('json says what was not checked', () => {
  expect(JSON.parse(writtenWith(incomplete, formatOf('json', WITH_EXCERPTS, tool)))).toMatchObject({
    findings: [],
    complete: false,
    failures: [{ path: 'a b.tf', message: '`a b.tf` was not checked.' }],
  });
});

describe('sarif', () => {
  const log = (...findings: readonly CheckFinding[]): Log =>
    JSON.parse(written(formatOf('sarif', WITH_EXCERPTS, tool), ...findings)) as Log;

  test('names the rule, the level and the place within the repository', () => {
    const [run] = log({ ...finding, path: 'a b/#1.tf', severity: 'hint' }).runs;
    expect(run?.results?.[0]).toMatchObject({
      ruleId: 'out-of-range',
      level: 'note',
      message: { text: finding.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b/%231.tf', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12, startColumn: 18, endLine: 12, endColumn: 23 },
          },
        },
      ],
    });
    expect(run?.tool.driver.rules).toMatchObject([
      {
        id: 'out-of-range',
        help: { markdown: expect.stringContaining('Severity: error.') as string },
        defaultConfiguration: { level: 'error' },
      },
    ]);
  });

  test('a file outside the repository has its whole URI', () => {
    const [run] = log({ ...finding, path: '../main.tf', uri: 'file:///main.tf' }).runs;
    const location = run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    expect(location).toEqual({ uri: 'file:///main.tf' });
  });

  test('the fingerprint outlives a move to another line, and no change of the line', () => {
    const prints = [
      finding,
      { ...finding, start: { line: 99, column: 1 } },
      { ...finding, sourceLine: 'percent_traffic = 121' },
    ].map((each) => log(each).runs[0]?.results?.[0]?.partialFingerprints?.['findingLine/v1']);
    expect(prints[1]).toBe(prints[0]);
    expect(prints[2]).not.toBe(prints[0]);
  });

  test('is whole without findings', () => {
    expect(log().runs[0]).toMatchObject({
      results: [],
      invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
    });
  });

  test('says what was not checked', () => {
    const { runs } = JSON.parse(writtenWith(incomplete, formatOf('sarif', WITH_EXCERPTS, tool))) as Log;
    expect(runs[0]?.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: '`a b.tf` was not checked.' },
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'a%20b.tf', uriBaseId: '%SRCROOT%' } } },
            ],
          },
        ],
      },
    ]);
  });
});

describe('github', () => {
  test('escapes what would end a property or the message', () => {
    const odd = { ...finding, path: 'a,b:c%.tf', message: 'One,\ntwo: 100 %.' };
    expect(written(formatOf('github', WITH_EXCERPTS, tool), odd).split('\n')[0]).toBe(
      '::error file=a%2Cb%3Ac%25.tf,line=12,endLine=12,col=18,endColumn=23,title=out-of-range::One,%0Atwo: 100 %25.',
    );
  });

  test('leaves columns out where they are not allowed: over several lines', () => {
    const long = { ...finding, end: { line: 14, column: 2 } };
    expect(written(formatOf('github', WITH_EXCERPTS, tool), long)).toContain('line=12,endLine=14,title=');
  });

  test.each([
    ['warning', 'warning'],
    ['information', 'notice'],
    ['hint', 'notice'],
  ] as const)('%s is a %s', (severity, command) => {
    const text = written(formatOf('github', WITH_EXCERPTS, tool), { ...finding, severity });
    expect(text.startsWith(`::${command} `)).toBe(true);
  });
});
