/** Findings as the Markdown that GitHub shows on the page of a workflow's run. */
import { visible } from '../../../protocol/plain-text.js';
import { countLine } from './count-line.js';
import type { CheckFailure, CheckFinding } from './finding.js';
import type { Format } from './formats.js';

/** A table of the first findings, and what was not checked. */
export const stepSummary: Format = {
  begin: '### API Gateway stages\n\n',
  file: ({ findings, before }) => {
    const shown = findings.slice(0, Math.max(0, MOST_ROWS - before));
    return `${before === 0 && shown.length > 0 ? HEAD : ''}${shown.map(row).join('')}`;
  },
  end: (summary) => {
    const { counts, failures } = summary;
    const count = Object.values(counts).reduce((sum, each) => sum + each, 0);
    const more = count - MOST_ROWS;
    const rest = more > 0 ? `\nAnd ${more.toLocaleString('en')} more findings.\n` : '';
    return `${rest}\n${countLine(summary)}\n${failedList(failures)}`;
  },
};

/** GitHub takes 1 MiB of a step. */
const MOST_ROWS = 100;

const HEAD = '| Severity | Place | Finding |\n| --- | --- | --- |\n';

function row({ severity, path, start, message, code }: CheckFinding): string {
  const place = `${path}:${start.line}:${start.column}`;
  return `| ${severity} | ${markdownEscaped(place)} | ${markdownEscaped(`${message} [${code}]`)} |\n`;
}

function failedList(failures: readonly CheckFailure[]): string {
  if (failures.length === 0) return '';
  const shown = failures.slice(0, MOST_ROWS).map(({ message }) => `- ${markdownEscaped(message)}\n`);
  const more = failures.length - MOST_ROWS;
  return `\nNot checked in full:\n\n${shown.join('')}${more > 0 ? `\nAnd ${more} more.\n` : ''}`;
}

/** Text that stands as it is in one line of Markdown: no mark of it means anything, and nothing in it is a link. */
function markdownEscaped(text: string): string {
  const line = visible(text.slice(0, LONGEST).replace(/\s+/g, ' '));
  return line.replace(/[!-/:-@[-`{-~]/g, (each) => `&#${each.charCodeAt(0)};`);
}

const LONGEST = 500;
