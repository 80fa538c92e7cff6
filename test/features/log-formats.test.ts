/** Completion, hover and colours in access log formats. */
import { describe, expect, it } from 'vitest';
import { opensList } from '../../server/src/features/completion/triggers.js';
import { completion, resolveCompletion } from '../../server/src/features/completion/completion.js';
import { SEMANTIC_LEGEND, semanticTokens } from '../../server/src/features/semantic-tokens.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';
import { checkHover, checkNoHover, hoverOf } from '../support/check-hover.js';
import { cursorOf, fixture } from '../support/fixture.js';

const DESTINATION = 'destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"';

const rest = (format: string): string => `resource "aws_api_gateway_stage" "s" {
  rest_api_id   = "a"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    ${DESTINATION}
    format          = ${format}
  }
}
`;

const version2 = (format: string, protocol: string): string => `resource "aws_apigatewayv2_stage" "s" {
  api_id      = aws_apigatewayv2_api.a.id
  name        = "prod"
  auto_deploy = true

  access_log_settings {
    ${DESTINATION}
    format          = ${format}
  }
}

resource "aws_apigatewayv2_api" "a" {
  name          = "a"
  protocol_type = ${protocol}
}
`;

describe('completion of variables', () => {
  it('begins at a dollar, in a string, a heredoc and jsonencode', () => {
    for (const format of [
      '"$<|>"',
      '"a $con<|>',
      '<<EOF\n$context.<|>\nEOF',
      'jsonencode({ id = "$<|>" })',
    ]) {
      const labels = offered(rest(format));
      expect(labels, format).toContain('$context.requestId');
      expect(labels, format).toContain('$context.resourcePath');
      expect(labels, format).not.toContain('$context.routeKey');
    }
    expect(opensList('format = "$', 11, '$')).toBe(true);
  });

  it('offers what the type of the API has, nothing that no list has', () => {
    const http = offered(version2('"$context.<|>"', '"HTTP"'));
    expect(http).toContain('$context.routeKey');
    expect(http).toContain('$context.integrationErrorMessage');
    expect(http).not.toContain('$context.resourcePath');
    expect(http).not.toContain('$context.identity.apiKey');
    const webSocket = offered(version2('"$context.<|>"', '"WEBSOCKET"'));
    expect(webSocket).toContain('$context.connectionId');
    expect(webSocket).not.toContain('$context.httpMethod');
    expect(webSocket).not.toContain('$context.messageDirection');
    const either = offered(version2('"$context.<|>"', 'var.p'));
    expect(either).toContain('$context.connectionId');
    expect(either).toContain('$context.httpMethod');
  });

  it('narrows down to what is typed', () => {
    expect(offered(rest('"$context.waf.<|>"'))).toEqual([
      '$context.waf.status',
      '$context.waf.latency',
      '$context.waf.error',
    ]);
    expect(offered(rest('"$default<|>"'))).toEqual([]);
  });

  it('replaces the whole variable, quotes and neighbours left alone', () => {
    checkCompletion(
      rest('"$context.requestId $context.st<|>atu/$context.path"'),
      '$context.status',
      rest('"$context.requestId $context.status/$context.path"'),
    );
    checkCompletion(
      rest('<<-EOF\n      $context.requestId $context.<|>.\n    EOF'),
      '$context.path',
      rest('<<-EOF\n      $context.requestId $context.path.\n    EOF'),
    );
  });

  it('leaves a place for a name of one’s own', () => {
    checkCompletion(
      rest('"$context.authorizer.<|>"'),
      '$context.authorizer.claims.<name>',
      rest(String.raw`"\$context.authorizer.claims.` + '${1:name}"'),
    );
  });

  it('puts first what the key asks for', () => {
    expect(offered(rest('jsonencode({ ip = "<|>" })'))[0]).toBe('$context.identity.sourceIp');
    expect(offered(rest('jsonencode({ a = { "http_method" = "<|>" } })'))[0]).toBe('$context.httpMethod');
  });

  it('finds a variable by its last word', () => {
    expect(offered(rest('"$context.requestId sourceI<|>"'))).toEqual(['$context.identity.sourceIp']);
  });

  it('works in locals and defaults that a format is made of', () => {
    const others = `
locals {
  format = jsonencode(merge(local.fields, var.more))
  fields = { id = "$context.<|>" }
}
`;
    const labels = offered(version2('local.format', '"WEBSOCKET"') + others);
    expect(labels).toContain('$context.connectionId');
    expect(labels).not.toContain('$context.httpMethod');
    const inDefault = 'variable "f" {\n  default = "$<|>"\n}\n';
    expect(offered(rest('var.f') + inDefault)).toContain('$context.resourcePath');
    expect(offered('locals {\n  f = "$<|>"\n}\n')).toContain('$context.routeKey');
  });

  it('keeps out of other strings', () => {
    expect(offered('resource "aws_api_gateway_rest_api" "a" {\n  name = "$<|>"\n}\n')).toEqual([]);
    expect(offered(rest('"x"').replace('"prod"', '"$<|>"'))).toEqual([]);
  });

  it('documents each one when it is looked at', () => {
    const { file, offset } = cursorOf(fixture(rest('"$context.<|>"')));
    const items = completion(file, offset, fixture(rest('"$context."')).module);
    const item = items.find(({ label }) => label === '$context.webaclArn');
    expect(item?.documentation).toBeUndefined();
    expect(item && resolveCompletion(item).documentation).toEqual({
      kind: 'markdown',
      value: expect.stringContaining('The web ACL that judged the request.') as string,
    });
    expect(item?.labelDetails?.description).toBe('AWS WAF');
  });
});

