/**
 * What completion writes earns none of our own findings: every whole block and nested block is completed in modules with APIs of each kind, and the rules look at what stands there then.
 */
import { describe, expect, test } from 'vitest';
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { completion } from '../../server/src/features/completion/completion.js';
import { inserted } from '../../server/src/features/completion/insertion.js';
import { offsetAt } from '../../server/src/workspace/line-index.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';
import { cursorOf, fixture } from '../support/fixture.js';

const REST = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
resource "aws_api_gateway_resource" "items" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "items"
}
resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.items.id
  http_method   = "GET"
  authorization = "NONE"
}
resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_resource.items.id
  http_method = aws_api_gateway_method.list.http_method
  type        = "MOCK"
}
`;
const DEPLOYMENT = `resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.items,
      aws_api_gateway_method.list,
      aws_api_gateway_integration.list,
    ]))
  }
  lifecycle {
    create_before_destroy = true
  }
}
`;
const REST_STAGE = `resource "aws_api_gateway_stage" "shop" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "prod"
}
`;
const version2 = (kind: string, name = 'shop'): string => `resource "aws_apigatewayv2_api" "${name}" {
  name          = "${name}"
  protocol_type = "${kind}"${kind === 'WEBSOCKET' ? '\n  route_selection_expression = "$request.body.action"' : ''}
}
resource "aws_apigatewayv2_integration" "${name}" {
  api_id           = aws_apigatewayv2_api.${name}.id
  integration_type = "MOCK"
}
resource "aws_apigatewayv2_route" "${name}" {
  api_id    = aws_apigatewayv2_api.${name}.id
  route_key = "${kind === 'WEBSOCKET' ? '$connect' : 'GET /items'}"
  target    = "integrations/\${aws_apigatewayv2_integration.${name}.id}"
}
`;
const WEBSOCKET_DEPLOYMENT = `resource "aws_apigatewayv2_deployment" "shop" {
  api_id = aws_apigatewayv2_api.shop.id
  triggers = {
    redeployment = sha1(jsonencode([aws_apigatewayv2_integration.shop, aws_apigatewayv2_route.shop]))
  }
  lifecycle {
    create_before_destroy = true
  }
}
`;
const version2Stage = (name: string): string => `resource "aws_apigatewayv2_stage" "shop" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "${name}"
  auto_deploy = true
}
`;

const modules: Readonly<Record<string, string>> = {
  'nothing yet': '',
  'a REST API': REST,
  'a deployed REST API': REST + DEPLOYMENT,
  'a REST API with a stage': REST + DEPLOYMENT + REST_STAGE,
  'an HTTP API': version2('HTTP'),
  'an HTTP API with a stage': version2('HTTP') + version2Stage('$default'),
  'an HTTP API by quick create': version2('HTTP').replace(
    '"HTTP"',
    '"HTTP"\n  target = "https://example.com"',
  ),
  'a WebSocket API': version2('WEBSOCKET'),
  'a deployed WebSocket API': version2('WEBSOCKET') + WEBSOCKET_DEPLOYMENT,
  'a log group': `${version2('HTTP')}resource "aws_cloudwatch_log_group" "access" {\n  name = "access"\n}\n`,
  'a WebSocket API with a stage': version2('WEBSOCKET') + version2Stage('prod'),
};

/**
 * What only a person can settle: which API, deployment or log group where the module has none, and whether the account has
 * its role.
 */
const SETTLED_BY_PEOPLE = [
  /^access-log-destination: "The destination is empty/,
  /^invalid-value: "`\w+` is empty: refer to the `\w+` of an? /,
  /^missing-logging-role: /,
  // A tab stop with the name that the API, deployment or stage may have.
  /^undeclared-reference: "`aws_api\w+\.(?:example|current|next)` is not declared/,
  // A deployment that was there before the method, route or the like: adding to its hash is the next step.
  /^deployment-misses-changes: /,
];

describe.each(Object.entries(modules))('beside %s', (_, module) => {
  test('whole blocks are right', () => {
    expect(findingsAfter(`${module}<|>\n`, CompletionItemKind.Class)).toEqual([]);
  });

  test('set-ups are right', () => {
    expect(findingsAfter(`${module}<|>\n`, CompletionItemKind.Snippet)).toEqual([]);
  });

  test.each(['aws_api_gateway_stage', 'aws_apigatewayv2_stage', 'aws_api_gateway_method_settings'])(
    'what is put into a new %s is right',
    (type) => {
      const whole = accepted(`${module}<|>\n`, type);
      const open = whole.slice(0, whole.lastIndexOf('}'));
      expect(findingsAfter(`${open}\n  <|>\n}\n`, CompletionItemKind.Struct)).toEqual([]);
    },
  );
});

test.each([
  [
    'an HTTP API',
    'api_id      = aws_apigatewayv2_api.shop.id\n  name        = "$default"\n  auto_deploy = true',
  ],
  [
    'a WebSocket API',
    'api_id      = aws_apigatewayv2_api.shop.id\n  name        = "prod"\n  auto_deploy = true',
  ],
  [
    'a deployed WebSocket API',
    'api_id        = aws_apigatewayv2_api.shop.id\n  name          = "prod"\n  deployment_id = aws_apigatewayv2_deployment.shop.id',
  ],
  ['a WebSocket API with a stage', 'name        = "staging"'],
  ['an HTTP API with a stage', 'name        = "prod"'],
  ['an HTTP API by quick create', 'name        = "prod"'],
])('the stage of %s has the shape that fits', (kind, body) => {
  expect(
    accepted(`${modules[kind] ?? ''}<|>\n`, 'aws_apigatewayv2_stage').slice(modules[kind]?.length),
  ).toContain(body);
});

test('blocks in a stage have throttles that let requests through, and references', () => {
  const text = `${modules['a log group'] ?? ''}resource "aws_apigatewayv2_stage" "x" {\n  api_id = aws_apigatewayv2_api.shop.id\n  <|>\n}\n`;
  const throttles = 'throttling_rate_limit  = 10000\n    throttling_burst_limit = 5000';
  expect(accepted(text, 'default_route_settings')).toContain(
    `default_route_settings {\n    ${throttles}\n  }`,
  );
  expect(accepted(text, 'route_settings')).toContain('= aws_apigatewayv2_route.shop.route_key');
  expect(accepted(text, 'access_log_settings')).toContain('= aws_cloudwatch_log_group.access.arn');
});

test.each([
  [
    'the path of method settings',
    'a REST API with a stage',
    'resource "aws_api_gateway_method_settings" "x" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  stage_name  = aws_api_gateway_stage.shop.stage_name\n  method_path = <|>\n  settings {\n    metrics_enabled = true\n  }\n}\n',
  ],
  [
    'the path of a throttle',
    'a REST API with a stage',
    'resource "aws_api_gateway_usage_plan" "x" {\n  name = "x"\n  api_stages {\n    api_id = aws_api_gateway_rest_api.shop.id\n    stage  = aws_api_gateway_stage.shop.stage_name\n    throttle {\n      path       = <|>\n      rate_limit = 1\n    }\n  }\n}\n',
  ],
  [
    'the route of settings',
    'an HTTP API',
    'resource "aws_apigatewayv2_stage" "x" {\n  api_id      = aws_apigatewayv2_api.shop.id\n  name        = "x"\n  auto_deploy = true\n  route_settings {\n    route_key              = <|>\n    throttling_rate_limit  = 1\n    throttling_burst_limit = 1\n  }\n}\n',
  ],
  [
    'a new route',
    'a WebSocket API',
    'resource "aws_apigatewayv2_route" "x" {\n  api_id    = aws_apigatewayv2_api.shop.id\n  route_key = <|>\n  target    = "integrations/${aws_apigatewayv2_integration.shop.id}"\n}\n',
  ],
])('every value is right for %s beside %s', (_, beside, block) => {
  const text = `${modules[beside] ?? ''}${block}`;
  for (const kind of [
    CompletionItemKind.EnumMember,
    CompletionItemKind.Snippet,
    CompletionItemKind.Reference,
  ])
    expect(findingsAfter(text, kind)).toEqual([]);
  expect(itemsAt(text).some(({ kind }) => kind === CompletionItemKind.EnumMember)).toBe(true);
});

test('the name of a WebSocket stage is never proposed to be `$default`', () => {
  const text = `${version2('WEBSOCKET')}resource "aws_apigatewayv2_stage" "x" {\n  api_id = aws_apigatewayv2_api.shop.id\n  name = "<|>"\n}\n`;
  expect(labels(text)).not.toContain('$default');
  expect(labels(text.replace('WEBSOCKET', 'HTTP'))).toContain('$default');
});

test('of two APIs the one without a stage gets it, with its own deployment', () => {
  const other = (text: string): string =>
    text
      .replaceAll('shop', 'crm')
      .replace(/resource "aws_api_gateway_(?:resource|method|integration)"[^]*?\n\}\n/g, '');
  const text = `${other(REST)}${other(DEPLOYMENT).replace(/ {2}triggers[^]*?\n {2}\}\n/, '')}${REST}${DEPLOYMENT}`;
  const stage = (name: string): string => REST_STAGE.replaceAll('shop', name);
  const written = (before: string): string =>
    accepted(`${before}<|>\n`, 'aws_api_gateway_stage').slice(before.length);
  expect(written(text + stage('crm'))).toContain('= aws_api_gateway_deployment.shop.id\n');
  expect(written(text + stage('shop'))).toContain('= aws_api_gateway_rest_api.crm.id\n');
  expect(written(text + stage('shop') + stage('crm'))).toContain('stage_name    = "staging"');
});

describe('a deployment', () => {
  test('gets triggers that notice everything where its block is there already', () => {
    const block =
      'resource "aws_api_gateway_deployment" "shop" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n';
    expect(accepted(`${REST}${block}  trig<|>\n}\n`, 'triggers').slice(REST.length + block.length)).toContain(
      'aws_api_gateway_method.list,\n      aws_api_gateway_integration.list,',
    );
  });

  test('notices everything that the module declares for its API', () => {
    expect(accepted(`${REST}<|>\n`, 'aws_api_gateway_deployment').slice(REST.length))
      .toBe(`resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.items,
      aws_api_gateway_method.list,
      aws_api_gateway_integration.list,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}
