/** The words of a command line, and what is said of wrong ones. */
import { expect, test } from 'vitest';
import { optionsFrom } from '../../server/src/check/options.js';

test('nothing said means the current directory, as text, with what the project file says', () => {
  expect(optionsFrom([])).toEqual({
    kind: 'check',
    options: {
      paths: ['.'],
      format: 'text',
      minSeverity: undefined,
      failOn: undefined,
      rules: {},
      exclude: [],
      variables: [],
      color: undefined,
      excerpt: undefined,
      fix: undefined,
      stdinFilename: undefined,
      baseline: undefined,
    },
  });
});

test('options and paths come in any order, and `--` ends the options', () => {
  const args = ['a', '--format=json', '--rule', 'out-of-range=off', '--rule=too-long=hint', '--', '--b'];
  expect(optionsFrom(args)).toMatchObject({
    kind: 'check',
    options: {
      paths: ['a', '--b'],
      format: 'json',
      rules: { 'out-of-range': 'off', 'too-long': 'hint' },
    },
  });
});

test.each([
  [
    ['--format', 'xml'],
    '`--format` must be one of text, json, sarif, github, junit, gitlab, checkstyle, not `xml`',
  ],
  [
    ['--min-severity=fatal'],
    '`--min-severity` must be one of error, warning, information, hint, not `fatal`',
  ],
  [['--rule', 'out-of-rang=off'], 'did you mean `out-of-range`?'],
  [['--explain', 'too-log'], 'did you mean `too-long`?'],
  [['--explain', 'languge'], 'did you mean `language`?'],
  [['--explain', 'too-long', '--format=json'], 'leave `--format` out'],
  [['--list-rules', '--format=sarif'], '`--list-rules --format` must be one of text, json, not `sarif`'],
  [['--fail-on=fatal'], '`--fail-on` must be one of error, warning, information, hint, not `fatal`'],
  [
    ['--rule', 'too-long'],
    '`--rule too-long`: add a severity, one of error, warning, information, hint, off',
  ],
  [['--formt', 'json'], 'Unknown option `--formt`; did you mean `--format`?'],
  [['-x'], 'Unknown option `-x`'],
  [['--fix=yes'], '`--fix` takes no value'],
  [
    ['--rule', '--fix'],
    '`--rule` requires a value before `--fix`; if that is the value, write `--rule=--fix`',
  ],
  [['--rule', 'too-long=warn'], '`--rule too-long=warn`: the severity must be one of error, warning,'],
  [['--fix', '--fix-dry-run'], '`--fix` and `--fix-dry-run` exclude each other'],
  [['--baseline=a', '--write-baseline=a'], '`--baseline` and `--write-baseline` exclude each other'],
  [['--fix-dry-run', '--write-baseline=a'], 'leave `--fix-dry-run` out or use `--fix`'],
  [['--stdin-filename=a.tf', '--write-baseline=a'], 'leave `--stdin-filename` out'],
  [['--stdin-filename=a.tf', 'b.tf'], 'leave the paths out'],
  [['--fix-dry-run', '--format=json'], 'leave `--format` out'],
  [['--fix', '--stdin-filename=a.tf', '--format=json'], 'leave `--format` out'],
  [['--format'], '`--format` requires a value'],
])('%j is refused with the remedy', (args, message) => {
  const asked = optionsFrom(args);
  expect(asked.kind === 'wrong' ? asked.message : asked).toContain(message);
});
