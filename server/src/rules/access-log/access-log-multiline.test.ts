import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { stage, version2, logCodes } from '../../../../test/support/access-log-formats.js';

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
    expect(logCodes(`${stage(format)}variable "x" {}\n`)).toEqual([]);
    expect(logCodes(`${version2(format)}variable "x" {}\n`)).toEqual([]);
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
      'Convert to `jsonencode`',
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
      'Join lines with `replace`',
      after,
    );
    expect(logCodes(after)).toEqual([]);
    const json = stage('<<-E<|>OT\n      {"id": "$context.requestId",\n       "x": "${var.x}"}\n    EOT');
    checkFix(
      json,
      'Join lines with `replace`',
      stage(
        'replace(chomp(<<-EOT\n      {"id": "$context.requestId",\n       "x": "${var.x}"}\n    EOT\n    ), "\\n", "")',
      ),
    );
  });

  it('puts a string on one line', () => {
    checkFix(
      stage(String.raw`"$context.requestId\<|>n\"$context.status\"\n"`),
      'Join into one line',
      stage(String.raw`"$context.requestId \"$context.status\""`),
    );
  });
});
