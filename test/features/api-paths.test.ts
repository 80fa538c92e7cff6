/** Methods, routes and stages of the module, where other resources name them. */
import { describe, expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';

const rest = (name: string, part: string): string => `
resource "aws_api_gateway_rest_api" "${name}" {
  name = "${name}"
}
resource "aws_api_gateway_resource" "${name}" {
  rest_api_id = aws_api_gateway_rest_api.${name}.id
  parent_id   = aws_api_gateway_rest_api.${name}.root_resource_id
  path_part   = "${part}"
}
resource "aws_api_gateway_resource" "${name}_one" {
  rest_api_id = aws_api_gateway_rest_api.${name}.id
  parent_id   = aws_api_gateway_resource.${name}.id
  path_part   = local.one
}
resource "aws_api_gateway_method" "${name}_root" {
  rest_api_id   = aws_api_gateway_rest_api.${name}.id
  resource_id   = aws_api_gateway_rest_api.${name}.root_resource_id
  http_method   = "ANY"
  authorization = "NONE"
}
resource "aws_api_gateway_method" "${name}_list" {
  rest_api_id   = aws_api_gateway_rest_api.${name}.id
  resource_id   = aws_api_gateway_resource.${name}.id
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_method" "${name}_one" {
  rest_api_id   = aws_api_gateway_rest_api.${name}.id
  resource_id   = aws_api_gateway_resource.${name}_one.id
  http_method   = var.method
  authorization = "NONE"
}
resource "aws_api_gateway_deployment" "${name}" {
  rest_api_id = aws_api_gateway_rest_api.${name}.id
  triggers = {
    redeployment = sha1(file("main.tf"))
  }
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_api_gateway_stage" "${name}_live" {
  rest_api_id   = aws_api_gateway_rest_api.${name}.id
  deployment_id = aws_api_gateway_deployment.${name}.id
  stage_name    = "live"
}
`;
const NAMES =
  'locals {\n  one = "{id}"\n}\nvariable "method" {\n  type    = string\n  default = "PATCH"\n}\n';
const two = NAMES + rest('orders', 'orders') + rest('users', 'people');
const orders = 'aws_api_gateway_rest_api.orders.id';
const ofUsers = (label: string): boolean => label.includes('users') || label.includes('people');

describe('method_path', () => {
  const settings = (path: string, api = `rest_api_id = ${orders}`): string =>
    `${two}resource "aws_api_gateway_method_settings" "x" {\n  ${api}\n  stage_name  = aws_api_gateway_stage.orders_live.stage_name\n  method_path = ${path}\n  settings {\n    metrics_enabled = true\n  }\n}\n`;

  test('offers the methods of the API that the block names, built through their parents', () => {
    const methods = ['~1/ANY', 'orders/GET', 'orders~1{id}/PATCH', '*/*'];
    expect(offered(settings('"<|>"')).slice(0, 4)).toEqual(methods);
    expect(offered(settings('<|>')).slice(0, 4)).toEqual(methods.map((each) => `"${each}"`));
    checkCompletion(settings('ord<|>'), '"orders/GET"', settings('"orders/GET"'));
    checkCompletion(settings('"ord<|>"'), 'orders~1{id}/PATCH', settings('"orders~1{id}/PATCH"'));
  });

  test('goes by the stage where no API is named yet, and by neither offers all', () => {
    expect(offered(settings('"<|>"', '')).slice(0, 4)).toContain('orders/GET');
    expect(offered(settings('"<|>"', '')).filter(ofUsers)).toEqual([]);
    const bare = `${two}resource "aws_api_gateway_method_settings" "x" {\n  method_path = "<|>"\n}\n`;
    expect(offered(bare)).toEqual(expect.arrayContaining(['orders/GET', 'people/GET']));
  });

  test('knows the API of a module that gets its ID', () => {
    const handed = `
      variable "api_id" {}
      variable "root_id" {}
      resource "aws_api_gateway_resource" "orders" {
        rest_api_id = var.api_id
        parent_id   = var.root_id
        path_part   = "orders"
      }
      resource "aws_api_gateway_resource" "items" {
        rest_api_id = var.api_id
        parent_id   = aws_api_gateway_rest_api.x.root_resource_id
        path_part   = "items"
      }
      resource "aws_api_gateway_method" "orders" {
        rest_api_id = var.api_id
        resource_id = aws_api_gateway_resource.orders.id
        http_method = "GET"
      }
      resource "aws_api_gateway_method" "items" {
        rest_api_id = var.api_id
        resource_id = aws_api_gateway_resource.items.id
        http_method = "GET"
      }
      resource "aws_api_gateway_method_settings" "x" {
        rest_api_id = var.api_id
        method_path = "<|>"
      }`;
    // What is above `orders` is not known.
    expect(offered(handed)).toEqual(['items/GET', '*/*']);
  });

  test.each(['~1/ANY', 'orders/GET', 'orders~1{id}/PATCH', '*/*'])('%s is right for the rules', (path) => {
    expect(diagnosticsOf(settings(`"${path}"`)).map(({ code }) => code)).not.toContain('method-path');
  });
});

describe('a usage plan', () => {
  const plan = (lines: string): string =>
    `${two}resource "aws_api_gateway_usage_plan" "x" {\n  name = "x"\n  api_stages {\n    ${lines}\n  }\n}\n`;

  test('offers the stages of the API that the block names', () => {
    const text = plan(`api_id = ${orders}\n    stage  = <|>`);
    expect(offered(text)[0]).toBe('aws_api_gateway_stage.orders_live.stage_name');
    expect(offered(text)).not.toContain('aws_api_gateway_stage.users_live.stage_name');
    expect(offered(plan('stage  = <|>'))).toContain('aws_api_gateway_stage.users_live.stage_name');
    checkCompletion(
      plan(`api_id = ${orders}\n    stage  = "<|>"`),
      'aws_api_gateway_stage.orders_live.stage_name',
      plan(`api_id = ${orders}\n    stage  = aws_api_gateway_stage.orders_live.stage_name`),
    );
  });

  test('offers both APIs, whichever of them stands there', () => {
    expect(offered(plan(`api_id = aws_api_gateway_rest_api.<|>orders.id`))).toEqual(['orders', 'users']);
    expect(offered(plan('api_id = <|>'))).toEqual(
      expect.arrayContaining(['aws_api_gateway_rest_api.orders.id', 'aws_api_gateway_rest_api.users.id']),
    );
  });

  test('offers the methods of the API as its throttles name them', () => {
    const throttle = (path: string): string =>
      plan(
        `api_id = ${orders}\n    stage  = aws_api_gateway_stage.orders_live.stage_name\n    throttle {\n      path       = ${path}\n      rate_limit = 1\n    }`,
      );
    expect(offered(throttle('"<|>"'))).toEqual(['/orders/GET', '/orders/{id}/PATCH']);
    expect(offered(throttle('<|>')).slice(0, 2)).toEqual(['"/orders/GET"', '"/orders/{id}/PATCH"']);
    for (const path of ['/orders/GET', '/orders/{id}/PATCH']) {
      expect(diagnosticsOf(throttle(`"${path}"`)).map(({ code }) => code)).not.toContain(
        'plan-throttle-path',
      );
    }
  });
});

test('mappings offer the stages of the API that they name', () => {
  const base = `${two}resource "aws_api_gateway_base_path_mapping" "x" {\n  api_id     = ${orders}\n  stage_name = <|>\n}\n`;
  expect(offered(base)[0]).toBe('aws_api_gateway_stage.orders_live.stage_name');
  expect(offered(base)).not.toContain('aws_api_gateway_stage.users_live.stage_name');
  const mapping = (api: string): string =>
    `${two}${http('shop')}${http('pets')}resource "aws_apigatewayv2_api_mapping" "x" {\n  api_id = ${api}\n  stage  = <|>\n}\n`;
  const stages = (api: string): readonly string[] =>
    offered(mapping(api)).filter((label) => /stage\..*\.(?:name|stage_name)$/.test(label));
  expect(stages('aws_apigatewayv2_api.pets.id')).toEqual(['aws_apigatewayv2_stage.pets.name']);
  expect(stages(orders)).toEqual(['aws_api_gateway_stage.orders_live.stage_name']);
  expect(stages('var.api')).toHaveLength(4);
});

const http = (name: string, protocol = 'HTTP'): string => `
resource "aws_apigatewayv2_api" "${name}" {
  name          = "${name}"
  protocol_type = "${protocol}"
}
resource "aws_apigatewayv2_route" "${name}_list" {
  api_id    = aws_apigatewayv2_api.${name}.id
  route_key = "${protocol === 'HTTP' ? `GET /${name}` : '$connect'}"
}
resource "aws_apigatewayv2_stage" "${name}" {
  api_id = aws_apigatewayv2_api.${name}.id
  name   = "live"
}
`;

describe('route_key', () => {
  const settings = (key: string): string =>
    `${http('shop')}${http('pets')}resource "aws_apigatewayv2_stage" "x" {\n  api_id = aws_apigatewayv2_api.shop.id\n  name   = "test"\n  route_settings {\n    route_key              = ${key}\n    throttling_rate_limit  = 1\n    throttling_burst_limit = 1\n  }\n}\n`;
  const reference = 'aws_apigatewayv2_route.shop_list.route_key';

  test('of settings is found by what it says and refers to the route', () => {
    expect(offered(settings('"<|>"'))).toEqual(['GET /shop', reference]);
    expect(offered(settings('GE<|>'))).toEqual(['"GET /shop"']);
    checkCompletion(settings('"GET<|>"'), 'GET /shop', settings(reference));
    checkCompletion(settings('<|>'), '"GET /shop"', settings(reference));
    expect(diagnosticsOf(settings(reference)).map(({ code }) => code)).not.toContain('unknown-route-key');
  });

  const route = (key: string, protocol: string): string =>
    `${http('shop', protocol)}resource "aws_apigatewayv2_route" "x" {\n  api_id    = aws_apigatewayv2_api.shop.id\n  route_key = ${key}\n}\n`;

  test('of a new route of an HTTP API has a method and a path', () => {
    const labels = offered(route('"<|>"', 'HTTP'));
    expect(labels).toEqual(expect.arrayContaining(['$default', 'GET /…', 'ANY /…']));
    expect(labels).not.toContain('$connect');
    checkCompletion(route('"P<|>"', 'HTTP'), 'POST /…', route('"POST /${1:path}"', 'HTTP'));
    checkCompletion(route('<|>', 'HTTP'), '"ANY /…"', route('"ANY /${1:path}"', 'HTTP'));
  });

  test('of a new route of a WebSocket API is one that it does not have yet', () => {
    expect(offered(route('"<|>"', 'WEBSOCKET'))).toEqual(['$default', '$disconnect']);
  });
});
