/** The rules for `$context` names: unknown ones, those of another API type, blank ones, swallowed text, escaping. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../support/check-diagnostics.js';
import { actionsAt, checkFix } from '../support/check-fix.js';

const REST = `resource "aws_api_gateway_stage" "s" {
  rest_api_id   = "a"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = FORMAT
  }
}
`;

/** A version 2 stage; `protocol` is the HCL of the API's type, without which there is no API. */
const version2 = (protocol?: string): string => `resource "aws_apigatewayv2_stage" "s" {
  api_id = aws_apigatewayv2_api.a.id
  name   = "prod"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = FORMAT
  }
}
${protocol === undefined ? '' : `\nresource "aws_apigatewayv2_api" "a" {\n  name          = "a"\n  protocol_type = ${protocol}\n}\n`}`;

const HTTP = version2('"HTTP"');
const WEBSOCKET = version2('"WEBSOCKET"');
const OPEN = version2('var.protocol') + '\nvariable "protocol" {\n  default = "HTTP"\n}\n';

const withFormat = (stage: string, format: string, others = ''): string =>
  stage.replace('FORMAT', () => format) + others;

/** What is found in a stage with the format, as `severity code: message`. */
function found(stage: string, format: string, others = ''): readonly string[] {
  return diagnosticsOf(withFormat(stage, format, others)).map(
    ({ severity, code, message }) =>
      `${['', 'error', 'warning', 'information', 'hint'][severity ?? 0] ?? ''} ${String(code)}: ${typeof message === 'string' ? message : message.value}`,
  );
}

/** The codes alone. */
const codes = (stage: string, format: string, others = ''): readonly string[] =>
  found(stage, format, others).map((each) => each.replace(/: .*/s, ''));

