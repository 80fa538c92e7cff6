import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const rest = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_rest_api.shop.root_resource_id
  http_method = aws_api_gateway_method.get.http_method
  type        = "MOCK"
}
`;
const file = '  triggers    = { file = filesha1("${path.module}/main.tf") }\n';
const deployment = (more: string, marked = ''): string => `
resource "aws_api_gateway_deployment" "shop" {
${marked}  rest_api_id = aws_api_gateway_rest_api.shop.id
${more}}
`;
const mark =
  '#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information deployment-before-methods: Nothing makes Terraform create the methods before';

describe('deployment-before-methods', () => {
  it.each([
    ['that hashes a file', file],
    ['that waits for something else', `${file}  depends_on  = [aws_api_gateway_rest_api.shop]\n`],
  ])('finds a deployment %s', (_, own) => {
    checkDiagnostics(rest + deployment(own, `${mark}\n`));
  });

  it.each([
    ['waits for an integration', rest, `${file}  depends_on  = [aws_api_gateway_integration.get]\n`],
    [
      'waits for it by a local',
      `${rest}locals {\n  all = [aws_api_gateway_integration.get]\n}\n`,
      '  triggers    = { r = sha1(jsonencode([local.all, aws_api_gateway_method.get])) }\n',
    ],
    [
      'notices them',
      rest,
      '  triggers    = { r = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get])) }\n',
    ],
    [
      'waits for something that is not here',
      rest,
      `${file}  depends_on  = [aws_api_gateway_integration.elsewhere]\n`,
    ],
    [
      'misses them, which the hash that it needs anyway mends',
      rest,
      '  triggers    = { r = aws_api_gateway_rest_api.shop.id } # apigateway-stages:ignore deployment-misses-changes\n',
    ],
    ['has methods from a body', rest.replace('"shop"\n}', '"shop"\n  body = "{}"\n}'), file],
    [
      'is what the methods wait for',
      rest
        .replace('"MOCK"', '"MOCK"\n  depends_on  = [aws_api_gateway_deployment.shop]')
        .replace('"NONE"', '"NONE"\n  depends_on  = [aws_api_gateway_deployment.shop]'),
      file,
    ],
    [
      'is of an API without methods here',
      rest.slice(0, rest.indexOf('resource "aws_api_gateway_method"')),
      file,
    ],
  ])('leaves alone a deployment that %s', (_, around, own) => {
    checkDiagnostics(around + deployment(own));
  });

  it('finds one that does not wait for the module with the methods', () => {
    const inModule = rest
      .slice(rest.indexOf('resource "aws_api_gateway_method"'))
      .replaceAll('aws_api_gateway_rest_api.shop.', 'var.api.');
    const module = (
      own: string,
      marked = '',
    ): string => `${rest.slice(0, rest.indexOf('resource "aws_api_gateway_method"'))}
module "orders" {
  source = "./orders"
  api    = aws_api_gateway_rest_api.shop
}
${deployment(own, marked)}
#- orders/main.tf
variable "api" {}

${inModule}`;
    const triggers = '  triggers    = { file = filesha1("${path.module}/orders/main.tf") }\n';
    checkDiagnostics(module(`${triggers}  depends_on  = [module.orders]\n`));
  });

  const title = 'Add them to `depends_on`';

  it('adds `depends_on`', () => {
    const cursor = (text: string): string => text.replace('gateway_deployment"', 'gateway_<|>deployment"');
    checkFix(
      cursor(rest + deployment(file)),
      title,
      rest + deployment(`${file}\n  depends_on = [aws_api_gateway_integration.get]\n`),
    );
    checkFix(
      cursor(rest + deployment(`${file}  depends_on  = [aws_api_gateway_rest_api.shop]\n`)),
      title,
      rest +
        deployment(
          `${file}  depends_on  = [aws_api_gateway_rest_api.shop, aws_api_gateway_integration.get]\n`,
        ),
    );
    checkFix(
      cursor(rest + deployment(`${file}  depends_on  = []\n`)),
      title,
      rest + deployment(`${file}  depends_on  = [aws_api_gateway_integration.get]\n`),
    );
  });
});
