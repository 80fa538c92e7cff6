/** Findings for people: where, what, and the line with carets under it. */
import { gravest } from '../features/first-findings.js';
import type { Severity } from '../rules/rule.js';
import { visibleLine } from '../../../protocol/plain-text.js';
import { countLine, failureLine } from './count-line.js';
import { excerpt } from './excerpt.js';
import type { CheckFinding, CheckPlace } from './finding.js';
import type { Format } from './formats.js';
import { SEVERITIES } from './severities.js';

/** How people see a text. */
export interface TextStyle {
  readonly isColored: boolean;
  /** Whether the line that a finding is about stands below it. */
  readonly hasExcerpts: boolean;
}

/** For people and for tools that read lines: each finding on one line, with what it is about below. */
export function text({ isColored, hasExcerpts }: TextStyle): Format {
  const paint = (style: Style, shown: string): string =>
    isColored ? `\u001B[${STYLES[style]}m${shown}\u001B[0m` : shown;

  return {
    begin: '',
    file: ({ path, findings }) => {
      const shown = gravest(findings, ({ severity }) => SEVERITIES.indexOf(severity));
      const more = findings.length - shown.length;
      const lines = shown.map(told).join('');
      return more > 0
        ? `${lines}${visibleLine(path)}: and ${more.toLocaleString('en')} more findings\n`
        : lines;
    },
    end: (summary) => `${countLine(summary)}\n${failureLine(summary)}`,
  };

  function told(finding: CheckFinding): string {
    const { severity, code, message, related } = finding;
    const lines = [
      `${paint('bold', whereIs(finding))}: ${paint(severity, severity)}: ${visibleLine(message)} ${paint('dim', `[${code}]`)}`,
      ...(hasExcerpts
        ? [
            ...pictured(finding),
            ...related.map((each) => `  ${paint('dim', whereIs(each))}: ${visibleLine(each.message)}`),
            '',
          ]
        : []),
    ];
    return `${lines.join('\n')}\n`;
  }

  function pictured({ sourceLine, start, end, severity }: CheckFinding): readonly string[] {
    const last = end.line > start.line ? sourceLine.length : end.column - 1;
    const { line, indent, carets } = excerpt(sourceLine, start.column - 1, last);
    const number = String(start.line);
    return [
      `  ${paint('dim', `${number} |`)} ${visibleLine(line)}`,
      `  ${paint('dim', `${' '.repeat(number.length)} |`)} ${indent}${paint(severity, carets)}`,
    ];
  }
}

function whereIs({ path, start }: CheckPlace): string {
  return `${visibleLine(path)}:${start.line}:${start.column}`;
}

type Style = Severity | 'bold' | 'dim';

/** As terminals number them. */
const STYLES: Readonly<Record<Style, string>> = {
  error: '31;1',
  warning: '33;1',
  information: '34;1',
  hint: '36;1',
  bold: '1',
  dim: '2',
};
