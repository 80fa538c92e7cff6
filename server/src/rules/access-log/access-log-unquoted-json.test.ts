import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { stage, logCodes } from '../../../../test/support/access-log-formats.js';

describe('access-log-unquoted-json', () => {
  it('finds variables outside of strings', () => {
    checkDiagnostics(
      stage(`<<EOT
{"id": "$context.requestId", "s": $context.status, "e": $context.error.message, "x": "\${var.x}"}
#                                 ^^^^^^^^^^^^^^^ hint access-log-unquoted-json: when there is no value
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
    expect(logCodes(stage(format))).toEqual([`${severity} access-log-unquoted-json`]);
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
    expect(logCodes(stage(format))).toEqual([]);
  });

  it('is mended in a string and in a heredoc', () => {
    checkFix(
      stage(String.raw`"{\"id\":\"$context.requestId\",\"s\":$context.<|>status}"`),
      'Add quotes',
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
