/** Completion, asserted by what is offered and by the document after accepting. */
import { describe, expect, test } from 'vitest';
import { resolveCompletion, completion } from '../../server/src/features/completion/completion.js';
import { withoutSnippet } from '../../server/src/features/completion/insertion.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { cursorOf, fixture } from '../support/fixture.js';

const stageBody = ['rest_api_id', 'deployment_id', 'stage_name'];

describe('arguments and blocks', () => {
  test('required arguments come first, in the order in which one writes them', () => {
    const labels = offered('resource "aws_api_gateway_stage" "x" {\n  <|>\n}\n');
    expect(labels.slice(0, 3)).toEqual(stageBody);
    expect(labels).toEqual(
      expect.arrayContaining(['access_log_settings', 'canary_settings', 'lifecycle', 'dynamic']),
    );
    expect(labels).not.toContain('invoke_url');
    expect(labels).not.toContain('tags_all');
  });

  test.each([
    ['lifecycle', 'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    <|>\n  }\n}\n'],
    ['lifecycle of data', 'data "aws_api_gateway_rest_api" "x" {\n  lifecycle {\n    <|>\n  }\n}\n'],
    [
      'precondition',
      'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    precondition {\n      <|>\n    }\n  }\n}\n',
    ],
    [
      'provisioner',
      'resource "aws_api_gateway_stage" "x" {\n  provisioner "local-exec" {\n    <|>\n  }\n}\n',
    ],
    ['connection', 'resource "aws_api_gateway_stage" "x" {\n  connection {\n    <|>\n  }\n}\n'],
    [
      'dynamic itself',
      'resource "aws_api_gateway_stage" "x" {\n  dynamic "canary_settings" {\n    <|>\n  }\n}\n',
    ],
    [
      'a block without blocks',
      'resource "aws_api_gateway_stage" "x" {\n  canary_settings {\n    <|>\n  }\n}\n',
    ],
    ['variable', 'variable "x" {\n  <|>\n}\n'],
    ['output', 'output "x" {\n  <|>\n}\n'],
    ['module', 'module "x" {\n  <|>\n}\n'],
    ['terraform', 'terraform {\n  <|>\n}\n'],
    ['check', 'check "x" {\n  <|>\n}\n'],
    ['removed', 'removed {\n  <|>\n}\n'],
  ])('no `dynamic` where Terraform allows none: %s', (_, text) => {
    expect(offered(text)).not.toContain('dynamic');
  });

  test.each([
    ['a nested block', 'resource "aws_api_gateway_usage_plan" "x" {\n  api_stages {\n    <|>\n  }\n}\n'],
    [
      'the content of another',
      'resource "aws_api_gateway_usage_plan" "x" {\n  dynamic "api_stages" {\n    for_each = []\n    content {\n      <|>\n    }\n  }\n}\n',
    ],
  ])('`dynamic` where blocks may be generated: %s', (_, text) => {
    expect(offered(text)).toContain('dynamic');
  });

  test('what is there already is left out', () => {
    const labels = offered(
      'resource "aws_api_gateway_stage" "x" {\n  stage_name = "a"\n  access_log_settings {\n  }\n  <|>\n}\n',
    );
    expect(labels).not.toContain('stage_name');
    expect(labels).not.toContain('access_log_settings');
    expect(labels).toContain('rest_api_id');
  });

  test('a block that may stand often is offered again', () => {
    const labels = offered('resource "aws_apigatewayv2_stage" "x" {\n  route_settings {\n  }\n  <|>\n}\n');
    expect(labels).toContain('route_settings');
    expect(labels.filter((label) => label === 'default_route_settings')).toHaveLength(1);
  });

  test('a half-typed name is replaced, and a reference stands in at once', () => {
    checkCompletion(
      `
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }

      resource "aws_api_gateway_stage" "x" {
        rest<|>
      }
      `,
      'rest_api_id',
      `
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }

      resource "aws_api_gateway_stage" "x" {
        rest_api_id = \${1:aws_api_gateway_rest_api.orders.id}
      }
      `,
    );
  });

  test('equals signs stay below each other, whichever name is longer', () => {
    const stage = (lines: string): string => `resource "aws_api_gateway_stage" "x" {\n${lines}\n}\n`;
    checkCompletion(
      stage('  stage_name  = "a"\n  rest_api_id = "b"\n  des<|>'),
      'description',
      stage('  stage_name  = "a"\n  rest_api_id = "b"\n  description = "$1"'),
    );
    checkCompletion(
      stage('  stage_name = "a"\n  rest<|>\n'),
      'rest_api_id',
      stage('  stage_name  = "a"\n  rest_api_id = "$1"\n'),
    );
    checkCompletion(
      stage('  stage_name = "a"\n  var<|>'),
      'variables',
      stage('  stage_name = "a"\n  variables = {\n    $1\n  }'),
    );
  });

  test('a name that has its value already is only renamed', () => {
    checkCompletion(
      'resource "aws_api_gateway_stage" "x" {\n  stage<|> = "a"\n}\n',
      'stage_name',
      'resource "aws_api_gateway_stage" "x" {\n  stage_name = "a"\n}\n',
    );
  });

  test('a nested block comes with what it requires', () => {
    checkCompletion(
      'resource "aws_api_gateway_stage" "x" {\n  can<|>\n}\n',
      'canary_settings',
      'resource "aws_api_gateway_stage" "x" {\n  canary_settings {\n    deployment_id = "$1"\n  }\n}\n',
    );
  });

  test.each(['\n', '\r\n'])(
    'a nested block stands apart from what is right above and below it',
    (newline) => {
      const stage = (lines: readonly string[]): string =>
        ['resource "aws_api_gateway_stage" "x" {', ...lines, '}', ''].join(newline);
      const block = ['  canary_settings {', '    deployment_id = "$1"', '  }'].join(newline);
      checkCompletion(stage(['  a = 1', '  can<|>']), 'canary_settings', stage(['  a = 1', '', block]));
      checkCompletion(
        stage(['  a = <<EOT', 'EOT', '  can<|>', '  b = 2']),
        'canary_settings',
        stage(['  a = <<EOT', 'EOT', '', `${block}$0`, '', '  b = 2']),
      );
      checkCompletion(
        stage(['  a = 1', '  # a note', '  can<|>', '', '  b = 2']),
        'canary_settings',
        stage(['  a = 1', '  # a note', block, '', '  b = 2']),
      );
    },
  );

  test('inside a nested block, and inside dynamic and its content', () => {
    expect(
      offered('resource "aws_api_gateway_stage" "x" {\n  access_log_settings {\n    <|>\n  }\n}\n'),
    ).toEqual(['destination_arn', 'format']);
    const dynamic =
      'resource "aws_apigatewayv2_stage" "x" {\n  dynamic "route_settings" {\n    <|>\n  }\n}\n';
    expect(offered(dynamic)).toEqual(['for_each', 'content', 'iterator', 'labels']);
    const content =
      'resource "aws_apigatewayv2_stage" "x" {\n  dynamic "route_settings" {\n    content {\n      <|>\n    }\n  }\n}\n';
    expect(offered(content)[0]).toBe('route_key');
    expect(offered(content)).toContain('throttling_rate_limit');
  });

  test('lifecycle has its own arguments', () => {
    expect(
      offered('resource "aws_api_gateway_deployment" "x" {\n  lifecycle {\n    create<|>\n  }\n}\n'),
    ).toEqual(['create_before_destroy']);
  });

  test('with no closing brace, the blocks below untouched', () => {
    const labels = offered(
      'resource "aws_api_gateway_stage" "x" {\n  <|>\n\nresource "aws_api_gateway_account" "y" {\n}\n',
    );
    expect(labels.slice(0, 3)).toEqual(stageBody);
  });

  test('the draft name gets the same help as the released type', () => {
    expect(offered('resource "aws_api_gateway_v2_stage" "x" {\n  <|>\n}\n').slice(0, 2)).toEqual([
      'api_id',
      'name',
    ]);
  });

  test('nothing in comments, nor behind a complete value', () => {
    expect(offered('resource "aws_api_gateway_stage" "x" {\n  # sta<|>\n}\n')).toEqual([]);
    expect(offered('resource "aws_api_gateway_stage" "x" {\n  stage_name = "a" <|>\n}\n')).toEqual([]);
    expect(offered('/* resource\n <|> */\n')).toEqual([]);
  });
});

