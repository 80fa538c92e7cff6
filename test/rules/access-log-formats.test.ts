/** The rules for access log formats as a whole, and for where the log goes. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../support/check-diagnostics.js';
import { actionsAt, checkFix } from '../support/check-fix.js';

const stage = (format: string, destination = '"arn:aws:logs:eu-west-1:123456789012:log-group:api"'): string =>
  `resource "aws_api_gateway_stage" "s" {
  rest_api_id   = "a"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    destination_arn = ${destination}
    format          = ${format}
  }
}
`;

const version2 = (format: string, destination?: string): string =>
  stage(format, destination)
    .replace('aws_api_gateway_stage', 'aws_apigatewayv2_stage')
    .replace(/ {2}rest_api_id.*\n.*\n.*\n/, '  api_id = "a"\n  name   = "prod"\n');

const ID = '"$context.requestId"';

/** What is found, as `severity code`. */
const codes = (text: string): readonly string[] =>
  diagnosticsOf(text)
    .map(
      ({ severity, code }) =>
        `${['', 'error', 'warning', 'information', 'hint'][severity ?? 0] ?? ''} ${String(code)}`,
    )
    .filter((each) => each.includes('access-log'));

describe('access-log-missing-request-id', () => {
  it('finds formats with neither ID, and points at their beginning', () => {
    checkDiagnostics(
      stage(`jsonencode({
    #                 ^^^^^^^^^^ error access-log-missing-request-id: AWS refuses it: add one of them, best both.
      status = "$context.status"
    })`),
    );
    expect(codes(version2('"$context.status"'))).toEqual(['error access-log-missing-request-id']);
    expect(codes(stage('""'))).toEqual(['error access-log-missing-request-id']);
  });

  it.each([
    ['either of them', '"$context.extendedRequestId"'],
    ['braces', '"$${context.requestId}"'],
    ['something unknown', 'jsonencode(merge({ a = "b" }, var.more))'],
    ['a branch', 'var.more ? "a" : "b"'],
    ['a blank default', 'var.blank'],
    ['null', 'null'],
    ['a file', 'file("format.json")'],
    ['a string still open', '"$context.status'],
  ])('leaves %s alone', (_, format) => {
    const others = 'variable "more" {}\nvariable "blank" {\n  default = ""\n}\n';
    expect(codes(stage(format) + others)).toEqual([]);
  });

  it.each([
    ['a string', '"$context.status<|>"', '"$context.status $context.requestId"'],
    [
      'a string that ends in a line break',
      String.raw`"$context.stat<|>us\n"`,
      String.raw`"$context.status $context.requestId\n"`,
    ],
    [
      'JSON in a string',
      String.raw`"{\"s\":\"<|>$context.status\"}"`,
      String.raw`"{\"requestId\":\"$context.requestId\",\"s\":\"$context.status\"}"`,
    ],
    [
      'a heredoc',
      '<<-E<|>OT\n      $context.status\n    EOT',
      '<<-EOT\n      $context.status $context.requestId\n    EOT',
    ],
    [
      'an object',
      'json<|>encode({ s = "$context.status" })',
      'jsonencode({ requestId = "$context.requestId", s = "$context.status" })',
    ],
    ['an empty object', 'json<|>encode({})', 'jsonencode({ requestId = "$context.requestId" })'],
    [
      'an object of several lines',
      'json<|>encode({\n      httpMethod = "$context.httpMethod"\n      status     = "$context.status"\n    })',
      'jsonencode({\n      requestId  = "$context.requestId"\n      httpMethod = "$context.httpMethod"\n      status     = "$context.status"\n    })',
    ],
    [
      'quoted keys with colons and commas',
      'json<|>encode({\n      "status": "$context.status",\n      "path": "$context.path"\n    })',
      'jsonencode({\n      "requestId": "$context.requestId",\n      "status": "$context.status",\n      "path": "$context.path"\n    })',
    ],
    [
      'merge',
      'json<|>encode(merge({ a = "b" }, { s = "$context.status" }))',
      'jsonencode(merge({ a = "b" }, { requestId = "$context.requestId", s = "$context.status" }))',
    ],
  ])('is mended in %s', (_, before, after) => {
    checkFix(stage(before), 'Add `$context.requestId`', stage(after));
  });

  it('is mended in a local of another file', () => {
    const local = (entry: string): string => `#- x.tf\nlocals {\n  f = jsonencode({ ${entry}a = "b" })\n}\n`;
    checkFix(
      `#- main.tf\n${stage('loc<|>al.f')}${local('')}`,
      'Add `$context.requestId`',
      `#- main.tf\n${stage('local.f')}${local('requestId = "$context.requestId", ')}`,
    );
  });
});

