/** The types of expressions, whatever their values are. */
import { describe, expect, it } from 'vitest';
import { typeOf } from '../../server/src/analysis/values/type-of.js';
import { canUnify, misfit } from '../../server/src/analysis/values/conversions.js';
import type { Type } from '../../server/src/analysis/values/types.js';
import { fixture } from '../support/fixture.js';

const declared = `
  variable "name" {
    type = string
  }

  variable "stages" {
    type = map(object({ burst = number, tags = optional(map(string)) }))
  }

  variable "pair" {
    type = tuple([string, number])
  }

  variable "old" {
    type = "list"
  }

  variable "any" {}

  resource "aws_apigatewayv2_api" "orders" {
    name          = "orders"
    protocol_type = "HTTP"
  }

  resource "aws_apigatewayv2_stage" "each" {
    count  = 2
    api_id = aws_apigatewayv2_api.orders.id
    name   = "live"
  }

  module "naming" {
    source = "./naming"
  }
  `;

/** The type of an expression in a module with these declarations. */
function typed(expression: string): Type {
  const { files, moduleOf } = fixture(`${declared}
  locals {
    object = { a = 1, b = { c = "d" } }
    circle = local.circle
    wanted = ${expression}
  }
  #- naming/main.tf
  output "names" {
    value = ["live"]
  }
  `);
  const [file] = files;
  if (file === undefined) throw new Error('The fixture has no file.');
  const module = moduleOf(file);
  const wanted = module.locals.get('wanted')?.attribute.value;
  if (wanted === undefined) throw new Error('The expression is not there.');
  return typeOf(wanted, module);
}

describe('the type of an expression', () => {
  it.each<[string, Type]>([
    ['1', 'number'],
    ['"a"', 'string'],
    ['"${1}"', 'number'],
    ['"a-${1}"', 'string'],
    ['null', 'any'],
    ['[1, "a"]', { tuple: ['number', 'string'] }],
    ['{ a = true }', { object: { a: 'bool' } }],
    ['{ (var.name) = 1 }', { map: 'any' }],
    ['1 + 2', 'number'],
    ['1 < 2', 'bool'],
    ['!var.any', 'bool'],
    ['var.any', 'any'],
    ['var.pair[1]', 'number'],
    ['var.old', { list: 'any' }],
    ['var.stages["live"].burst', 'number'],
    ['var.stages.live.tags', { map: 'string' }],
    ['local.object.b.c', 'string'],
    ['local.object.b.unheard', 'any'],
    ['local.circle', 'any'],
    ['[for stage in var.stages : stage.burst]', { list: 'number' }],
    ['[for each in [1, 2] : "a"]', { tuple: ['string', 'string'] }],
    ['{ for key, stage in var.stages : key => stage.burst }', { map: 'number' }],
    ['{ for key, stage in var.stages : stage.burst => key... }', { map: { list: 'string' } }],
    ['var.any ? 1 : 2', 'number'],
    ['var.any ? 1 : "a"', 'any'],
    ['var.any ? var.any : 2', 'any'],
    ['lower(var.any)', 'string'],
    ['split(",", var.any)[0]', 'string'],
    ['toset(["a"])', { set: 'string' }],
    ['tolist(var.any)', { list: 'any' }],
    ['merge({ a = 1 }, { b = "c" })', { object: { a: 'number', b: 'string' } }],
    ['merge({ a = 1 }, var.any)', 'any'],
    ['jsondecode(var.any)', 'any'],
    ['try(1, 2)', 'any'],
    ['unheard_of(1)', 'any'],
    ['aws_apigatewayv2_api.orders.id', 'string'],
    ['aws_apigatewayv2_api.orders', { map: 'any' }],
    ['aws_apigatewayv2_stage.each', { list: 'any' }],
    ['aws_apigatewayv2_stage.each[0]', { map: 'any' }],
    ['aws_apigatewayv2_stage.each[*].name', { list: 'string' }],
    ['aws_apigatewayv2_stage.other.name', 'any'],
    ['module.naming.names', { tuple: ['string'] }],
    ['module.naming.names[0]', 'string'],
    ['path.module', 'string'],
  ])('%s', (expression, type) => {
    expect(typed(expression)).toEqual(type);
  });
});

describe('what can be brought to one type', () => {
  const number: Type = 'number';
  // As Terraform 1.11 accepts `true ? a : b` or refuses it.
  it.each<[boolean, Type, Type]>([
    [true, 'string', number],
    [true, 'string', 'bool'],
    [false, number, 'bool'],
    [false, 'string', { tuple: ['string'] }],
    [false, { tuple: [number] }, { object: { a: number } }],
    [true, { object: { a: number } }, { object: { b: 'string' } }],
    [false, { object: { a: number } }, { object: { b: { tuple: [] } } }],
    [false, { object: { a: number } }, { object: { a: { tuple: [] } } }],
    [true, { object: { a: number, b: { tuple: [] } } }, { object: { a: 'string', b: { tuple: [] } } }],
    [true, { tuple: [number, 'string'] }, { tuple: [] }],
    [false, { tuple: [number, { tuple: [] }] }, { tuple: [] }],
    [true, { tuple: [number, { tuple: [] }] }, { tuple: ['string', { tuple: [] }] }],
    [true, { list: 'string' }, { set: number }],
    [false, { list: 'string' }, { tuple: [{ object: {} }] }],
    [false, { map: 'string' }, { object: { a: { list: 'string' } } }],
    [true, { map: 'string' }, { object: { a: 'any' } }],
    [true, 'any', { list: 'string' }],
  ])('%s of %j and %j', (can, a, b) => {
    expect([canUnify([a, b]), canUnify([b, a])]).toEqual([can, can]);
  });
});

describe('what can be converted', () => {
  it('is told by the type, of texts by their value', () => {
    expect(misfit('number', 'string')).toBeUndefined();
    expect(misfit('bool', 'number')).toEqual({ given: 'a bool', needed: 'number' });
    expect(misfit('string', 'number')).toBeUndefined();
    expect(misfit('string', 'number', { kind: 'string', value: '1e3' })).toBeUndefined();
    expect(misfit('string', 'number', { kind: 'string', value: 'x' })).toEqual({
      given: 'the text `"x"`',
      needed: 'number',
    });
    expect(misfit({ tuple: ['string', { tuple: [] }] }, { list: 'string' })).toEqual({
      given: 'a list',
      needed: 'string',
    });
    expect(misfit({ object: { a: 'any' } }, { map: 'string' })).toBeUndefined();
    expect(misfit({ map: 'string' }, { list: 'string' })?.given).toBe('a map');
    expect(misfit('any', 'bool')).toBeUndefined();
  });
});