describe('completion of whole formats', () => {
  it('offers four of them for the type of the API', () => {
    const labels = offered(rest('<|>'));
    expect(labels.slice(0, 4)).toEqual([
      'JSON access log',
      'CLF access log',
      'CSV access log',
      'XML access log',
    ]);
    expect(labels).not.toContain('jsonencode(…)');
    expect(offered(version2('<|>', 'var.p')).slice(0, 8)).toContain('JSON access log (WebSocket)');
    expect(offered(rest('js<|>'))[0]).toBe('JSON access log');
  });

  it('writes them where nothing is, and in place of empty quotes', () => {
    checkCompletion(
      version2('<|>', '"WEBSOCKET"'),
      'JSON access log',
      version2(
        String.raw`jsonencode({
      requestId    = "\$context.requestId"
      ip           = "\$context.identity.sourceIp"
      caller       = "\$context.identity.caller"
      user         = "\$context.identity.user"
      requestTime  = "\$context.requestTime"
      eventType    = "\$context.eventType"
      routeKey     = "\$context.routeKey"
      status       = "\$context.status"
      connectionId = "\$context.connectionId"
    \})`,
        '"WEBSOCKET"',
      ),
    );
    checkCompletion(
      version2('"<|>"', '"HTTP"'),
      'CLF access log',
      version2(
        String.raw`"\$context.identity.sourceIp - - [\$context.requestTime] \\"\$context.httpMethod \$context.routeKey \$context.protocol\\" \$context.status \$context.responseLength \$context.requestId \$context.extendedRequestId"`,
        '"HTTP"',
      ),
    );
  });

  it.each([
    ['REST', rest],
    ['HTTP', (format: string) => version2(format, '"HTTP"')],
    ['WEBSOCKET', (format: string) => version2(format, '"WEBSOCKET"')],
  ])('writes nothing that the rules would find, for %s', (_, stage) => {
    const text = stage('<|>');
    const { file, offset } = cursorOf(fixture(text));
    const items = completion(file, offset, fixture(text).module).filter(({ label }) =>
      label.includes('access log'),
    );
    expect(items).toHaveLength(4);
    for (const { textEdit } of items) {
      const written = textEdit?.newText.replace(/\\([\\$}])/g, '$1') ?? '';
      expect(diagnosticsOf(stage(written)).map(({ message }) => message)).toEqual([]);
    }
  });
});