`);
  });

  test('of a WebSocket API notices its integrations and routes', () => {
    const text = version2('WEBSOCKET') + version2('HTTP', 'other');
    const written = accepted(`${text}<|>\n`, 'aws_apigatewayv2_deployment').slice(text.length);
    expect(written).toContain(`jsonencode([
      aws_apigatewayv2_integration.shop,
      aws_apigatewayv2_route.shop,
    ])`);
    expect(written).toContain('create_before_destroy = true');
  });

  test('notices the body of an API that has one', () => {
    const text =
      'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n  body = file("api.json")\n}\n';
    expect(accepted(`${text}<|>\n`, 'aws_api_gateway_deployment')).toContain(
      'sha1(jsonencode(aws_api_gateway_rest_api.shop.body))',
    );
  });

  test('of an API without parts is left to fill in', () => {
    const [item] = itemsAt('resource "aws_api_gateway_rest_api" "x" {\n  name = "x"\n}\n<|>').filter(
      ({ label }) => label === 'aws_api_gateway_deployment',
    );
    expect(item?.insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect(item?.textEdit?.newText).toContain('jsonencode([$3])');
  });
});

function itemsAt(text: string): ReturnType<typeof completion> {
  const all = fixture(text);
  const { file, offset } = cursorOf(all);
  return completion(file, offset, all.moduleOf(file));
}

function labels(text: string): readonly string[] {
  return itemsAt(text).map(({ label }) => label);
}

/** The text after accepting an item with all that the editor would fill in by itself. */
function accepted(text: string, label: string): string {
  const { file } = cursorOf(fixture(text));
  const found = itemsAt(text).find((item) => item.label === label);
  const plain = { snippets: false, modes: [], usual: undefined };
  const { textEdit, additionalTextEdits = [] } = (found && inserted(found, file, plain)) ?? {};
  if (textEdit === undefined || !('range' in textEdit)) throw new Error(`no item ${label}`);
  const edits = [textEdit, ...additionalTextEdits];
  return edits
    .map(({ range, newText }) => ({
      start: offsetAt(file, range.start),
      end: offsetAt(file, range.end),
      newText,
    }))
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, edit) => rest.slice(0, edit.start) + edit.newText + rest.slice(edit.end), file.text);
}

/** What the rules find after accepting each item that they don't find before, with what was written. */
function findingsAfter(text: string, kind: CompletionItemKind): readonly string[] {
  const found = (plain: string): readonly string[] =>
    diagnosticsOf(plain, DEFAULT_SETTINGS).map(
      ({ code, message }) => `${String(code)}: ${JSON.stringify(message)}`,
    );
  const before = new Set(found(text.replace('<|>', '')));
  return itemsAt(text)
    .filter((item) => item.kind === kind)
    .flatMap(({ label }) => {
      const after = accepted(text, label);
      const own = found(after).filter(
        (each) => !before.has(each) && !SETTLED_BY_PEOPLE.some((known) => known.test(each)),
      );
      return own.length === 0 ? [] : [`${label}: ${own.join(' | ')}\n${after.slice(-500)}`];
    });
}
