import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { stage, version2, logCodes } from '../../../../test/support/access-log-formats.js';

describe('access-log-missing-request-id', () => {
  it('finds formats with neither ID, and points at their beginning', () => {
    checkDiagnostics(
      stage(`jsonencode({
    #                 ^^^^^^^^^^ error access-log-missing-request-id: AWS rejects it: add one of them, preferably both.
      status = "$context.status"
    })`),
    );
    expect(logCodes(version2('"$context.status"'))).toEqual(['error access-log-missing-request-id']);
    expect(logCodes(stage('""'))).toEqual(['error access-log-missing-request-id']);
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
    expect(logCodes(stage(format) + others)).toEqual([]);
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
