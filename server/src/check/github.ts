/** Findings as workflow commands, which GitHub Actions shows as annotations of the changed lines. */
import type { Severity } from '../rules/rule.js';
import { visible } from '../../../protocol/plain-text.js';
import { countLine } from './count-line.js';
import type { CheckFailure, CheckFinding } from './finding.js';
import type { Format } from './formats.js';

/** Workflow commands, which GitHub shows beside the lines of a pull request. */
export const github: Format = {
  begin: '',
  file: ({ findings }) => findings.map(command).join(''),
  end: (summary) => `${summary.failures.map(failed).join('')}${countLine(summary)}\n`,
};

function failed({ path, message }: CheckFailure): string {
  return `::error file=${escapedProperty(path)},title=not-checked::${escaped(message)}\n`;
}

function command({ path, start, end, severity, code, message, related }: CheckFinding): string {
  // Columns are allowed only within one line.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const properties = { file: path, line: start.line, endLine: end.line, ...columns, title: code };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const lines = [message, ...related.map((each) => `${each.path}:${each.start.line}: ${each.message}`)];
  return `::${COMMANDS[severity]} ${list.join(',')}::${escaped(lines.join('\n'))}\n`;
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

function escaped(text: string): string {
  return visible(text.replace(/\r\n/g, '\n'))
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
