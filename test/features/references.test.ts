import { describe, expect, it } from 'vitest';
import { documentHighlight } from '../../server/src/features/references.js';
import { prepareRename } from '../../server/src/features/rename/rename.js';
import { cursorOf, fixture } from '../support/fixture.js';
import { referencesOf, renamed } from '../support/places.js';

const API = `#- api.tf
resource "aws_api_gateway_rest_api" "or<|>ders" {}
resource "aws_api_gateway_rest_api" "other" {}
#- stage.tf
resource "aws_api_gateway_stage" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  depends_on  = ["aws_api_gateway_rest_api.orders"]
  variables = {
    orders = "\${aws_api_gateway_rest_api.orders.arn}:\${aws_api_gateway_rest_api.other.arn}"
    text   = "aws_api_gateway_rest_api.orders"
  }
}
`;

describe('references', () => {
  it('finds every use in the module, in quotes and templates too', () => {
    expect(referencesOf(API)).toEqual([
      'api.tf:1:38 orders',
      'stage.tf:2:42 orders',
      'stage.tf:3:44 orders',
      'stage.tf:5:42 orders',
    ]);
  });

  it('leaves the declaration out where it is not wanted', () => {
    expect(referencesOf(API, false)).toEqual([
      'stage.tf:2:42 orders',
      'stage.tf:3:44 orders',
      'stage.tf:5:42 orders',
    ]);
  });

  it('finds the same from a use', () => {
    const uses = 'variable "x" {}\nlocals {\n  a = var.x\n  b = [for v in var.x : "${v}${va<|>r.x}"]\n}\n';
    expect(referencesOf(uses)).toEqual([
      'main.tf:1:11 x',
      'main.tf:3:11 x',
      'main.tf:4:21 x',
      'main.tf:4:36 x',
    ]);
  });

  it('counts the declarations of override files', () => {
    expect(referencesOf('#- a.tf\nvariable "x<|>" {}\n#- override.tf\nvariable "x" {}\n')).toEqual([
      'a.tf:1:11 x',
      'override.tf:1:11 x',
    ]);
  });

  it('keeps apart what only looks alike', () => {
    expect(
      referencesOf(
        [
          'variable "x<|>" {}',
          'locals {',
          '  x    = 1',
          '  list = [for var in [] : var.x]',
          '  text = "%{ for var in [] }${var.x}%{ endfor }${local.x}"',
          '  keys = { var.x = 1 }',
          '}',
          'data "t" "x" {}',
          'output "x" { value = data.t.x }',
        ].join('\n'),
      ),
    ).toEqual(['main.tf:1:11 x']);
  });

  it('finds nothing where no name is', () => {
    expect(referencesOf('resource "aws_api_gateway_stage" "x" {\n  stage_na<|>me = "a"\n}\n')).toEqual([]);
  });
});

describe('highlights', () => {
  it('tells the declaration from the uses in the same file', () => {
    const all = fixture(
      '#- a.tf\nvariable "x" {}\noutput "y" { value = var.<|>x }\n#- b.tf\noutput "z" { value = var.x }\n',
    );
    const { file, offset } = cursorOf(all);
    expect(documentHighlight(file, offset, all.module)).toEqual([
      { range: { start: { line: 0, character: 10 }, end: { line: 0, character: 11 } }, kind: 3 },
      { range: { start: { line: 1, character: 25 }, end: { line: 1, character: 26 } }, kind: 2 },
    ]);
  });
});

describe('rename', () => {
  it('changes a name wherever it stands, and nothing else', () => {
    expect(renamed(API, 'shop')).toBe(`#- api.tf
resource "aws_api_gateway_rest_api" "shop" {}

moved {
  from = aws_api_gateway_rest_api.orders
  to   = aws_api_gateway_rest_api.shop
}
resource "aws_api_gateway_rest_api" "other" {}
#- stage.tf
resource "aws_api_gateway_stage" "orders" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  depends_on  = ["aws_api_gateway_rest_api.shop"]
  variables = {
    orders = "\${aws_api_gateway_rest_api.shop.arn}:\${aws_api_gateway_rest_api.other.arn}"
    text   = "aws_api_gateway_rest_api.orders"
  }
}
`);
  });

  it('renames local values, variables, modules, data sources and provider aliases', () => {
    expect(renamed('locals {\n  a = 1\n  b = local.<|>a\n}\n', 'c')).toBe(
      'locals {\n  c = 1\n  b = local.c\n}\n',
    );
    expect(renamed('variable "a<|>" {}\noutput "a" { value = var.a.b }\n', 'c')).toBe(
      'variable "c" {}\noutput "a" { value = var.c.b }\n',
    );
    expect(renamed('module "a" {}\noutput "x" { value = module.a<|>.b }\n', 'c')).toBe(
      'module "c" {}\n\nmoved {\n  from = module.a\n  to   = module.c\n}\noutput "x" { value = module.c.b }\n',
    );
    expect(renamed('data "t_u" "a" {}\noutput "x" { value = data.t_u.<|>a.b }\n', 'c')).toBe(
      'data "t_u" "c" {}\noutput "x" { value = data.t_u.c.b }\n',
    );
    expect(
      renamed('provider "aws" {\n  alias = "a<|>"\n}\ndata "t_u" "x" {\n  provider = aws.a\n}\n', 'c'),
    ).toBe('provider "aws" {\n  alias = "c"\n}\ndata "t_u" "x" {\n  provider = aws.c\n}\n');
  });

  it('renames only the declared name, not the keys of another module', () => {
    const text = 'provider "aws" {\n  alias = "a<|>"\n}\nmodule "m" {\n  providers = { aws.a = aws.a }\n}\n';
    expect(renamed(text, 'c')).toBe(
      'provider "aws" {\n  alias = "c"\n}\nmodule "m" {\n  providers = { aws.a = aws.c }\n}\n',
    );
  });

  it('refuses what would break the module, with the reason', () => {
    const two = 'variable "a<|>" {}\nvariable "b" {}\n';
    expect(renamed(two, 'b')).toBe('refused: The module already declares `var.b`. Choose another name.');
    expect(renamed(two, '1b')).toMatch(/^refused: `1b` is not a valid name/);
    expect(renamed(two, '')).toMatch(/^refused: /);
    expect(renamed(two, 'c', false)).toBe(
      'refused: A file in the module could not be read and may use the name. Fix the file first.',
    );
    expect(renamed(two, 'größe-2')).toContain('variable "größe-2" {}');
  });

  it('offers only names that the module declares', () => {
    const prepared = (text: string) => {
      const all = fixture(text);
      const { file, offset } = cursorOf(all);
      return prepareRename(file, offset, all.module)?.placeholder;
    };
    expect(prepared('variable "a" {}\noutput "x" { value = var<|>.a }\n')).toBe('a');
    expect(prepared('output "x" { value = var.a<|> }\n')).toBeUndefined();
    expect(prepared('output "x<|>" { value = 1 }\n')).toBe('x');
    expect(prepared('variable "a" {}\noutput "x" { value = var.a.attri<|>bute }\n')).toBeUndefined();
    expect(prepared('resource "aws_api_<|>gateway_stage" "x" {}\n')).toBeUndefined();
  });
});
