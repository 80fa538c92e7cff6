import { describe, expect, it } from 'vitest';
import { definitionOf } from '../support/places.js';

const MODULE = `
#- main.tf
variable "stage" {}
locals {
  size = "0.5"
}
resource "aws_api_gateway_stage" "prod" {
  count      = 2
  stage_name = var.stage
  access_log_settings {
    format = "x"
  }
}
data "aws_api_gateway_rest_api" "orders" {}
module "logs" {
  source = "./logs"
}
provider "aws" {
  alias = "us"
}
#- use.tf
`.trimStart();

const inModule = (use: string): string | undefined => definitionOf(`${MODULE}${use}\n`);

describe('definition', () => {
  it('leads to names in other files, from every part of the address', () => {
    expect(inModule('output "x" { value = var.st<|>age }')).toBe('main.tf:1 stage');
    expect(inModule('output "x" { value = v<|>ar.stage }')).toBe('main.tf:1 stage');
    expect(inModule('output "x" { value = local.size<|> }')).toBe('main.tf:3 size');
    expect(inModule('output "x" { value = <|>aws_api_gateway_stage.prod.arn }')).toBe('main.tf:5 prod');
    expect(inModule('output "x" { value = aws_api_gateway_stage.pr<|>od[0].arn }')).toBe('main.tf:5 prod');
    expect(inModule('output "x" { value = data.aws_api_gateway_rest_api.or<|>ders.id }')).toBe(
      'main.tf:12 orders',
    );
    expect(inModule('output "x" { value = module.lo<|>gs.arn }')).toBe('main.tf:13 logs');
    expect(inModule('output "x" { value = module.logs.a<|>rn }')).toBe('main.tf:13 logs');
    expect(inModule('module "y" {\n  providers = { aws = aws.u<|>s }\n}')).toBe('main.tf:17 us');
  });

  it('leads from an attribute to the argument that says what it is, or else to the block', () => {
    expect(inModule('output "x" { value = aws_api_gateway_stage.prod[0].stage<|>_name }')).toBe(
      'main.tf:7 stage_name',
    );
    expect(
      inModule('output "x" { value = aws_api_gateway_stage.prod.0.access_log_settings.0.for<|>mat }'),
    ).toBe('main.tf:9 format');
    expect(inModule('output "x" { value = aws_api_gateway_stage.prod[0].invoke<|>_url }')).toBe(
      'main.tf:5 prod',
    );
  });

  it('finds references in templates, indexes, calls, splats and heredocs', () => {
    expect(inModule('output "x" { value = "${var.st<|>age}" }')).toBe('main.tf:1 stage');
    expect(inModule('output "x" { value = upper(local.m[var.st<|>age]) }')).toBe('main.tf:1 stage');
    expect(inModule('output "x" { value = aws_api_gateway_stage.pr<|>od[*].arn }')).toBe('main.tf:5 prod');
    expect(inModule('output "x" {\n  value = <<EOT\n%{ if var.st<|>age == "a" }x%{ endif }\nEOT\n}')).toBe(
      'main.tf:1 stage',
    );
    expect(inModule('output "x" { value = { (var.st<|>age) = 1 } }')).toBe('main.tf:1 stage');
  });

  it('reads depends_on, with and without quotes, and addresses in import, moved and removed', () => {
    expect(inModule('output "x" { depends_on = [aws_api_gateway_stage.pr<|>od] }')).toBe('main.tf:5 prod');
    expect(inModule('output "x" { depends_on = ["aws_api_gateway_stage.pr<|>od"] }')).toBe('main.tf:5 prod');
    expect(inModule('output "x" { depends_on = ["data.aws_api_gateway_rest_api.or<|>ders"] }')).toBe(
      'main.tf:12 orders',
    );
    expect(inModule('import {\n  to = aws_api_gateway_stage.pr<|>od\n}')).toBe('main.tf:5 prod');
    expect(inModule('moved {\n  to = aws_api_gateway_stage.pr<|>od\n}')).toBe('main.tf:5 prod');
  });

  it('is the declaration itself on a declaration', () => {
    expect(definitionOf('variable "st<|>age" {}\n')).toBe('main.tf:1 stage');
    expect(definitionOf('locals {\n  <|>size = 1\n}\n')).toBe('main.tf:2 size');
    expect(definitionOf('resource "aws_api_gateway_stage" "prod<|>" {}\n')).toBe('main.tf:1 prod');
    expect(definitionOf('resource aws_api_gateway_stage pr<|>od {}\n')).toBe('main.tf:1 prod');
  });

  it('leads from the words of a block to what gives them their meaning', () => {
    expect(definitionOf('resource "a_b" "c" {\n  for_each = local.x\n  name     = each.k<|>ey\n}\n')).toBe(
      'main.tf:2 for_each',
    );
    expect(definitionOf('resource "a_b" "c" {\n  count = 1\n  name  = count.in<|>dex\n}\n')).toBe(
      'main.tf:2 count',
    );
    expect(
      definitionOf(
        'resource "a_b" "c" {\n  dynamic "d" {\n    for_each = []\n    content {\n      x = d.val<|>ue\n    }\n  }\n}\n',
      ),
    ).toBe('main.tf:3 for_each');
    expect(
      definitionOf(
        'resource "a_b" "c" {\n  lifecycle {\n    postcondition {\n      condition = se<|>lf.x\n    }\n  }\n}\n',
      ),
    ).toBe('main.tf:1 c');
    expect(
      definitionOf(
        'resource "a_b" "c" {\n  size = 1\n  lifecycle {\n    ignore_changes = [si<|>ze]\n  }\n}\n',
      ),
    ).toBe('main.tf:2 size');
  });

  it('takes the first of two declarations of a name', () => {
    expect(
      definitionOf('#- a.tf\nvariable "x" {}\n#- b.tf\nvariable "x" {}\noutput "y" { value = var.<|>x }\n'),
    ).toBe('a.tf:1 x');
  });

  it('leads from a name that `for` binds to where it does, the innermost', () => {
    expect(
      definitionOf('locals {\n  a = [for s in [1] : [for s in [2] : up<|>per(s)]]\n}\n'),
    ).toBeUndefined();
    expect(definitionOf('locals {\n  a = [for v in [1] :\n  [for v in [2] : v<|>]]\n}\n')).toBe(
      'main.tf:3 v',
    );
    expect(definitionOf('locals {\n  a = "%{ for k, v in {} }${v<|>}%{ endfor }"\n}\n')).toBe('main.tf:2 v');
  });

  it('is nothing for names that are unknown, missing or in plain text', () => {
    expect(inModule('output "x" { value = [for var in [] : var.st<|>age] }')).toMatch(/ var$/);
    expect(inModule('output "x" { value = var.go<|>ne }')).toBeUndefined();
    expect(inModule('output "x" { value = aws_api_gateway_stage.go<|>ne.arn }')).toBeUndefined();
    expect(inModule('output "x" { value = var.<|> }')).toBeUndefined();
    expect(inModule('output "x" { value = "aws_api_gateway_stage.pr<|>od" }')).toBeUndefined();
    expect(inModule('output "x" { value = { var<|>.stage = 1 } }')).toBeUndefined();
    expect(inModule('# var.st<|>age')).toBeUndefined();
  });
});
