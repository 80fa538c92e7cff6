/** Execution and access logging as REST, HTTP and WebSocket stages share it. The `$context` variables stand elsewhere. */
import type { AllowedValue, Facts } from '../schema.js';
import { gatewayGuide } from './links.js';

/** Levels of execution logs; exact case, an empty string is refused as well. */
export const loggingLevels: readonly AllowedValue[] = [
  { value: 'OFF', doc: 'No execution logs.' },
  { value: 'ERROR', doc: 'Only requests that fail are logged.' },
  {
    value: 'INFO',
    doc: 'Every request is logged, with the steps it takes. The most useful and the most expensive.',
  },
];

/** The longest access log format that AWS takes, in bytes (3 KB for REST, HTTP and WebSocket APIs alike). */
export const accessLogFormatMaxBytes = 3072;

/** What every logging argument needs on REST and WebSocket APIs, as a sentence to add to its text. */
export const needsLoggingRole =
  'Needs the account-wide role of `aws_api_gateway_account.cloudwatch_role_arn` in the same Region; without it, AWS fails with "CloudWatch Logs role ARN must be set in account settings to enable logging".';

/** What v2 logging arguments are to an HTTP API, as a sentence to add to their text. */
export const webSocketOnly =
  '**WebSocket APIs only:** HTTP APIs have no execution logs, so the provider leaves the value out and every plan shows a change.';

/** What `data_trace_enabled` does, as sentences to begin its text with. */
export const dataTraceMeaning =
  'Logs requests and responses in full, bodies and headers included. Good for finding a fault, wrong for production: secrets and personal data end up in CloudWatch Logs. Works together with `logging_level`.';

/** `access_log_settings.destination_arn`; Firehose streams are a destination for REST APIs only. */
export function accessLogDestinationFacts(awsMember: string, firehose: boolean): Facts {
  const stream = ', or of a Firehose stream whose name begins with `amazon-apigateway-`';
  return {
    doc: `Where the access log goes: the ARN of a CloudWatch log group${firehose ? stream : ''}. Take \`aws_cloudwatch_log_group.<name>.arn\` as it is. AWS removes a trailing \`:*\`, so with one every plan shows a change; strip it with \`trimsuffix(…, ":*")\` where the ARN comes from elsewhere. The provider only checks that it is an ARN at all; a group that does not exist fails during apply.`,
    refersTo: [
      { type: 'aws_cloudwatch_log_group', attribute: 'arn' },
      ...(firehose ? [{ type: 'aws_kinesis_firehose_delivery_stream', attribute: 'arn' }] : []),
    ],
    awsMember,
  };
}

/** `access_log_settings.format`; `page` lists the variables of the API type and `sample` is a format for it. */
export function accessLogFormat(awsMember: string, closing: string, page: string, sample: string): Facts {
  return {
    doc: `One line of log for each request, with \`$context.…\` variables that API Gateway fills in; a variable without a value is logged as \`-\`. It must contain \`$context.requestId\` or \`$context.extendedRequestId\`, stand on a single line${closing}, and be no longer than 3 KB. \`jsonencode({ … })\` gives one line of JSON. Write \`$context\` plainly: \`\${context.…}\` is an interpolation in HCL.`,
    awsMember,
    sample,
    link: gatewayGuide(page),
  };
}