describe('the top of a file', () => {
  test('keywords and whole resources', () => {
    expect(offered('<|>')).toEqual(
      expect.arrayContaining(['resource', 'variable', 'import', 'aws_api_gateway_stage']),
    );
    checkCompletion('vari<|>', 'variable', 'variable "$1" {\n  $2\n}');
  });

  test('a whole block for the type alone', () => {
    checkCompletion(
      'aws_apigatewayv2_st<|>',
      'aws_apigatewayv2_stage',
      'resource "aws_apigatewayv2_stage" "${1:default}" {\n  api_id      = "$2"\n  name        = "${3:\\$default}"\n  auto_deploy = ${4|true,false|}\n}',
    );
  });
});

describe('labels', () => {
  test.each(['resource "aws_api<|>', 'aws_api<|>'])(
    'stages and their APIs come before the alphabet: %s',
    (text) => {
      const types = offered(text).filter((label) => label.startsWith('aws_api'));
      expect(types.slice(0, 9)).toEqual([
        'aws_api_gateway_stage',
        'aws_apigatewayv2_stage',
        'aws_api_gateway_method_settings',
        'aws_api_gateway_deployment',
        'aws_apigatewayv2_deployment',
        'aws_api_gateway_rest_api',
        'aws_apigatewayv2_api',
        'aws_api_gateway_account',
        'aws_api_gateway_api_key',
      ]);
    },
  );

  test('a resource type brings the whole block, with references of this module in it', () => {
    checkCompletion(
      `
      resource "aws_api_gateway_rest_api" "orders" {}
      resource "aws_api_gateway_deployment" "a" {}
      resource "aws_api_gateway_deployment" "b" {}
      resource "aws_api_gateway_st<|>"
      `,
      'aws_api_gateway_stage',
      `
      resource "aws_api_gateway_rest_api" "orders" {}
      resource "aws_api_gateway_deployment" "a" {}
      resource "aws_api_gateway_deployment" "b" {}
      resource "aws_api_gateway_stage" "\${1:orders}" {
        rest_api_id   = \${2:aws_api_gateway_rest_api.orders.id}
        deployment_id = \${3|aws_api_gateway_deployment.a.id,aws_api_gateway_deployment.b.id|}
        stage_name    = "\${4:prod}"
      }
      `,
    );
  });

  test('optional members worth having come along, nested ones too', () => {
    const settings =
      'settings {\n    metrics_enabled = ${4|true,false|}\n    logging_level   = ${5|"OFF","ERROR","INFO"|}\n  }';
    checkCompletion(
      'resource "aws_api_gateway_method_se<|>"',
      'aws_api_gateway_method_settings',
      `resource "aws_api_gateway_method_settings" "\${1:all}" {\n  rest_api_id = "$2"\n  stage_name  = "\${3:prod}"\n  method_path = "\${4:*/*}"\n\n  ${settings.replace('${5', '${6').replace('${4', '${5')}\n}`,
    );
    checkCompletion(
      'resource "aws_api_gateway_method_settings" "a" {\n  set<|>\n}\n',
      'settings',
      `resource "aws_api_gateway_method_settings" "a" {\n  ${settings.replace('${4', '${1').replace('${5', '${2')}\n}\n`,
    );
  });

  test.each([
    ['resource "<|>', 'resource "aws_api_gateway_account" "${1:this}" {\n  cloudwatch_role_arn = "$2"\n}'],
    ['resource "<|>"', 'resource "aws_api_gateway_account" "${1:this}" {\n  cloudwatch_role_arn = "$2"\n}'],
    ['resource <|>', 'resource "aws_api_gateway_account" "${1:this}" {\n  cloudwatch_role_arn = "$2"\n}'],
    ['resource "aws_api_gateway_acc<|>" "x" {\n}', 'resource "aws_api_gateway_account" "x" {\n}'],
    ['resource "aws_api_gateway_acc<|>" "x"', 'resource "aws_api_gateway_account" "x"'],
  ])('%j', (text, after) => {
    checkCompletion(text, 'aws_api_gateway_account', after);
  });

  test('the draft name leads to the released one', () => {
    expect(offered('resource "aws_api_gateway_v2_sta<|>"')).toEqual(['aws_apigatewayv2_stage']);
  });

  test('a name of its own, and the block that dynamic writes', () => {
    expect(offered('resource "aws_api_gateway_stage" "<|>" {\n}')).toEqual(['prod']);
    expect(offered('resource "aws_apigatewayv2_stage" "x" {\n  dynamic "<|>" {\n  }\n}')).toContain(
      'route_settings',
    );
  });
});

