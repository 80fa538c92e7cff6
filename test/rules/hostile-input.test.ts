/** Input that nobody means well with: the rules answer or say nothing, and no rule throws. */
import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../support/check-diagnostics.js';

const stage = (format: string, rest = ''): string => `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  stage_name    = "prod"
  deployment_id = "abc123"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = ${format}
  }
}
${rest}`;

const codes = (text: string): readonly string[] => [
  ...new Set(diagnosticsOf(text).map(({ code }) => String(code))),
];

const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

describe('log formats', () => {
  it('of 100 KB are too long, wherever they are written', () => {
    const text = `$context.requestId ${'x'.repeat(100_000)}`;
    expect(codes(stage(`"${text}"`))).toContain('access-log-too-long');
    expect(codes(stage(`<<EOF\n${text}\nEOF`))).toContain('access-log-too-long');
    expect(codes(stage(`jsonencode({ a = "${text}" })`))).toContain('access-log-too-long');
    expect(codes(stage('local.format', `locals {\n  format = "${text}"\n}\n`))).toContain(
      'access-log-too-long',
    );
  });

  it('of 10,000 variables are judged to the last one', () => {
    const names = many(10_000, () => ' $context.status');
    const found = codes(stage(`"$context.requestId${names} $context.statuss"`));
    expect(found).toContain('access-log-unknown-variable');
    expect(
      codes(stage(`jsonencode({ ${many(10_000, (index) => `k${index} = "$context.nope${index}"\n`)} })`)),
    ).toContain('access-log-unknown-variable');
  });

  it('nested deeper than anyone reads are no exception', () => {
    const deep = `${'{ a = '.repeat(2_000)}"$context.requestId"${' }'.repeat(2_000)}`;
    expect(codes(stage(`jsonencode(${deep})`))).not.toContain('access-log-missing-request-id');
    expect(codes(stage(`"${'{'.repeat(5_000)}$context.requestId"`))).toEqual(['access-log-too-long']);
  });

  it('whose text doubles with every function are given up, not followed', () => {
    const doubling = `${'replace('.repeat(50)}"xx"${', "x", "xxxxxxxx")'.repeat(50)}`;
    expect(codes(stage(doubling))).not.toContain('access-log-too-long');
    expect(codes(stage(`${'jsonencode('.repeat(500)}"\\"x\\""${')'.repeat(500)}`))).not.toContain(
      'access-log-too-long',
    );
    const large = 'x'.repeat(100_000);
    expect(codes(stage(`replace("${large}", "x", "${large}")`))).not.toContain('access-log-too-long');
    const laughs = many(60, (index) => `  l${index} = "\${local.l${index + 1}}\${local.l${index + 1}}"\n`);
    expect(codes(stage('local.l0', `locals {\n${laughs}  l60 = "ha"\n}\n`))).not.toContain(
      'access-log-too-long',
    );
    const list = `jsonencode([${'local.l, '.repeat(5_000)}local.l])`;
    expect(codes(stage(list, `locals {\n  l = "${large}"\n}\n`))).toContain('access-log-too-long');
  });

  it('that refer to themselves say nothing about what is in them', () => {
    const round =
      'locals {\n  a = local.b\n  b = jsonencode({ x = local.a, y = local.c })\n  c = local.c\n}\n';
    expect(codes(stage('local.a', round))).not.toContain('access-log-missing-request-id');
    expect(codes(stage('jsonencode(merge(local.c, { a = local.c }))', round))).not.toContain(
      'access-log-missing-request-id',
    );
    expect(codes(stage('var.f', 'variable "f" {\n  default = var.f\n}\n'))).not.toContain(
      'access-log-missing-request-id',
    );
  });
});

describe('bodies of an API', () => {
  const use = '"arn:aws:apigateway:eu-west-1:lambda:path/$${stageVariables.alias}/invocations"';
  const settings = `resource "aws_api_gateway_method_settings" "one" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "~1orders/GET"

  settings {
    metrics_enabled = true
  }
}
`;

  it.each([
    ['YAML that is none', '<<EOF\n\t- a: [b\n  : }\n%\n$${stageVariables.alias}\nEOF'],
    ['JSON that ends too early', '"{\\"paths\\": {\\"/orders\\": "'],
    ['JSON that is none', `jsondecode("{{{")`],
    ['an object in an object in an object', `jsonencode(${'{ p = '.repeat(400)}${use}${' }'.repeat(400)})`],
    ['nothing yet', ''],
    ['100 KB', `"${'{'.repeat(100_000)}"`],
  ])('of %s keep the rules silent about paths', (_, body) => {
    const text = stage('"$context.requestId"', settings).replace(
      'name = "shop"',
      `name = "shop"\n  body = ${body}`,
    );
    expect(codes(text)).not.toContain('method-path');
  });
});

describe('blocks', () => {
  it('that are dynamic without content, or with nothing else', () => {
    const texts = [
      'dynamic "access_log_settings" {\n  for_each = [1]\n}',
      'dynamic "access_log_settings" {\n  content {}\n}',
      'dynamic "access_log_settings" {\n  for_each = dynamic.access_log_settings\n  content {\n    format = access_log_settings.value\n  }\n}',
      'dynamic {\n  content {\n    format = 1\n  }\n}',
      'dynamic "canary_settings" {\n  for_each = {}\n  content {\n    dynamic "canary_settings" {\n    }\n  }\n}',
      'dynamic "route_settings" {\n  content {\n    route_key = ""\n  }\n}',
    ];
    for (const text of texts) {
      for (const type of ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'])
        expect(codes(`resource "${type}" "a" {\n${text}\n}\n`)).toContain('missing-argument');
    }
  });

  it('by the thousand, each the parent of the next', () => {
    const resources = many(
      1_000,
      (index) =>
        `resource "aws_api_gateway_resource" "r${index}" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  parent_id = aws_api_gateway_resource.r${index + 1}.id\n  path_part = "p"\n}\n`,
    );
    const settings = `resource "aws_api_gateway_method_settings" "a" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  stage_name = "prod"\n  method_path = "~1p/GET"\n  settings {\n    metrics_enabled = true\n  }\n}\n`;
    expect(codes(stage('"$context.requestId"', resources + settings))).not.toContain('method-path');
  });

  it('with the same key ten thousand times', () => {
    const entries = many(10_000, () => 'a = "b"\n');
    expect(codes(`resource "aws_api_gateway_stage" "a" {\n  variables = {\n${entries}}\n}\n`)).toContain(
      'duplicate-argument',
    );
  });
});
