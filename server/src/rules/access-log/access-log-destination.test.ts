import { DEFAULT_SETTINGS } from '../../../../protocol/messages.js';
import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
import { stage, version2, logCodes } from '../../../../test/support/access-log-formats.js';

const ID = '"$context.requestId"';

describe('access-log-destination', () => {
  const others = `
resource "aws_cloudwatch_log_group" "g" {
  name = "/aws/api"
}

resource "aws_kinesis_firehose_delivery_stream" "f" {
  name = "logs"
}

resource "aws_kinesis_firehose_delivery_stream" "named" {
  name = "amazon-apigateway-logs"
}

resource "aws_s3_bucket" "b" {}

resource "aws_cloudwatch_log_stream" "s" {}

variable "x" {}
`;
  const found = (destination: string, of = stage): readonly string[] =>
    logCodes(of(ID, destination) + others);

  it.each([
    ['aws_cloudwatch_log_group.g.name'],
    ['"${aws_cloudwatch_log_group.g.id}"'],
    ['"/aws/api"'],
    ['""'],
    ['"arn:aws:s3:::bucket"'],
    ['"arn:aws:logs:eu-west-1:123456789012"'],
    ['"arn:aws:logs:eu-west-1:123456789012:log-group:"'],
    ['"arn:aws:logs:eu-west-1:123456789012:log-group:api:log-stream:x"'],
    ['"arn:aws:sns:${var.x}:topic"'],
    ['"arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs"'],
    ['"arn:aws:firehose:eu-west-1:123456789012:deliverystream/logs-${var.x}"'],
    ['"/log/${var.x}"'],
    ['aws_kinesis_firehose_delivery_stream.f.arn'],
    ['aws_s3_bucket.b.arn'],
    ['aws_cloudwatch_log_stream.s.arn'],
  ])('finds %s', (destination) => {
    expect(found(destination)).toEqual(['error access-log-destination']);
  });

  it.each([
    ['aws_cloudwatch_log_group.g.arn'],
    ['data.aws_cloudwatch_log_group.g.arn'],
    ['module.logs.arn'],
    ['var.x'],
    ['local.nothing'],
    ['aws_kinesis_firehose_delivery_stream.named.arn'],
    ['aws_kinesis_firehose_delivery_stream.elsewhere.arn'],
    ['"arn:aws:logs:eu-west-1:123456789012:log-group:/aws/api"'],
    ['"arn:${var.x}:logs:${var.x}:${var.x}:log-group:api"'],
    ['"arn:aws:logs:eu-west-1:${var.x}"'],
    ['"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-x"'],
    ['"arn:aws:firehose:eu-west-1:123456789012:deliverystream/${var.x}"'],
    ['"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-${var.x}"'],
    ['"${var.x}"'],
    ['"a${var.x}"'],
    ['trimsuffix(var.x, ":*")'],
    ['replace(var.x, ":*", "")'],
    ['null'],
  ])('leaves %s alone', (destination) => {
    expect(found(destination)).toEqual([]);
  });

  it('knows that only REST APIs log to Firehose', () => {
    expect(found('aws_kinesis_firehose_delivery_stream.named.arn', version2)).toEqual([
      'warning access-log-destination',
    ]);
    expect(
      found('"arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-x"', version2),
    ).toEqual(['warning access-log-destination']);
  });

  it('warns of a closing star, and takes it away', () => {
    expect(found('"${aws_cloudwatch_log_group.g.arn}:*"')).toEqual(['warning access-log-destination']);
    expect(found('"arn:aws:logs:eu-west-1:123456789012:log-group:api:*"')).toEqual([
      'warning access-log-destination',
    ]);
    checkFix(
      stage(ID, '"${aws_cloudwatch_log_group.g.arn}<|>:*"'),
      'Remove `:*`',
      stage(ID, 'aws_cloudwatch_log_group.g.arn'),
    );
    checkFix(
      stage(ID, '"arn:aws:logs:eu-west-1:123456789012:log-group:api<|>:*"'),
      'Remove `:*`',
      stage(ID, '"arn:aws:logs:eu-west-1:123456789012:log-group:api"'),
    );
  });

  it('writes `arn` for `name`', () => {
    checkFix(
      stage(ID, 'aws_cloudwatch_log_group.g.<|>name'),
      'Use `arn`',
      stage(ID, 'aws_cloudwatch_log_group.g.arn'),
    );
  });

  it('refers to a log group of the module instead', () => {
    for (const destination of ['aws_s3_bucket.b<|>.arn', '"ap<|>i"', '"arn:aws:s3:::<|>bucket"']) {
      checkFix(
        stage(ID, destination) + others,
        'Use `aws_cloudwatch_log_group.g.arn`',
        stage(ID, 'aws_cloudwatch_log_group.g.arn') + others,
        {},
        DEFAULT_SETTINGS,
        ['missing-logging-role'],
      );
    }
    expect(
      actionsAt(stage(ID, 'aws_s3_bucket.b<|>.arn') + others.replace('_log_group', '_log_stream'), {
        only: ['quickfix'],
      }).map(({ title }) => title),
    ).toEqual(['Ignore `access-log-destination` here', 'Ignore `access-log-destination` in this file']);
  });

  it('renames the stream', () => {
    const stream = (name: string): string => `
    resource "aws_kinesis_firehose_delivery_stream" "logs" {
      name        = "${name}"
      destination = "extended_s3"
    }
    `;
    const to = 'aws_kinesis_firehose_delivery_stream.logs.arn';
    checkFix(
      stage(ID, to.replace('logs', 'lo<|>gs')) + stream('logs'),
      'Rename the stream to `amazon-apigateway-logs`',
      stage(ID, to) + stream('amazon-apigateway-logs'),
    );
  });

  it('tells where a value comes from', () => {
    const [only] = diagnosticsOf(`${stage(ID, 'var.to')}variable "to" {\n  default = "api"\n}\n`);
    expect(only?.relatedInformation?.map(({ message }) => message)).toEqual([
      'The value comes from the default of `var.to`.',
    ]);
  });
});