describe('values', () => {
  const stage = (line: string): string => `resource "aws_api_gateway_stage" "x" {\n  ${line}\n}\n`;

  test.each([
    ['cache_cluster_size = <|>', '"0.5"', 'cache_cluster_size = "0.5"'],
    ['cache_cluster_size =<|>', '"0.5"', 'cache_cluster_size ="0.5"'],
    ['cache_cluster_size = "<|>"', '0.5', 'cache_cluster_size = "0.5"'],
    ['cache_cluster_size = "<|>', '0.5', 'cache_cluster_size = "0.5'],
    ['cache_cluster_size = "1<|>.6"', '118', 'cache_cluster_size = "118"'],
    ['xray_tracing_enabled = t<|>', 'true', 'xray_tracing_enabled = true'],
    ['xray_tracing_enabled = tr<|>ue', 'true', 'xray_tracing_enabled = true'],
  ])('%s', (line, label, after) => {
    checkCompletion(stage(line), label, stage(after));
  });

  test('the eight cache sizes, in order', () => {
    expect(offered(stage('cache_cluster_size = "<|>"'))).toEqual([
      '0.5',
      '1.6',
      '6.1',
      '13.5',
      '28.4',
      '58.2',
      '118',
      '237',
    ]);
  });

  const api = `
    #- api.tf
    resource "aws_api_gateway_rest_api" "orders" {}
    resource "aws_api_gateway_rest_api" "many" {
      count = 2
    }
    variable "api" {}
    locals {
      id = "x"
    }
    #- stage.tf
  `;

  test('references of the right kind first, across files', () => {
    const labels = offered(
      `${api}    resource "aws_api_gateway_stage" "x" {\n      rest_api_id = <|>\n    }\n`,
    );
    expect(labels.slice(0, 4)).toEqual([
      'aws_api_gateway_rest_api.orders.id',
      'aws_api_gateway_rest_api.many[0].id',
      'var.api',
      'local.id',
    ]);
    expect(labels).not.toContain('count.index');
  });

  test.each([
    ['"<|>"', 'aws_api_gateway_rest_api.orders.id'],
    ['"${<|>}"', '"${aws_api_gateway_rest_api.orders.id}"'],
    ['"${<|>"', '"${aws_api_gateway_rest_api.orders.id"'],
    ['"${aws_api<|>"', '"${aws_api_gateway_rest_api.orders.id"'],
    ['aws<|>', 'aws_api_gateway_rest_api.orders.id'],
    ['var.on ? <|> : null', 'var.on ? aws_api_gateway_rest_api.orders.id : null'],
  ])('rest_api_id = %s', (value, after) => {
    checkCompletion(
      `${api}    resource "aws_api_gateway_stage" "x" {\n      rest_api_id = ${value}\n    }\n`,
      'aws_api_gateway_rest_api.orders.id',
      `${api}    resource "aws_api_gateway_stage" "x" {\n      rest_api_id = ${after}\n    }\n`,
    );
  });

  test('keys of the stage variables inside the overrides of a canary, those set already left out', () => {
    const text = stage(
      'variables = { alias = "a", "host" = "b", c = "d" }\n  canary_settings {\n    stage_variable_overrides = {\n      alias = "x"\n      <|>\n    }\n  }',
    );
    expect(offered(text)).toEqual(['host', 'c']);
    checkCompletion(text, 'host', text.replace('<|>', 'host = "$1"'));
  });

  test('a log format to begin with', () => {
    const text = stage('access_log_settings {\n    format = <|>\n  }');
    expect(offered(text)[0]).toBe('JSON access log');
  });
});

