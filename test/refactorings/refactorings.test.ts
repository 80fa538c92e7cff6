/** What refactorings make of stages: the whole text after each, and that nothing is wrong with it. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allRefactorings } from '../../server/src/refactorings/all-refactorings.js';
import { type Hcl2json, loadHcl2json } from '../../server/src/strict/hcl2json.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';
import { actionsAt, afterAction } from '../support/check-fix.js';

const REFACTOR = { only: ['refactor'] };

/** Titles of the refactorings at the cursor. */
const offered = (text: string): readonly string[] => actionsAt(text, REFACTOR).map(({ title }) => title);

const ACCESS = 'Add access logging';
const EXECUTION = 'Add execution log group';
const METHODS = 'Add method settings';
const THROTTLING = 'Add throttling';
const CANARY = 'Add canary';
const ROLE = 'Add account logging role';

const rest = (more = '', name = '"prod"'): string => `
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_resource" "pets" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
  path_part   = "pets"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_resource.pets))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "pr<|>od" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = ${name}
  deployment_id = aws_api_gateway_deployment.orders.id
${more}}
`;

const version2 = (protocol: string, more = '', name = '"live"'): string => `
resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = ${protocol}
}

resource "aws_apigatewayv2_stage" "li<|>ve" {
  api_id      = aws_apigatewayv2_api.chat.id
  name        = ${name}
  auto_deploy = true
${more}}
`;

const account = `
resource "aws_api_gateway_account" "this" {
  cloudwatch_role_arn = var.role_arn
}
`;

const COUNT = '  count         = var.enabled ? 1 : 0\n';
const EACH = '  for_each      = toset(["a", "b"])\n';

const stages: readonly (readonly [string, string])[] = [
  ['REST', rest()],
  ['REST with the role', rest() + account],
  ['REST by count', rest(COUNT)],
  ['REST by for_each', rest(EACH, 'each.key')],
  ['REST with blocks', rest('\n  tags = {\n    a = "b"\n  }\n')],
  ['REST of another module', rest().replaceAll('aws_api_gateway_rest_api.orders.id', 'var.api_id')],
  [
    'REST, older provider',
    `${rest()}\nterraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "5.60.0"\n    }\n  }\n}\n`,
  ],
  ['HTTP', version2('"HTTP"')],
  ['HTTP $default', version2('"HTTP"', '', '"$default"')],
  ['WebSocket', version2('"WEBSOCKET"') + account],
  ['of an unknown type', version2('var.protocol')],
  ['of an unknown type by for_each', version2('var.protocol', '  for_each    = var.stages\n', 'each.key')],
];

let parser: Hcl2json;
beforeAll(async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@cdktf/hcl2json/package.json'));
  parser = await loadHcl2json(join(folder, 'main.wasm.gz'));
});

describe.each(stages)('each refactoring of a stage: %s', (_, text) => {
  it.each(offered(text))('%s: is sound, finds nothing new, and is done with', (title) => {
    const after = afterAction(text, title, REFACTOR);
    expect(parser.errorOf(after)).toBeUndefined();
    const before = diagnosticsOf(text.replace('<|>', '')).map(({ code }) => code);
    // Logs need the role; whether it is set elsewhere, nobody can tell from here.
    const known = [...before, ...(title === ACCESS ? ['missing-logging-role'] : [])];
    expect(diagnosticsOf(after).filter(({ code }) => !known.includes(code))).toEqual([]);
    const stage = after.search(/_stage" "/);
    expect(offered(`${after.slice(0, stage)}<|>${after.slice(stage)}`)).not.toContain(title);
  });
});

