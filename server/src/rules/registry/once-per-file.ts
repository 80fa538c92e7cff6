/** What repeats itself in a file, reported once: rules of habits would drown all others. */
import { groupBy } from '../../hcl/group-by.js';
import type { SourceFile } from '../../workspace/module.js';
import type { RuleFinding } from './run-rules.js';
import { safeFixOfAll } from './safe-fixes.js';

/** The findings as a person reads them: those of rules that are reported once a file are one, the rest its related places, its fix that of all. */
export function gathered(file: SourceFile, found: readonly RuleFinding[]): readonly RuleFinding[] {
  const groups = groupBy(
    found.filter(({ rule }) => rule.oncePerFile),
    ({ rule, severity }) => `${rule.code} ${severity}`,
  );
  const byFirst = new Map([...groups.values()].map((group) => [group[0], group]));
  return found.flatMap((each) => {
    const group = byFirst.get(each);
    if (group) return together(file, each, group.slice(1));
    return each.rule.oncePerFile ? [] : each;
  });
}

function together(file: SourceFile, first: RuleFinding, others: readonly RuleFinding[]): RuleFinding {
  if (others.length === 0) return first;
  const { finding } = first;
  const related = others.map((each) => ({ file, span: each.finding, message: each.finding.message }));
  return {
    ...first,
    finding: {
      ...finding,
      message: `${finding.message} There ${others.length === 1 ? 'is 1 more' : `are ${others.length} more`} in this file.`,
      related: [...(finding.related ?? []), ...related],
      fixes: () => safeFixOfAll(`Fix all \`${first.rule.code}\` in this file`, [first, ...others]),
    },
  };
}
