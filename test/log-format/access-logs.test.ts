/** What an access log format comes to, for which type of API, and where each of its variables is written. */
import { describe, expect, it } from 'vitest';
import { evaluator } from '../../server/src/analysis/values/evaluate.js';
import { accessLogs, type AccessLog } from '../../server/src/analysis/log-format/access-logs.js';
import { writtenAt } from '../../server/src/analysis/log-format/format-text.js';
import { HOLE, variablesIn } from '../../server/src/analysis/log-format/tokens.js';
import { schemaBlocks } from '../../server/src/analysis/blocks/schema-blocks.js';
import { fixture } from '../support/fixture.js';

function logsOf(text: string): readonly AccessLog[] {
  const { module, files } = fixture(text);
  return files.flatMap((file) => accessLogs(file, schemaBlocks(file), module, evaluator(module)));
}

/** A REST stage with a format, and whatever else the module has. */
function rest(format: string, others = ''): string {
  return `resource "aws_api_gateway_stage" "s" {
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = ${format}
  }
}
${others}`;
}

/** The format's text, holes as `…`. */
function textOf(format: string, others = ''): string | undefined {
  return logsOf(rest(format, others))[0]?.format?.text.text.replaceAll(HOLE, '…');
}

describe('the text of a format', () => {
  it.each([
    ['a string', '"$context.requestId $context.status"', '$context.requestId $context.status'],
    ['escapes', String.raw`"{\"id\":\"$context.requestId\"}\n"`, '{"id":"$context.requestId"}\n'],
    ['a unicode escape', String.raw`"\u00e9$context.status\U0001F600."`, 'é$context.status\u{1F600}.'],
    ['an escaped brace', '"$${context.status} %%{if}"', '${context.status} %{if}'],
    ['a heredoc', '<<EOF\n$context.requestId\nEOF', '$context.requestId\n'],
    ['an indented heredoc', '<<-EOF\n    {\n      "a": 1\n    }\n    EOF', '{\n  "a": 1\n}\n'],
    ['jsonencode', 'jsonencode({ b = "$context.status", a = "x" })', '{"a":"x","b":"$context.status"}'],
    [
      'nested jsonencode',
      'jsonencode({ "a" : { n = 1, t = true, z = null }, l = ["$context.stage"] })',
      '{"a":{"n":1,"t":true,"z":null},"l":["$context.stage"]}',
    ],
    [
      'quotes in jsonencode',
      String.raw`jsonencode({ a = "<\"$context.stage\">" })`,
      String.raw`{"a":"\u003c\"$context.stage\"\u003e"}`,
    ],
    ['merge', 'jsonencode(merge({ a = "1", b = "2" }, { b = "3" }, null))', '{"a":"1","b":"3"}'],
    ['chomp', 'chomp(<<EOF\n$context.requestId\nEOF\n    )', '$context.requestId'],
    ['replace', 'replace(<<EOF\n{\n"a": 1\n}\nEOF\n    , "\\n", "")', '{"a": 1}'],
    ['join', 'join(" ", ["$context.requestId", "$context.status"])', '$context.requestId $context.status'],
    [
      'for over known values',
      'join(",", [for n in ["stage", "path"] : "$context.${n}"])',
      '$context.stage,$context.path',
    ],
    ['a known condition', '1 == 1 ? "$context.requestId" : "no"', '$context.requestId'],
    ['a lone interpolation', '"${"$context.requestId"}"', '$context.requestId'],
  ])('%s', (_, format, text) => {
    expect(textOf(format)).toBe(text);
  });

  it('comes through locals and variables, nested ones too', () => {
    const others = `
      locals {
        fields = { id = "$context.requestId" }
        all    = { log = merge(local.fields, var.more) }
      }
      variable "more" {
        default = { s = "$context.status" }
      }`;
    expect(textOf('jsonencode(local.all.log)', others)).toBe(
      '{"id":"$context.requestId","s":"$context.status"}',
    );
    expect(textOf('jsonencode(local.all["log"])', others)).toBe(
      '{"id":"$context.requestId","s":"$context.status"}',
    );
  });

  it('has a hole wherever something is unknown', () => {
    const others = 'variable "v" {}';
    expect(textOf('"$context.requestId ${var.v}!"', others)).toBe('$context.requestId …!');
    expect(textOf('jsonencode({ a = "$context.status", b = var.v })', others)).toBe(
      '{"a":"$context.status","b":…}',
    );
    expect(textOf('jsonencode(merge({ a = "x" }, var.v))', others)).toBe('{"a":…,…}');
    expect(textOf('jsonencode(merge(var.v, { a = "x" }))', others)).toBe('{"a":"x",…}');
    expect(textOf('var.v ? "a" : "b"', others)).toBe('…');
    expect(textOf('file("format.json")')).toBe('…');
    expect(textOf('"a%{ if true }b%{ endif }"')).toBe('a…');
    // No look-ahead, as in Terraform.
    expect(textOf('replace("a1", "/(?=[0-9])/", "")')).toBe('…');
  });

  it('keeps what may fill a hole', () => {
    const [log] = logsOf(
      rest('var.v ? "$context.a" : jsonencode(merge({ x = "$context.b" }, var.v))', 'variable "v" {}'),
    );
    expect(log?.format?.maybe.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['$context.a', '$context.b']),
    );
  });

  it('ends with values that go in circles or never end', () => {
    expect(textOf('local.a', 'locals {\n  a = "x${local.b}"\n  b = "${local.a}y"\n}')).toBe('x…y');
    const doubling = Array.from({ length: 60 }, (_, n) => `l${n} = "\${local.l${n + 1}}\${local.l${n + 1}}"`);
    expect(textOf('local.l0', `locals {\n${doubling.join('\n')}\nl60 = "x"\n}`)).toBeDefined();
    expect(textOf(`"${'$context.requestId '.repeat(6000)}"`)).toHaveLength(114_000);
  });

  it('is absent where the argument is missing or null', () => {
    expect(logsOf(rest('null'))[0]?.format).toBeUndefined();
    expect(logsOf(rest(''))[0]?.format).toBeUndefined();
  });

  it('is found in the content of a dynamic block', () => {
    const [log] = logsOf(`resource "aws_apigatewayv2_stage" "s" {
  dynamic "access_log_settings" {
    for_each = var.logs
    content {
      format = "$context.requestId"
    }
  }
}`);
    expect(log?.format?.text.text).toBe('$context.requestId');
    expect(log?.made).toBe(true);
  });

  it('knows blocks that are never made', () => {
    expect(
      logsOf('resource "aws_api_gateway_stage" "s" {\n  count = 0\n  access_log_settings {}\n}')[0]?.made,
    ).toBe(false);
    expect(
      logsOf(`resource "aws_api_gateway_stage" "s" {
  dynamic "access_log_settings" {
    for_each = false ? [1] : []
    content {}
  }
}`)[0]?.made,
    ).toBe(false);
  });
});

