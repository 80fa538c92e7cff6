/** Paths of method settings. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';
import { dedent } from '../../../../test/support/fixture.js';

const settings = (path: string, name = 'a'): string => `
    resource "aws_api_gateway_method_settings" "${name}" {
      rest_api_id = "a"
      stage_name  = "${name}"
      method_path = ${path}

      settings {
        metrics_enabled = true
      }
    }
    `;

const found = (path: string, severity: string, part: string): void => {
  checkDiagnostics(
    settings(`${path}
    #               ${'^'.repeat(path.length)} ${severity} method-path: ${part}`),
  );
};

describe('method-path', () => {
  it('finds paths that AWS refuses', () => {
    found('"orders/"', 'error', 'does not end with a method');
    found('"orders//GET"', 'error', 'has two slashes in a row');
    found('"~1orders"', 'error', 'does not end with a method');
    found('"*"', 'error', 'does not end with a method');
    found('"/"', 'error', 'does not end with a method');
    found('"~1orders/FETCH"', 'error', 'does not end with a method');
  });

  it('finds paths without effect', () => {
    found('"/orders/GET"', 'warning', 'use `~1orders/GET`');
    found('"orders/{id}/GET"', 'warning', 'use `~1orders~1{id}/GET`');
    found('"/GET"', 'warning', 'use `~1/GET`');
    found('"/*/*"', 'warning', 'use `*/*`');
    found('"~1orders/get"', 'warning', 'has a method in lower case: use `~1orders/GET`');
  });

  it('finds the path of a resource with its slashes', () => {
    checkDiagnostics(
      settings(`"\${aws_api_gateway_resource.r.path}/\${aws_api_gateway_method.m.http_method}"
    #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning method-path: use \`replace(aws_api_gateway_resource.r.path, "/", "~1")\``),
    );
  });

  it('does not find what is right, what may have an effect, or what is not known', () => {
    const paths = [
      '"*/*"',
      '"~1/GET"',
      '"~1orders/GET"',
      '"~1orders~1{id}/ANY"',
      '"orders/GET"',
      '"{proxy+}/*"',
      'var.path',
      '"${aws_api_gateway_resource.r.path_part}/GET"',
      '"${trimprefix(aws_api_gateway_resource.r.path, "/")}/GET"',
      '"${replace(aws_api_gateway_resource.r.path, "/", "~1")}/GET"',
      '"${each.value.path}/${each.value.method}"',
    ];
    checkDiagnostics(paths.map((path, index) => settings(path, `s${index}`)).join('\n'));
  });

  it('does not look at other arguments of the name', () => {
    checkDiagnostics('resource "aws_thing" "a" {\n  method_path = "/a/GET"\n}\n');
  });

  it('writes the escaped path', () => {
    checkFix(settings('"/or<|>ders/{id}/GET"'), 'Use `~1orders~1{id}/GET`', settings('"~1orders~1{id}/GET"'));
    checkFix(
      settings('"${aws_api_gateway_resource.r.pa<|>th}/GET"'),
      'Replace `/` with `~1`',
      settings('"${replace(aws_api_gateway_resource.r.path, "/", "~1")}/GET"'),
    );
  });

  const api = (rest = ''): string => `
    resource "aws_api_gateway_rest_api" "shop" {
      name = "shop"
      ${rest}
    }

    resource "aws_api_gateway_resource" "orders" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
      path_part   = "orders"
    }

    resource "aws_api_gateway_resource" "order" {
      rest_api_id = aws_api_gateway_rest_api.shop.id
      parent_id   = aws_api_gateway_resource.orders.id
      path_part   = "{id}"
    }

    resource "aws_api_gateway_method" "order" {
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      resource_id   = aws_api_gateway_resource.order.id
      http_method   = "GET"
      authorization = "NONE"
    }

    resource "aws_api_gateway_method" "orders" {
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      resource_id   = aws_api_gateway_resource.orders.id
      http_method   = "ANY"
      authorization = "NONE"
    }
    `;

  const ofShop = (path: string): string =>
    settings(path).replace('"a"\n      stage', 'aws_api_gateway_rest_api.shop.id\n      stage');

  const missing = (path: string, part: string): void => {
    checkDiagnostics(
      api() +
        ofShop(`${path}
    #               ${'^'.repeat(path.length)} warning method-path: ${part}`),
    );
  };

  it('finds a path or a method that the API does not have', () => {
    missing(
      '"~1order/GET"',
      'The API has no path `/order`, so these settings have no effect: use `~1orders/GET`',
    );
    missing(
      '"~1{id}/GET"',
      'The API has no path `/{id}`, so these settings have no effect: use `~1orders~1{id}/GET`',
    );
    missing(
      '"~1customers/*"',
      'The API has no path `/customers`, so these settings have no effect: use an existing one',
    );
    missing(
      '"~1orders~1{id}/PUT"',
      'The API has no method `PUT` at `/orders/{id}`, so these settings have no effect: it has `GET`',
    );
    missing('"~1/GET"', 'The API has no method `GET` at `/`, so these settings have no effect: declare it');
    missing(
      '"${aws_api_gateway_resource.order.path_part}/${aws_api_gateway_method.order.http_method}"',
      'The API has no path `/{id}`',
    );
  });

  it('does not find those that it has', () => {
    for (const path of [
      '"*/*"',
      '"~1orders/GET"',
      '"orders/*"',
      '"~1orders~1{id}/GET"',
      '"~1orders~1{id}/ANY"',
      '"${aws_api_gateway_resource.orders.path_part}/${aws_api_gateway_method.orders.http_method}"',
    ])
      checkDiagnostics(api() + ofShop(path));
  });

  it('finds the path of a nested resource without its first slash alone', () => {
    checkDiagnostics(
      api() +
        ofShop(`"\${trimprefix(aws_api_gateway_resource.order.path, "/")}/GET"
    #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning method-path: contains slashes`),
    );
    checkDiagnostics(api() + ofShop('"${trimprefix(aws_api_gateway_resource.orders.path, "/")}/GET"'));
    checkDiagnostics(api() + ofShop('"${trimprefix(var.path, "/")}/GET"'));
    checkFix(
      api() + ofShop('"${trimp<|>refix(aws_api_gateway_resource.order.path, "/")}/GET"'),
      'Replace `/` with `~1`',
      api() + ofShop('"${replace(aws_api_gateway_resource.order.path, "/", "~1")}/GET"'),
    );
  });

  it('says nothing where somebody else may add paths or methods', () => {
    const wrong = ofShop('"~1order/PUT"');
    const id = 'aws_api_gateway_rest_api.shop.id';
    for (const more of [
      `module "cors" {\n source = "./cors"\n api = ${id}\n}`,
      'output "root" {\n value = aws_api_gateway_rest_api.shop.root_resource_id\n}',
      'output "api" {\n value = aws_api_gateway_rest_api.shop\n}',
      'output "orders" {\n value = aws_api_gateway_resource.orders.id\n}',
      `data "aws_api_gateway_resource" "old" {\n rest_api_id = ${id}\n path = "/order"\n}`,
      `resource "aws_api_gateway_resource" "more" {\n rest_api_id = ${id}\n parent_id = aws_api_gateway_resource.orders.id\n path_part = var.part\n}`,
      `resource "aws_api_gateway_resource" "more" {\n rest_api_id = ${id}\n parent_id = var.parent\n path_part = "x"\n}`,
      `resource "aws_api_gateway_resource" "more" {\n for_each = var.parts\n rest_api_id = ${id}\n parent_id = aws_api_gateway_resource.orders.id\n path_part = "x"\n}`,
      'resource "aws_api_gateway_resource" "more" {\n rest_api_id = var.api\n parent_id = var.parent\n path_part = "x"\n}',
    ])
      checkDiagnostics(`${api()}${wrong}${more}\n`);

    checkDiagnostics(api('body = var.body') + wrong);
    checkDiagnostics(`resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n${wrong}`);
    checkDiagnostics(api('count = var.on ? 1 : 0') + wrong);
    checkDiagnostics(
      `${api()}${ofShop('"~1orders~1{id}/PUT"')}resource "aws_api_gateway_method" "more" {\n rest_api_id = ${id}\n resource_id = aws_api_gateway_resource.order.id\n http_method = var.method\n authorization = "NONE"\n}\n`,
    );
  });

  it('still finds them where the module puts out what nobody can hang a path on', () => {
    checkDiagnostics(
      `${api()}${ofShop(`"~1order/GET"
    #               ^^^^^^^^^^^^^ warning method-path`)}output "arn" {\n value = aws_api_gateway_rest_api.shop.execution_arn\n}\n`,
    );
  });

  const YAML = `openapi: 3.0.1
paths:
  /orders:
    get:
      responses: {}
  /orders/{id}/lines:
    parameters: []
    x-amazon-apigateway-any-method: {}
`;

  it.each([
    ['a file', 'file("${path.module}/api.yaml")', YAML],
    ['a template', 'templatefile("api.yaml", { title = var.title })', `info:\n  title: \${title}\n${YAML}`],
    ['a heredoc', `<<-EOT\n${YAML}EOT\n`, ''],
    [
      'jsonencode',
      'jsonencode({ paths = { "/orders" = { get = { uri = var.uri } }, "/orders/{id}/lines" = { x-amazon-apigateway-any-method = {} } } })',
      '',
    ],
    ['a local', 'local.spec', YAML],
    ['another notation', 'jsonencode(yamldecode(file("api.yaml")))', YAML],
    ['another notation of a local', 'jsonencode(local.data)', YAML],
  ])('finds paths and methods that a definition lacks: %s', (_, body, text) => {
    const definition = (settings: string): string =>
      `#- main.tf\n${dedent(api(`body = ${body}`))}${dedent(settings)}
variable "title" {}
variable "uri" {}
locals {
  spec = file("\${path.module}/api.yaml")
  data = yamldecode(local.spec)
}
#- api.yaml
${text}`;
    const codes = (path: string): readonly unknown[] =>
      diagnosticsOf(definition(ofShop(`"${path}"`))).map(({ message }) => message);
    expect(codes('orders/GET')).toEqual([]);
    expect(codes('~1orders~1{id}~1lines/POST')).toEqual([]);
    expect(codes('~1orders~1{id}/*')).toEqual([]);
    expect(codes('items/GET')).toEqual([expect.stringContaining('no path `/items`')]);
  });

  it.each([
    ['paths from elsewhere', '{"paths": ${paths}}'],
    ['another path', '{"paths": {"/orders": {"get": {}}, "${more}": {}}}'],
    ['other members', '{"paths": {"/orders": {"get": {}}}, ${more}}'],
    ['a path that is described elsewhere', '{"paths": {"/items": {"$ref": "items.yaml"}}}'],
    ['lines for some', 'paths:\n  /orders:\n    get: {}\n%{ if more }\n  /items:\n    get: {}\n%{ endif }\n'],
    ['no paths', '{"openapi": "3.0.1"}'],
    ['no sense', '}{'],
  ])('says nothing where a definition has %s', (_, text) => {
    const body = 'templatefile("api.json", { paths = var.x, more = var.x })';
    checkDiagnostics(
      `#- main.tf\n${dedent(api(`body = ${body}`))}${dedent(ofShop('"items/POST"'))}\nvariable "x" {}\n#- api.json\n${text}`,
    );
  });

  it('says nothing where a definition is merged or moved', () => {
    for (const more of ['put_rest_api_mode = "merge"', 'parameters = { basepath = "prepend" }']) {
      checkDiagnostics(
        `#- main.tf\n${dedent(api(`body = file("api.yaml")\n      ${more}`))}${dedent(ofShop('"items/POST"'))}#- api.yaml\n${YAML}`,
      );
    }
  });

  it("does not follow resources that are each other's parent for ever", () => {
    const id = 'aws_api_gateway_rest_api.shop.id';
    checkDiagnostics(
      `${api()}${ofShop('"~1order/GET"')}
    resource "aws_api_gateway_resource" "x" {
      rest_api_id = ${id}
      parent_id   = aws_api_gateway_resource.y.id
      path_part   = "x"
    }
    resource "aws_api_gateway_resource" "y" {
      rest_api_id = ${id}
      parent_id   = aws_api_gateway_resource.x.id
      path_part   = "y"
    }
    `,
    );
  });

  it('writes the path that was meant', () => {
    checkFix(api() + ofShop('"~1ord<|>er/GET"'), 'Use `~1orders/GET`', api() + ofShop('"~1orders/GET"'));
    checkFix(
      api() + ofShop('"${aws_api_gateway_resource.order.path<|>_part}/GET"'),
      'Use the whole path',
      api() + ofShop('"${replace(aws_api_gateway_resource.order.path, "/", "~1")}/GET"'),
    );
  });
});
