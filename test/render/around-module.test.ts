/** What an import finds in a module already, and whether the module's provider reaches the stage. */
import { describe, expect, test } from 'vitest';
import type { RenderChoices } from '../../protocol/stage-requests.js';
import { dedent } from '../support/fixture.js';
import { httpStage, rendered, restStage, stateOf } from './rendered.js';

const ACL = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/11-22';
const whole = restStage({ methodSettings: { '*/*': { metricsEnabled: true } }, webAclArn: ACL });

/** The types of the resources that an import writes. */
function writtenTypes(text: string, state = ''): readonly string[] {
  const { answer } = rendered(whole, { text, state });
  return [...answer.text.matchAll(/^resource "(\w+)"/gm)].map(([, type = '']) => type);
}

const STAGE = 'aws_api_gateway_stage';
const SETTINGS = 'aws_api_gateway_method_settings';
const ASSOCIATION = 'aws_wafv2_web_acl_association';

const settings = (path: string, stage = 'stage_name = "prod"', more = ''): string => `
  resource "aws_api_gateway_method_settings" "all" {
    ${more}
    rest_api_id = "a1b2c3"
    ${stage}
    method_path = ${path}

    settings {
      metrics_enabled = true
    }
  }
`;

const association = (arn: string): string => `
  resource "aws_wafv2_web_acl_association" "main" {
    resource_arn = ${arn}
    web_acl_arn  = "${ACL}"
  }
`;

const stageArn = '"arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/prod"';

describe('what belongs to the stage and is there already is not written again', () => {
  const imported = (to: string, id: string): string => `import {\n  to = ${to}\n  id = "${id}"\n}\n`;

  test.each<[string, string, string, readonly string[]]>([
    ['nothing', 'locals {}', '', [STAGE, SETTINGS, ASSOCIATION]],
    ['settings by their text', settings('"*/*"'), '', [STAGE, ASSOCIATION]],
    ['settings of another path', settings('"orders/GET"'), '', [STAGE, SETTINGS, ASSOCIATION]],
    [
      'settings of another stage',
      settings('"*/*"', 'stage_name = "test"'),
      '',
      [STAGE, SETTINGS, ASSOCIATION],
    ],
    [
      'settings of each stage of a set',
      settings('"*/*"', 'stage_name = each.key', 'for_each = toset(["prod", "test"])'),
      '',
      [STAGE, ASSOCIATION],
    ],
    [
      'settings by an import block',
      imported('aws_api_gateway_method_settings.all', 'a1b2c3/prod/*/*'),
      '',
      [STAGE, ASSOCIATION],
    ],
    [
      'settings by import blocks of a loop',
      'import {\n  for_each = toset(["prod"])\n  to = aws_api_gateway_method_settings.all[each.key]\n  id = "a1b2c3/${each.key}/*/*"\n}\n',
      '',
      [STAGE, ASSOCIATION],
    ],
    [
      'settings by the state',
      settings('"*/*"', 'stage_name = var.stage'),
      stateOf(SETTINGS, 'all', { rest_api_id: 'a1b2c3', stage_name: 'prod', method_path: '*/*' }),
      [STAGE, ASSOCIATION],
    ],
    ['an association by its text', association(stageArn), '', [STAGE, SETTINGS]],
    [
      'an association whose Region and account are data',
      association(
        '"arn:${data.aws_partition.p.partition}:apigateway:${data.aws_region.r.name}::/restapis/a1b2c3/stages/prod"',
      ),
      '',
      [STAGE, SETTINGS],
    ],
    [
      'the same of an API that the state knows',
      `resource "aws_api_gateway_rest_api" "orders" {\n  name = "x"\n}\n${association('"arn:aws:apigateway:${var.region}::/restapis/${aws_api_gateway_rest_api.orders.id}/stages/prod"')}`,
      stateOf('aws_api_gateway_rest_api', 'orders', { id: 'a1b2c3' }),
      [STAGE, SETTINGS],
    ],
    [
      'an association whose end nobody knows',
      association('"arn:aws:apigateway:us-east-1::/restapis/a1b2c3/stages/${var.stage}"'),
      '',
      [STAGE, SETTINGS, ASSOCIATION],
    ],
    [
      'an association of another stage',
      association(stageArn.replace('prod', 'test')),
      '',
      [STAGE, SETTINGS, ASSOCIATION],
    ],
    [
      'an association by an import block',
      imported('aws_wafv2_web_acl_association.main', `${ACL},${stageArn.slice(1, -1)}`),
      '',
      [STAGE, SETTINGS],
    ],
    [
      'an association by the state',
      '',
      stateOf(ASSOCIATION, 'main', { resource_arn: stageArn.slice(1, -1), id: 'x' }),
      [STAGE, SETTINGS],
    ],
  ])('%s', (_what, text, state, types) => {
    expect(writtenTypes(text, state)).toEqual(types);
  });

  test('that is said, with the address', () => {
    const { said } = rendered(whole, { text: `${settings('"*/*"')}${association(stageArn)}` });
    expect(said.join(' ')).toContain(
      'The method settings of `*/*` are already managed as `aws_api_gateway_method_settings.all`, so they are not written again.',
    );
    expect(said.join(' ')).toContain(
      'The web ACL association is already managed as `aws_wafv2_web_acl_association.main`',
    );
  });
});

