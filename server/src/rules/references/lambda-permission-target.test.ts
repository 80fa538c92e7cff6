import { describe, expect, it } from 'vitest';
import { checkCompletion } from '../../../../test/support/check-completion.js';
import {
  checkDiagnostics as checkAll,
  diagnosticsOf,
  only,
} from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('lambda-permission-target');

const permission = (arn: string): string => `resource "aws_lambda_permission" "p" {
        action        = "lambda:InvokeFunction"
        function_name = "f"
        principal     = "apigateway.amazonaws.com"
        source_arn    = ${arn}
      }`;

const version2 = (protocol: string, ...routes: readonly string[]): string => `
      resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = ${protocol}
      }

      resource "aws_apigatewayv2_stage" "a" {
        api_id = aws_apigatewayv2_api.a.id
        name   = "live"
      }

      ${routes
        .map(
          (key, index) => `resource "aws_apigatewayv2_route" "r${index}" {
        api_id    = aws_apigatewayv2_api.a.id
        route_key = "${key}"
      }`,
        )
        .join('\n\n')}
`;

function messagesFor(arn: string, rest = ''): readonly string[] {
  return diagnosticsOf(
    `
      ${permission(arn)}
      ${rest}
  `,
    about,
  ).map(({ message }) => (typeof message === 'string' ? message : message.value));
}