describe('what is offered', () => {
  it.each([
    ['REST', [ACCESS, EXECUTION, METHODS, CANARY, ROLE]],
    ['REST with the role', [ACCESS, EXECUTION, METHODS, CANARY]],
    ['REST by for_each', [ACCESS, EXECUTION, METHODS, CANARY, ROLE]],
    ['HTTP', [ACCESS, THROTTLING]],
    ['HTTP $default', [ACCESS, THROTTLING]],
    ['WebSocket', [ACCESS, EXECUTION, THROTTLING]],
    ['of an unknown type', [ACCESS, THROTTLING]],
  ])('for a stage: %s', (name, titles) => {
    expect(offered(stages.find(([each]) => each === name)?.[1] ?? '')).toEqual(titles);
  });

  it('is in the order of the table, from anywhere in the stage', () => {
    expect(allRefactorings.map(({ title }) => title)).toEqual([
      ACCESS,
      EXECUTION,
      METHODS,
      THROTTLING,
      CANARY,
      ROLE,
    ]);
    const inside = rest().replace('<|>', '').replace('stage_name ', 'stage<|>_name ');
    expect(offered(inside)).toEqual(offered(rest()));
    expect(offered(rest().replace('<|>', '').replace('path_part', 'path<|>_part'))).toEqual([]);
  });

  it.each([
    [
      'an override file adds to it',
      `${rest()}\n#- override.tf\nresource "aws_api_gateway_stage" "prod" {\n  description = "x"\n}\n`,
      ACCESS,
    ],
    ['it is still being typed', rest().replace(/\}\n$/, ''), ACCESS],
    ['there are access logs', rest('  dynamic "access_log_settings" {\n  }\n'), ACCESS],
    ['there is a canary', rest('  canary_settings {\n  }\n'), CANARY],
    [
      'there are settings for all methods',
      `${rest()}\nresource "aws_api_gateway_method_settings" "x" {\n  stage_name  = aws_api_gateway_stage.prod.stage_name\n  method_path = "*/*"\n}\n`,
      METHODS,
    ],
    [
      'there is a group for execution logs of a stage that is not known',
      `${rest()}\nresource "aws_cloudwatch_log_group" "x" {\n  name = "API-Gateway-Execution-Logs_\${var.api}/prod"\n}\n`,
      EXECUTION,
    ],
    ['the dependencies are computed', rest('  depends_on = local.all\n'), EXECUTION],
    ['there are throttles', version2('"HTTP"', '  default_route_settings {\n  }\n'), THROTTLING],
    [
      'the provider may be too old for it',
      `${rest()}\nterraform {\n  required_providers {\n    aws = {\n      version = ">= 5.0"\n    }\n  }\n}\n`,
      CANARY,
    ],
  ])('is not there where %s', (_, text, title) => {
    expect(offered(text)).not.toContain(title);
  });

  it('is no quick fix, and none is there unasked for a fix', () => {
    expect(actionsAt(rest(), { only: ['quickfix'] }).map(({ title }) => title)).not.toContain(CANARY);
    expect(actionsAt(rest()).find(({ title }) => title === CANARY)?.kind).toBe('refactor.rewrite');
  });
});

describe.each(['not a name', 'a\\"b', '${x}', '', 'größe', 'a.b', '1a', '-', 'a`b', 'a\\nb'])(
  'a label `%s`',
  (label) => {
    it.each([
      ['stage', rest().replace('"pr<|>od"', `"${label}"<|>`)],
      ['API', rest().replace('"orders" {', `"${label}" {`).replaceAll('rest_api.orders.', 'rest_api.other.')],
      ['account', rest() + account.replace('"this"', `"${label}"`)],
      ['version 2 stage', version2('"WEBSOCKET"').replace('"li<|>ve"', `"${label}"<|>`)],
    ])('of a %s makes no broken HCL of any action', (_, text) => {
      if (parser.errorOf(text.replace('<|>', '')) !== undefined) return;
      for (const context of [REFACTOR, { only: ['quickfix'] }, { only: ['source.fixAll'] }]) {
        for (const { title } of actionsAt(text, context))
          expect([title, parser.errorOf(afterAction(text, title, context))]).toEqual([title, undefined]);
      }
    });
  },
);