describe('references', () => {
  const module = `
    variable "stage" {}
    locals {
      name = "a"
    }
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id = ""
    }
    resource "aws_api_gateway_stage" "many" {
      for_each = {}
    }
    data "aws_api_gateway_rest_api" "old" {}
    provider "aws" {
      alias = "eu"
    }
  `;
  const after = (value: string): string => `${module}    output "x" {\n      value = ${value}\n    }\n`;

  test.each([
    ['aws_api_gateway_stage.<|>', ['prod', 'many']],
    ['var.<|>', ['stage']],
    ['local.n<|>', ['name']],
    ['data.<|>', ['aws_api_gateway_rest_api']],
    ['data.aws_api_gateway_rest_api.<|>', ['old']],
    ['"${var.<|>"', ['stage']],
    ['"${var.<|>}-x"', ['stage']],
    ['path.<|>', ['module', 'root', 'cwd']],
  ])('%s', (value, labels) => {
    expect(offered(after(value))).toEqual(labels);
  });

  test('attributes after a name, exported ones first', () => {
    const labels = offered(after('aws_api_gateway_stage.prod.<|>'));
    expect(labels).toEqual(
      expect.arrayContaining(['arn', 'invoke_url', 'execution_arn', 'stage_name', 'access_log_settings']),
    );
    expect(labels.indexOf('invoke_url')).toBeLessThan(labels.indexOf('stage_name'));
  });

  test('a repeated block gets its index', () => {
    checkCompletion(
      after('aws_api_gateway_stage.many.arn<|>'),
      'arn',
      after('aws_api_gateway_stage.many["$1"].arn'),
    );
  });

  test('depends_on takes addresses, ignore_changes arguments, provider an alias', () => {
    const stage = (line: string): string =>
      `${module}    resource "aws_api_gateway_stage" "x" {\n      ${line}\n    }\n`;
    expect(offered(stage('depends_on = [<|>]'))).toContain('aws_api_gateway_stage.prod');
    expect(offered(stage('lifecycle {\n        ignore_changes = [<|>]\n      }'))).toContain('deployment_id');
    expect(offered(stage('provider = <|>'))).toEqual(['aws.eu', 'aws']);
  });

  test('each and count where the block is repeated', () => {
    const text = 'resource "aws_api_gateway_stage" "x" {\n  for_each = {}\n  stage_name = each.<|>\n}\n';
    expect(offered(text)).toEqual(['key', 'value']);
  });
});

