import { describe, expect, it } from 'vitest';
import { completion } from '../../server/src/features/completion/completion.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { cursorOf, fixture } from '../support/fixture.js';

const STAGES = `
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  variables   = { alias = "live", host = "a.example" }
}
resource "aws_api_gateway_stage" "of_another_api" {
  rest_api_id = aws_api_gateway_rest_api.other.id
  variables   = { other = "x" }
}
resource "aws_api_gateway_rest_api" "other" {}
`.trimStart();

const at = (line: string, type = 'aws_api_gateway_integration'): string =>
  `${STAGES}resource "${type}" "i" {\n  rest_api_id = aws_api_gateway_rest_api.orders.id\n  ${line}\n}\n`;

/** What accepting an item makes of a line of an integration. */
const check = (line: string, label: string, after: string): void => {
  checkCompletion(at(line), label, at(after));
};

describe('completion of stage variables', () => {
  it('offers for a stage what a definition beside the module reads', () => {
    expect(
      offered(
        '#- main.tf\nresource "aws_api_gateway_rest_api" "a" {\n  body = templatefile("${path.module}/api.yaml", { a = var.a })\n}\nresource "aws_api_gateway_stage" "s" {\n  rest_api_id = aws_api_gateway_rest_api.a.id\n  variables = {\n    <|>\n  }\n}\n#- api.yaml\nuri: ${a}$${stageVariables.alias}\n',
      ),
    ).toEqual(['alias']);
  });

  it('offers what the stages of the API declare, with the values', () => {
    const { module, file, offset } = {
      ...fixture(at('uri = "$${stageVariables.<|>}"')),
      ...cursorOf(fixture(at('uri = "$${stageVariables.<|>}"'))),
    };
    expect(completion(file, offset, module).map(({ label, detail }) => [label, detail])).toEqual([
      ['alias', '"live"'],
      ['host', '"a.example"'],
    ]);
  });

  it.each([
    ['uri = "x:$${stageVariables.<|>}/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:$${stageVariables.al<|>', 'uri = "x:$${stageVariables.alias}'],
    ['uri = "x:$${stageVariables.al<|>"', 'uri = "x:$${stageVariables.alias}"'],
    ['uri = "x:$${stageVariables.al<|>ixs}"', 'uri = "x:$${stageVariables.alias}"'],
    ['uri = "x:$${stageVariables[\'<|>\']}"', 'uri = "x:$${stageVariables[\'alias\']}"'],
    ['uri = "x:$${stageVariables[\'al<|>"', 'uri = "x:$${stageVariables[\'alias\']}"'],
    ['uri = "x:${stageVariables.<|>}/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:${stageVariables.al<|>}/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    [
      'request_parameters = { "x" = "stageVariables.<|>" }',
      'request_parameters = { "x" = "stageVariables.alias" }',
    ],
    [
      'request_templates = {\n    "a" = <<-EOT\n      $stageVariables.<|>\n    EOT\n  }',
      'request_templates = {\n    "a" = <<-EOT\n      $stageVariables.alias\n    EOT\n  }',
    ],
  ])('completes a name in %s', (before, after) => {
    check(before, 'alias', after);
  });

  it.each([
    ['uri = "x:$<|>/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:$$<|>/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:$st<|>/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:${<|>}/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:${stage<|>}/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:$${<|>}/y"', 'uri = "x:$${stageVariables.alias}/y"'],
    ['uri = "x:$${stage<|>"', 'uri = "x:$${stageVariables.alias}"'],
    ['uri = "x:stage<|>"', 'uri = "x:$${stageVariables.alias}"'],
    ['credentials = "<|>"', 'credentials = "$${stageVariables.alias}"'],
    ['request_parameters = { "x" = "<|>" }', 'request_parameters = { "x" = "stageVariables.alias" }'],
    ['request_parameters = { "x" = "$<|>" }', 'request_parameters = { "x" = "$stageVariables.alias" }'],
    ['request_templates = { "a" = "$<|>" }', 'request_templates = { "a" = "$stageVariables.alias" }'],
    ['request_templates = { "a" = "$${<|>}" }', 'request_templates = { "a" = "$${stageVariables.alias}" }'],
  ])('completes a whole placeholder in %s', (before, after) => {
    check(before, 'stageVariables.alias', after);
  });

  it('writes a placeholder with a name to fill in where no stage is known', () => {
    const api = (uri: string): string =>
      `resource "aws_api_gateway_rest_api" "a" {\n  body = jsonencode({ uri = "${uri}" })\n}\n`;
    checkCompletion(api('x:$<|>'), 'stageVariables.<name>', api('x:\\$\\${stageVariables.${1:name}\\}'));
  });

  it('writes mappings of an HTTP API with a dollar sign, those of a WebSocket API without', () => {
    const of = (protocol: string, value: string): string => `
resource "aws_apigatewayv2_api" "a" {
  protocol_type = "${protocol}"
}
resource "aws_apigatewayv2_stage" "live" {
  api_id          = aws_apigatewayv2_api.a.id
  stage_variables = { alias = "live" }
}
resource "aws_apigatewayv2_integration" "i" {
  api_id             = aws_apigatewayv2_api.a.id
  request_parameters = { "overwrite:header.x" = "${value}" }
}
`;
    for (const [protocol, value] of [
      ['HTTP', '$stageVariables.alias'],
      ['WEBSOCKET', 'stageVariables.alias'],
    ] as const)
      checkCompletion(of(protocol, 'st<|>'), 'stageVariables.alias', of(protocol, value));
  });

  it.each(['uri = "https<|>"', 'uri = "$context<|>"', 'http_method = "<|>"'])('offers none in %s', (line) => {
    expect(offered(at(line)).filter((label) => label.startsWith('stageVariables'))).toEqual([]);
  });

  it('offers none in other resources, and in local values only where the API is made of them', () => {
    const local = (body: string): string =>
      `${STAGES}locals {\n  spec = { uri = "x:$<|>" }\n}\nresource "aws_api_gateway_rest_api" "orders" {\n  ${body}\n}\n`;
    expect(offered(local('body = jsonencode(local.spec)'))).toContain('stageVariables.alias');
    expect(offered(local('name = "x"')).filter((label) => label.startsWith('stageVariables'))).toEqual([]);
    expect(offered(at('body = "$<|>"', 'aws_s3_object'))).toEqual([]);
  });

  it('offers the names that the API reads as keys of a stage that lacks them', () => {
    const stage = (variables: string): string =>
      `resource "aws_api_gateway_integration" "i" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  uri         = "https://$\${stageVariables.host}/$\${stageVariables.alias}/$\${stageVariables.2nd}"
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  variables = {
    alias = "live"
    ${variables}
  }
}
`;
    expect(offered(stage('<|>'))).toEqual(['host', '2nd']);
    checkCompletion(stage('ho<|>'), 'host', stage('host = "$1"'));
    expect(offered(stage('').replace('variables =', 'tags = {\n    <|>\n  }\n  variables ='))).toEqual([]);
  });
});
