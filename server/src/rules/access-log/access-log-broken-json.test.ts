import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
import { codes, HTTP, REST, withFormat } from '../../../../test/support/access-log-variables.js';

const TITLE = 'Make it valid JSON';

/** A format in quotes, with the escapes that HCL wants. */
const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

describe('access-log-broken-json', () => {
  it('points at the place, wherever the format is put together', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
          format          = "{\\"id\\":\\"$context.requestId\\",\\"a\\":\\"\${var.name}\\",}"
      #                                                                          ^ warning access-log-broken-json: remove this comma
        }
      }

      resource "aws_api_gateway_stage" "b" {
        rest_api_id   = "a"
        stage_name    = "test"
        deployment_id = "d"
        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
          format          = replace(local.lines, "\\n", "")
        }
      }

      resource "aws_api_gateway_stage" "c" {
        rest_api_id   = "a"
        stage_name    = "third"
        deployment_id = "d"
        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
          format          = join("", ["{", local.id, "\\"s\\": \\"$context.status\\"}"])
        }
      }

      resource "aws_api_gateway_stage" "d" {
        rest_api_id   = "a"
        stage_name    = "fourth"
        deployment_id = "d"
        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
          format          = format("{\\"id\\": \\"$context.requestId\\", \\"s\\": \\"%s}", "$context.status")
      #                     ^^^^^^ warning access-log-broken-json: add the missing
        }
      }

      locals {
        id    = "\\"id\\": \\"$context.requestId\\""
      #                                      ^^ warning access-log-broken-json: add a comma
        lines = <<-EOT
          {
            "id": "$context.requestId",
            "status": "$context.status",
      #                                ^ warning access-log-broken-json: remove this comma
          }
        EOT
      }

      variable "name" {}
    `);
  });

  it.each([
    [
      'a comma too many',
      '{"id":"$context.requestId","s":"$context.status",}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'a comma within',
      '{"id":"$context.requestId",,"s":"$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'a comma in an object within',
      '{"a":{"id":"$context.requestId",},"s":1}',
      '{"a":{"id":"$context.requestId"},"s":1}',
    ],
    [
      'no comma',
      '{"id":"$context.requestId" "s":"$context.status"}',
      '{"id":"$context.requestId", "s":"$context.status"}',
    ],
    [
      'no comma after a number',
      '{"id":"$context.requestId","n":1 "s":"$context.status"}',
      '{"id":"$context.requestId","n":1, "s":"$context.status"}',
    ],
    [
      'no quote before a value',
      '{"id":$context.requestId","s":"$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no quote after a value',
      '{"id":"$context.requestId,"s":"$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no quote at the end',
      '{"id":"$context.requestId","s":"$context.status}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no quote after a key',
      '{"id:"$context.requestId","s":"$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no quote before a key',
      '{"id":"$context.requestId",s":"$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no quotes around a key',
      '{"id":"$context.requestId",s:"$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no brace at the end',
      '{"id":"$context.requestId","s":"$context.status"',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'a brace too many',
      '{"id":"$context.requestId","s":"$context.status"}}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'single quotes',
      "{'id':'$context.requestId','s':'$context.status'}",
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'an equals sign',
      '{"id":"$context.requestId","s"="$context.status"}',
      '{"id":"$context.requestId","s":"$context.status"}',
    ],
    [
      'no colon',
      '{"id":"$context.requestId","s" "$context.status"}',
      '{"id":"$context.requestId","s": "$context.status"}',
    ],
    [
      'two flaws',
      '{"id":"$context.requestId" "s":"$context.status",}',
      '{"id":"$context.requestId", "s":"$context.status"}',
    ],
  ])('mends %s', (_, broken, right) => {
    for (const stage of [REST, HTTP]) {
      expect(codes(stage, quoted(broken))).toEqual(['warning access-log-broken-json']);
      expect(codes(stage, quoted(right))).toEqual([]);
    }
    const before = withFormat(REST, quoted(broken));
    checkFix(withCursor(before), TITLE, withFormat(REST, quoted(right)));
  });

  it('mends lines of a heredoc', () => {
    const heredoc = (text: string): string => `replace(<<-EOT\n${text}EOT\n, "\\n", "")`;
    checkFix(
      withFormat(REST, heredoc('{\n  "id": "$context.requestId"<|>\n  "s": "$context.status"\n}\n')),
      TITLE,
      withFormat(REST, heredoc('{\n  "id": "$context.requestId",\n  "s": "$context.status"\n}\n')),
    );
  });

  it.each([
    '{"id":"$context.requestId","m":$context.error.messageString}',
    '{"id":"$context.requestId","a":"it\'s"}',
    '$context.requestId [$context.requestTime] "$context.httpMethod $context.path",',
    '{ $context.requestId $context.status }',
    '{requestId=$context.requestId, status=$context.status}',
    '[$context.requestId] {"a": "b",',
    '{$context.requestId: "a" b c "d"}',
    '$context.requestId {"a": "b",}',
  ])('leaves %s alone', (text) => {
    expect(codes(REST, quoted(text))).not.toContain('warning access-log-broken-json');
  });

  it.each([
    '"{${local.fields}}"',
    '"{\\"id\\": \\"$context.requestId\\"${local.more}}"',
    'jsonencode({ id = "$context.requestId" })',
    '"{\\"id\\": \\"$context.requestId\\", ${var.key}: \\"$context.status\\"}"',
    '"{\\"id\\": \\"$context.requestId\\"${var.comma} \\"a\\": \\"$context.status\\"}"',
    '"{\\"id\\": \\"$context.requestId\\", \\"a\\": \\"$context.status${var.end}"',
    'var.format',
    '"{%{ for k, v in local.all }\\"${k}\\": \\"${v}\\",%{ endfor }\\"id\\": \\"$context.requestId\\"}"',
    '"{\\"id\\": \\"$context.requestId\\"%{ if local.x }, \\"a\\": \\"b\\"%{ endif }}"',
  ])('leaves alone what is not known: %s', (format) => {
    expect(codes(REST, format)).not.toContain('warning access-log-broken-json');
  });
});

/** With the cursor at the first place of the format that offers the fix. */
function withCursor(text: string): string {
  const at = text.indexOf('format          = "');
  const ends = [...text.slice(at).matchAll(/["',:}=1]/g)].map(({ index }) => at + index);
  const found = ends.find((end) => offers(`${text.slice(0, end)}<|>${text.slice(end)}`));
  return found === undefined ? text : `${text.slice(0, found)}<|>${text.slice(found)}`;
}

function offers(text: string): boolean {
  return actionsAt(text).some(({ title }) => title === TITLE);
}
