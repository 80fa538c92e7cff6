import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { REST, HTTP, withFormat, found, codes } from '../../../../test/support/access-log-variables.js';

describe('access-log-escaping', () => {
  it('finds interpolations and doubled dollars', () => {
    checkDiagnostics(
      withFormat(
        HTTP,
        `"$context.requestId \${context.status} $$context.path"
    #                                     ^^^^^^^^^^^^^^^^^ error access-log-escaping: use \`$context.status\`
    #                                                       ^^^^^^^^^^^^^^ warning access-log-escaping: logs a dollar sign`,
      ),
    );
    expect(codes(REST, 'jsonencode({ id = context.requestId })')).toEqual(['error access-log-escaping']);
    expect(codes(REST, 'local.f', 'locals {\n  f = "${context.requestId}"\n}\n')).toEqual([
      'error access-log-escaping',
    ]);
  });

  it.each([
    ['an escaped brace', '"$context.requestId $${context.status}"'],
    [
      'a name that `for` binds',
      'join(" ", [for context in ["requestId", "status"] : "$context.${context}"])',
    ],
    ['other references', '"$context.requestId ${var.context}"'],
  ])('leaves %s alone', (_, format) => {
    expect(found(REST, format, 'variable "context" {}\n')).toEqual([]);
  });

  it('is mended', () => {
    checkFix(
      withFormat(REST, '"$context.requestId ${ con<|>text.status }"'),
      'Change to `$context.status`',
      withFormat(REST, '"$context.requestId $context.status"'),
    );
    checkFix(
      withFormat(REST, 'jsonencode({ id = con<|>text.requestId })'),
      'Change to `$context.requestId`',
      withFormat(REST, 'jsonencode({ id = "$context.requestId" })'),
    );
    checkFix(
      withFormat(REST, '"$$<|>context.requestId"'),
      'Remove the second dollar sign',
      withFormat(REST, '"$context.requestId"'),
    );
  });
});