describe('a stage is found however its block is written', () => {
  const stage = (name: string, more: string): string => `
    resource "aws_api_gateway_stage" "s" {
      ${more}
      rest_api_id   = "a1b2c3"
      stage_name    = ${name}
      deployment_id = "d"
    }
`;
  const json = (more: string): string =>
    `{"resource": {"aws_api_gateway_stage": {"s": {"rest_api_id": "a1b2c3", "stage_name": "prod", "deployment_id": "d"${more}}}}}`;
  test.each<[string, string, string]>([
    ['count', stage('"prod"', 'count = 1'), 'aws_api_gateway_stage.s[0]'],
    [
      'a count that is on by default',
      `${stage('"prod"', 'count = var.enabled ? 1 : 0')}variable "enabled" {\n  default = true\n}\n`,
      'aws_api_gateway_stage.s[0]',
    ],
    ['a count that nobody knows', stage('"prod"', 'count = var.enabled'), 'aws_api_gateway_stage.s[0]'],
    [
      'the second of a count',
      stage('["test", "prod"][count.index]', 'count = 2'),
      'aws_api_gateway_stage.s[1]',
    ],
    ['for_each', stage('each.key', 'for_each = toset(["test", "prod"])'), 'aws_api_gateway_stage.s["prod"]'],
    [
      'for_each over objects',
      stage('each.value.name', 'for_each = { a = { name = "prod" } }'),
      'aws_api_gateway_stage.s["a"]',
    ],
    [
      'a name of an override file',
      `${stage('"dev"', '')}#- main_override.tf\nresource "aws_api_gateway_stage" "s" {\n  stage_name = "prod"\n}\n`,
      'aws_api_gateway_stage.s',
    ],
    [
      'an override file that changes something else',
      `${stage('"prod"', '')}#- main_override.tf\nresource "aws_api_gateway_stage" "s" {\n  description = "x"\n}\n`,
      'aws_api_gateway_stage.s',
    ],
    ['JSON', `locals {}\n#- stage.tf.json\n${json('')}`, 'aws_api_gateway_stage.s'],
    [
      'JSON with a count',
      `locals {}\n#- stage.tf.json\n${json(', "count": 1')}`,
      'aws_api_gateway_stage.s[0]',
    ],
    [
      'JSON with a set in quotes',
      `locals {}\n#- stage.tf.json\n${json(', "for_each": "${toset([\\"prod\\"])}"').replace('"prod", "dep', '"${each.key}", "dep')}`,
      'aws_api_gateway_stage.s["prod"]',
    ],
    [
      'one of two calls of a module',
      `module "a" {\n  source = "./m"\n  name = "test"\n}\nmodule "b" {\n  source = "./m"\n  name = "prod"\n}\n#- m/main.tf\nvariable "name" {}\n${stage('var.name', '')}`,
      'module.b.aws_api_gateway_stage.s',
    ],
    [
      'one instance of a call',
      `module "m" {\n  source = "./m"\n  for_each = toset(["test", "prod"])\n  name = each.key\n}\n#- m/main.tf\nvariable "name" {}\n${stage('var.name', '')}`,
      'module.m["prod"].aws_api_gateway_stage.s',
    ],
    [
      'an instance of a stage in one of a call',
      `module "m" {\n  source = "./m"\n  count = 2\n  names = [["test"], ["prod"]][count.index]\n}\n#- m/main.tf\nvariable "names" {}\n${stage('each.key', 'for_each = toset(var.names)')}`,
      'module.m[1].aws_api_gateway_stage.s["prod"]',
    ],
    [
      'a name of an override file in JSON',
      `${stage('"dev"', '')}#- main_override.tf.json\n{"resource": {"aws_api_gateway_stage": {"s": {"stage_name": "prod"}}}}`,
      'aws_api_gateway_stage.s',
    ],
    [
      'an import block in JSON',
      'locals {}\n#- stage.tf.json\n{"import": [{"to": "aws_api_gateway_stage.s", "id": "a1b2c3/prod"}]}',
      'aws_api_gateway_stage.s',
    ],
  ])('%s', (_how, text, address) => {
    const { answer } = rendered(restStage(), { text });
    expect(answer.stages).toMatchObject([{ outcome: 'declared', address }]);
    expect(answer.text).toBe('');
  });

  test.each([
    ['a count of 0', stage('"prod"', 'count = 0')],
    [
      'a call that is made no times',
      `module "m" {\n  source = "./m"\n  count = 0\n}\n#- m/main.tf\n${stage('"prod"', '')}`,
    ],
    ['a set without it', stage('each.key', 'for_each = toset(["test"])')],
    [
      'an override file that gives it another name',
      `${stage('"prod"', '')}#- main_override.tf\nresource "aws_api_gateway_stage" "s" {\n  stage_name = "dev"\n}\n`,
    ],
  ])('but not by %s', (_how, text) => {
    expect(rendered(restStage(), { text }).answer.stages).toMatchObject([{ outcome: 'written' }]);
  });
});

