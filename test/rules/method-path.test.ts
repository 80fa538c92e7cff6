/** Paths of method settings. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';

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
    found('"/orders/GET"', 'warning', 'write `~1orders/GET`');
    found('"orders/{id}/GET"', 'warning', 'write `~1orders~1{id}/GET`');
    found('"/GET"', 'warning', 'write `~1/GET`');
    found('"/*/*"', 'warning', 'write `*/*`');
    found('"~1orders/get"', 'warning', 'names a method in lower case: write `~1orders/GET`');
  });

  it('finds the path of a resource with its slashes', () => {
    checkDiagnostics(
      settings(`"\${aws_api_gateway_resource.r.path}/\${aws_api_gateway_method.m.http_method}"
    #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning method-path: write \`replace(aws_api_gateway_resource.r.path, "/", "~1")\``),
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
      'Write `~1` for its slashes',
      settings('"${replace(aws_api_gateway_resource.r.path, "/", "~1")}/GET"'),
    );
  });
});
