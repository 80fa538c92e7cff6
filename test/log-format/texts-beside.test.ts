/** Log formats that stand in files beside the module are looked at like those that are written out. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';
import { HTTP, REST, withFormat } from '../support/access-log-variables.js';

/** The codes that a format has, with other files beside the module. */
const codes = (format: string, others: string, stage = REST): readonly string[] =>
  diagnosticsOf(withFormat(stage, format, others)).map(({ code }) => String(code));

describe('a log format in a file', () => {
  it('is told of at the call, with the place in the file beside', () => {
    const [found, ...more] = diagnosticsOf(
      withFormat(
        REST,
        'file("${path.module}/fmt.json")',
        '#- fmt.json\n{"id":"$context.requestId","a":"$context.requestID"}',
      ),
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'access-log-unknown-variable',
      range: { start: { line: 7, character: 22 }, end: { line: 7, character: 26 } },
      relatedInformation: [
        {
          location: { uri: 'file:///module/fmt.json', range: { start: { line: 0, character: 32 } } },
        },
      ],
    });
  });

  it.each([
    [
      'lines',
      'file("${path.module}/fmt.json")',
      '{\n"id": "$context.requestId"\n}\n',
      'access-log-multiline',
    ],
    [
      'lines of which another kind is replaced',
      'replace(file("${path.module}/fmt.json"), "\\r\\n", "")',
      '{\n"id": "$context.requestId"\n}\n',
      'access-log-multiline',
    ],
    ['a comma', 'file("fmt.json")', '{"id": "$context.requestId",}', 'access-log-broken-json'],
    [
      'a missing request ID',
      'chomp(file("./fmt.json"))',
      '$context.status\n',
      'access-log-missing-request-id',
    ],
    [
      'a variable without quotes',
      'templatefile("${path.module}/fmt.json", { name = "x" })',
      '{"id":"$context.requestId","n":"${name}","l":$context.integrationLatency}',
      'access-log-unquoted-json',
    ],
  ])('has %s', (_, format, text, code) => {
    expect(codes(format, `#- fmt.json\n${text}`)).toEqual([code]);
  });

  it.each([
    ['replace(file("${path.module}/fmt.json"), "\\n", "")', '{\n"id": "$context.requestId"\n}\n'],
    ['replace(file("${path.module}/fmt.json"), "\\r\\n", "")', '{\r\n"id": "$context.requestId"\r\n}\r\n'],
    ['jsonencode(jsondecode(file("${path.module}/fmt.json")))', '{\n"id": "$context.requestId"\n}\n'],
    ['join("", split("\\n", file("${path.module}/fmt.json")))', '{\n"id": "$context.requestId"\n}\n'],
    ['file("${path.module}/fmt.json")', '{"id":"$context.requestId"}\n'],
    ['file("${path.module}/other.json")', '$context.nothing'],
    ['file("/fmt.json")', '$context.nothing'],
    ['file("~/fmt.json")', '$context.nothing'],
    ['file("${var.dir}/fmt.json")', '$context.nothing'],
    ['file("${path.module}/../../../fmt.json")', '$context.nothing'],
    ['templatefile("${path.module}/fmt.json", { id = "requestId" })', '{"id":"$context.${id}"}'],
    ['templatefile("${path.module}/fmt.json", var.all)', '{"id":"$context.requestId","x":"$context.${id}"}'],
    [
      'templatefile("${path.module}/fmt.json", {})',
      '{"id":"$context.requestId","x":"${templatefile("fmt.json", {})}"}',
    ],
  ])('has nothing wrong: %s', (format, text) => {
    expect(codes(format, `variable "dir" {}\nvariable "all" {}\n#- fmt.json\n${text}`)).toEqual([]);
  });

  it('is found by way of locals and joined paths', () => {
    const others = `
locals {
  dir = "\${path.module}/logs"
  log = file(join("/", [local.dir, "fmt.json"]))
}
#- logs/fmt.json
{"id":"$context.requestId","a":"$context.nothing"}`;
    expect(codes('local.log', others)).toEqual(['access-log-unknown-variable']);
  });

  it('is found in the module that hands it on', () => {
    checkDiagnostics(`
      module "stage" {
        source = "./stage"
        format = file("\${path.module}/fmt.json")
      }

      #- fmt.json
      {"id":"$context.requestId","a":"$context.nothing"}
      #- stage/main.tf
      variable "format" {
        type = string
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:x"
          format          = var.format
      #                     ^^^^^^^^^^ warning access-log-unknown-variable
        }
      }
    `);
  });

  it.each([
    ['\n', '\\n', []],
    ['\n', '\\r\\n', ['access-log-multiline']],
    ['\r\n', '\\r\\n', []],
  ])('has the line breaks of its file, like a heredoc: %j, without %s', (newline, removed, expected) => {
    const text = ['{', '"id": "$context.requestId"', '}', ''].join(newline);
    for (const [written, others] of [
      [`<<-EOT${newline}${text}EOT${newline}`, ''],
      ['file("fmt.json")', `#- fmt.json\n${text}`],
      ['templatefile("fmt.json", {})', `#- fmt.json\n${text}`],
    ] as const)
      expect(codes(`replace(${written}, "${removed}", "")`, others)).toEqual(expected);
  });

  it('of several lines is joined', () => {
    const given = (format: string): string =>
      `#- main.tf\n${withFormat(HTTP, format)}#- fmt.json\n{\n"id": "$context.requestId"\n}\n`;
    checkFix(
      given('repl<|>ace(file("${path.module}/fmt.json"), "\\r\\n", "")'),
      'Join lines with `replace`',
      given('replace(chomp(replace(file("${path.module}/fmt.json"), "\\r\\n", "")), "\\n", "")'),
    );
  });

  it('is mended in the file', () => {
    const given = (text: string, cursor = ''): string =>
      `${withFormat(HTTP, `fi${cursor}le("\${path.module}/fmt.json")`)}#- fmt.json\n${text}`;
    checkFix(
      given('{"id":"$context.requestId","r":"$context.resourceId"}', '<|>').replace(/^/, '#- main.tf\n'),
      'Change to `$context.routeKey`',
      given('{"id":"$context.requestId","r":"$context.routeKey"}').replace(/^/, '#- main.tf\n'),
    );
    checkFix(
      given('{"id":"$context.requestId","l":$context.integrationLatency}', '<|>').replace(
        /^/,
        '#- main.tf\n',
      ),
      'Add quotes',
      given('{"id":"$context.requestId","l":"$context.integrationLatency"}').replace(/^/, '#- main.tf\n'),
    );
  });
});
