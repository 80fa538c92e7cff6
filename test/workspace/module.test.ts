/** What a module's files declare. */
import { describe, expect, it } from 'vitest';
import { moduleFrom, withFile } from '../../server/src/workspace/module.js';
import { LONGEST_SOURCE, sourceFile } from '../../server/src/workspace/source-file.js';
import { summaryOf } from '../../server/src/workspace/summary.js';

const main = sourceFile(
  'file:///m/main.tf',
  `resource "aws_api_gateway_stage" "prod" {
  stage_name = "prod"
}
data "aws_region" "here" {}
data "aws_api_gateway_rest_api" "orders" {}
module "api" {
  source = "./api"
}
module "registry" {
  source = "terraform-aws-modules/vpc/aws"
}
locals {
  a = 1
  b = 2
}
resource "aws_s3_bucket" "logs" {}
resource "aws_api_gateway_stage" {
}
`,
);
const variables = sourceFile(
  'file:///m/variables.tf',
  `variable "stage" {}
output "url" {
  value = 1
}
locals {
  b = 3
  c = 4
}
resource "aws_api_gateway_stage" "prod" {}
provider "aws" {}
import {
  to = aws_api_gateway_stage.prod
}
`,
);

describe('moduleFrom', () => {
  const module = moduleFrom('file:///m', [variables, main]);

  it('gathers declarations of all files by name', () => {
    expect([...module.resources.keys()]).toEqual(['aws_api_gateway_stage.prod', 'aws_s3_bucket.logs']);
    expect([...module.data.keys()]).toEqual(['data.aws_region.here', 'data.aws_api_gateway_rest_api.orders']);
    expect([...module.variables.keys()]).toEqual(['stage']);
    expect([...module.outputs.keys()]).toEqual(['url']);
    expect([...module.locals.keys()]).toEqual(['a', 'b', 'c']);
    expect([...module.calls.keys()]).toEqual(['api', 'registry']);
    expect(module.others.map((each) => each.block.type.text)).toEqual(['provider', 'import']);
  });

  it('sorts files by name, and the first declaration wins', () => {
    expect(module.files.map((file) => file.name)).toEqual(['main.tf', 'variables.tf']);
    expect(module.resources.get('aws_api_gateway_stage.prod')?.file).toBe(main);
    expect(module.locals.get('b')?.file).toBe(main);
  });

  it('is incomplete where a file is too large or binary, and says so in the file', () => {
    const large = sourceFile('file:///m/large.tf', `x = 1\n`.padEnd(LONGEST_SOURCE + 1, '#'));
    const binary = sourceFile('file:///m/binary.tf', 'resource\0\u0001 "a" "b" {}');
    for (const file of [large, binary]) {
      expect(file.body.items).toEqual([]);
      expect(file.unread).toMatch(/^This file (is too large|contains NUL characters)/);
      expect(moduleFrom('file:///m', [main, file]).complete).toBe(false);
    }
    expect(module.complete).toBe(true);
  });
});

describe('summaryOf', () => {
  it('keeps the API Gateway family with places, local calls and outputs', () => {
    const summary = summaryOf('file:///m', [main]);
    expect(summary).toEqual({
      uri: 'file:///m',
      resources: [
        {
          kind: 'resource',
          type: 'aws_api_gateway_stage',
          name: 'prod',
          file: 'file:///m/main.tf',
          line: 0,
          start: 0,
          end: 39,
        },
        {
          kind: 'data',
          type: 'aws_api_gateway_rest_api',
          name: 'orders',
          file: 'file:///m/main.tf',
          line: 4,
          start: 0,
          end: 40,
        },
      ],
      calls: [{ name: 'api', source: './api' }],
      outputs: [],
    });
  });
});

it('a module with one more file keeps all that its directory holds besides', () => {
  const file = (name: string, text: string) => sourceFile(`file:///m/${name}`, text);
  const json = file('override.tf.json', '{}');
  const given = file('terraform.tfvars', 'stage = "prod"\n');
  const module = {
    ...moduleFrom('file:///m', [file('main.tf', 'locals {}\n')], {
      variableFiles: [given],
      jsonFiles: [json],
    }),
    variablesBelow: [{ uri: 'file:///m/envs/prod.tfvars', names: new Set(['stage']) }],
  };
  const more = withFile(module, file('more.tf', 'resource "aws_api_gateway_stage" "s" {}\n'));
  const { allRead, jsonFiles, variableFiles, variablesBelow } = module;
  expect(more).toMatchObject({ allRead, jsonFiles, variableFiles, variablesBelow });
  expect(more.files.map(({ name }) => name)).toEqual(['main.tf', 'more.tf']);
  expect(more.resources.has('aws_api_gateway_stage.s')).toBe(true);
});
