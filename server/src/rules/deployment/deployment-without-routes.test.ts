import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

const api = (more = ''): string => `resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "HTTP"
${more}}
`;
const deployment = (marked = ''): string => `
resource "aws_apigatewayv2_deployment" "chat" {
${marked}  api_id = aws_apigatewayv2_api.chat.id
}
`;
const mark =
  '#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information deployment-without-routes: `aws_apigatewayv2_api.chat` has no routes\n';
const route = (of: string, more = ''): string => `
resource "aws_apigatewayv2_route" "list" {
  api_id    = ${of}
  route_key = "GET /items"
${more}}
`;
const triggers = deployment().replace(
  '\n}',
  '\n  triggers = { r = sha1(jsonencode(aws_apigatewayv2_route.list)) }\n}',
);

describe('deployment-without-routes', () => {
  it('finds the deployment of an API that has none', () => {
    checkDiagnostics(api() + deployment(mark));
  });

  it('finds it beside the routes of another API', () => {
    checkDiagnostics(
      `${api()}${api().replace('"chat" {', '"other" {')}${deployment(mark)}${route('aws_apigatewayv2_api.other.id')}`,
    );
  });

  it.each([
    ['with a route', `${api()}${triggers}${route('aws_apigatewayv2_api.chat.id')}`],
    [
      'whose route comes after the deployment',
      `${api()}${deployment()}${route('aws_apigatewayv2_api.chat.id', '  depends_on = [aws_apigatewayv2_deployment.chat]\n')}`,
    ],
    [
      'with a body',
      api('  body = "{}"\n') +
        deployment().replace('\n}', '\n  triggers = { r = sha1(aws_apigatewayv2_api.chat.body) }\n}'),
    ],
    ['with a route by quick create', api('  target = "https://example.com"\n') + deployment()],
    ['that is made several times', api('  count = 2\n') + deployment().replace('chat.id', 'chat[0].id')],
    [
      'beside a route of who knows which API',
      `${api()}${deployment()}variable "api" {}\n${route('var.api')}`,
    ],
    [
      'beside a module that can not be read',
      `${api()}${deployment()}module "routes" {\n  source = "example/routes/aws"\n}\n`,
    ],
    [
      'whose deployment waits for a module that is not here',
      api() + deployment().replace('\n}', '\n  triggers = { r = module.routes.hash }\n}'),
    ],
    [
      'from elsewhere',
      `variable "api" {}\n${deployment().replace('aws_apigatewayv2_api.chat.id', 'var.api')}`,
    ],
  ])('leaves alone an API %s', (_, text) => {
    checkDiagnostics(text);
  });
});
