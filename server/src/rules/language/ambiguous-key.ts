/** Keys of entries that may be an address or a name with dots. */
import { sourceOf } from '../../edits/layout.js';
import type { Reference } from '../../hcl/syntax.js';
import type { Finding, RuleContext } from '../rule.js';

/** The finding about a key such as `local.name`, which Terraform takes neither for a reference nor for a text. */
export function ambiguousKey(key: Reference, { file }: RuleContext): readonly Finding[] {
  const isPath = key.steps.every(({ kind }) => kind !== 'splat');
  const isWhole = key.steps.every((step) => step.kind !== 'attribute' || step.name.text !== '');
  if (key.steps.length === 0 || !isPath || !isWhole) return [];
  const written = sourceOf(file, key);
  const span = { start: key.start, end: key.end };
  const replacing = (newText: string) => ({
    title: `Use \`${newText}\``,
    edits: [{ file, span, newText }],
    safe: false,
  });
  return [
    {
      ...span,
      message: `\`${written}\` as a key may be a reference or a text: put it in parentheses or in quotes.`,
      fixes: () => [replacing(`(${written})`), ...(written.includes('"') ? [] : [replacing(`"${written}"`)])],
    },
  ];
}
