/** Authorizers without what their type needs. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const first = (...lines: readonly string[]): string => `
    resource "aws_api_gateway_authorizer" "callers" {
      name        = "callers"
      rest_api_id = "a1b2c3"
      ${lines.join('\n      ')}
    }
    `;

const second = (...lines: readonly string[]): string => `
    resource "aws_apigatewayv2_authorizer" "callers" {
      name   = "callers"
      api_id = "a1b2c3"
      ${lines.join('\n      ')}
    }
    `;

const found = (text: string, severity: string, part: string): void => {
  const [header = '', ...rest] = text.trim().split('\n');
  const carets = '^'.repeat(header.length - 2 - 'r'.length);
  checkDiagnostics(
    `    ${header}\n    #${carets} ${severity} incomplete-authorizer: ${part}\n${rest.join('\n')}`,
  );
};

describe('incomplete-authorizer', () => {
  it('finds authorizers of REST APIs', () => {
    found(
      first(),
      'error',
      'Without `type` this is a `TOKEN` authorizer, which needs `authorizer_uri`: add it.',
    );
    found(first('type = "TOKEN"'), 'error', 'A `TOKEN` authorizer needs `authorizer_uri`: add it.');
    found(first('type = "REQUEST"', 'authorizer_uri = ""'), 'error', 'A `REQUEST` authorizer needs');
    found(first('type = null', 'authorizer_uri = null'), 'error', 'Without `type`');
    found(first('type = "COGNITO_USER_POOLS"'), 'error', 'needs `provider_arns`: add it.');
    found(first('type = "COGNITO_USER_POOLS"', 'provider_arns = []'), 'error', 'needs `provider_arns`');
    found(first('provider_arns = [var.pool]'), 'error', 'set `type` to `COGNITO_USER_POOLS`.');
    found(
      `${first('type = local.type')}\nlocals {\n  type = "REQUEST"\n}`,
      'error',
      'A `REQUEST` authorizer',
    );
  });

  it('finds those of HTTP and WebSocket APIs', () => {
    found(second('authorizer_type = "REQUEST"'), 'warning', 'A `REQUEST` authorizer needs `authorizer_uri`');
    found(
      second('authorizer_type = "JWT"'),
      'warning',
      'A `JWT` authorizer needs the block `jwt_configuration`: add it.',
    );
  });

  it('does not find what is whole or not known', () => {
    for (const lines of [
      ['authorizer_uri = aws_lambda_function.f.invoke_arn'],
      ['type = "REQUEST"', 'authorizer_uri = var.uri'],
      ['type = "COGNITO_USER_POOLS"', 'provider_arns = [aws_cognito_user_pool.p.arn]'],
      ['type = "COGNITO_USER_POOLS"', 'provider_arns = data.aws_cognito_user_pools.p.arns'],
      ['type = "COGNITO_USER_POOLS"', 'provider_arns = var.pools'],
      ['type = var.type'],
      ['type = each.value.type', 'for_each = var.all'],
      ['authorizer_uri = var.type == "TOKEN" ? var.uri : null'],
      ['count = 0'],
    ])
      checkDiagnostics(first(...lines));
    for (const lines of [
      ['authorizer_type = "JWT"', 'jwt_configuration {\n        issuer = "https://example.com"\n      }'],
      [
        'authorizer_type = "JWT"',
        'dynamic "jwt_configuration" {\n        for_each = var.jwt\n        content {\n          issuer = jwt_configuration.value\n        }\n      }',
      ],
      ['authorizer_type = var.type'],
      ['authorizer_type = "REQUEST"', 'authorizer_uri = var.uri'],
    ])
      checkDiagnostics(second(...lines));
    checkDiagnostics(`variable "uri" {\n  default = null\n}\n${first('authorizer_uri = var.uri')}`);
    checkDiagnostics(`variable "type" {\n  default = "TOKEN"\n}\n${first('type = var.type')}`);
  });

  it('does not find what an override file completes', () => {
    checkDiagnostics(`${first()}
    #- main_override.tf
    resource "aws_api_gateway_authorizer" "callers" {
      authorizer_uri = var.uri
    }
    `);
  });

  const lambda = 'resource "aws_lambda_function" "check" {\n  function_name = "check"\n}\n';
  const pool = 'resource "aws_cognito_user_pool" "users" {\n  name = "users"\n}\n';

  it('adds what the module has', () => {
    checkFix(
      lambda + first('type        = "REQUEST"').replace('"callers"', '"call<|>ers"'),
      'Add `authorizer_uri`, with `aws_lambda_function.check.invoke_arn`',
      `${lambda}
    resource "aws_api_gateway_authorizer" "callers" {
      name           = "callers"
      rest_api_id    = "a1b2c3"
      type           = "REQUEST"
      authorizer_uri = aws_lambda_function.check.invoke_arn
    }
    `,
    );
    checkFix(
      pool +
        first('type          = "COGNITO_USER_POOLS"', 'provider_arns = []').replace(
          '"callers"',
          '"call<|>ers"',
        ),
      'Add `provider_arns`, with `aws_cognito_user_pool.users.arn`',
      pool +
        first('type          = "COGNITO_USER_POOLS"', 'provider_arns = [aws_cognito_user_pool.users.arn]'),
    );
  });

  it('adds nothing that depends on the authorizer', () => {
    const after = pool.replace('}', '  tags = { by = aws_api_gateway_authorizer.callers.id }\n}');
    const text = after + first('type = "COGNITO_USER_POOLS"').replace('"callers"', '"call<|>ers"');
    expect(actionsAt(text).map((each) => each.title)).not.toContain(
      'Add `provider_arns`, with `aws_cognito_user_pool.users.arn`',
    );
  });

  it('sets the type that is meant', () => {
    checkFix(
      first('provider_arns = [var.pool]').replace('"callers"', '"call<|>ers"'),
      'Set `type` to `COGNITO_USER_POOLS`',
      first('provider_arns = [var.pool]', 'type = "COGNITO_USER_POOLS"'),
    );
  });

  it('adds the block', () => {
    checkFix(
      second('authorizer_type = "JWT"').replace('"callers"', '"call<|>ers"'),
      'Add the `jwt_configuration` block',
      second(
        'authorizer_type = "JWT"\n\n      jwt_configuration {\n        issuer = "https://issuer.example.com"\n      }',
      ),
    );
  });
});
