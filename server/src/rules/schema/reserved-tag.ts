/** Finds tags whose keys belong to AWS. Which those are is a fact of the vocabulary. */
import { tagLimits } from '../../knowledge/vocabularies/common.js';
import { placedEntries, relatedEntry } from '../query/placed-entries.js';
import { quoted } from '../../hcl/print.js';
import type { Rule } from '../rule.js';

export const reservedTag: Rule = {
  code: 'reserved-tag',
  severity: 'error',
  group: 'stage',
  title: 'A tag key that is reserved for AWS',
  *check(context) {
    const allowed = new RegExp(tagLimits.key.pattern.regex);
    for (const placed of placedEntries(context, (limits) => limits === tagLimits)) {
      const { key, keySpan, entry } = placed;
      const rest = key.slice(key.indexOf(':') + 1);
      if (!allowed.test(key) && placed.attribute.name.text === 'tags') {
        yield {
          start: keySpan.start,
          end: keySpan.end,
          message: `Tag keys that start with \`aws:\` are reserved, and AWS rejects \`${key}\`: use another key.`,
          related: relatedEntry(placed),
          fixes: () =>
            entry?.key.kind === 'template' && rest !== '' && allowed.test(rest)
              ? [
                  {
                    title: `Use \`${rest}\``,
                    edits: [{ file: context.file, span: entry.key, newText: quoted(rest) }],
                    safe: false,
                  },
                ]
              : [],
        };
      }
    }
  },
  documentation: `Keys that start with \`aws:\`, in any case, are reserved for AWS: \`aws:cloudformation:stack-name\` and the like can be
read but not set. AWS rejects them during apply.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"

  tags = {
    "aws:team" = "orders"
  }
}`,
    good: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"

  tags = {
    team = "orders"
  }
}`,
  },
};