describe('hover', () => {
  it('tells of a variable wherever it stands', () => {
    checkHover(
      rest('"$context.requestId $context.requestTime<|>Epoch"'),
      '$context.requestTimeEpoch',
      '`$context.requestTimeEpoch` · Unix time · Request',
      'For REST, HTTP and WebSocket APIs.',
      'Example: `1790327770891`',
    );
    checkHover(
      rest('jsonencode({ t = "$context.authorizer.ten<|>ant" })'),
      '$context.authorizer.tenant',
      '`$context.authorizer.tenant`',
    );
    checkHover(
      'locals {\n  f = <<EOF\n$context.resource<|>Path\nEOF\n}\n',
      '$context.resourcePath',
      'For REST APIs. HTTP and WebSocket APIs accept it but always log `-`.',
    );
  });

  it('leaves out what a name swallows, and names that are none', () => {
    checkHover(rest('"$context.st<|>age-$context.requestId"'), '$context.stage');
    checkNoHover(rest('"$context.requestId $context.flu<|>rb"'));
  });

  it('says that a variable is not for this API', () => {
    checkHover(
      version2('"$context.resource<|>Id"', '"HTTP"'),
      '$context.resourceId',
      'Not available for this type of API',
    );
  });

  it('shows a line of the log on `format`', () => {
    checkHover(
      version2(
        '"$context.requestId $context.requestTimeEpoch $context.routeKey $context.flurb ${var.x}"',
        '"HTTP"',
      ).replace('format ', 'for<|>mat '),
      'format',
      '```\nEP5ycFmYoAMEnvg= 1790327770 GET /orders/{id} - …\n```',
    );
    checkHover(
      rest('local.f').replace('format ', 'form<|>at ') +
        'locals {\n  f = jsonencode({ s = "$context.status", id = "$context.requestId" })\n}\n',
      'format',
      '{"id":"c6af9ac6-7b61-11e6-9a41-93e8deadbeef","s":"200"}',
    );
    const long = hoverOf(rest(`"$context.requestId ${'🚀'.repeat(400)}"`).replace('format ', 'form<|>at '));
    const line = /^Example log line:\n\n```\n(.*)\n```\n\n`format`/.exec(long?.markdown ?? '')?.[1] ?? '';
    expect(line).toMatch(/^c6af9ac6-[-0-9a-f]{27} (?:🚀)+…$/u);
    expect(Array.from(line)).toHaveLength(301);
    expect(hoverOf(rest('var.x').replace('format ', 'form<|>at '))?.markdown).not.toContain(
      'Example log line:',
    );
  });
});

describe('semantic tokens', () => {
  /** The coloured texts with their types. */
  function coloured(text: string): readonly string[] {
    const [file] = fixture(text).files;
    if (!file) throw new Error('no file');
    const { data } = semanticTokens(file);
    const lines = file.text.split('\n');
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const words = [
        SEMANTIC_LEGEND.tokenTypes[type],
        ...(modifiers === 1 ? SEMANTIC_LEGEND.tokenModifiers : []),
      ];
      found.push(`${lines[line]?.slice(character, character + length) ?? ''}: ${words.join('.')}`);
    }
    return found;
  }

  it('colours the variables that exist, up to where their names end', () => {
    expect(
      coloured(rest('"é $context.requestId $context.flurb $context.stage-$context.authorizer.tenant"')),
    ).toEqual([
      '$context.requestId: variable.defaultLibrary',
      '$context.stage: variable.defaultLibrary',
      '$context.authorizer.: variable.defaultLibrary',
      'tenant: property',
    ]);
  });

  it('goes through heredocs, objects and several blocks in the order of the text', () => {
    const text = `locals {\n  f = { a = "$context.path", b = <<EOF\n$context.status\n  $context.stage\nEOF\n  }\n}\n# $context.apiId\n`;
    expect(coloured(text + rest('"$context.requestId"')).map((each) => each.replace(/:.*/, ''))).toEqual([
      '$context.path',
      '$context.status',
      '$context.stage',
      '$context.requestId',
    ]);
    expect(coloured('locals {}\n')).toEqual([]);
  });
});