test.each([
  [
    'a default',
    'variable "name" {\n  default = "prod"\n}\nresource "aws_api_gateway_stage" "s" {\n  rest_api_id = "a1b2c3"\n  stage_name = var.name\n}\n',
    /^`aws_api_gateway_stage\.s` belongs to the same API, and its stage name is unknown here/,
  ],
  [
    'a workspace',
    'resource "aws_api_gateway_stage" "s" {\n  rest_api_id = "a1b2c3"\n  stage_name = terraform.workspace\n}\n',
    /^`aws_api_gateway_stage\.s` belongs/,
  ],
  [
    'a default, of a deployment',
    'variable "name" {\n  default = "prod"\n}\nresource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "a1b2c3"\n  stage_name = var.name\n}\n',
    /^`aws_api_gateway_deployment\.d` belongs.*If it creates this stage, take `stage_name` out/,
  ],
])('a block that may be the stage by %s is named', (_what, text, note) => {
  expect(rendered(restStage(), { text: provider('us-east-1') + text }).said).toEqual([
    expect.stringMatching(note),
  ]);
});

test.each([
  ['another default', 'variable "name" {\n  default = "dev"\n}\n', 'stage_name = var.name'],
  ['no stage', '', 'stage_name = null'],
  ['nothing', '', ''],
])('a deployment with %s is not', (_what, before, name) => {
  const text = `${before}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "a1b2c3"\n  ${name}\n}\n`;
  expect(rendered(restStage(), { text: provider('us-east-1') + text }).said).toEqual([]);
});

const deployment = (more = ''): string => `resource "aws_api_gateway_deployment" "d" {
  rest_api_id       = "a1b2c3"
  stage_name        = "prod"
  stage_description = "Production"
  variables = {
    alias = "live"
  }
${more}}

output "url" {
  value = aws_api_gateway_deployment.d.invoke_url
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3"
  stage_name  = aws_api_gateway_deployment.d.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}
`;

