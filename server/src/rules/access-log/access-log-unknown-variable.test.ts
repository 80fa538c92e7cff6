import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
import {
  REST,
  HTTP,
  WEBSOCKET,
  OPEN,
  withFormat,
  found,
  codes,
} from '../../../../test/support/access-log-variables.js';

describe('access-log-unknown-variable', () => {
  it('is an error for HTTP APIs, which refuse the format', () => {
    checkDiagnostics(
      withFormat(
        HTTP,
        `"$context.requestId $context.sourceIp"
    #                                     ^^^^^^^^^^^^^^^^^ error access-log-unknown-variable: so AWS rejects the format: use \`$context.identity.sourceIp\`.`,
      ),
    );
  });

  it('is a warning for REST and WebSocket APIs, and where the type is open', () => {
    expect(found(REST, '"$context.requestId $context.requestid"')).toEqual([
      'warning access-log-unknown-variable: `$context.requestid` is not a variable of REST APIs, so `-` is logged: use `$context.requestId`.',
    ]);
    expect(codes(WEBSOCKET, '"$context.requestId $context.connection"')).toEqual([
      'warning access-log-unknown-variable',
    ]);
    expect(codes(OPEN, '"$context.requestId $context.flurb"')).toEqual([
      'warning access-log-unknown-variable',
    ]);
  });

  it('tells what belongs to the beginning of a name', () => {
    expect(found(REST, '"$context.requestId $context.waf"')).toEqual([
      'warning access-log-unknown-variable: `$context.waf` is not a complete variable name, so `-` is logged: use one of its members, such as `$context.waf.status`, `$context.waf.latency` or `$context.waf.error`.',
    ]);
    expect(codes(REST, '"$context.requestId $context"')).toEqual(['warning access-log-unknown-variable']);
    expect(codes(HTTP, '"$context.requestId $context"')).toEqual([]);
  });

  it('looks into locals, also those of other files, and points at them or at the format', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "s" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
          format          = jsonencode(merge(local.here, local.there))
        #                   ^^^^^^^^^^ warning access-log-unknown-variable: \`$context.statsu\`
        }
      }

      locals {
        here = { id = "$context.requestId", ip = "$context.sourceIp" }
      #                                           ^^^^^^^^^^^^^^^^^ warning access-log-unknown-variable
      }
      #- other.tf
      locals {
        there = { s = "$context.statsu" }
      }
    `);
  });

  it('looks into a branch that may be taken, once for all stages', () => {
    const others =
      'locals {\n  format = var.long ? "$context.requestId $context.statsu" : "$context.requestId"\n}\nvariable "long" {}\n';
    expect(
      codes(REST + REST.replace('"s"', '"t"').replace('"prod"', '"test"'), 'local.format', others).length,
    ).toBe(1);
  });

  it.each([
    [
      'any name below authorizer',
      HTTP,
      '"$context.requestId $context.authorizer.tenant_id $context.authorizer.lambda.x"',
    ],
    [
      'what the lists of AWS lack',
      REST,
      '"$context.requestId $context.identity.accessKey $context.integrationErrorMessage"',
    ],
    [
      'names that go on with something unknown',
      REST,
      '"$context.requestId $context.${var.x} $context.st${var.x}"',
    ],
    ['a name that is being typed', REST, '"$context.requestId $context."'],
    ['braces', HTTP, '"$context.requestId $${context.flurb}"'],
    ['other words with a dollar', HTTP, '"$context.requestId $contextual $input.x $stageVariables.y"'],
    [
      'overrides of mapping templates',
      REST,
      '"$context.requestId $context.requestOverride.header.X-Forwarded-For"',
    ],
    ['a blank default', REST, 'var.format'],
  ])('leaves %s alone', (_, stage, format) => {
    const others = '\nvariable "x" {}\nvariable "format" {\n  default = ""\n}\n';
    expect(found(stage, format, others)).toEqual([]);
  });

  it('leaves stages alone that are never made', () => {
    const text = withFormat(REST, '"$context.flurb"').replace('{\n', '{\n  count = 0\n');
    expect(diagnosticsOf(text)).toEqual([]);
  });

  it('is mended where it is written, all at once too', () => {
    checkFix(
      `#- main.tf
${withFormat(REST, 'local.f<|>ormat')}#- other.tf
locals {
  format = "$context.requestId $context.Status"
}
`,
      'Change to `$context.status`',
      `#- main.tf
${withFormat(REST, 'local.format')}#- other.tf
locals {
  format = "$context.requestId $context.status"
}
`,
    );
    checkFix(
      withFormat(
        HTTP,
        String.raw`"{\"id\":\"$context.requestId\",\"ip\":\"$context.source<|>Ip\",\"s\":\"$context.Status\"}"`,
      ),
      'Fix all `access-log-unknown-variable` in this file',
      withFormat(
        HTTP,
        String.raw`"{\"id\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\",\"s\":\"$context.status\"}"`,
      ),
    );
    const actions = actionsAt(withFormat(REST, '"$context.requestId $context.fl<|>urb"'), {
      only: ['quickfix'],
    });
    expect(actions.map(({ title }) => title)).toEqual([
      'Ignore `access-log-unknown-variable` here',
      'Ignore `access-log-unknown-variable` in this file',
    ]);
  });
});
