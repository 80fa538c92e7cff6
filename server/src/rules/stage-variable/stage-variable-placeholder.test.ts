import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const integration = (lines: string): string => `
      resource "aws_api_gateway_integration" "i" {
        rest_api_id = "a"
        resource_id = "r"
        http_method = "GET"
        type        = "HTTP_PROXY"
        ${lines}
      }
      `;

describe('stage-variable-placeholder', () => {
  it('finds backslashes, missing braces, other brackets and other words', () => {
    checkDiagnostics(
      integration(`uri         = "https://\\\\$\\\\{stageVariables.host}/x"
      #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder: write \`$\${stageVariables.host}\`
        credentials = "arn:aws:iam::123456789012:role/$stageVariables.role"
      #                                               ^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder: does not fill in \`$stageVariables.role\`
        connection_id = "stageVariables.link"
      #                  ^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder`),
    );
    checkDiagnostics(
      `
      resource "aws_apigatewayv2_integration" "i" {
        api_id           = "a"
        integration_type = "HTTP_PROXY"
        integration_uri  = "https://{stageVariables.host}/$(stageVariables.path)/$\${stageVariable.tail}?$\${stageVariables.x"
      #                             ^^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
      #                                                   ^^^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
      #                                                                          ^^^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
      #                                                                                                 ^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
        credentials_arn  = <<-EOT
          arn:aws:iam::123456789012:role/\\$\\{stageVariables.role}
      #                                  ^^^^^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
        EOT
      }

      resource "aws_apigatewayv2_authorizer" "z" {
        api_id          = "a"
        name            = "z"
        authorizer_type = "REQUEST"
        identity_sources = ["$request.header.Authorization"]
        authorizer_payload_format_version = "2.0"
        authorizer_uri  = local.uri
      }

      locals {
        uri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/$stageVariables.fn/invocations"
      #                                                                      ^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
      }
    `,
    );
  });

  it('finds a sign where a mapping of a REST API has none', () => {
    checkDiagnostics(
      integration(`uri = "https://example.com"
        request_parameters = {
          "integration.request.header.x" = "$stageVariables.x"
      #                                     ^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder: write \`stageVariables.x\`
          "integration.request.header.y" = "$\${stageVariables.y}"
      #                                     ^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
          "integration.request.header.z" = "stageVariables.z"
          "integration.request.header.a" = "'$stageVariables.z'"
        }`),
    );
  });

  it.each([
    '"https://$${stageVariables.host}:$${stageVariables.port}/x"',
    '"https://{$${stageVariables.host}}/x"',
    'replace("https://%%{stageVariables.host}/x", "%", "$")',
    'join("", ["$", "{stageVariables.host}"])',
    '"https://$!stageVariables.host/"',
    '"https://$!{stageVariables.host}/"',
    '"https://stage-variables.example.com/x"',
    '"https://a.stageVariables.example.com/x"',
    '"https://my-stagevariables.example.com/x"',
    '"$stageVariables.get(\'a\')"',
    '"$${stageVariables[\'host\']}"',
    '"https://$${stageVariables.${var.name}}/x"',
    '"https://$${stageVariables.x_${var.name}}/x"',
    '"${local.dollar}{stageVariables.x}"',
    'var.uri',
    'format("https://%s{stageVariables.host}/", "$")',
  ])('leaves %s alone', (uri) => {
    checkDiagnostics(`${integration(`uri = ${uri}`)}
      variable "name" {}
      variable "uri" {}
      locals {
        dollar = "$"
      }`);
  });

  it('leaves mapping templates and mappings of HTTP APIs alone', () => {
    checkDiagnostics(
      integration(`uri = "https://example.com"
        request_templates = {
          "application/json" = "{\\"f\\": \\"$stageVariables.fn\\", \\"g\\": \\"$\${stageVariables.g}\\"}"
        }`),
    );
    checkDiagnostics(`
      resource "aws_apigatewayv2_integration" "i" {
        api_id             = "a"
        integration_type   = "HTTP_PROXY"
        integration_method = "GET"
        integration_uri    = "https://example.com"
        request_parameters = { "append:header.x" = "$stageVariables.x" }
      }
    `);
  });

  const reading = (body: string, text: string): string =>
    `#- main.tf\nresource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n  body = ${body}\n}\n#- api.yaml\n${text}`;

  it.each([
    ['file("${path.module}/api.yaml")', 'uri: https://$stageVariables.host/x'],
    ['file("${path.module}/api.yaml")', 'uri: "https://\\\\$\\\\{stageVariables.host}/x"'],
    ['file("${path.module}/api.yaml")', 'uri: https://$${stageVariables.host}/x'],
    ['file("${path.module}/api.yaml")', '{"credentials": "arn:aws:iam::1:role/{stageVariables.role}"}'],
    ['templatefile("api.yaml", { a = "b" })', 'connectionId: $stageVariables.link'],
    ['jsonencode(yamldecode(file("api.yaml")))', "authorizerUri: 'x/$stageVariables.fn/invocations'"],
    ['"{ \\"uri\\": \\"https://$stageVariables.host/x\\" }"', ''],
    ['jsonencode({ uri = "https://$stageVariables.host/x" })', ''],
  ])('finds it in a definition: %s, %s', (body, text) => {
    expect(diagnosticsOf(reading(body, text)).map(({ code }) => code)).toEqual([
      'stage-variable-placeholder',
    ]);
  });

  it.each([
    ['file("${path.module}/api.yaml")', 'uri: https://${stageVariables.host}/x'],
    ['templatefile("${path.module}/api.yaml", {})', 'uri: https://$${stageVariables.host}/x'],
    ['file("${path.module}/api.yaml")', 'application/json: "{ \\"a\\": \\"$stageVariables.a\\" }"'],
    ['file("${path.module}/api.yaml")', 'integration.request.header.x: stageVariables.a'],
    ['file("${path.module}/api.yaml")', 'description: the uri is $stageVariables.host'],
    ['file("${path.module}/api.yaml")', 'uri:\n  a: $stageVariables.host'],
    ['replace(file("${path.module}/api.yaml"), "$", "")', 'uri: https://$stageVariables.get("x")/x'],
  ])('leaves a definition alone: %s, %s', (body, text) => {
    checkDiagnostics(reading(body, text));
  });

  it('mends a definition in its file', () => {
    checkFix(
      reading('fi<|>le("api.yaml")', 'uri: https://$stageVariables.host/x'),
      'Change to `${stageVariables.host}`',
      reading('file("api.yaml")', 'uri: https://${stageVariables.host}/x'),
    );
    checkFix(
      reading('template<|>file("api.yaml", {})', 'uri: https://{stageVariables.host}/x'),
      'Change to `$${stageVariables.host}`',
      reading('templatefile("api.yaml", {})', 'uri: https://$${stageVariables.host}/x'),
    );
  });

  it('writes the placeholder as HCL has it', () => {
    const right = integration('uri = "https://$${stageVariables.host}/x"');
    const title = 'Change to `$${stageVariables.host}`';
    checkFix(integration('uri = "https://\\\\$\\\\{stage<|>Variables.host}/x"'), title, right);
    checkFix(integration('uri = "https://$stage<|>Variables.host/x"'), title, right);
    checkFix(integration('uri = "https://\\\\$${stage<|>Variables.host}/x"'), title, right);
    checkFix(integration('uri = "https://$(stage<|>Variables.host)/x"'), title, right);
    checkFix(
      integration('request_parameters = { "integration.request.header.x" = "$${stageV<|>ariables.x}" }'),
      'Change to `stageVariables.x`',
      integration('request_parameters = { "integration.request.header.x" = "stageVariables.x" }'),
    );
  });
});