describe('a stage that a deployment makes', () => {
  const live = restStage({
    description: 'Production',
    methodSettings: { '*/*': { metricsEnabled: true } },
    variables: { alias: 'live' },
  });

  test('is pointed to, and may be moved', () => {
    const { answer, said } = rendered(live, { text: deployment() });
    expect(answer.text).toBe('');
    expect(answer.stages).toMatchObject([
      { outcome: 'declared', address: 'aws_api_gateway_deployment.d', movable: true },
    ]);
    expect(said).toEqual([
      expect.stringMatching(/is created by `aws_api_gateway_deployment\.d` with `stage_name`/),
    ]);
  });

  test('is taken from it, with everything that reads it there', () => {
    const { document, answer } = rendered(live, {
      text: deployment(),
      choices: { moveFromDeployment: true },
    });
    expect(answer.stages).toMatchObject([
      { outcome: 'written', address: 'aws_api_gateway_stage.orders_prod' },
    ]);
    expect(document).toBe(
      `resource "aws_api_gateway_deployment" "d" {
  rest_api_id = "a1b2c3"

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [stage_name, stage_description, variables]
  }
}

output "url" {
  value = aws_api_gateway_stage.orders_prod.invoke_url
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3"
  stage_name  = aws_api_gateway_stage.orders_prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}

import {
  to = aws_api_gateway_stage.orders_prod
  id = "a1b2c3/prod"
}

resource "aws_api_gateway_stage" "orders_prod" {
  rest_api_id   = "a1b2c3"
  deployment_id = aws_api_gateway_deployment.d.id
  stage_name    = "prod"
  description   = "Production"
  variables = {
    alias = "live"
  }
}
`,
    );
  });

  const taken = (body: string, state = ''): string =>
    rendered(live, {
      text: `resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "a1b2c3"\n${body}}\n`,
      choices: { moveFromDeployment: true },
      state,
    }).document.split('\n\nimport {')[0] ?? '';

  test.each([
    [
      'a lifecycle on one line',
      '  stage_name  = "prod"\n\n  lifecycle { ignore_changes = [description,] }\n',
      '  lifecycle {\n    ignore_changes        = [description, stage_name]\n    create_before_destroy = true\n  }\n}',
    ],
    [
      'one that ignores everything',
      '  stage_name  = "prod"\n\n  lifecycle { ignore_changes = all }\n',
      '  lifecycle {\n    ignore_changes        = all\n    create_before_destroy = true\n  }\n}',
    ],
    [
      'one with an empty list',
      '  stage_name  = "prod"\n\n  lifecycle { ignore_changes = [] }\n',
      '  lifecycle {\n    ignore_changes        = [stage_name]\n    create_before_destroy = true\n  }\n}',
    ],
  ])('is taken from a deployment with %s', (_what, before, after) => {
    expect(taken(before)).toBe(
      `resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "a1b2c3"\n\n${after}`,
    );
  });

  test('that only the state knows of is not deleted with a deployment that is replaced', () => {
    const state = stateOf('aws_api_gateway_deployment', 'd', { rest_api_id: 'a1b2c3', stage_name: 'prod' });
    expect(taken('  stage_description = "v1"\n', state)).toMatch(
      /ignore_changes +=.*stage_name.*canary_settings, variables\]/,
    );
  });

  test('stays with the provider of its deployment', () => {
    const text = `provider "aws" {\n  region = "us-east-1"\n}\n\nresource "aws_api_gateway_deployment" "d" {\n  provider    = aws.shared\n  rest_api_id = "a1b2c3"\n  stage_name  = "prod"\n}\n`;
    const { document } = rendered(live, { text, choices: { moveFromDeployment: true } });
    expect(document).toContain('resource "aws_api_gateway_stage" "orders_prod" {\n  provider = aws.shared\n');
  });

  test.each([
    [
      'counted',
      'locals {}\nresource "aws_api_gateway_deployment" "d" {\n  count = 1\n  rest_api_id = "a1b2c3"\n  stage_name = "prod"\n}\n',
    ],
    [
      'in JSON',
      'locals {}\n#- d.tf.json\n{"resource": {"aws_api_gateway_deployment": {"d": {"rest_api_id": "a1b2c3", "stage_name": "prod"}}}}',
    ],
  ])('is only pointed to where the deployment is %s', (_how, text) => {
    const { answer } = rendered(live, { text, choices: { moveFromDeployment: true } });
    expect(answer.text).toBe('');
    expect(answer.stages).toMatchObject([{ outcome: 'declared' }]);
    expect(answer.stages[0]).not.toHaveProperty('movable');
  });

  test('an empty name makes none', () => {
    const text =
      'resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = "a1b2c3"\n  stage_name = ""\n}\n';
    expect(rendered(live, { text }).answer.stages).toMatchObject([{ outcome: 'written' }]);
  });
});

