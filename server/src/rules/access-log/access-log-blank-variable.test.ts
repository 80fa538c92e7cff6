import { describe, expect, it } from 'vitest';
import { checkFix } from '../../../../test/support/check-fix.js';
import {
  REST,
  HTTP,
  WEBSOCKET,
  OPEN,
  withFormat,
  found,
  codes,
} from '../../../../test/support/access-log-variables.js';

describe('access-log-blank-variable', () => {
  it('hints at what was measured to stay empty', () => {
    expect(found(HTTP, '"$context.requestId $context.resourcePath"')).toEqual([
      'hint access-log-blank-variable: `$context.resourcePath` always logs `-` for HTTP APIs: use `$context.routeKey`.',
    ]);
    expect(codes(WEBSOCKET, '"$context.requestId $context.responseLatency"')).toEqual([
      'hint access-log-blank-variable',
    ]);
    expect(codes(REST, '"$context.requestId $context.authorizer.claims"')).toEqual([
      'hint access-log-blank-variable',
    ]);
    expect(codes(OPEN, '"$context.requestId $context.resourcePath"')).toEqual([]);
    expect(codes(REST, '"$context.requestId $context.resourcePath"')).toEqual([]);
  });

  it('hints at placeholders of the documentation, for every type of API', () => {
    expect(found(OPEN, '"$context.requestId $context.authorizer.property"')).toEqual([
      "hint access-log-blank-variable: `$context.authorizer.property` is a placeholder in AWS's documentation and logs `-`: use the name of a claim or key that your authorizer returns.",
    ]);
    expect(codes(REST, '"$context.requestId $context.authorizer.claims.property"')).toEqual([
      'hint access-log-blank-variable',
    ]);
    expect(codes(REST, '"$context.requestId $context.authorizer.properties"')).toEqual([]);
  });

  it('offers the variable that such an API has', () => {
    checkFix(
      withFormat(HTTP, '"$context.requestId $context.resource<|>Path"'),
      'Change to `$context.routeKey`',
      withFormat(HTTP, '"$context.requestId $context.routeKey"'),
    );
  });
});