describe('access-log-multiline', () => {
  it('finds a heredoc of several lines and a line break in a string', () => {
    checkDiagnostics(
      stage(`<<-EOT
    #                 ^^^^^^ error access-log-multiline: must be a single line
      $context.requestId
      $context.status
    EOT`),
    );
    checkDiagnostics(
      stage(`"$context.requestId\\n$context.status\\n"
    #                                    ^^ error access-log-multiline`),
    );
  });

  it('finds it in a local, and around something unknown', () => {
    checkDiagnostics(
      `${stage('chomp(local.f)')}
locals {
  f = <<EOT
#     ^^^^^ error access-log-multiline
$context.requestId \${var.x}
$context.status
EOT
}
variable "x" {}
`,
    );
  });

  it.each([
    ['a line break at the end', '<<EOT\n$context.requestId\nEOT'],
    ['a heredoc that is joined', 'replace(<<EOT\n{"a":\n"$context.requestId"}\nEOT\n    , "\\n", "")'],
    [
      'a heredoc that is joined by a pattern',
      'replace(<<EOT\n{"a":\n"$context.requestId"}\nEOT\n    , "/\\\\s+/", "")',
    ],
    ['JSON read and written again', 'jsonencode(jsondecode(<<EOT\n{"a":\n"$context.requestId"}\nEOT\n    ))'],
    ['a break before something unknown', '"$context.requestId\\n${var.x}"'],
    ['a value of several lines in jsonencode', 'jsonencode({ a = "$context.requestId\\nb" })'],
  ])('leaves %s alone', (_, format) => {
    expect(codes(`${stage(format)}variable "x" {}\n`)).toEqual([]);
    expect(codes(`${version2(format)}variable "x" {}\n`)).toEqual([]);
  });

  it('turns JSON into jsonencode', () => {
    checkFix(
      stage(`<<<|>EOF
{
  "id": "$context.requestId",
  "caller": { "ip": "$context.identity.sourceIp", "n": 1, "user-agent": "$context.identity.userAgent" },
  "@x": ["$context.stage", true, null],
  "s": "$context.status"
}
EOF`),
      'Write it with `jsonencode`',
      stage(`jsonencode({
      id = "$context.requestId"
      caller = {
        ip         = "$context.identity.sourceIp"
        n          = 1
        user-agent = "$context.identity.userAgent"
      }
      "@x" = ["$context.stage", true, null]
      s    = "$context.status"
    })`),
    );
  });

  it('joins other heredocs, and what is left is sound', () => {
    const after = stage(`replace(chomp(<<-EOT
      $context.requestId
      $context.status
    EOT
    ), "\\n", " ")`);
    checkFix(
      stage('<<-E<|>OT\n      $context.requestId\n      $context.status\n    EOT'),
      'Join its lines with `replace`',
      after,
    );
    expect(codes(after)).toEqual([]);
    const json = stage('<<-E<|>OT\n      {"id": "$context.requestId",\n       "x": "${var.x}"}\n    EOT');
    checkFix(
      json,
      'Join its lines with `replace`',
      stage(
        'replace(chomp(<<-EOT\n      {"id": "$context.requestId",\n       "x": "${var.x}"}\n    EOT\n    ), "\\n", "")',
      ),
    );
  });

  it('puts a string on one line', () => {
    checkFix(
      stage(String.raw`"$context.requestId\<|>n\"$context.status\"\n"`),
      'Put it on one line',
      stage(String.raw`"$context.requestId \"$context.status\""`),
    );
  });
});

