/** What `check` says of the rules themselves: a list of all, and one with its explanation. */
import { LANGUAGE_GROUP } from '../../../protocol/messages.js';
import { allRules } from '../rules/registry/all-rules.js';
import { ruleSection } from '../rules/registry/rule-page.js';

import { jsonText } from './json-text.js';

/** Every rule on a line: code, severity, group and what it finds, in columns; or as JSON. */
export function ruleList(format: 'text' | 'json'): string {
  if (format === 'json') {
    const rules = allRules.map(({ code, severity, group, title }) => ({ code, severity, group, title }));
    return `${jsonText({ version: 1, rules }, 2)}\n`;
  }
  return inColumns(allRules.map(({ code, severity, group, title }) => [code, severity, group, title]));
}

/** The page of one rule, or of the group that can be set as one, in Markdown; empty where there is none of that code. */
export function ruleText(code: string): string {
  if (code === LANGUAGE_GROUP) return languageText();
  const rule = allRules.find((each) => each.code === code);
  return rule === undefined ? '' : `# ${code}\n\n${ruleSection(rule)}\n`;
}

function languageText(): string {
  const own = allRules.filter(({ group }) => group === LANGUAGE_GROUP);
  const list = own.map(({ code, severity, title }) => `- \`${code}\` (${severity}): ${title}`);
  return `# ${LANGUAGE_GROUP}

All rules about Terraform's language: what \`terraform validate\` rejects in any block of a module that has to do with API
Gateway. \`--rule ${LANGUAGE_GROUP}=off\` turns them off; the code of one of them counts more.

${list.join('\n')}
`;
}

/** Columns as wide as their longest cell. */
function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}