describe('import blocks', () => {
  test('to takes an address, id has the shape of its type with what is known', () => {
    const stage = 'resource "aws_api_gateway_stage" "prod" {\n  stage_name = "live"\n}\n';
    const targets = offered(`${stage}import {\n  to = <|>\n}\n`);
    expect(targets[0]).toBe('aws_api_gateway_stage.prod');
    expect(targets).toContain('aws_api_gateway_method_settings');
    checkCompletion(
      `${stage}import {\n  to = aws_api_gateway_stage.prod\n  id = <|>\n}\n`,
      '"REST-API-ID/STAGE-NAME"',
      `${stage}import {\n  to = aws_api_gateway_stage.prod\n  id = "\${1:REST-API-ID}/\${2:live}"\n}\n`,
    );
  });
});

describe('documentation', () => {
  test.each([
    ['resource "aws_api_gateway_stage" "x" {\n  <|>\n}\n', 'stage_name', 'first part of the path'],
    [
      'resource "aws_api_gateway_stage" "x" {\n  canary_settings {\n    <|>\n  }\n}\n',
      'percent_traffic',
      'percent',
    ],
    ['resource "aws_api_gateway_v2_stage" "x" {\n  <|>\n}\n', 'auto_deploy', 'deploy'],
    [
      'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    <|>\n  }\n}\n',
      'create_before_destroy',
      'replacement',
    ],
    ['resource "<|>"', 'aws_api_gateway_stage', 'REST API'],
    ['variable "x" {\n  <|>\n}\n', 'default', 'value'],
  ])('%j: %s', (text, label, part) => {
    const { module } = fixture(text);
    const { file, offset } = cursorOf(fixture(text));
    const item = completion(file, offset, module).find((each) => each.label === label);
    expect(item?.documentation).toBeUndefined();
    const sent: unknown = JSON.parse(JSON.stringify(item));
    const { documentation } = resolveCompletion(sent as NonNullable<typeof item>);
    expect(typeof documentation === 'object' ? documentation.value : '').toContain(part);
  });
});

test('the documentation does not repeat what stands above it', () => {
  const given = fixture('resource "aws_api_gateway_stage" "x" {\n  <|>\n}\n');
  const { file, offset } = cursorOf(given);
  const item = completion(file, offset, given.module).find((each) => each.label === 'stage_name');
  if (item === undefined) throw new Error('no stage_name');
  const { detail, documentation } = resolveCompletion(item);
  expect(item.detail).toBe('string, required');
  expect(detail).toBe('string · required · forces replacement');
  expect(typeof documentation === 'object' ? documentation.value : '').not.toContain('· required');
});

describe('an editor without snippets', () => {
  test.each([
    [
      'aws_api_gateway_stage',
      'resource "aws_api_gateway_stage" "a" {\n  rest_api_id   = aws_api_gateway_rest_api.a.id\n  deployment_id = ""\n  stage_name    = "prod"\n}',
    ],
    [
      'aws_apigatewayv2_stage',
      'resource "aws_apigatewayv2_stage" "a" {\n  api_id      = ""\n  name        = "$default"\n  auto_deploy = true\n}',
    ],
  ])('gets the text of %s with the first choice in each place', (label, plain) => {
    const { module } = fixture('resource "aws_api_gateway_rest_api" "a" {}\n<|>');
    const { file, offset } = cursorOf(fixture('resource "aws_api_gateway_rest_api" "a" {}\n<|>'));
    const item = completion(file, offset, module).find((each) => each.label === label);
    expect(item && withoutSnippet(item).textEdit?.newText).toBe(plain);
  });
});
