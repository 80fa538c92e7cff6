/** Paths of a definition beside the module complete the settings for them. */
import { describe, expect, it } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';

const YAML = `#- api.yaml
openapi: 3.0.1
paths:
  /:
    get: {}
  /orders/{id}:
    get: {}
    x-amazon-apigateway-any-method: {}
`;

const rest = (path: string): string => `#- main.tf
resource "aws_api_gateway_rest_api" "a" {
  name = "a"
  body = file("\${path.module}/api.yaml")
}

resource "aws_api_gateway_method_settings" "a" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = "live"
  method_path = ${path}
}
${YAML}`;

const http = (key: string): string => `#- main.tf
resource "aws_apigatewayv2_api" "a" {
  name          = "a"
  protocol_type = "HTTP"
  body          = templatefile("api.yaml", { a = var.a })
}

resource "aws_apigatewayv2_stage" "a" {
  api_id = aws_apigatewayv2_api.a.id
  name   = "live"

  route_settings {
    route_key = ${key}
  }
}
${YAML}`;

describe('completion from a definition', () => {
  it('offers the methods of its paths', () => {
    expect(offered(rest('"<|>"')).slice(0, 4)).toEqual([
      '~1/GET',
      'orders~1{id}/GET',
      'orders~1{id}/ANY',
      '*/*',
    ]);
    checkCompletion(rest('"ord<|>"'), 'orders~1{id}/GET', rest('"orders~1{id}/GET"'));
    checkCompletion(rest('<|>'), '"orders~1{id}/GET"', rest('"orders~1{id}/GET"'));
  });

  it('offers its routes', () => {
    expect(offered(http('"<|>"')).slice(0, 3)).toEqual(['GET /', 'GET /orders/{id}', 'ANY /orders/{id}']);
    checkCompletion(http('"GET<|>"'), 'GET /', http('"GET /"'));
  });

  it('offers nothing of another API', () => {
    expect(offered(rest('"<|>"').replace('aws_api_gateway_rest_api.a.id', 'var.api'))).not.toContain(
      '~1/GET',
    );
  });
});
