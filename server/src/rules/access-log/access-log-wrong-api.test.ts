import { describe, expect, it } from 'vitest';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
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

  const REMOVE = 'Remove `$context.connectionId`';

  it.each([
    [
      'of an object',
      'jsonencode({ id = "$context.requestId", c = "$context.connec<|>tionId" })',
      'jsonencode({ id = "$context.requestId" })',
    ],
    [
      'of JSON in quotes',
      '"{\\"id\\":\\"$context.requestId\\",\\"c\\":\\"$context.connec<|>tionId\\",\\"s\\":\\"$context.status\\"}"',
      '"{\\"id\\":\\"$context.requestId\\",\\"s\\":\\"$context.status\\"}"',
    ],
    [
      'that is the first of JSON in quotes',
      '"{ \\"c\\": \\"$context.connec<|>tionId\\", \\"id\\": \\"$context.requestId\\" }"',
      '"{ \\"id\\": \\"$context.requestId\\" }"',
    ],
    [
      'of JSON whose lines are joined',
      'replace(<<-EOT\n{\n  "id": "$context.requestId",\n  "c": "$context.connec<|>tionId"\n}\nEOT\n, "\\n", "")',
      'replace(<<-EOT\n{\n  "id": "$context.requestId"\n}\nEOT\n, "\\n", "")',
    ],
    [
      'between blanks',
      '"$context.requestId $context.connec<|>tionId $context.status"',
      '"$context.requestId $context.status"',
    ],
    ['with its name, first', '"c=[$context.connec<|>tionId] $context.requestId"', '"$context.requestId"'],
  ])('removes one without a counterpart: a member %s', (_, before, after) => {
    checkFix(withFormat(HTTP, before), REMOVE, withFormat(HTTP, after));
  });

  it.each([
    '"$context.requestId,$context.connec<|>tionId,$context.status"',
    'jsonencode({ id = "$context.requestId", c = "x-$context.connec<|>tionId" })',
    'jsonencode({ id = "$context.requestId", c = { a = "$context.connec<|>tionId" } })',
  ])('removes nothing that it does not understand: %s', (format) => {
    expect(actionsAt(withFormat(HTTP, format)).map(({ title }) => title)).not.toContain(REMOVE);
  });
});
