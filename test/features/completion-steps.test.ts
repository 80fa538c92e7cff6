/** What is offered after a dot past what is known by name: the keys of the object there, or nothing. */
import { describe, expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';

const module = `
  variable "sizes" {
    default = { small = { size = "0.5" }, "odd key" = 1 }
  }
  locals {
    stages = { a = { burst = 5, log = { level = "INFO" } }, b = { rate = 10, log = { full = true } } }
    list   = [{ one = 1 }, { two = 2 }]
    plain  = "text"
  }
  resource "aws_api_gateway_stage" "live" {
    variables = { alias = "v1" }
  }
  resource "aws_api_gateway_stage" "many" {
    for_each = local.stages
  }
  module "api" {
    source = "./api"
  }
`;
const child = '#- api/main.tf\noutput "stage" {\n  value = { url = "x", name = "y" }\n}\n';

const inOutput = (value: string): string => `${module}  output "x" {\n    value = ${value}\n  }\n${child}`;
const inStage = (lines: string): string =>
  `${module}  resource "aws_api_gateway_stage" "x" {\n${lines}\n  }\n${child}`;

describe('the keys of known objects', () => {
  test.each([
    ['var.sizes.<|>', ['small']],
    ['var.sizes.small.<|>', ['size']],
    ['local.stages.a.<|>', ['burst', 'log']],
    ['local.list[0].<|>', ['one']],
    ['module.api.stage.<|>', ['url', 'name']],
    ['aws_api_gateway_stage.live.variables.<|>', ['alias']],
    ['[for k, s in local.stages : s.<|>]', ['burst', 'log', 'rate']],
    ['[for s in local.stages : s.log.<|>]', ['level', 'full']],
    ['{ for k, s in local.stages : k => [for l in [s.log] : l.<|>] }', ['level', 'full']],
    ['"%{ for s in local.list }${s.<|>}%{ endfor }"', ['one', 'two']],
  ])('%s', (value, labels) => {
    expect(offered(inOutput(value))).toEqual(labels);
  });

  test('of what `each` and an iterator stand for', () => {
    expect(offered(inStage('    for_each    = local.stages\n    description = each.value.<|>'))).toEqual([
      'burst',
      'log',
      'rate',
    ]);
    const dynamic = (value: string): string =>
      inStage(
        `    dynamic "canary_settings" {\n      for_each = local.list\n      content {\n        deployment_id = ${value}\n      }\n    }`,
      );
    expect(offered(dynamic('canary_settings.<|>'))).toEqual(['value', 'key']);
    expect(offered(dynamic('canary_settings.value.<|>'))).toEqual(['one', 'two']);
  });
});

describe('members that types and code tell of where no value is known', () => {
  const typed = `
    variable "one" {
      type = object({ name = string, log = optional(object({ level = string, full = bool }), {}) })
    }
    variable "many" {
      type = map(object({ name = string, weight = number }))
    }
    variable "list" {
      type    = list(object({ path = string }))
      default = []
    }
    locals {
      merged  = merge(var.one, { extra = { deep = var.x } })
      either  = var.on ? { a = 1 } : { b = 2 }
      names   = { for key, each_one in var.many : key => { title = each_one.name, of = each_one } }
      nested  = flatten([for one in var.list : [{ of = one, at = one.path }]])
      live    = aws_api_gateway_stage.single
      circle  = local.circle
      open    = { id = aws_api_gateway_stage.single.id, tags = {} }
    }
    resource "aws_api_gateway_stage" "single" {
      variables = { alias = var.x }
    }
    resource "aws_api_gateway_stage" "each" {
      for_each = var.many
    }
    module "m" {
      source = "./m"
    }
    module "ms" {
      source   = "./m"
      for_each = var.many
    }
  `;
  const inner =
    '#- m/main.tf\nvariable "x" {}\noutput "api" {\n  value = { id = var.x, urls = [{ live = var.x }] }\n}\n';
  const output = (value: string): string =>
    `${typed}    output "x" {\n      value = ${value}\n    }\n${inner}`;

  test.each([
    ['var.one.<|>', ['name', 'log']],
    ['var.one.log.<|>', ['level', 'full']],
    ['var.many["a"].<|>', ['name', 'weight']],
    ['var.list[0].<|>', ['path']],
    ['var.list[*].<|>', ['path']],
    ['[for one in var.many : one.<|>]', ['name', 'weight']],
    ['{ for key, one in var.many : key => one.<|> }', ['name', 'weight']],
    ['[for one in values(var.many) : one.na<|>]', ['name']],
    ['"%{ for one in var.list }${one.<|>}%{ endfor }"', ['path']],
    ['local.merged.<|>', ['name', 'log', 'extra']],
    ['local.merged.log.<|>', ['level', 'full']],
    ['local.merged.extra.<|>', ['deep']],
    ['local.either.<|>', ['a', 'b']],
    ['local.names["x"].<|>', ['title', 'of']],
    ['local.names["x"].of.<|>', ['name', 'weight']],
    ['[for one in local.nested : one.of.<|>]', ['path']],
    ['local.open.<|>', ['id', 'tags']],
    ['local.circle.<|>', []],
    ['module.m.<|>', ['api']],
    ['module.m.api.<|>', ['id', 'urls']],
    ['module.m.api.urls[0].<|>', ['live']],
    ['module.ms["a"].api.<|>', ['id', 'urls']],
    ['[for one in module.ms : one.<|>]', ['api']],
    ['[for one in module.ms : one.api.<|>]', ['id', 'urls']],
  ])('%s', (value, labels) => {
    expect(offered(output(value))).toEqual(labels);
  });

  test('code that doubles itself again and again is followed so far and no further', () => {
    const locals = Array.from({ length: 30 }, (_, at) => `l${at + 1} = merge(local.l${at}, local.l${at})`);
    const text = `locals {\n  l0 = { a = var.x }\n  ${locals.join('\n  ')}\n  x = local.l30.<|>\n}\n`;
    expect(offered(text)).toEqual(['a']);
  });

  test('attributes of a resource that a local value stands for', () => {
    expect(offered(output('local.live.<|>'))).toEqual(expect.arrayContaining(['invoke_url', 'stage_name']));
    expect(offered(output('local.live.variables.<|>'))).toEqual(['alias']);
  });

  test('of what `each` and iterators stand for', () => {
    const stage = (lines: string): string =>
      `${typed}    resource "aws_apigatewayv2_stage" "x" {\n${lines}\n    }\n${inner}`;
    expect(offered(stage('for_each = var.many\nname = each.value.<|>'))).toEqual(['name', 'weight']);
    expect(
      offered(stage('for_each = { for one in var.list : one.path => one }\nname = each.value.<|>')),
    ).toEqual(['path']);
    const dynamic = (iterator: string, value: string): string =>
      stage(
        `dynamic "route_settings" {\nfor_each = var.list\n${iterator}\ncontent {\nroute_key = ${value}\n}\n}`,
      );
    expect(offered(dynamic('', 'route_settings.value.<|>'))).toEqual(['path']);
    expect(offered(dynamic('iterator = route', 'route.value.<|>'))).toEqual(['path']);
    expect(offered(dynamic('', 'route_settings.key.<|>'))).toEqual([]);
  });
});

test.each([
  'path.module.<|>',
  'terraform.workspace.<|>',
  'local.plain.<|>',
  'var.unknown.<|>',
  'module.api.<|>.x',
  '[for k, s in local.stages : k.<|>]',
  '[for s in var.unknown : s.<|>]',
  'aws_api_gateway_stage.live.stage_name.<|>',
])('nothing past the end of what is known: %s', (value) => {
  expect(offered(inOutput(value)).filter((label) => !['stage'].includes(label))).toEqual([]);
});

test.each([
  '    count = 2\n    description = count.index.<|>',
  '    for_each = {}\n    description = each.key.<|>',
])('nothing past a number or a key: %s', (lines) => {
  expect(offered(inStage(lines))).toEqual([]);
});

describe('instances of a repeated block', () => {
  test.each([
    '[for s in aws_api_gateway_stage.many : s.<|>]',
    '{ for k, s in aws_api_gateway_stage.many : k => s.<|> }',
    '[for s in values(aws_api_gateway_stage.many) : s.<|>]',
    '[for s in aws_api_gateway_stage.many[*] : s.<|>]',
  ])('have its attributes: %s', (value) => {
    expect(offered(inOutput(value))).toEqual(expect.arrayContaining(['invoke_url', 'execution_arn']));
  });

  test('through another `for_each`', () => {
    const text = inStage('    for_each   = aws_api_gateway_stage.many\n    stage_name = each.value.<|>');
    expect(offered(text)).toEqual(expect.arrayContaining(['stage_name', 'invoke_url']));
  });
});

describe('nested blocks', () => {
  test('of a list need an index, which takes the place of the dot', () => {
    const typed = inOutput('aws_api_gateway_stage.live.access_log_settings.<|>');
    expect(offered(typed)).not.toContain('format');
    checkCompletion(
      typed,
      '[0].format',
      inOutput('aws_api_gateway_stage.live.access_log_settings[0].format'),
    );
  });

  test('with an index have their attributes', () => {
    expect(offered(inOutput('aws_api_gateway_stage.live.access_log_settings[0].<|>'))).toEqual(
      expect.arrayContaining(['format', 'destination_arn']),
    );
  });
});
