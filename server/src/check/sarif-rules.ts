/** The rules as SARIF describes them. */
import type { ReportingDescriptor } from 'sarif';
import { allRules } from '../rules/registry/all-rules.js';
import { ruleSection } from '../rules/registry/rule-page.js';
import type { Severity } from '../rules/rule.js';
import type { Tool } from './sarif.js';

/** SARIF has three levels. */
export const SARIF_LEVELS = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
} as const satisfies Readonly<Record<Severity, string>>;

/** A rule by its code. */
export function sarifRule(code: string, { homepage }: Tool): ReportingDescriptor {
  const rule = allRules.find((each) => each.code === code);
  const title = `${(rule?.title ?? code).replace(/\.$/, '')}.`;
  return {
    id: code,
    // A name that is the same word is none of its own.
    ...(code.includes('-') && { name: pascalCase(code) }),
    shortDescription: { text: title },
    fullDescription: { text: rule ? plain(rule.documentation) : title },
    help: { text: title, ...(rule && { markdown: ruleSection(rule) }) },
    ...(homepage && { helpUri: `${homepage}/docs/rules.md#${code}` }),
    ...(rule && {
      defaultConfiguration: { level: SARIF_LEVELS[rule.severity] },
      properties: { tags: ['terraform', 'api-gateway', rule.group] },
    }),
  };
}

/** `out-of-range` as `OutOfRange`. */
function pascalCase(code: string): string {
  return code.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());
}

/** Markdown as one paragraph of text: links lose their targets. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
