import { describe, expect, it } from 'vitest';
import { checkFix } from '../../../../test/support/check-fix.js';
import {
  REST,
  version2,
  HTTP,
  WEBSOCKET,
  OPEN,
  withFormat,
  found,
  codes,
} from '../../../../test/support/access-log-variables.js';

describe('access-log-wrong-api', () => {
  it('is an error for HTTP APIs and a warning elsewhere', () => {
    expect(found(HTTP, '"$context.requestId $context.connectionId"')).toEqual([
      'error access-log-wrong-api: `$context.connectionId` exists only for WebSocket APIs; HTTP APIs reject a format that contains it: remove it.',
    ]);
    expect(codes(REST, '"$context.requestId $context.connectionId"')).toEqual([
      'warning access-log-wrong-api',
    ]);
    expect(codes(WEBSOCKET, '"$context.requestId $context.xrayTraceId"')).toEqual([
      'warning access-log-wrong-api',
    ]);
  });

  it('finds nothing that one of the possible types has', () => {
    expect(codes(OPEN, '"$context.requestId $context.connectionId $context.path"')).toEqual([]);
    expect(codes(OPEN, '"$context.requestId $context.resourceId"')).toEqual(['warning access-log-wrong-api']);
    expect(codes(version2(), '"$context.requestId $context.connectionId"')).toEqual([]);
  });

  it('leaves a branch alone that another type may take', () => {
    expect(
      codes(
        REST,
        'var.x ? "$context.requestId" : "$context.requestId $context.connectionId"',
        'variable "x" {}\n',
      ),
    ).toEqual([]);
  });

  it('proposes the counterpart', () => {
    checkFix(
      withFormat(HTTP, 'jsonencode({ id = "$context.requestId", r = "$context.resource<|>Id" })'),
      'Change to `$context.routeKey`',
      withFormat(HTTP, 'jsonencode({ id = "$context.requestId", r = "$context.routeKey" })'),
    );
  });
});
