/** Tells of the rules. */
import * as z from 'zod';
import { toolOf } from './tool.js';

/** Every rule in a line. */
export const listRulesTool = toolOf({
  name: 'list_rules',
  title: 'List rules',
  description: 'Lists every rule of check_paths and check_text with its code, default severity and title.',
  input: z.strictObject({}),
  output: z.object({
    rules: z.array(z.object({ code: z.string(), severity: z.string(), title: z.string() })),
  }),
  run: (_, { parts }) => ({
    kind: 'result',
    value: { rules: parts.allRules.map(({ code, severity, title }) => ({ code, severity, title })) },
  }),
});

/** One rule in full. */
export const explainRuleTool = toolOf({
  name: 'explain_rule',
  title: 'Explain a rule',
  description:
    'Explains a rule by its code, the `code` of a finding: what it finds, why that is wrong, an example and the same made right. Answers in Markdown. Use it before fixing a finding.',
  input: z.strictObject({ code: z.string().max(100).describe('For example `invalid-stage-name`.') }),
  run: ({ code }, { parts }) => {
    const text = parts.ruleText(code);
    if (text !== '') return { kind: 'text', text };
    const near = parts.didYouMean(
      code,
      parts.allRules.map((rule) => rule.code),
    );
    const remedy = near === undefined ? 'Use list_rules to find its code.' : `Did you mean \`${near}\`?`;
    return { kind: 'wrong', message: `There is no rule \`${code}\`. ${remedy}` };
  },
});
