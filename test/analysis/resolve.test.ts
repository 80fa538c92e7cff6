import { describe, expect, it } from 'vitest';
import { addressOf } from '../../server/src/analysis/references/mentions.js';
import { declaredAt, memberOf, resolve } from '../../server/src/analysis/references/resolve.js';
import { referencesIn } from '../../server/src/hcl/walk.js';
import type { Reference } from '../../server/src/hcl/syntax.js';
import type { Module } from '../../server/src/workspace/module.js';
import { fixture } from '../support/fixture.js';

const MODULE = `
variable "stage" {}
locals {
  size = "0.5"
}
module "logs" {}
provider "aws" {
  alias = "us"
}
data "aws_api_gateway_rest_api" "orders" {}
resource "aws_api_gateway_stage" "prod" {
  stage_name = "prod"
  canary_settings {
    percent_traffic = 10
  }
}
resource "aws_api_gateway_v2_stage" "draft" {}
resource "aws_apigatewayv2_stage" "live" {
  route_settings {
    route_key = "a"
  }
  route_settings {
    route_key = "b"
  }
}
resource "aws_instance" "web" {
  ami = "x"
}
`;

/** The module above and the reference of one more local value. */
function referenceTo(text: string): { readonly module: Module; readonly reference: Reference } {
  const { module, files } = fixture(`#- main.tf${MODULE}#- use.tf\nlocals {\n  use = ${text}\n}\n`);
  const use = files.find(({ name }) => name === 'use.tf');
  const [reference] = use ? referencesIn(use.body) : [];
  if (!reference) throw new Error(`There is no reference in ${text}.`);
  return { module, reference };
}

describe('resolve', () => {
  const resolved = (text: string): string | undefined => {
    const { module, reference } = referenceTo(text);
    const found = resolve(reference, module);
    const at = found && declaredAt(found.target);
    const name = at?.file.text.slice(at.span.start, at.span.end);
    return found && `${found.target.kind} ${found.target.address} ${name ?? 'undeclared'}`;
  };

  it('finds what each kind of address stands for', () => {
    expect(resolved('var.stage')).toBe('variable var.stage stage');
    expect(resolved('local.size')).toBe('local local.size size');
    expect(resolved('module.logs.arn')).toBe('module module.logs logs');
    expect(resolved('data.aws_api_gateway_rest_api.orders.id')).toBe(
      'data data.aws_api_gateway_rest_api.orders orders',
    );
    expect(resolved('aws_api_gateway_stage.prod')).toBe('resource aws_api_gateway_stage.prod prod');
    expect(resolved('aws_instance.web.ami')).toBe('resource aws_instance.web web');
    expect(resolved('aws.us')).toBe('provider aws.us us');
  });

  it('knows a type although no block of the name is declared, and nothing of other undeclared names', () => {
    expect(resolved('aws_api_gateway_stage.gone.arn')).toBe('resource aws_api_gateway_stage.gone undeclared');
    expect(resolved('aws_instance.gone.id')).toBeUndefined();
    expect(resolved('var.gone')).toBeUndefined();
    expect(resolved('each.value')).toBeUndefined();
    expect(resolved('var')).toBeUndefined();
  });

  it('knows where the address ends and the attributes begin', () => {
    const length = (text: string) => addressOf(referenceTo(text).reference)?.length;
    expect(length('var.stage.a')).toBe(1);
    expect(length('data.aws_api_gateway_rest_api.orders.id')).toBe(2);
    expect(length('data.aws_api_gateway_rest_api')).toBeUndefined();
    expect(length('var["stage"]')).toBeUndefined();
    expect(length('path.module')).toBeUndefined();
  });
});

describe('memberOf', () => {
  const member = (text: string): string | undefined => {
    const { module, reference } = referenceTo(text);
    const found = resolve(reference, module);
    if (found?.target.kind !== 'resource' && found?.target.kind !== 'data') return undefined;
    const read = memberOf(found.target, reference.steps.slice(found.address.length));
    if (!read) return undefined;
    const known = read.attribute ? 'attribute' : read.block ? 'block' : 'unknown';
    return `${known}${read.written ? ' written' : ''}`;
  };

  it('finds attributes, written or not, and nested blocks', () => {
    expect(member('aws_api_gateway_stage.prod.stage_name')).toBe('attribute written');
    expect(member('aws_api_gateway_stage.prod.arn')).toBe('attribute');
    expect(member('aws_api_gateway_stage.prod.canary_settings')).toBe('block');
    expect(member('aws_api_gateway_stage.prod.canary_settings[0].percent_traffic')).toBe('attribute written');
    expect(member('aws_api_gateway_stage.prod["a"].stage_name')).toBe('attribute written');
    expect(member('aws_api_gateway_stage.prod[*].stage_name')).toBe('attribute written');
    expect(member('aws_api_gateway_v2_stage.draft.auto_deploy')).toBe('attribute');
  });

  it('does not say which of several blocks is meant', () => {
    expect(member('aws_apigatewayv2_stage.live.route_settings[0].route_key')).toBe('attribute');
  });

  it('knows what is written in a block of an unknown type, and nothing else of it', () => {
    expect(member('aws_instance.web.ami')).toBe('unknown written');
    expect(member('aws_instance.web.arn')).toBeUndefined();
    expect(member('aws_api_gateway_stage.prod.nonsense')).toBeUndefined();
    expect(member('aws_api_gateway_stage.prod.tags.a')).toBeUndefined();
  });
});
