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
