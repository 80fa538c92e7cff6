/** Paths of the throttles in usage plans. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const plan = (path: string, api = '"a1b2c3"'): string => `
    resource "aws_api_gateway_usage_plan" "gold" {
      name = "gold"

      api_stages {
        api_id = ${api}
        stage  = "live"

        throttle {
          path       = ${path}
          rate_limit = 50
        }
      }
    }
    `;

const marked = (path: string, severity: string, part: string): string => `${path}
    #                  ${'^'.repeat(path.length)} ${severity} plan-throttle-path: ${part}`;

const found = (path: string, part: string, severity = 'warning'): void => {
  checkDiagnostics(plan(marked(path, severity, part)));
};

const api = `
    resource "aws_api_gateway_rest_api" "shop" {
      name = "shop"
    }

    resource "aws_api_gateway_resource" "orders" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
      path_part   = "orders"
    }

    resource "aws_api_gateway_method" "orders" {
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      resource_id   = aws_api_gateway_resource.orders.id
      http_method   = "GET"
      authorization = "NONE"
    }
    `;

const ofShop = 'aws_api_gateway_rest_api.shop.id';

describe('plan-throttle-path', () => {
  it('finds paths in the spelling of method settings', () => {
    found('"~1orders/GET"', 'has `~1` for a slash, which is for method settings alone: use `/orders/GET`');
    found('"~1orders~1{id}/GET"', 'use `/orders/{id}/GET`');
    found('"orders/GET"', 'does not begin with a slash: use `/orders/GET`');
    found('"/orders/get"', 'is not how a method is written: use `/orders/GET`');
    found('"/orders//GET"', 'use `/orders/GET`');
    found('"~1/GET"', 'use `/path/METHOD`');
  });

  it('finds paths without a method', () => {
    found(
      '"*/*"',
      'names no method: use one such as `/orders/GET`, or limit the whole plan with `throttle_settings`',
    );
    found('"/*/*"', 'names no method');
    found('"*"', 'names no method');
    found('"/"', 'names no method');
    found('"/orders"', 'does not end with a method: use one such as `/orders/GET`');
    found('"/orders/{id}"', 'use one such as `/orders/{id}/GET`');
    found('"/orders/*"', 'names no single method: use one such as `/orders/GET`', 'information');
  });

  it('finds methods that the API does not have', () => {
    checkDiagnostics(
      api +
        plan(
          marked('"/order/GET"', 'warning', 'is not a method and path of the API: use `/orders/GET`'),
          ofShop,
        ),
    );
    checkDiagnostics(
      api +
        plan(marked('"/orders/PUT"', 'warning', 'is no method that the API has: use `/orders/GET`'), ofShop),
    );
    checkDiagnostics(
      api + plan(marked('"/orders"', 'warning', 'does not end with a method: use `/orders/GET`'), ofShop),
    );
  });

  it('follows values', () => {
    checkDiagnostics(`
      locals {
        path = "*/*"
      }
      ${plan(marked('local.path', 'warning', 'names no method'))}
    `);
    checkDiagnostics(`
      resource "aws_api_gateway_usage_plan" "gold" {
        name = "gold"

        api_stages {
          api_id = "a1b2c3"
          stage  = "live"

          dynamic "throttle" {
            for_each = { "/orders/GET" = 5, "~1orders/PUT" = 1 }
            content {
              path       = throttle.key
            #              ^^^^^^^^^^^^ warning plan-throttle-path: \`~1orders/PUT\` (for \`"~1orders/PUT"\`) has \`~1\` for a slash
              rate_limit = throttle.value
            }
          }
        }
      }
    `);
  });

  it('does not find what is right or not known', () => {
    for (const path of [
      '"/orders/GET"',
      '"/orders/{id}/ANY"',
      '"/GET"',
      '"//GET"',
      '""',
      'var.path',
      '"${var.path}/GET"',
      '"${aws_api_gateway_resource.r.path}/GET"',
      '"/${aws_api_gateway_resource.r.path_part}/GET"',
    ])
      checkDiagnostics(plan(path));
    for (const path of ['"/orders/GET"', '"/orders/ANY"']) checkDiagnostics(api + plan(path, ofShop));
    checkDiagnostics(api.replaceAll('"GET"', '"ANY"') + plan('"/orders/PUT"', ofShop));
    checkDiagnostics(api + plan('"/order/GET"'));
    checkDiagnostics('resource "aws_thing" "a" {\n  throttle {\n    path = "*/*"\n  }\n}\n');
  });

  it('writes the right path', () => {
    checkFix(plan('"~1or<|>ders~1{id}/get"'), 'Use `/orders/{id}/GET`', plan('"/orders/{id}/GET"'));
    checkFix(api + plan('"/or<|>ders"', ofShop), 'Use `/orders/GET`', api + plan('"/orders/GET"', ofShop));
    checkFix(api + plan('"/or<|>der/GET"', ofShop), 'Use `/orders/GET`', api + plan('"/orders/GET"', ofShop));
  });

  it('makes a limit for all methods one of the plan', () => {
    checkFix(
      plan('"*<|>/*"'),
      'Limit the whole plan with `throttle_settings`',
      `
    resource "aws_api_gateway_usage_plan" "gold" {
      name = "gold"

      api_stages {
        api_id = "a1b2c3"
        stage  = "live"
      }

      throttle_settings {
        rate_limit = 50
      }
    }
    `,
    );
  });

  const path = 'aws_api_gateway_resource.orders.path';

  it('finds the path of a resource without a method, or with a slash before it', () => {
    checkDiagnostics(
      api +
        plan(
          marked(
            path,
            'warning',
            'The `path` of a resource does not end with a method: use one such as `"${',
          ),
          ofShop,
        ),
    );
    checkDiagnostics(
      api +
        plan(
          `"/\${${path}}/GET"
    #                   ${'^'.repeat(path.length + 4)} warning plan-throttle-path: The \`path\` of a resource begins with a slash: remove the one before it.`,
          ofShop,
        ),
    );
    checkDiagnostics(api + plan(`"\${${path}}/\${aws_api_gateway_method.orders.http_method}"`, ofShop));
    checkDiagnostics(api + plan('"/${aws_api_gateway_resource.orders.path_part}/GET"', ofShop));
    checkDiagnostics(plan('aws_thing.orders.path'));
  });

  it('completes the path of a resource', () => {
    checkFix(
      api + plan(path.replace('orders', 'or<|>ders'), ofShop),
      'Add the method of `aws_api_gateway_method.orders`',
      api + plan(`"\${${path}}/\${aws_api_gateway_method.orders.http_method}"`, ofShop),
    );
    checkFix(
      api + plan(`"/<|>\${${path}}/GET"`, ofShop),
      'Remove the slash',
      api + plan(`"\${${path}}/GET"`, ofShop),
    );
  });
});
