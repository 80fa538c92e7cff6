import { describe, expect, it } from 'vitest';
import { documentHighlight } from '../../server/src/features/references.js';
import { checkHover, checkNoHover } from '../support/check-hover.js';
import { cursorOf, fixture } from '../support/fixture.js';
import { definitionOf, referencesOf } from '../support/places.js';

const STAGES = `#- stages.tf
resource "aws_api_gateway_stage" "dev" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  variables = {
    alias = "dev"
  }
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  variables   = merge(local.common, { "color" = "blue" })
  canary_settings {
    stage_variable_overrides = { alias = "next" }
  }
}
resource "aws_api_gateway_stage" "of_another_api" {
  rest_api_id = aws_api_gateway_rest_api.other.id
  variables   = { alias = "x" }
}
resource "aws_apigatewayv2_stage" "live" {
  api_id          = aws_apigatewayv2_api.chat.id
  stage_variables = { alias = "chat" }
}
locals {
  common = { alias = "live" }
}
`;

const API = `#- api.tf
resource "aws_api_gateway_rest_api" "orders" {}
resource "aws_api_gateway_rest_api" "other" {}
resource "aws_api_gateway_integration" "get" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  uri         = "arn:aws:lambda:eu:1:function:\${var.f}:$\${stageVariables.alias}/invocations"
}
resource "aws_api_gateway_integration" "other" {
  rest_api_id = aws_api_gateway_rest_api.other.id
  uri         = "https://$\${stageVariables.alias}/"
}
`;

const inApi = (use: string, stages = STAGES): string => `${stages}${API}#- use.tf\n${use}\n`;

const integration = (line: string, type = 'aws_api_gateway_integration'): string =>
  `resource "${type}" "i" {\n  rest_api_id = aws_api_gateway_rest_api.orders.id\n${line}\n}`;

const EVERYWHERE = [
  'api.tf:5:74 alias',
  'stages.tf:4:5 alias',
  'stages.tf:11:34 alias',
  'stages.tf:23:14 alias',
];

describe('definition of a stage variable', () => {
  const declared = 'stages.tf:4 alias, stages.tf:11 alias, stages.tf:23 alias';

  it.each([
    ['in a URI', integration('  uri = "x:$${stageVariables.al<|>ias}/invocations"')],
    ['in single quotes', integration(`  uri = "x:$\${stageVariables['al<|>ias']}"`)],
    ['in credentials', integration('  credentials = "$${stageVariables.<|>alias}"')],
    ['in a mapping', integration('  request_parameters = { "x" = "stageVariables.alias<|>" }')],
    [
      'in a template',
      integration(
        '  request_templates = {\n    "a" = <<-EOT\n      #if($stageVariables.al<|>ias)\n    EOT\n  }',
      ),
    ],
    [
      'in an authorizer',
      integration('  authorizer_uri = "$${stageVariables.al<|>ias}"', 'aws_api_gateway_authorizer'),
    ],
    ['with one dollar sign', integration('  uri = "x:${stageVariables.al<|>ias}"')],
    ['in a directive', integration('  uri = "%{ if var.x }$${stageVariables.al<|>ias}%{ endif }"')],
  ])('leads to all stages of the API and the canary %s', (_, use) => {
    expect(definitionOf(inApi(use))).toBe(declared);
  });

  it.each([
    ['an object', 'body = jsonencode({ paths = { "/" = { uri = "x:$${stageVariables.al<|>ias}" } } })'],
    ['YAML', 'body = <<-EOT\n    paths: { /: { uri: "${var.x}:$${stageVariables.al<|>ias}" }\n  EOT'],
    ['broken JSON', 'body = <<EOT\n{"uri": "$${stageVariables[\'al<|>ias\']}",\nEOT'],
    ['JSON in quotes', 'body = "{\\"uri\\": \\"$${stageVariables[\\"al<|>ias\\"]}\\"}"'],
  ])('leads there from an OpenAPI body as %s', (_, body) => {
    const api = `resource "aws_api_gateway_rest_api" "orders" {\n  ${body}\n}`;
    expect(definitionOf(`${STAGES}#- api.tf\n${api}\n`)).toBe(declared);
  });

  it('leads there from a local value that the API is made of', () => {
    expect(
      definitionOf(`${STAGES}
#- api.tf
resource "aws_api_gateway_rest_api" "orders" {
  body = jsonencode(merge(local.spec, {}))
}
locals {
  spec = { paths = local.paths }
  paths = { "/" = { uri = "$\${stageVariables.al<|>ias}" } }
}
`),
    ).toBe(declared);
  });

  it('knows the stages of a version 2 API, and of one that is given by an expression', () => {
    expect(
      definitionOf(`${STAGES}
#- v2.tf
resource "aws_apigatewayv2_api" "chat" {}
resource "aws_apigatewayv2_integration" "x" {
  api_id          = aws_apigatewayv2_api.chat.id
  integration_uri = "https://$\${stageVariables.al<|>ias}/"
}
`),
    ).toBe('stages.tf:20 alias');
    expect(
      definitionOf(`
resource "aws_api_gateway_stage" "a" {
  rest_api_id = var.a
  variables   = { host = "a" }
}
resource "aws_api_gateway_stage" "b" {
  rest_api_id = var.b
  variables   = { host = "b" }
}
resource "aws_api_gateway_integration" "x" {
  rest_api_id = var.b
  uri         = "https://$\${stageVariables.ho<|>st}/"
}
`),
    ).toBe('main.tf:7 host');
  });

  it('leads nowhere from other texts', () => {
    expect(definitionOf(inApi('output "x" {\n  value = "stageVariables.al<|>ias"\n}'))).toBeUndefined();
    expect(definitionOf(inApi(integration('  uri = "event.stageVariables.al<|>ias"')))).toBeUndefined();
    expect(definitionOf(inApi(integration('  uri = "$${stageVariables.nob<|>ody}"')))).toBe('');
  });
});

