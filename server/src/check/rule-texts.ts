/** What `check` says of the rules themselves: a list of all, and one with its explanation. */
import { allRules } from '../rules/registry/all-rules.js';
import { ruleSection } from '../rules/registry/rule-page.js';

/** Every rule on a line: code, severity and what it finds, in columns. */
export function ruleList(): string {
  const width = Math.max(...allRules.map(({ code }) => code.length));
  return allRules
    .map(({ code, severity, title }) => `${code.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`)
    .join('');
}

/** The page of one rule, in Markdown; empty where there is none of that code. */
export function ruleText(code: string): string {
  const rule = allRules.find((each) => each.code === code);
  return rule === undefined ? '' : `# ${code}\n\n${ruleSection(rule)}\n`;
}
