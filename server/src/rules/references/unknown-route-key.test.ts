/** Settings for routes that are not there. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { dedent } from '../../../../test/support/fixture.js';

const api = (rest = ''): string => `
    resource "aws_apigatewayv2_api" "a" {
      name          = "a"
      protocol_type = "HTTP"
      ${rest}
    }
    `;

const route = (key: string, of = 'aws_apigatewayv2_api.a.id', rest = ''): string => `
    resource "aws_apigatewayv2_route" "${key.replace(/\W/g, '')}" {
      ${rest}
      api_id    = ${of}
      route_key = ${key}
    }
    `;

const stage = (key: string): string => `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.a.id
      name        = "live"
      auto_deploy = true

      route_settings {
        route_key              = ${key}
        throttling_burst_limit = 5
        throttling_rate_limit  = 5
      }
    }
    `;

const marked = stage(`"GET /order"
    #                            ^^^^^^^^^^^^ warning unknown-route-key: The API has no route \`GET /order\``);

describe('unknown-route-key', () => {
  it('finds a key of no route of the API', () => {
    checkDiagnostics(api() + route('"GET /orders"') + marked);
    checkDiagnostics(
      `${api()}${route('"GET /orders"')}${marked}
    resource "aws_apigatewayv2_api" "b" {
      name          = "b"
      protocol_type = "HTTP"
    }
    ${route('"GET /order"', 'aws_apigatewayv2_api.b.id')}`,
    );
  });

  it('does not find a key that is there or that may be', () => {
    const wrong = stage('"GET /order"');
    checkDiagnostics(
      api() +
        route('"GET /order"') +
        wrong.replace(
          'name        = "live"',
          'name = "live"\n depends_on = [aws_apigatewayv2_route.GETorder]',
        ),
    );
    checkDiagnostics(api() + wrong);
    checkDiagnostics(api() + route('"GET /orders"') + stage('var.key'));
    checkDiagnostics(api() + route('"GET /orders"') + stage('aws_apigatewayv2_route.GETorders.route_key'));
    checkDiagnostics(api() + route('"GET /orders"') + route('var.key') + wrong);
    checkDiagnostics(api() + route('"GET /orders"') + route('"GET /more"', 'var.api') + wrong);
    checkDiagnostics(
      api() + route('"GET /orders"', 'aws_apigatewayv2_api.a.id', 'for_each = var.routes') + wrong,
    );
    checkDiagnostics(api('body = var.body') + route('"GET /orders"') + wrong);
    checkDiagnostics(api('target = var.target') + route('"GET /orders"') + wrong);
    checkDiagnostics(
      `${api()}${route('"GET /orders"')}${wrong}module "routes" {\n  source = "./routes"\n  api = aws_apigatewayv2_api.a.id\n}\n`,
    );
    checkDiagnostics(route('"GET /orders"') + wrong);
  });

  it('knows the routes of a definition', () => {
    const text =
      '#- api.json\n{"paths": {"/orders": {"get": {}}, "/$default": {"x-amazon-apigateway-any-method": {}}}}';
    const given = (key: string): string =>
      `#- main.tf\n${dedent(api('body = file("${path.module}/api.json")'))}${dedent(stage(key))}${text}`;
    checkDiagnostics(given('"GET /orders"'));
    checkDiagnostics(given('"$default"'));
    checkFix(given('"GET <|>/order"'), 'Change to `GET /orders`', given('"GET /orders"'));
    expect(diagnosticsOf(given('"POST /items"')).map(({ code }) => code)).toEqual(['unknown-route-key']);
  });

  it('finds a route that the stage does not wait for', () => {
    const early = stage(`"GET /order"
    #                            ^^^^^^^^^^^^ warning unknown-route-key: The stage does not depend on \`aws_apigatewayv2_route.GETorder\``);
    checkDiagnostics(api() + route('"GET /order"') + early);
    checkDiagnostics(api('body = var.body') + route('"GET /order"') + early);
    checkFix(
      api() + route('"GET /order"') + stage('"GET <|>/order"'),
      'Use `aws_apigatewayv2_route.GETorder.route_key`',
      api() + route('"GET /order"') + stage('aws_apigatewayv2_route.GETorder.route_key'),
    );
  });

  it('takes any way to wait for the route', () => {
    const deployment = `
    resource "aws_apigatewayv2_deployment" "a" {
      api_id     = aws_apigatewayv2_api.a.id
      triggers   = { routes = sha1(jsonencode(aws_apigatewayv2_route.GETorder)) }
    }
    `;
    const deployed = stage('"GET /order"').replace(
      'name        = "live"\n      auto_deploy = true',
      'name = "live"\n deployment_id = aws_apigatewayv2_deployment.a.id',
    );
    checkDiagnostics(api() + route('"GET /order"') + deployment + deployed);
    checkDiagnostics(
      `${api()}${route('local.key')}locals {\n  key = "GET /order"\n}\n${stage('aws_apigatewayv2_route.localkey.route_key')}`,
    );
    checkDiagnostics(
      api() + route('"GET /order"', 'aws_apigatewayv2_api.a.id', 'count = 2') + stage('"GET /order"'),
    );
  });

  it('offers a reference to the route that was meant', () => {
    checkFix(
      api() + route('"GET /orders"') + stage('"GET <|>/order"'),
      'Use `aws_apigatewayv2_route.GETorders.route_key`',
      api() + route('"GET /orders"') + stage('aws_apigatewayv2_route.GETorders.route_key'),
    );
  });
});