describe('access-log-unknown-variable', () => {
  it('is an error for HTTP APIs, which refuse the format', () => {
    checkDiagnostics(
      withFormat(
        HTTP,
        `"$context.requestId $context.sourceIp"
    #                                     ^^^^^^^^^^^^^^^^^ error access-log-unknown-variable: so AWS refuses the format: write \`$context.identity.sourceIp\`.`,
      ),
    );
  });

  it('is a warning for REST and WebSocket APIs, and where the type is open', () => {
    expect(found(REST, '"$context.requestId $context.requestid"')).toEqual([
      'warning access-log-unknown-variable: `$context.requestid` is not a variable of REST APIs, so `-` is logged: write `$context.requestId`.',
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
      'warning access-log-unknown-variable: `$context.waf` is not a variable, so `-` is logged: add what is to be logged of it, such as `$context.waf.status`, `$context.waf.latency` or `$context.waf.error`.',
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
      'Write `$context.status`',
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

describe('access-log-wrong-api', () => {
  it('is an error for HTTP APIs and a warning elsewhere', () => {
    expect(found(HTTP, '"$context.requestId $context.connectionId"')).toEqual([
      'error access-log-wrong-api: `$context.connectionId` is there for WebSocket APIs only, HTTP APIs refuse the format: remove it.',
    ]);
    expect(codes(REST, '"$context.requestId $context.connectionId"')).toEqual([
      'warning access-log-wrong-api',
    ]);
    expect(codes(WEBSOCKET, '"$context.requestId $context.xrayTraceId"')).toEqual([
      'warning access-log-wrong-api',
    ]);
  });

  it('finds nothing that one of the possible types has', () => {
    expect(codes(OPEN, '"$context.requestId $context.connectionId $context.path"')).toEqual([]);
    expect(codes(OPEN, '"$context.requestId $context.resourceId"')).toEqual(['warning access-log-wrong-api']);
    expect(codes(version2(), '"$context.requestId $context.connectionId"')).toEqual([]);
  });

  it('leaves a branch alone that another type may take', () => {
    expect(
      codes(
        REST,
        'var.x ? "$context.requestId" : "$context.requestId $context.connectionId"',
        'variable "x" {}\n',
      ),
    ).toEqual([]);
  });

  it('proposes the counterpart', () => {
    checkFix(
      withFormat(HTTP, 'jsonencode({ id = "$context.requestId", r = "$context.resource<|>Id" })'),
      'Write `$context.routeKey`',
      withFormat(HTTP, 'jsonencode({ id = "$context.requestId", r = "$context.routeKey" })'),
    );
  });
});

describe('access-log-blank-variable', () => {
  it('hints at what was measured to stay empty', () => {
    expect(found(HTTP, '"$context.requestId $context.resourcePath"')).toEqual([
      'hint access-log-blank-variable: `$context.resourcePath` always logs `-` for HTTP APIs: write `$context.routeKey`.',
    ]);
    expect(codes(WEBSOCKET, '"$context.requestId $context.responseLatency"')).toEqual([
      'hint access-log-blank-variable',
    ]);
    expect(codes(REST, '"$context.requestId $context.authorizer.claims"')).toEqual([
      'hint access-log-blank-variable',
    ]);
    expect(codes(OPEN, '"$context.requestId $context.resourcePath"')).toEqual([]);
    expect(codes(REST, '"$context.requestId $context.resourcePath"')).toEqual([]);
  });

  it('hints at placeholders of the documentation, for every type of API', () => {
    expect(found(OPEN, '"$context.requestId $context.authorizer.property"')).toEqual([
      "hint access-log-blank-variable: `$context.authorizer.property` is what AWS's documentation writes for a name of your own, and logs `-`: name the claim or the key that your authorizer returns.",
    ]);
    expect(codes(REST, '"$context.requestId $context.authorizer.claims.property"')).toEqual([
      'hint access-log-blank-variable',
    ]);
    expect(codes(REST, '"$context.requestId $context.authorizer.properties"')).toEqual([]);
  });
});

describe('access-log-swallowed-text', () => {
  it('finds marks that join a name', () => {
    checkDiagnostics(
      withFormat(
        REST,
        `"$context.apiId-$context.stage $context.requestId."
    #                                ^ warning access-log-swallowed-text: \`-\` right after \`$context.apiId\`
    #                                                                  ^ warning access-log-swallowed-text: so \`-\` is logged`,
      ),
    );
    expect(codes(HTTP, '"$context.requestId|$context.status|"')).toEqual([
      'warning access-log-swallowed-text',
      'warning access-log-swallowed-text',
    ]);
  });

  it.each([
    [
      'marks that end a name',
      REST,
      '"$context.requestId/$context.stage:$context.path|$context.status,$context.apiId$context.protocol"',
    ],
    [
      'keys of authorizers and headers',
      REST,
      '"$context.requestId $context.authorizer.tenant-id $context.requestOverride.header.X-Id"',
    ],
    ['a hyphen of its own', REST, '"$context.requestId - $context.stage"'],
    ['pipes after names with a dot', HTTP, '"$context.identity.sourceIp|$context.requestId"'],
  ])('leaves %s alone', (_, stage, format) => {
    expect(found(stage, format)).toEqual([]);
  });

  it('is mended by a blank', () => {
    checkFix(
      withFormat(REST, '"$context.requestId $context.apiId<|>-$context.stage"'),
      'Put a blank between them',
      withFormat(REST, '"$context.requestId $context.apiId -$context.stage"'),
    );
  });
});

describe('access-log-escaping', () => {
  it('finds interpolations and doubled dollars', () => {
    checkDiagnostics(
      withFormat(
        HTTP,
        `"$context.requestId \${context.status} $$context.path"
    #                                     ^^^^^^^^^^^^^^^^^ error access-log-escaping: write \`$context.status\`
    #                                                       ^^^^^^^^^^^^^^ warning access-log-escaping: logs a dollar sign`,
      ),
    );
    expect(codes(REST, 'jsonencode({ id = context.requestId })')).toEqual(['error access-log-escaping']);
    expect(codes(REST, 'local.f', 'locals {\n  f = "${context.requestId}"\n}\n')).toEqual([
      'error access-log-escaping',
    ]);
  });

  it.each([
    ['an escaped brace', '"$context.requestId $${context.status}"'],
    [
      'a name that `for` binds',
      'join(" ", [for context in ["requestId", "status"] : "$context.${context}"])',
    ],
    ['other references', '"$context.requestId ${var.context}"'],
  ])('leaves %s alone', (_, format) => {
    expect(found(REST, format, 'variable "context" {}\n')).toEqual([]);
  });

  it('is mended', () => {
    checkFix(
      withFormat(REST, '"$context.requestId ${ con<|>text.status }"'),
      'Write `$context.status`',
      withFormat(REST, '"$context.requestId $context.status"'),
    );
    checkFix(
      withFormat(REST, 'jsonencode({ id = con<|>text.requestId })'),
      'Write `$context.requestId`',
      withFormat(REST, 'jsonencode({ id = "$context.requestId" })'),
    );
    checkFix(
      withFormat(REST, '"$$<|>context.requestId"'),
      'Remove the second dollar sign',
      withFormat(REST, '"$context.requestId"'),
    );
  });
});
