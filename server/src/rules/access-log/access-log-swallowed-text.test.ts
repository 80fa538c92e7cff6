import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { REST, HTTP, withFormat, found, codes } from '../../../../test/support/access-log-variables.js';

describe('access-log-swallowed-text', () => {
  it('finds marks that join a name', () => {
    checkDiagnostics(
      withFormat(
        REST,
        `"$context.apiId-$context.stage $context.requestId."
    #                                ^ warning access-log-swallowed-text: \`-\` right after \`$context.apiId\`
    #                                                                  ^ warning access-log-swallowed-text: so \`-\` is logged`,
      ),
    );
    expect(codes(HTTP, '"$context.requestId|$context.status|"')).toEqual([
      'warning access-log-swallowed-text',
      'warning access-log-swallowed-text',
    ]);
  });

  it.each([
    [
      'marks that end a name',
      REST,
      '"$context.requestId/$context.stage:$context.path|$context.status,$context.apiId$context.protocol"',
    ],
    [
      'keys of authorizers and headers',
      REST,
      '"$context.requestId $context.authorizer.tenant-id $context.requestOverride.header.X-Id"',
    ],
    ['a hyphen of its own', REST, '"$context.requestId - $context.stage"'],
    ['pipes after names with a dot', HTTP, '"$context.identity.sourceIp|$context.requestId"'],
  ])('leaves %s alone', (_, stage, format) => {
    expect(found(stage, format)).toEqual([]);
  });

  it('is mended by a blank', () => {
    checkFix(
      withFormat(REST, '"$context.requestId $context.apiId<|>-$context.stage"'),
      'Insert a space',
      withFormat(REST, '"$context.requestId $context.apiId -$context.stage"'),
    );
  });
});
