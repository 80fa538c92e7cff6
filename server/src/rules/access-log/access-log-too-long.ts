/** Finds access log formats that are longer than AWS takes. The limit is a fact of the vocabulary. */
import { HOLE } from '../../analysis/log-format/tokens.js';
import { accessLogFormatMaxBytes } from '../../knowledge/vocabularies/logging.js';
import { formatsIn, headOf } from './access-log-places.js';
import type { Rule } from '../rule.js';

export const accessLogTooLong: Rule = {
  code: 'access-log-too-long',
  severity: 'warning',
  group: 'stage',
  title: 'An access log format of more than 3 KB',
  *check(context) {
    for (const { format } of formatsIn(context)) {
      const bytes = byteLength(format.text.text);
      if (bytes > accessLogFormatMaxBytes) {
        yield {
          ...headOf(context.file, format.attribute.value),
          message: `The format is ${bytes} bytes long, but AWS allows at most ${accessLogFormatMaxBytes}: remove variables or shorten their keys.`,
        };
      }
    }
  },
  documentation: `The quota for the size of an access log format is 3 KB for REST, HTTP and WebSocket APIs, and it can't be increased.
For an object, the result of \`jsonencode\` counts. Values that are not known are not counted
([quotas](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId \${replace(replace("aaaaaaaaaaaaaaaa", "a", "bbbbbbbb"), "b", "$context.extendedRequestId ")}"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId \${replace("aaaaaaaaaaaaaaaa", "a", "$context.extendedRequestId ")}"
  }
}`,
  },
};

/** In UTF-8; short texts are not counted. What is unknown counts as nothing. */
function byteLength(text: string): number {
  return text.length * 3 <= accessLogFormatMaxBytes
    ? 0
    : new TextEncoder().encode(text.replaceAll(HOLE, '')).length;
}
