/** Entries of a log object: keys that are not there yet with their variable, and variables as values. */
import { describe, expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';

const DESTINATION = 'destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"';

const rest = (format: string): string => `resource "aws_api_gateway_stage" "s" {
  rest_api_id   = "a"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    ${DESTINATION}
    format          = ${format}
  }
}
`;

const http = (format: string): string => `resource "aws_apigatewayv2_api" "a" {
  name          = "a"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "s" {
  api_id      = aws_apigatewayv2_api.a.id
  name        = "prod"
  auto_deploy = true

  access_log_settings {
    ${DESTINATION}
    format          = ${format}
  }
}
`;

const codes = (text: string): readonly unknown[] =>
  diagnosticsOf(text)
    .map(({ code }) => code)
    .filter((code) => String(code).startsWith('access-log'));

describe('keys', () => {
  test('come with their variable, the usual ones first, and only once', () => {
    const labels = offered(rest('jsonencode({ <|> })'));
    expect(labels.slice(0, 3)).toEqual(['requestId', 'extendedRequestId', 'ip']);
    expect(new Set(labels).size).toBe(labels.length);
    const left = offered(rest('jsonencode({\n      requestId = "$context.requestId"\n      <|>\n    })'));
    expect(left[0]).toBe('extendedRequestId');
    expect(left).not.toContain('requestId');
    checkCompletion(
      rest('jsonencode({ sta<|> })'),
      'status',
      rest('jsonencode({ status = "$context.status" })'),
    );
  });

  test('stand in line with the others', () => {
    checkCompletion(
      rest('jsonencode({\n      requestId = "$context.requestId"\n      st<|>\n    })'),
      'status',
      rest(
        'jsonencode({\n      requestId = "$context.requestId"\n      status    = "$context.status"\n    })',
      ),
    );
  });

  test('are those of the type of the API', () => {
    expect(offered(http('jsonencode({ <|> })'))).toContain('routeKey');
    expect(offered(http('jsonencode({ <|> })'))).not.toContain('resourcePath');
    expect(offered(rest('jsonencode({ <|> })'))).not.toContain('routeKey');
  });

  test('stand alone where the value is there already', () => {
    checkCompletion(rest('jsonencode({ sta<|> = "x" })'), 'status', rest('jsonencode({ status = "x" })'));
  });

  test('are offered within other calls, nested objects and the local value of a format', () => {
    expect(offered(rest('replace(jsonencode({ <|> }), "a", "b")'))).toContain('status');
    expect(offered(rest('jsonencode({ who = { <|> } })'))).toContain('ip');
    expect(offered(`locals {\n  log = { <|> }\n}\n${rest('jsonencode(local.log)')}`)).toContain('status');
    expect(offered('locals {\n  log = { <|> }\n}\n')).toEqual([]);
    expect(offered(rest('templatefile("x", { <|> })'))).toEqual([]);
  });
});

describe('values', () => {
  test('are variables in quotes, first the one that the key names', () => {
    expect(offered(rest('jsonencode({ status = <|> })'))[0]).toBe('"$context.status"');
    expect(offered(http('jsonencode({ route = <|> })'))).toContain('"$context.routeKey"');
    checkCompletion(
      rest('jsonencode({ ip = <|> })'),
      '"$context.identity.sourceIp"',
      rest('jsonencode({ ip = "$context.identity.sourceIp" })'),
    );
    checkCompletion(
      rest('jsonencode({ tenant = <|> })'),
      '"$context.authorizer.<name>"',
      rest('jsonencode({ tenant = "\\$context.authorizer.${1:name}" })'),
    );
  });

  test('stand beside what else an expression may be', () => {
    expect(offered(`variable "stage" {}\n${rest('jsonencode({ stage = <|> })')}`)).toContain('var.stage');
  });
});

describe('JSON as text', () => {
  const json = (lines: string): string => rest(`<<EOF\n{\n${lines}\n}\nEOF`);

  test.each([
    ['', '  <|>', '  "status": "$context.status"'],
    ['with a quote', '  "st<|>"', '  "status": "$context.status"'],
    [
      'behind others',
      '  "requestId": "$context.requestId",\n  <|>',
      '  "requestId": "$context.requestId",\n  "status": "$context.status"',
    ],
    [
      'before others',
      '  <|>\n  "requestId": "$context.requestId"',
      '  "status": "$context.status",\n  "requestId": "$context.requestId"',
    ],
  ])('gets whole entries %s', (_, typed, after) => {
    checkCompletion(json(typed), '"status"', json(after));
  });

  test('is known in an indented heredoc, too', () => {
    expect(offered(rest('<<-EOF\n    {\n      <|>\n    }\n    EOF'))).toContain('"status"');
  });

  test('offers no key twice, and none where a value stands', () => {
    expect(offered(json('  "status": "$context.status",\n  <|>'))).not.toContain('"status"');
    expect(offered(json('  "status": "<|>"'))).not.toContain('"status"');
    expect(offered(json('  "st<|>": "$context.status"'))).not.toContain('"status"');
    expect(offered(rest('<<EOF\n$context.requestId <|>\nEOF'))).not.toContain('"status"');
  });
});

test('what is written is right for the rules', () => {
  const entries = '"requestId": "$context.requestId", "status": "$context.status"';
  expect(codes(rest(`<<EOF\n{ ${entries} }\nEOF`))).toEqual([]);
  expect(codes(rest('jsonencode({ requestId = "$context.requestId", status = "$context.status" })'))).toEqual(
    [],
  );
});
