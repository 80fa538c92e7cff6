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

describe('stage-variable-unused', () => {
  it('finds a variable that nothing reads', () => {
    checkDiagnostics(`
      ${api}
      ${integration(host)}

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"

        variables = {
          host    = "x"
          "color" = "y"
      #   ^^^^^^^ hint stage-variable-unused: uses the stage variable \`color\`
        }
      }
    `);
  });

  it('finds none that is read in brackets, in a comment neither', () => {
    checkDiagnostics(`
      ${api}
      ${integration('"$${stageVariables[\'host\']}"')}
      # once $stageVariables["color"]
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"
        variables     = { host = "x", color = "y", size = "z" }
      #                                            ^^^^ hint stage-variable-unused
      }
    `);
  });

  it('does not count what API Gateway does not fill in', () => {
    checkDiagnostics(`
      ${api}
      resource "aws_api_gateway_integration" "i" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        resource_id = "r"
        http_method = "GET"
        type        = "HTTP_PROXY"
        uri         = "https://$\${stageVariables.host}/$stageVariables.color"
      #                                                ^^^^^^^^^^^^^^^^^^^^^ warning stage-variable-placeholder
      }
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "prod"
        deployment_id = "d"
        variables     = { host = "x", color = "y" }
      #                               ^^^^^ hint stage-variable-unused
      }
    `);
  });

  const defined = (type: string, body = 'file("${path.module}/api.json")'): string => `#- main.tf
resource "aws_api_gateway_rest_api" "a" {
  name = "a"
  body = ${body}
}
${stage('{ host = "x", color = "y" }')}
#- api.json
{"paths": {"/": {"get": {"x-amazon-apigateway-integration": {"type": "${type}", "uri": "https://\${stageVariables.host}/"}}}}}
`;

  it('finds one that a definition does not read', () => {
    expect(diagnosticsOf(defined('http_proxy')).map(({ message }) => message)).toEqual([
      'Nothing in `aws_api_gateway_rest_api.a` uses the stage variable `color`: remove it.',
    ]);
    expect(
      diagnosticsOf(
        `#- main.tf\n${api}\n${integration('"https://$${stageVariables.host}"').replace('type        = "HTTP_PROXY"', 'type        = "MOCK"\n        request_templates = { a = file("${path.module}/a.vtl") }')}\n${stage('{ host = "x", color = "y", size = "z" }')}\n#- a.vtl\n$stageVariables.color\n`,
      ).map(({ message }) => message),
    ).toEqual(['Nothing in `aws_api_gateway_rest_api.a` uses the stage variable `size`: remove it.']);
  });

  it('finds one that a definition does not read which locals hold', () => {
    const locals = (spec: string): string =>
      `${defined('mock', 'jsonencode(local.data)')}#- locals.tf\nlocals {\n  data = yamldecode(local.spec)\n  spec = ${spec}\n}\n`;
    expect(diagnosticsOf(locals('file("api.json")')).map(({ code }) => code)).toEqual([
      'stage-variable-unused',
    ]);
    checkDiagnostics(locals('var.spec'));
    checkDiagnostics(locals('local.data'));
  });

  it('leaves alone those that a definition may read', () => {
    checkDiagnostics(defined('aws_proxy'));
    checkDiagnostics(defined('http', 'file("${path.module}/other.json")'));
    checkDiagnostics(
      defined('http', 'templatefile("${path.module}/api.json", { a = var.a })').replace(
        '${stage',
        () => '$${stage',
      ),
    );
    checkDiagnostics(`${defined('http')}#- more.tf\n${integration('aws_lambda_function.f.arn', 'AWS')}`);
  });

  it('removes it', () => {
    checkFix(
      `
      ${api}
      ${integration(host)}
      ${stage('{\n          host = "x"\n          co<|>lor = "y"\n        }')}
      `,
      'Remove `color`',
      `
      ${api}
      ${integration(host)}
      ${stage('{\n          host = "x"\n        }')}
      `,
    );
  });

  it.each([
    ['a Lambda function gets', integration('aws_lambda_function.f.invoke_arn', 'AWS_PROXY')],
    ['an integration of an unknown type may get', integration(host).replace('"HTTP_PROXY"', 'var.type')],
    ['a text from elsewhere may read', integration('var.uri')],
    ['a file may read', integration('templatefile("uri.txt", {})')],
    ['something reads by a name that is not written', integration('"$stageVariables.get(\'x\')"')],
    [
      'another text of the module reads',
      `${integration(host)}\n      locals {\n        a = "$\${stageVariables.color}"\n      }`,
    ],
    ['no integration is there to read', ''],
    [
      'an output reads',
      `${integration(host)}\n      output "a" {\n        value = aws_api_gateway_stage.prod.variables\n      }`,
    ],
    [
      'an authorizer may get',
      `${integration(host)}\n      resource "aws_api_gateway_authorizer" "z" {\n        name = "z"\n        rest_api_id = aws_api_gateway_rest_api.a.id\n        type = "REQUEST"\n        authorizer_uri = aws_lambda_function.f.invoke_arn\n      }`,
    ],
    [
      'a module may use',
      `${integration(host)}\n      module "m" {\n        source = "./m"\n        stage  = aws_api_gateway_stage.prod\n      }`,
    ],
  ])('leaves alone a variable that %s', (_, rest) => {
    checkDiagnostics(`
      ${api}
      ${stage('{ host = "x", color = "y" }')}
      ${rest}
    `);
  });
});