const provider = (region: string, more = ''): string =>
  `provider "aws" {\n  region = "${region}"\n  ${more}\n}\n`;
const versions = (constraint: string): string =>
  `terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "${constraint}"\n    }\n  }\n}\n`;

describe('the Region of the provider', () => {
  test('is that of the stage: nothing to write, nothing to say', () => {
    const { answer, said } = rendered(whole, { text: provider('us-east-1') });
    expect(answer.text).not.toMatch(/region {7}|@us-east-1|provider =/);
    expect(said).toEqual([]);
  });

  test('is another one, and the provider is of version 6', () => {
    const { answer, said } = rendered(whole, { text: provider('eu-west-1') + versions('~> 6.0') });
    expect(answer.text.match(/^ {2}region +?= "us-east-1"$/gm)).toHaveLength(3);
    expect(answer.text).toContain('id = "a1b2c3/prod@us-east-1"');
    expect(answer.text).toContain('id = "a1b2c3/prod/*/*@us-east-1"');
    expect(said).toEqual([]);
  });

  test('is another one, and the module has a configuration of that Region', () => {
    const text = provider('eu-west-1') + provider('us-east-1', 'alias = "us"') + versions('~> 5.80');
    const { answer, said } = rendered(whole, { text });
    expect(answer.text.match(/^ {2}provider = aws\.us$/gm)).toHaveLength(3);
    expect(answer.text).not.toContain('@us-east-1');
    expect(said).toEqual([]);
  });

  test('is another one, and nothing reaches it', () => {
    const { answer } = rendered(whole, { text: provider('eu-west-1') + versions('~> 5.80') });
    expect(answer.text).toBe('');
    expect(answer.stages).toEqual([
      {
        outcome: 'refused',
        message: expect.stringMatching(/is in `us-east-1`.*set to `eu-west-1`.*`alias`/) as string,
      },
    ]);
  });

  test('is another one, and it is unknown which version the provider has', () => {
    const { answer, said } = rendered(restStage(), { text: provider('eu-west-1') });
    expect(answer.text).toContain('region        = "us-east-1"');
    expect(said).toEqual(['`region` requires AWS provider 6.0.0.']);
  });

  test('in another partition, which no argument reaches', () => {
    const { answer } = rendered(restStage(), { text: provider('us-gov-west-1') + versions('~> 6.0') });
    expect(answer.stages).toMatchObject([{ outcome: 'refused' }]);
  });

  test('is that which the only caller hands on', () => {
    const text = `locals {}\n#- root/main.tf\n${provider('us-east-1')}${provider('eu-west-1', 'alias = "eu"')}module "m" {\n  source = "../"\n  providers = {\n    aws = aws.eu\n  }\n}\n#- root/versions.tf\n${versions('~> 5.80')}#- versions.tf\n${versions('~> 5.80')}`;
    expect(rendered(restStage(), { text }).answer.stages).toMatchObject([
      { outcome: 'refused', message: expect.stringContaining('`eu-west-1`') as string },
    ]);
  });

  const onlyIn5 = versions('~> 5.80');
  const json = (value: object): string => `locals {}\n#- provider.tf.json\n${JSON.stringify(value)}\n`;
  test.each([
    ['JSON', json({ provider: { aws: { region: 'eu-west-1' } } })],
    [
      'a list in JSON',
      json({ provider: { aws: [{ region: 'eu-west-1' }, { alias: 'x', region: 'eu-west-2' }] } }),
    ],
    ['an override file', `${provider('us-east-1')}#- aws_override.tf\n${provider('eu-west-1')}`],
    [
      'one in JSON',
      `${provider('us-east-1')}#- override.tf.json\n${JSON.stringify({ provider: { aws: { region: 'eu-west-1' } } })}\n`,
    ],
    [
      'every caller',
      `locals {}\n#- a/main.tf\n${provider('eu-west-1')}module "m" {\n  source = "../"\n}\n#- b/main.tf\n${provider('eu-west-2')}module "m" {\n  source = "../"\n}\n`,
    ],
  ])('is set by %s', (_what, text) => {
    expect(rendered(restStage(), { text: `${text}#- versions.tf\n${onlyIn5}` }).answer.stages).toMatchObject([
      { outcome: 'refused', message: expect.stringMatching(/is set to `eu-west-1`/) as string },
    ]);
  });

  test('is set by JSON, default tags too', () => {
    const tags = { team: 'a' };
    const text = json({ provider: { aws: { region: 'us-east-1', default_tags: [{ tags }] } } });
    const { answer, said } = rendered(restStage({ tags: { team: 'a', env: 'x' } }), { text });
    expect(answer.text).toContain('env = "x"');
    expect(answer.text).not.toContain('team');
    expect(said).toEqual([]);
  });

  test('of a module that another one calls takes commands for blocks', () => {
    const text = 'locals {}\n#- root/main.tf\nmodule "m" {\n  source = "../"\n}\n';
    const { answer, said } = rendered(restStage(), { text });
    expect(answer.text).not.toContain('import {');
    expect(answer.commands.length).toBeGreaterThan(0);
    expect(answer.commands.every((each) => each.startsWith('terraform import module.m.aws_'))).toBe(true);
    expect(said).toContain(
      'This module is called as `module.m`, and Terraform imports only from the root module. Run the import commands there; each address begins with `module.m.`.',
    );
  });

  test('is that of an alias that callers hand on', () => {
    const aliases = versions('~> 5.80').replace(
      'version =',
      'configuration_aliases = [aws.us]\n      version =',
    );
    const text = `locals {}\n#- versions.tf\n${aliases}#- root/main.tf\n${provider('eu-west-1')}${provider('us-east-1', 'alias = "virginia"')}module "m" {\n  source = "../"\n  providers = {\n    aws    = aws\n    aws.us = aws.virginia\n  }\n}\n`;
    expect(rendered(restStage(), { text }).answer.text).toContain('  provider = aws.us\n');
  });

  test('is another one in one of several calls', () => {
    const text = `locals {}\n#- a/main.tf\n${provider('eu-west-1')}module "m" {\n  source = "../"\n}\n#- b/main.tf\n${provider('us-east-1')}module "m" {\n  source = "../"\n}\n`;
    expect(rendered(restStage(), { text }).said[0]).toMatch(
      /^The stage is in `us-east-1`, and other calls of this module set the provider to `eu-west-1`/,
    );
  });

  test.each([
    ['nobody knows', 'locals {}', /is in `us-east-1`, and the Region of the provider is unknown here/],
    ['a variable says', provider('x').replace('"x"', 'var.region'), /unknown here/],
  ])('that %s is told to the person and not to the code', (_what, text, note) => {
    const { answer, said } = rendered(restStage(), { text });
    expect(said).toEqual([expect.stringMatching(note)]);
    expect(answer.text).not.toContain('#');
  });

  test('that nobody knows, with a state of another one', () => {
    const state = stateOf('aws_cloudwatch_log_group', 'x', {
      arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:x',
    });
    expect(rendered(restStage(), { text: 'locals {}', state }).said).toEqual([
      expect.stringMatching(/only resources of `eu-west-1`/),
    ]);
  });
});

