/** Where access logs may go, as ARNs and as resources. */

/** The one destination of every API type. */
export const logGroup = {
  type: 'aws_cloudwatch_log_group',
  service: 'logs',
  resource: 'log-group',
  /** What is told of one. */
  name: 'name',
  prefix: 'name_prefix',
  retention: 'retention_in_days',
  arn: 'arn',
} as const;

/** A destination of REST APIs only, and only under such a name. */
export const firehoseStream = {
  type: 'aws_kinesis_firehose_delivery_stream',
  service: 'firehose',
  prefix: 'amazon-apigateway-',
} as const;

/** What people write instead and what never is one: none of these is a log group or a Firehose stream. */
export const notDestinations: ReadonlySet<string> = new Set([
  'aws_cloudwatch_log_stream',
  'aws_cloudwatch_log_destination',
  'aws_iam_role',
  'aws_kinesis_stream',
  'aws_lambda_function',
  'aws_s3_bucket',
  'aws_sns_topic',
  'aws_sqs_queue',
]);