describe('references of a stage variable', () => {
  it('finds keys and uses in all files, from a use and from a key', () => {
    const use = inApi('').replace('stageVariables.alias}/inv', 'stageVariables.al<|>ias}/inv');
    expect(referencesOf(use)).toEqual(EVERYWHERE);
    expect(referencesOf(use, false)).toEqual(['api.tf:5:74 alias']);
    expect(referencesOf(inApi('', STAGES.replace('alias = "dev"', 'al<|>ias = "dev"')))).toEqual(EVERYWHERE);
    expect(referencesOf(inApi('', STAGES.replace('{ alias = "next"', '{ <|>alias = "next"')))).toEqual(
      EVERYWHERE,
    );
    expect(referencesOf(inApi('', STAGES.replace('alias = "live"', 'alias<|> = "live"')))).toEqual(
      EVERYWHERE,
    );
  });

  it('finds those of an API only once where maps refer to each other', () => {
    expect(
      referencesOf(`
locals {
  a = merge(local.b, local.b, { x = "1" })
  b = merge(local.a, local.b)
}
resource "aws_api_gateway_stage" "a" {
  variables = merge(local.a, local.b)
}
resource "aws_api_gateway_integration" "i" {
  uri = "$\${stageVariables.<|>x}"
}
`),
    ).toEqual(['main.tf:2:33 x', 'main.tf:9:28 x']);
  });

  it('highlights what is in the same file', () => {
    const all = fixture(inApi('', STAGES.replace('alias = "dev"', 'al<|>ias = "dev"')));
    const { file, offset } = cursorOf(all);
    expect(
      documentHighlight(file, offset, all.module).map(({ range, kind }) => [range.start.line, kind]),
    ).toEqual([
      [3, 3],
      [10, 3],
      [22, 3],
    ]);
  });
});

describe('hover on a stage variable', () => {
  const uses = inApi('').replace('stageVariables.alias}/inv', 'stageVariables.al<|>ias}/inv');

  it('tells its value in each stage, and the canary’s', () => {
    checkHover(
      uses,
      'alias',
      '`alias` · stage variable',
      '[`aws_api_gateway_stage.dev`](file:///module/stages.tf#L4): `"dev"`\n',
      '[`aws_api_gateway_stage.prod`](file:///module/stages.tf#L11): `"live"`; for the canary `"next"`',
      'two dollar signs',
    );
  });

  it('tells who reads a key, or that nobody does', () => {
    checkHover(
      inApi('', STAGES.replace('alias = "dev"', 'al<|>ias = "dev"')),
      'alias',
      'Used in one place: [api.tf:5](',
    );
    checkHover(
      inApi('', STAGES.replace('"color"', '"co<|>lor"')),
      'color',
      'Nothing in this module uses it.',
    );
  });

  it('tells where a stage lacks it, and what can’t be evaluated as it stands', () => {
    checkHover(
      inApi(integration('  uri = "$${stageVariables.co<|>lor}"'), STAGES.replace('"blue"', 'var.color')),
      'color',
      'aws_api_gateway_stage.dev`](file:///module/stages.tf#L1): not declared',
      '#L9): `var.color`',
    );
  });

  it('says nothing about the word itself', () => {
    checkNoHover(inApi(integration('  request_parameters = { "x" = "stageVari<|>ables." }')));
  });
});
