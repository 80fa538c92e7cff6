/** Paths of custom domain names. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const first = (path: string, rest = ''): string => `
    resource "aws_api_gateway_base_path_mapping" "m" {
      api_id      = "a1b2c3"
      stage_name  = "live"
      domain_name = "api.example.com"
      base_path   = ${path}${rest}
    }
    `;

const second = (path: string): string => `
    resource "aws_apigatewayv2_api_mapping" "m" {
      api_id          = "a1b2c3"
      stage           = "live"
      domain_name     = "api.example.com"
      api_mapping_key = ${path}
    }
    `;

const found = (mapping: (path: string) => string, path: string, severity: string, part: string): void => {
  const indent = ' '.repeat(mapping === second ? 19 : 15);
  checkDiagnostics(
    mapping(`${path}
    #${indent}${'^'.repeat(path.length)} ${severity} mapping-path: ${part}`),
  );
};

describe('mapping-path', () => {
  it('finds slashes in the path of a first mapping', () => {
    found(
      first,
      '"/orders"',
      'error',
      '`/orders` has a slash that AWS rejects in `base_path`: use `orders`.',
    );
    found(first, '"orders/"', 'error', 'use `orders`');
    found(
      first,
      '"v1/orders"',
      'error',
      '`v1/orders` has several levels, which AWS rejects in `base_path`: use an `aws_apigatewayv2_api_mapping`, with a regional domain name.',
    );
    found(first, '"/"', 'warning', 'leave `base_path` out for the root');
  });

  it('finds slashes around the path of a second one, and two in a row', () => {
    found(second, '"/"', 'warning', 'leave `api_mapping_key` out for the root');
    found(second, '"/v1/orders"', 'warning', 'use `v1/orders`');
    found(second, '"v1/"', 'warning', 'use `v1`');
    found(second, '"v1//orders"', 'warning', 'use `v1/orders`');
  });

  it('finds other characters', () => {
    found(
      first,
      '"my orders"',
      'warning',
      "has characters that AWS rejects in `base_path`: use letters, digits and `$-_.+!*'()` alone",
    );
    found(second, '"{proxy+}"', 'warning', 'has characters that AWS rejects');
  });

  it('follows values', () => {
    checkDiagnostics(`
      locals {
        path = "v1/\${local.name}"
        name = "orders"
      }
      ${first(`local.path
    #               ^^^^^^^^^^ error mapping-path: \`v1/orders\` (from`)}
    `);
    checkDiagnostics(`
      resource "aws_api_gateway_base_path_mapping" "m" {
        for_each    = { a = "orders", b = "/customers" }
        api_id      = "a1b2c3"
        stage_name  = "live"
        domain_name = "api.example.com"
        base_path   = each.value
      #               ^^^^^^^^^^ error mapping-path: \`/customers\` (for \`"b"\`)
      }
    `);
  });

  it('does not find what is right or not known', () => {
    for (const path of ['"orders"', '"v1.2_a-b"', '"(none)"', '""', 'null', 'var.path', '"v${var.version}"'])
      checkDiagnostics(first(path));
    for (const path of [
      '"orders"',
      '"v1/orders"',
      '"a/b/c-d"',
      '""',
      'null',
      'var.path',
      '"v1/${var.path}"',
      '"${var.path}/orders"',
    ])
      checkDiagnostics(second(path));
    checkDiagnostics(first('"orders"').replace('base_path   = "orders"', ''));
    checkDiagnostics('resource "aws_thing" "a" {\n  base_path       = "/a/b"\n  api_mapping_key = "/"\n}\n');
    checkDiagnostics(`variable "path" {\n  default = ""\n}\n${first('var.path')}`);
    checkDiagnostics(
      first('"/v1"', '\n      count = 0').replace('"/v1"', 'local.p') + '\nlocals {\n  p = "/v1"\n}\n',
    );
  });

  it('writes the right path', () => {
    checkFix(first('"/or<|>ders/"'), 'Use `orders`', first('"orders"'));
    checkFix(second('"/v<|>1//orders"'), 'Use `v1/orders`', second('"v1/orders"'));
    checkFix(
      `locals {\n  path = "/orders"\n}\n${first('local.pa<|>th')}`,
      'Use `orders`',
      `locals {\n  path = "orders"\n}\n${first('local.path')}`,
    );
  });

  it('takes the path of the root away', () => {
    checkFix(
      second('"<|>/"'),
      'Remove `api_mapping_key`',
      `
    resource "aws_apigatewayv2_api_mapping" "m" {
      api_id      = "a1b2c3"
      stage       = "live"
      domain_name = "api.example.com"
    }
    `,
    );
  });

  it('makes a mapping with several levels one of version 2', () => {
    checkFix(first('"v1/or<|>ders"'), 'Make it an `aws_apigatewayv2_api_mapping`', second('"v1/orders"'));
  });

  it('finds slashes beside what is not known', () => {
    found(first, '"${var.version}/orders"', 'error', '`${var.version}/orders` has several levels');
    found(
      first,
      '"/${var.path}"',
      'error',
      '`/${var.path}` has a slash that AWS rejects in `base_path`: use `${var.path}`.',
    );
    found(second, '"/v1/${var.path}"', 'warning', 'use `v1/${var.path}`');
    found(second, '"${var.path}/"', 'warning', 'use `${var.path}`');
    checkDiagnostics(first('"/${var.path}"\n      count = 0'));
  });

  it('takes slashes away beside what is not known', () => {
    checkFix(first('"<|>/${var.path}"'), 'Use `${var.path}`', first('var.path'));
    checkFix(second('"<|>/v1/${var.path}"'), 'Use `v1/${var.path}`', second('"v1/${var.path}"'));
    checkFix(
      first('"/v1/<|>${var.path}"'),
      'Make it an `aws_apigatewayv2_api_mapping`',
      second('"v1/${var.path}"'),
    );
  });
});
