/** Finds access log formats without the ID of the request. */
import { requestIdFixes } from './access-log-request-id.js';
import { formatsIn, headOf } from './access-log-places.js';
import type { Rule } from '../rule.js';

export const accessLogMissingRequestId: Rule = {
  code: 'access-log-missing-request-id',
  severity: 'error',
  group: 'stage',
  title: 'An access log format without the request ID',
  setting: 'An access log format with neither `$context.requestId` nor `$context.extendedRequestId`.',
  *check(context) {
    for (const { format, types } of formatsIn(context)) {
      if (format.text.whole && !REQUEST_ID.test(format.text.text)) {
        const both = types.length === 1 && types[0] === 'REST' ? ', preferably both' : '';
        yield {
          ...headOf(context.file, format.attribute.value),
          message: `The format has neither \`$context.requestId\` nor \`$context.extendedRequestId\`, so AWS rejects it: add one of them${both}.`,
          fixes: () => requestIdFixes(context, format.attribute.value),
        };
      }
    }
  },
  documentation: `Every access log format must contain \`$context.requestId\` or \`$context.extendedRequestId\`, for REST, HTTP and
WebSocket APIs. Otherwise AWS rejects the stage during apply. Callers of a REST API can set the first one, so log both
there
([discussion](https://github.com/aws/aws-cdk/issues/33977)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = jsonencode({ status = "$context.status" })
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = jsonencode({ requestId = "$context.requestId", status = "$context.status" })
  }
}`,
  },
};

const REQUEST_ID = /\$\{?context\.(?:requestId|extendedRequestId)/;