describe('access-log-unquoted-json', () => {
  it('finds variables outside of strings', () => {
    checkDiagnostics(
      stage(`<<EOT
{"id": "$context.requestId", "s": $context.status, "e": $context.error.message, "x": "\${var.x}"}
#                                 ^^^^^^^^^^^^^^^ hint access-log-unquoted-json: once there is no value
#                                                       ^^^^^^^^^^^^^^^^^^^^^^ warning access-log-unquoted-json: with any value
EOT`) + 'variable "x" {}\n',
    );
  });

  it.each([
    ['status', 'hint'],
    ['responseLatency', 'hint'],
    ['responseLength', 'hint'],
    ['integrationLatency', 'warning'],
  ])('takes %s for a %s, as a call may have no such number', (name, severity) => {
    const format = `"{\\"id\\":\\"$context.requestId\\",\\"n\\":$context.${name}}"`;
    expect(codes(stage(format))).toEqual([`${severity} access-log-unquoted-json`]);
  });

  it.each([
    ['quoted ones', String.raw`"{\"id\":\"$context.requestId\"}"`],
    [
      'the one that brings its quotes',
      String.raw`"{\"id\":\"$context.requestId\",\"e\":$context.error.messageString}"`,
    ],
    ['what is not JSON', '"{$context.requestId} $context.status"'],
    ['XML', '"<r id=\\"$context.requestId\\">$context.status</r>"'],
    ['jsonencode', 'jsonencode({ id = "$context.requestId" })'],
  ])('leaves %s alone', (_, format) => {
    expect(codes(stage(format))).toEqual([]);
  });

  it('is mended in a string and in a heredoc', () => {
    checkFix(
      stage(String.raw`"{\"id\":\"$context.requestId\",\"s\":$context.<|>status}"`),
      'Put it in quotes',
      stage(String.raw`"{\"id\":\"$context.requestId\",\"s\":\"$context.status\"}"`),
    );
    checkFix(
      stage(
        '<<EOT\n{"id": "$context.requestId", "s": $context.<|>status, "l": $context.responseLength}\nEOT',
      ),
      'Fix all `access-log-unquoted-json` in this file',
      stage(
        '<<EOT\n{"id": "$context.requestId", "s": "$context.status", "l": "$context.responseLength"}\nEOT',
      ),
    );
  });
});

it('access-log-too-long counts bytes of what is sent', () => {
  const filled = (length: number): string =>
    stage(`"$context.requestId${'x'.repeat(length - 18)}"`).replace('Idx', 'Id ');
  expect(codes(filled(3072))).toEqual([]);
  expect(codes(filled(3073))).toEqual(['warning access-log-too-long']);
  expect(codes(stage(`"$context.requestId ${'ä'.repeat(1600)}"`))).toEqual(['warning access-log-too-long']);
  expect(codes(`${stage(`"$context.requestId ${'y '.repeat(1600)}\${var.x}"`)}variable "x" {}\n`)).toEqual([
    'warning access-log-too-long',
  ]);
});

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
  const found = (destination: string, of = stage): readonly string[] => codes(of(ID, destination) + others);

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
      'Leave `:*` out',
      stage(ID, 'aws_cloudwatch_log_group.g.arn'),
    );
    checkFix(
      stage(ID, '"arn:aws:logs:eu-west-1:123456789012:log-group:api<|>:*"'),
      'Leave `:*` out',
      stage(ID, '"arn:aws:logs:eu-west-1:123456789012:log-group:api"'),
    );
  });

  it('writes `arn` for `name`', () => {
    checkFix(
      stage(ID, 'aws_cloudwatch_log_group.g.<|>name'),
      'Use `arn`',
      stage(ID, 'aws_cloudwatch_log_group.g.arn'),
    );
    expect(
      actionsAt(stage(ID, 'aws_s3_bucket.b<|>.arn') + others, { only: ['quickfix'] }).map(
        ({ title }) => title,
      ),
    ).toEqual(['Ignore `access-log-destination` here', 'Ignore `access-log-destination` in this file']);
  });

  it('tells where a value comes from', () => {
    const [only] = diagnosticsOf(`${stage(ID, 'var.to')}variable "to" {\n  default = "api"\n}\n`);
    expect(only?.relatedInformation?.map(({ message }) => message)).toEqual([
      'The value comes from the default of `var.to`.',
    ]);
  });
});