describe('the account of the stage', () => {
  const live = restStage({}, { accountId: '111111111111' });
  test.each([
    [
      'the state is of another one',
      '',
      stateOf('aws_cloudwatch_log_group', 'x', { arn: 'arn:aws:logs:us-east-1:222222222222:log-group:x' }),
      /the local state of this module is of `222222222222`/,
    ],
    [
      'the provider allows only others',
      provider('us-east-1', 'allowed_account_ids = ["222222222222"]'),
      '',
      /allows only `222222222222`/,
    ],
    [
      'the provider rejects it',
      provider('us-east-1', 'forbidden_account_ids = ["111111111111"]'),
      '',
      /rejects it in `forbidden_account_ids`/,
    ],
    [
      'the provider assumes a role of another one',
      provider('us-east-1', 'assume_role {\n    role_arn = "arn:aws:iam::222222222222:role/x"\n  }'),
      '',
      /assumes a role of `222222222222`/,
    ],
  ])('%s', (_what, text, state, message) => {
    const { answer } = rendered(live, { text, state });
    expect(answer.text).toBe('');
    expect(answer.stages).toEqual([
      { outcome: 'refused', message: expect.stringMatching(message) as string },
    ]);
  });

  test.each([
    ['the provider allows it', provider('us-east-1', 'allowed_account_ids = ["111111111111"]')],
    ['nobody knows which are allowed', provider('us-east-1', 'allowed_account_ids = var.accounts')],
    ['nothing is said', provider('us-east-1')],
  ])('is no obstacle where %s', (_what, text) => {
    expect(rendered(live, { text }).answer.stages).toMatchObject([{ outcome: 'written' }]);
  });
});