describe('lambda-permission-target', () => {
  it('finds attributes that no call begins with, and says what to use', () => {
    checkAll(
      `
      resource "aws_lambda_permission" "a" {
        action        = "lambda:InvokeFunction"
        function_name = "f"
        principal     = "apigateway.amazonaws.com"
        source_arn    = "\${aws_api_gateway_stage.a.arn}/*/*"
      #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lambda-permission-target: use \`execution_arn\`
      }

      resource "aws_lambda_permission" "b" {
        action        = "lambda:InvokeFunction"
        function_name = "f"
        principal     = "apigateway.amazonaws.com"
        source_arn    = aws_apigatewayv2_stage.b.invoke_url
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lambda-permission-target: followed by \`/*\`
      }

      resource "aws_lambda_permission" "c" {
        action        = "lambda:InvokeFunction"
        function_name = "f"
        principal     = "apigateway.amazonaws.com"
        source_arn    = aws_api_gateway_rest_api.c.arn
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning lambda-permission-target
      }
    `,
      about,
    );
  });

  it.each([
    'aws_api_gateway_stage.a.execution_arn',
    '"${aws_api_gateway_stage.a.execution_arn}"',
    '"${aws_api_gateway_stage.a.execution_arn}/orders"',
    '"${aws_api_gateway_stage.a.execution_arn}/live/GET/orders"',
    '"${aws_api_gateway_stage.a.execution_arn}/get/orders"',
    'aws_api_gateway_rest_api.a.execution_arn',
    '"${aws_api_gateway_rest_api.a.execution_arn}/"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/GET/orders"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/live"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/live/orders"',
    '"${data.aws_api_gateway_rest_api.a.execution_arn}/GET/orders"',
    '"arn:aws:execute-api:${var.region}:123456789012:${aws_api_gateway_rest_api.a.id}/GET/orders"',
    '"arn:${var.partition}:execute-api:eu-west-1:${var.account}:${aws_apigatewayv2_api.a.id}"',
    'aws_apigatewayv2_stage.a.execution_arn',
  ])('finds %s, which matches no call', (arn) => {
    expect(messagesFor(arn)).toEqual([expect.stringContaining('this permission allows nothing')]);
  });

  it.each([
    '"${aws_api_gateway_stage.a.execution_arn}/*/*"',
    '"${aws_api_gateway_stage.a.execution_arn}/*"',
    '"${aws_api_gateway_stage.a.execution_arn}*"',
    '"${aws_api_gateway_stage.a.execution_arn}/GET/orders"',
    '"${aws_api_gateway_stage.a.execution_arn}/GET/"',
    '"${aws_api_gateway_stage.a.execution_arn}/*/orders/*/lines"',
    '"${aws_api_gateway_stage.a.execution_arn}/${var.method}/orders"',
    '"${aws_api_gateway_stage.a.execution_arn}/${aws_api_gateway_method.a.http_method}${aws_api_gateway_resource.a.path}"',
    '"${aws_api_gateway_stage.a.execution_arn}${var.rest}"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/*/*/*"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/*/*"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/*"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/*/GET/orders"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/GET/GET/orders"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/${aws_api_gateway_stage.a.stage_name}/*"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/*/${var.method}/orders"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/authorizers/${aws_api_gateway_authorizer.a.id}"',
    '"${aws_api_gateway_rest_api.a.execution_arn}/test-invoke-stage/GET/orders"',
    '"${aws_apigatewayv2_stage.a.execution_arn}/*"',
    '"${aws_apigatewayv2_stage.a.execution_arn}/$connect"',
    '"${aws_apigatewayv2_api.a.execution_arn}/GET/items"',
    '"arn:aws:execute-api:${var.region}:123456789012:${aws_api_gateway_rest_api.a.id}/*/GET/orders"',
    '"arn:aws:execute-api:${var.where}:${aws_api_gateway_rest_api.a.id}/GET/orders"',
    '"arn:aws:execute-api:eu-west-1:123456789012:${var.api}/GET/orders"',
    'replace(aws_api_gateway_stage.a.arn, "apigateway", "execute-api")',
    'aws_cloudwatch_event_rule.a.arn',
    'module.api.execution_arn',
    'var.arn',
  ])('leaves alone %s', (arn) => {
    expect(messagesFor(arn)).toEqual([]);
  });

  it.each([
    ['HTTP', '"${aws_apigatewayv2_api.a.execution_arn}/GET/items"', false],
    ['HTTP', '"${aws_apigatewayv2_stage.a.execution_arn}/items"', false],
    ['HTTP', '"${aws_apigatewayv2_stage.a.execution_arn}/$default"', true],
    ['HTTP', '"${aws_apigatewayv2_stage.a.execution_arn}/GET/items"', true],
    ['HTTP', '"${aws_apigatewayv2_api.a.execution_arn}/*/*/*"', true],
    ['WEBSOCKET', '"${aws_apigatewayv2_api.a.execution_arn}/*/say"', true],
    ['WEBSOCKET', '"${aws_apigatewayv2_api.a.execution_arn}/say"', false],
    ['WEBSOCKET', '"${aws_apigatewayv2_stage.a.execution_arn}/say"', true],
  ])('knows what calls of a %s API look like: %s', (protocol, arn, isRight) => {
    expect(messagesFor(arn, version2(`"${protocol}"`))).toHaveLength(isRight ? 0 : 1);
  });

  it('asks the routes where all of them are known', () => {
    const threeParts = '"${aws_apigatewayv2_api.a.execution_arn}/*/*/*"';
    expect(messagesFor(threeParts, version2('"HTTP"', '$default'))).toEqual([
      expect.stringContaining('`/STAGE/$default`'),
    ]);
    expect(messagesFor(threeParts, version2('"HTTP"', '$default', 'ANY /orders'))).toEqual([]);
    const other = '"${aws_apigatewayv2_stage.a.execution_arn}/ask"';
    expect(messagesFor(other, version2('"WEBSOCKET"', '$connect', 'say'))).toHaveLength(1);
    expect(messagesFor(other, version2('"WEBSOCKET"', '$connect', 'ask'))).toEqual([]);
    expect(
      messagesFor(other, `${version2('"WEBSOCKET"', 'say')}\n module "m" {\n  source = "./m"\n}`),
    ).toEqual([]);
  });

  it.each([
    ['local.arn', 'arn = "${aws_api_gateway_rest_api.a.execution_arn}/GET/orders"'],
    ['local.outer', 'outer = local.arn\n arn = "${aws_api_gateway_rest_api.a.execution_arn}"'],
    ['"${local.base}orders"', 'base = "${aws_api_gateway_rest_api.a.execution_arn}/"'],
    ['"${local.base}/GET/orders"', 'base = aws_api_gateway_rest_api.a.execution_arn'],
    ['"${aws_api_gateway_rest_api.a.execution_arn}/${local.path}"', 'path = "GET/orders"'],
    ['format("%s/GET/orders", aws_api_gateway_rest_api.a.execution_arn)', ''],
    ['join("/", [aws_api_gateway_rest_api.a.execution_arn, "GET", "orders"])', ''],
    ['format("arn:aws:execute-api:%s:%s:%s/GET/orders", var.r, var.a, aws_api_gateway_rest_api.a.id)', ''],
  ])('finds %s with %s', (arn, locals) => {
    expect(messagesFor(arn, locals && `locals {\n ${locals}\n}`)).toEqual([
      expect.stringContaining('this permission allows nothing'),
    ]);
  });

  it.each([
    ['local.arn', 'arn = "${aws_api_gateway_rest_api.a.execution_arn}/*/GET/orders"'],
    ['"${local.base}/orders"', 'base = "${aws_api_gateway_rest_api.a.execution_arn}/*/GET"'],
    ['format("%s/*/%s/orders", aws_api_gateway_rest_api.a.execution_arn, var.method)', ''],
    ['format("%s/%d/orders", aws_api_gateway_rest_api.a.execution_arn, 1)', ''],
    ['format(var.pattern, aws_api_gateway_rest_api.a.execution_arn)', ''],
    ['join("/", [aws_api_gateway_rest_api.a.execution_arn, "*", "*"])', ''],
    ['join("/", concat([aws_api_gateway_rest_api.a.execution_arn], var.rest))', ''],
    ['local.arn', 'arn = local.arn'],
  ])('leaves alone %s with %s', (arn, locals) => {
    expect(messagesFor(arn, locals && `locals {\n ${locals}\n}`)).toEqual([]);
  });

  it('looks at every instance', () => {
    const each = (values: string): string =>
      permission('"${aws_api_gateway_rest_api.a.execution_arn}/${each.value}"').replace(
        'action ',
        `for_each = ${values}\n        action `,
      );
    const found = (text: string): readonly unknown[] =>
      diagnosticsOf(text, about).map(({ message }) => message);
    expect(found(each('toset(["GET/orders", "*/POST/orders"])'))).toEqual([
      expect.stringContaining('matches for `"GET/orders"`'),
    ]);
    expect(found(each('toset(["*/GET/orders", "*/POST/orders"])'))).toEqual([]);
    expect(found(each('toset(var.paths)'))).toEqual([]);
    expect(found(`variable "paths" {\n default = ["GET/orders"]\n}\n${each('toset(var.paths)')}`)).toEqual(
      [],
    );
  });

  it('asks the paths and methods where all of them are known', () => {
    const api = `
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"
      }

      resource "aws_api_gateway_resource" "orders" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        parent_id   = aws_api_gateway_rest_api.a.root_resource_id
        path_part   = "orders"
      }

      resource "aws_api_gateway_resource" "order" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        parent_id   = aws_api_gateway_resource.orders.id
        path_part   = "{id}"
      }

      resource "aws_api_gateway_method" "order" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        resource_id   = aws_api_gateway_resource.order.id
        http_method   = "GET"
        authorization = "NONE"
      }
    `;
    const found = (rest: string, more = ''): number =>
      messagesFor(`"\${aws_api_gateway_rest_api.a.execution_arn}${rest}"`, api + more).length;
    for (const rest of [
      '/*/*/*',
      '/*/GET/orders/*',
      '/*/GET/orders/{id}',
      '/live/GET/*',
      '/*/GET/orders/7',
      '/*',
    ])
      expect([rest, found(rest)]).toEqual([rest, 0]);
    for (const rest of ['/*/POST/orders/*', '/*/GET/order/*', '/*/GET/orders'])
      expect([rest, found(rest)]).toEqual([rest, 1]);
    expect(
      found(
        '/*/GET/order/*',
        'module "m" {\n source = "./m"\n rest_api_id = aws_api_gateway_rest_api.a.id\n}',
      ),
    ).toBe(0);
  });

  it('knows the route that quick create makes', () => {
    const quick = (more = ''): string => `
      resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = "HTTP"
        target        = "arn:aws:lambda:eu-west-1:123456789012:function:f"
        ${more}
      }
    `;
    const threeParts = '"${aws_apigatewayv2_api.a.execution_arn}/*/*/*"';
    expect(messagesFor(threeParts, quick())).toEqual([
      expect.stringContaining('after the API, add `/STAGE/$default`, such as `/*/*`.'),
    ]);
    expect(messagesFor(threeParts, quick('route_key = "ANY /orders"'))).toEqual([]);
    expect(messagesFor(threeParts, quick('route_key = var.key'))).toEqual([]);
    expect(messagesFor('"${aws_apigatewayv2_api.a.execution_arn}/*/*"', quick())).toEqual([]);
  });

  it('takes the paths of HTTP routes at their word', () => {
    const api = version2('"HTTP"', 'GET /orders/{id}', 'POST /files/{name}');
    const found = (rest: string): number =>
      messagesFor(`"\${aws_apigatewayv2_api.a.execution_arn}${rest}"`, api).length;
    for (const rest of ['/*/GET/orders/*', '/*/*/orders/{id}', '/*/POST/files/*', '/*/*/files/a', '/*/*'])
      expect([rest, found(rest)]).toEqual([rest, 0]);
    for (const rest of ['/*/GET/orders', '/*/PUT/orders/*']) expect([rest, found(rest)]).toEqual([rest, 1]);
  });

  it.each([
    [
      'format("%s/GET/or<|>ders", aws_api_gateway_rest_api.a.execution_arn)',
      'Match `/*/GET/orders` with `execution_arn`',
      '"${aws_api_gateway_rest_api.a.execution_arn}/*/GET/orders"',
    ],
    [
      'join("/", [aws_api_<|>gateway_rest_api.a.execution_arn, "orders"])',
      'Match `/*/orders` with `execution_arn`',
      '"${aws_api_gateway_rest_api.a.execution_arn}/*/orders"',
    ],
  ])('mends %s', (before, title, after) => {
    checkFix(permission(before), title, permission(after));
  });

  it('mends a local value where it is written', () => {
    const locals = (arn: string): string => `locals {\n  arn = ${arn}\n}\n`;
    checkFix(
      `${locals('"${aws_api_gateway_rest_api.a.execution_arn}/GET/orders"')}${permission('local.a<|>rn')}`,
      'Match `/*/GET/orders` with `execution_arn`',
      `${locals('"${aws_api_gateway_rest_api.a.execution_arn}/*/GET/orders"')}${permission('local.arn')}`,
    );
  });

  it.each([
    [
      '"${aws_api_gateway_stage.a.a<|>rn}/GET/orders"',
      'Use `execution_arn`',
      '"${aws_api_gateway_stage.a.execution_arn}/GET/orders"',
    ],
    [
      'aws_api_gateway_stage.a.a<|>rn',
      'Match every call with `execution_arn`',
      '"${aws_api_gateway_stage.a.execution_arn}/*/*"',
    ],
    [
      'aws_api_gateway_stage.a[0].exec<|>ution_arn',
      'Match every call with `execution_arn`',
      '"${aws_api_gateway_stage.a[0].execution_arn}/*/*"',
    ],
    [
      'aws_apigatewayv2_stage.a.exec<|>ution_arn',
      'Match every call with `execution_arn`',
      '"${aws_apigatewayv2_stage.a.execution_arn}/*"',
    ],
    [
      '"${aws_api_gateway_rest_api.a.execution_arn}/G<|>ET/orders"',
      'Match `/*/GET/orders` with `execution_arn`',
      '"${aws_api_gateway_rest_api.a.execution_arn}/*/GET/orders"',
    ],
    [
      '"${aws_api_gateway_rest_api.a.execution_arn}<|>/"',
      'Match every call with `execution_arn`',
      '"${aws_api_gateway_rest_api.a.execution_arn}/*/*/*"',
    ],
  ])('mends %s', (before, title, after) => {
    checkFix(permission(before), title, permission(after));
  });

  it('finds nothing in what is completed', () => {
    const stage = `resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "a"
        deployment_id = "d"
      }`;
    checkCompletion(
      `
      ${stage}

      ${permission('<|>')}
      `,
      'aws_api_gateway_stage.a.execution_arn',
      `
      ${stage}

      ${permission('"${aws_api_gateway_stage.a.execution_arn}/*/*"')}
      `,
    );
    checkCompletion(
      `
      ${stage}

      ${permission('"${<|>}/GET/orders"')}
      `,
      'aws_api_gateway_stage.a.execution_arn',
      `
      ${stage}

      ${permission('"${aws_api_gateway_stage.a.execution_arn}/GET/orders"')}
      `,
    );
  });
});
