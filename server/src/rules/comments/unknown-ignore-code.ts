/** Finds comments that mean to silence a rule and name none that there is. Which rules there are, the context tells. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { ignoreComments } from './ignore-comments.js';
import type { Rule } from '../rule.js';

export const unknownIgnoreCode: Rule = {
  code: 'unknown-ignore-code',
  severity: 'warning',
  group: 'stage',
  title: 'A comment that silences a rule that does not exist',
  *check({ file, codes }) {
    for (const comment of ignoreComments(file)) {
      if (comment.codes.length === 0) {
        yield {
          ...comment.span,
          message: 'The comment names no rule, so it silences nothing: write the code of a rule after it.',
        };
      }
      for (const { text, start, end } of comment.codes.filter((each) => !codes.has(each.text))) {
        const meant = didYouMean(text, codes);
        const remedy = meant === undefined ? 'take it out' : `write \`${meant}\``;
        yield {
          start,
          end,
          message: `There is no rule \`${text}\`, so the comment does not silence one: ${remedy}.`,
          fixes: () =>
            meant === undefined
              ? []
              : [
                  {
                    title: `Write \`${meant}\``,
                    edits: [{ file, span: { start, end }, newText: meant }],
                    safe: true,
                  },
                ],
        };
      }
    }
  },
  documentation: `A comment that silences a rule names it by its code. A misspelt code silences nothing, and neither does a comment
without one; what was meant to be silent is told as before.`,
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
