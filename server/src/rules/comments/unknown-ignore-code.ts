/** Finds comments that mean to silence a rule and name none that there is. Which rules there are, the context tells. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { ignoreComments } from './ignore-comments.js';
import type { Rule } from '../rule.js';

export const unknownIgnoreCode: Rule = {
  code: 'unknown-ignore-code',
  severity: 'warning',
  group: 'stage',
  title: 'An ignore comment for an unknown rule',
  *check({ file, codes }) {
    for (const comment of ignoreComments(file)) {
      if (comment.codes.length === 0) {
        yield {
          ...comment.span,
          message: 'The comment names no rule, so it has no effect: add the code of a rule.',
        };
      }
      for (const { text, start, end } of comment.codes.filter((each) => !codes.has(each.text))) {
        const meant = didYouMean(text, codes);
        const remedy = meant === undefined ? 'remove it' : `use \`${meant}\``;
        yield {
          start,
          end,
          message: `Unknown rule \`${text}\`, so the comment has no effect: ${remedy}.`,
          fixes: () =>
            meant === undefined
              ? []
              : [
                  {
                    title: `Change to \`${meant}\``,
                    edits: [{ file, span: { start, end }, newText: meant }],
                    safe: true,
                  },
                ],
        };
      }
    }
  },
  documentation: `An ignore comment names a rule by its code. A comment with a misspelled code, or without a code, has no effect: the
finding is still reported.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  # apigateway-stages:ignore invalid-stage-nam renamed by the pipeline
  name = "prod"
}`,
    good: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  # apigateway-stages:ignore invalid-stage-name renamed by the pipeline
  name = "@STAGE@"
}`,
  },
};
