import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const api = `resource "aws_api_gateway_rest_api" "a" {
        name = "a"
      }`;

const stage = (variables: string, more = ''): string => `resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"
        variables     = ${variables}
        ${more}
      }`;

const integration = (uri: string, type = 'HTTP_PROXY', of = 'aws_api_gateway_rest_api.a.id'): string =>
  `resource "aws_api_gateway_integration" "i" {
        rest_api_id = ${of}
        resource_id = "r"
        http_method = "GET"
        type        = "${type}"
        uri         = ${uri}
      }`;

const host = '"https://$${stageVariables.host}/"';

describe('stage-variable-undefined', () => {
  it('finds it in integrations, templates, mappings and OpenAPI bodies', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"
        body = jsonencode({ paths = { "/" = { get = { uri = "https://$\${stageVariables.body}/" } } } })
      #                                                                                ^^^^ warning stage-variable-undefined: No stage of \`aws_api_gateway_rest_api.a\` has a variable \`body\`: add it
      }

      resource "aws_api_gateway_integration" "i" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        resource_id = "r"
        http_method = "GET"
        type        = "AWS"
        uri         = "arn:aws:apigateway:\${var.region}:lambda:path/x:$\${stageVariables.alias}/invocations"
      #                                                                                 ^^^^^ warning stage-variable-undefined
        request_parameters = {
          "integration.request.header.x" = "stageVariables.header"
      #                                                    ^^^^^^ warning stage-variable-undefined
        }

        request_templates = {
          "application/json" = <<-EOT
            { "a": "$stageVariables.template", "b": "$stageVariables.host" }
      #                             ^^^^^^^^ warning stage-variable-undefined
          EOT
        }
      }

      ${stage('{ host = "x" }')}
    `);
  });

  it('finds it in brackets', () => {
    checkDiagnostics(`
      ${api}
      ${stage('{ host = "x" }')}
      resource "aws_apigatewayv2_api" "b" {
        name          = "b"
        protocol_type = "HTTP"
        body          = "{ \\"uri\\": \\"$\${stageVariables['port']}:$\${stageVariables[\\"host\\"]}\\" }"
      #                                                  ^^^^ warning stage-variable-undefined
      }
      resource "aws_apigatewayv2_stage" "b" {
        api_id          = aws_apigatewayv2_api.b.id
        name            = "b"
        auto_deploy     = true
        stage_variables = { host = "x" }
      }
    `);
  });

  const reading = (body: string, text: string): string => `#- main.tf
resource "aws_api_gateway_rest_api" "a" {
  name = "a"
  body = ${body}
}

${stage('{ host = "x" }')}
#- api.yaml
${text}
`;

  it('finds it in texts beside the module', () => {
    const found = diagnosticsOf(
      reading(
        'file("${path.module}/api.yaml")',
        'uri: https://${stageVariables.hots}/${stageVariables.host}',
      ),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: 'stage-variable-undefined',
      range: { start: { line: 2, character: 9 }, end: { line: 2, character: 13 } },
      relatedInformation: [{ location: { range: { start: { line: 0, character: 30 } } } }],
    });
    checkFix(
      reading('fi<|>le("${path.module}/api.yaml")', 'uri: https://${stageVariables.hots}/'),
      'Change to `host`',
      reading('file("${path.module}/api.yaml")', 'uri: https://${stageVariables.host}/'),
    );
    checkFix(
      reading('template<|>file("api.yaml", { "a" = 1 })', 'uri: https://${stageVariables.host}/'),
      'Double the dollar sign',
      reading('templatefile("api.yaml", { "a" = 1 })', 'uri: https://$${stageVariables.host}/'),
    );
  });

  it.each([
    ['file("${path.module}/api.yaml")', '${stageVariables.host}'],
    ['templatefile("${path.module}/api.yaml", { a = var.a })', '${a}: $${stageVariables.host}'],
    ['templatefile("api.yaml", var.all)', '${stageVariables.host}'],
    ['templatefile("api.yaml", { stageVariables = var.all })', '${stageVariables.host}'],
    ['file("other.yaml")', '${stageVariables.hots}'],
    ['file("${path.module}/api.yaml")', '$stageVariables.get("hots") event.stageVariables.hots'],
  ])('leaves alone what is read by %s: %s', (body, text) => {
    checkDiagnostics(`${reading(body, text)}#- variables.tf\nvariable "a" {}\nvariable "all" {}\n`);
  });

  it('finds it in a text by way of local values', () => {
    const found = diagnosticsOf(
      `${reading('jsonencode(local.data)', 'uri: https://${stageVariables.hots}/')}#- locals.tf
locals {
  spec = file("\${path.module}/api.yaml")
  data = yamldecode(local.spec)
  unread = templatefile("api.yaml", {})
}
`,
    );
    expect(found.map(({ code, range }) => [code, range.start.line, range.start.character])).toEqual([
      ['stage-variable-undefined', 2, 20],
    ]);
  });

  it('finds it in mapping templates beside the module', () => {
    const found = diagnosticsOf(`#- main.tf
${api}
${stage('{ host = "x" }')}
resource "aws_api_gateway_integration" "i" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  resource_id = "r"
  http_method = "GET"
  type        = "MOCK"
  request_templates = {
    "application/json" = file("\${path.module}/request.vtl")
  }
}
#- request.vtl
{ "a": "$stageVariables.other" }
`);
    expect(found.map(({ code }) => code)).toEqual(['stage-variable-undefined']);
  });

  it('finds it for version 2 APIs', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = "HTTP"
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id          = aws_apigatewayv2_api.a.id
        name            = "live"
        auto_deploy     = true
        stage_variables = { host = "x" }
      }

      resource "aws_apigatewayv2_integration" "i" {
        api_id           = aws_apigatewayv2_api.a.id
        integration_type = "HTTP_PROXY"
        integration_uri  = "https://$\${stageVariables.hots}/"
      #                                               ^^^^ warning stage-variable-undefined: use \`host\`
      }
    `);
  });

  it.each([
    ['that the stage has', stage('{ host = "x" }')],
    [
      'that the canary has',
      stage(
        '{}',
        'canary_settings {\n deployment_id = "c"\n stage_variable_overrides = { host = "x" }\n } # apigateway-stages:ignore canary-undeclared-override',
      ).replace('{ host = "x" }', '{ host = "x" } # apigateway-stages:ignore canary-undeclared-override'),
    ],
    ['of variables that are not known', stage('var.variables')],
    ['of merged variables', stage('merge({ a = "x" }, var.more)')],
    ['of keys that are not known', stage('{ (var.name) = "x" }')],
    ['whose stage is elsewhere', ''],
    [
      'with a stage of an unknown API beside',
      `${stage('{}')}\n${stage('{}').replace('"prod" {', '"b" {').replace('aws_api_gateway_rest_api.a.id', 'var.api').replace('"prod"', '"other"')}`,
    ],
    [
      'of which the provider is to ignore the variables',
      stage('{}', 'lifecycle {\n          ignore_changes = [variables]\n        }'),
    ],
    [
      'of an API that a module gets',
      `${stage('{}')}\n      module "stage" {\n        source = "./stage"\n        api    = aws_api_gateway_rest_api.a.id\n      }`,
    ],
    [
      'of a stage that a deployment makes',
      `${stage('{}')}\n      resource "aws_api_gateway_deployment" "d" {\n        rest_api_id = aws_api_gateway_rest_api.a.id\n        stage_name = "x" # apigateway-stages:ignore deployment-removed-argument\n        variables = { a = var.a }\n        depends_on = [aws_api_gateway_integration.i]\n      }`,
    ],
  ])('leaves alone a variable %s', (_, declared) => {
    checkDiagnostics(`
      ${api}
      ${integration(host)}
      ${declared}
    `);
  });

  it.each([
    '"x-$stageVariables.get(\'a\')"',
    '"$stageVariables.keySet()"',
    '"$!stageVariables.a"',
    '"event.stageVariables.a"',
    '"the stageVariables.of them"'.replace('stageVariables.of', 'stageVariables of'),
    '"stageVariables"',
  ])('leaves alone %s', (uri) => {
    checkDiagnostics(`
      ${api}
      ${integration(uri)}
      ${stage('{}')}
    `);
  });

  it('leaves alone an API that is not known', () => {
    checkDiagnostics(`
      ${api}
      ${integration(host, 'HTTP_PROXY', 'var.api')}
      ${stage('{}')}
    `);
  });

  it('finds one with a single dollar sign, which Terraform takes for its own', () => {
    checkDiagnostics(
      `
      locals {
        uri = "https://\${stageVariables.host}/x"
      #                 ^^^^^^^^^^^^^^^^^^^^^^ error stage-variable-undefined: use \`$\${stageVariables.host}\`
        all = [for stageVariables in [] : "x-\${upper(stageVariables.host)}"]
      }
    `.replace('                ^^', '               ^^'),
    );
    checkFix(
      'locals {\n  uri = "https://${stageVar<|>iables.host}/x"\n}\n',
      'Double the dollar sign',
      'locals {\n  uri = "https://$${stageVariables.host}/x"\n}\n',
    );
  });

  it('writes the name that was meant', () => {
    checkFix(
      `
      ${api}
      ${integration('"https://$${stageVariables.ho<|>ts}/"')}
      ${stage('{ host = "x" }')}
      `,
      'Change to `host`',
      `
      ${api}
      ${integration(host)}
      ${stage('{ host = "x" }')}
      `,
    );
  });
});