describe('a variable leads back to where it is written', () => {
  /** The source at each variable of the formats, with its file. */
  function sources(text: string): readonly string[] {
    return logsOf(text).flatMap(({ format }) =>
      format
        ? variablesIn(format.text.text).map((token) => {
            const at = writtenAt(format.text, token);
            return at
              ? `${at.file.name}:${at.verbatim ? '' : '~'}${at.file.text.slice(at.span.start, at.span.end)}`
              : '?';
          })
        : [],
    );
  }

  it('in a string behind escapes', () => {
    expect(sources(rest(String.raw`"{\"id\":\"$context.requestId\", \"é\": $context.status}"`))).toEqual([
      'main.tf:$context.requestId',
      'main.tf:$context.status',
    ]);
  });

  it('in an indented heredoc with CRLF', () => {
    const text = rest(
      '<<-EOF\n      {"id": "$context.requestId",\n       "s": $context.status}\n      EOF',
    ).replaceAll('\n', '\r\n');
    expect(sources(text)).toEqual(['main.tf:$context.requestId', 'main.tf:$context.status']);
  });

  it('in jsonencode, a local of another file and a variable', () => {
    const text = `#- main.tf
${rest('jsonencode(merge(local.base, { a = "<$context.stage>", v = var.v }))')}
#- locals.tf
locals {
  base = { id = "$context.requestId" }
}
variable "v" {
  default = "\\"$context.path\\""
}
`;
    expect(sources(text)).toEqual([
      'main.tf:$context.stage',
      'locals.tf:$context.requestId',
      'locals.tf:$context.path',
    ]);
  });

  it('through chomp, replace, join and trimspace', () => {
    expect(
      sources(rest('trimspace(replace(join(" ", ["Z\\n$context.stage", "$context.path"]), "Z", "bb"))')),
    ).toEqual(['main.tf:$context.stage', 'main.tf:$context.path']);
  });

  it('to the whole expression where it is put together', () => {
    expect(sources(rest('format("$context.%s", "stage")'))).toEqual([
      'main.tf:~format("$context.%s", "stage")',
    ]);
  });
});

describe('the type of the API', () => {
  const stage =
    'resource "aws_apigatewayv2_stage" "s" {\n  api_id = aws_apigatewayv2_api.a.id\n  access_log_settings {}\n}\n';
  const api = (protocol: string): string =>
    `resource "aws_apigatewayv2_api" "a" {\n  protocol_type = ${protocol}\n}\n`;

  it('is REST for the first family', () => {
    expect(logsOf(rest('""'))[0]?.types).toEqual(['REST']);
  });

  it('comes from the API of the stage', () => {
    expect(logsOf(stage + api('"HTTP"'))[0]?.types).toEqual(['HTTP']);
    expect(logsOf(stage + api('local.p') + 'locals {\n  p = "WEBSOCKET"\n}')[0]?.types).toEqual([
      'WEBSOCKET',
    ]);
    expect(
      logsOf(
        stage.replaceAll('apigatewayv2', 'api_gateway_v2') +
          api('"HTTP"').replace('apigatewayv2', 'api_gateway_v2'),
      )[0]?.types,
    ).toEqual(['HTTP']);
  });

  it('stays open where it can not be told', () => {
    const open = ['HTTP', 'WEBSOCKET'];
    expect(logsOf(stage)[0]?.types).toEqual(open);
    expect(logsOf(stage + api('var.p') + 'variable "p" {\n  default = "HTTP"\n}')[0]?.types).toEqual(open);
    expect(
      logsOf(
        stage.replace('aws_apigatewayv2_api', 'data.aws_apigatewayv2_api') +
          'data "aws_apigatewayv2_api" "a" {}',
      )[0]?.types,
    ).toEqual(open);
    expect(logsOf(`${stage}${api('"HTTP"')}#- override.tf\n${api('"WEBSOCKET"')}`)[0]?.types).toEqual(open);
  });
});