test('what a person picks as the API proves what is declared', () => {
  const text = dedent(`
    resource "aws_api_gateway_rest_api" "orders" {
      name = "orders"
    }

    resource "aws_api_gateway_stage" "s" {
      rest_api_id   = aws_api_gateway_rest_api.orders.id
      stage_name    = "prod"
      deployment_id = "d"
    }
  `);
  const choices: RenderChoices = { picked: { a1b2c3: 'aws_api_gateway_rest_api.orders' } };
  expect(rendered(restStage(), { text, choices }).answer.stages).toMatchObject([
    { outcome: 'declared', address: 'aws_api_gateway_stage.s' },
  ]);
});

test('a stage under the draft name of its type is found', () => {
  const text = 'resource "aws_api_gateway_v2_stage" "s" {\n  api_id = "h1"\n  name = "$default"\n}\n';
  expect(rendered(httpStage(), { text }).answer.stages).toMatchObject([
    { outcome: 'declared', address: 'aws_api_gateway_v2_stage.s' },
  ]);
});

test('characters that were lost before are told of', () => {
  const text = provider('us-east-1');
  for (const lost of ['Caf\uFFFD', '\uD800', 'x\uDC00y']) {
    expect(rendered(restStage({ description: lost }), { text }).said).toEqual([
      expect.stringContaining('U+FFFD'),
    ]);
  }
  for (const members of [{ tags: { '\uD800': 'a' } }, { variables: { a: '\uD800' } }])
    expect(rendered(restStage(members), { text }).said).toContainEqual(expect.stringContaining('U+FFFD'));
});

test('stages of HTTP APIs are found and placed the same way', () => {
  const text = `${provider('eu-west-1')}${versions('~> 6.0')}`;
  expect(rendered(httpStage(), { text }).answer.text).toContain('id = "h1/$default@us-east-1"');
  const declared =
    'resource "aws_apigatewayv2_stage" "s" {\n  for_each = toset(["$default"])\n  api_id = "h1"\n  name = each.key\n}\n';
  expect(rendered(httpStage(), { text: declared }).answer.stages).toMatchObject([
    { outcome: 'declared', address: 'aws_apigatewayv2_stage.s["$default"]' },
  ]);
});
