/** Operands, conditions, interpolations and loops of the wrong type. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const settings = only('expression-type');
const checkDiagnostics = (text: string): void => {
  checkAll(text, settings);
};

const declared = `
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }

      variable "name" {
        type = string
      }

      variable "names" {
        type = list(string)
      }

      variable "tags" {
        type = map(string)
      }

      variable "on" {
        type = bool
      }

      variable "burst" {
        type = number
      }

      variable "any" {}
`;

describe('expression-type finds', () => {
  it('operands', () => {
    checkDiagnostics(`${declared}
      locals {
        a = "orders" + 1
        #   ^^^^^^^^ error expression-type: \`+\` takes numbers, not the text \`"orders"\`: join texts in a template
        b = var.burst * var.names
        #               ^^^^^^^^^ error expression-type: \`*\` takes numbers, not a list: use a number.
        c = "a" < 2
        #   ^^^ error expression-type: \`<\` takes numbers, not the text \`"a"\`
        d = var.on && "yes"
        #             ^^^^^ error expression-type: \`&&\` takes bools, not the text \`"yes"\`: use a comparison
        e = !var.burst
        #    ^^^^^^^^^ error expression-type: \`!\` takes a bool, not a number
        f = -var.tags
        #    ^^^^^^^^ error expression-type: \`-\` takes a number, not a map
        g = null + 1
        #   ^^^^ error expression-type: \`+\` takes numbers, not \`null\`
        h = "orders"
        i = local.h - 1
        #   ^^^^^^^ error expression-type: not the text \`"orders"\`
      }
    `);
  });

  it('conditions, and results that do not go together', () => {
    checkDiagnostics(`${declared}
      locals {
        a = "yes" ? 1 : 2
        #   ^^^^^ error expression-type: A condition must be a bool, not the text \`"yes"\`
        b = var.burst ? 1 : 2
        #   ^^^^^^^^^ error expression-type: A condition must be a bool, not a number
        c = var.on ? "a" : ["b"]
        #            ^^^^^^^^^^^ error expression-type: The two results of a conditional must have one type, and these are a string and a list
        d = var.on ? { a = 1 } : { b = [1] }
        #            ^^^^^^^^^^^^^^^^^^^^^^^ error expression-type: these are of unlike elements
        e = "%{ if var.names }a%{ endif }"
        #          ^^^^^^^^^ error expression-type: The condition of \`if\` must be a bool, not a list
      }
    `);
  });

  it('what no text can hold', () => {
    checkDiagnostics(`${declared}
      locals {
        a = "x-\${["a"]}"
        #        ^^^^^ error expression-type: A text can't hold a list: use \`join()\` or \`jsonencode()\`.
        b = "x-\${aws_apigatewayv2_api.orders}"
        #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error expression-type: A text can't hold a whole resource: use one of its attributes, such as \`.id\`.
        c = "x-\${null}"
        #        ^^^^ error expression-type: A text can't hold \`null\`
      }
    `);
  });

  it('loops', () => {
    checkDiagnostics(`${declared}
      locals {
        a = [for each in var.name : each]
        #                ^^^^^^^^ error expression-type: \`for\` goes through lists, sets, maps and objects, not a string
        b = { for each in ["live", "beta", "live"] : each => 1 }
        #                                            ^^^^ error expression-type: Two elements have the key \`live\`
        c = { for each in [{ n = 1 }, { n = 1 }] : "s\${each.n}" => 1 }
        #                                          ^^^^^^^^^^^^ error expression-type: Two elements have the key \`s1\`
        d = [for each in var.names : each if var.burst]
        #                                    ^^^^^^^^^ error expression-type: The condition of \`for\` must be a bool
        e = { for each in var.names : [each] => 1 }
        #                             ^^^^^^ error expression-type: The key of an entry must be a string, not a list
        f = { (var.tags) = 1 }
        #      ^^^^^^^^ error expression-type: The key of an entry must be a string, not a map
        g = "%{ for each in 5 }a%{ endfor }"
        #                   ^ error expression-type: not a number
      }
    `);
  });
});

describe('expression-type is silent about', () => {
  it('what Terraform converts, and what is not known', () => {
    checkDiagnostics(`${declared}
      variable "size" {
        default = "large"
      }

      locals {
        a = "5" + 1
        b = var.name + 1
        c = !"true"
        d = "1" && true
        e = var.any && var.any.a
        f = "1" < "2"
        g = var.name ? 1 : 2
        h = 1 == "a" || [1] != {}
        i = var.size + 1
        j = var.on ? 1 : "a"
        k = var.on ? var.names : []
        l = var.on ? { a = 1 } : {}
        m = var.on ? { a = 1, b = "c" } : { d = true }
        n = var.on ? null : { a = 1 }
        o = var.on ? var.any : []
        p = var.on ? [for each in var.names : { n = each }] : []
        q = "\${var.names}"
        r = "x-\${var.any}\${var.burst}\${var.on}"
        s = [for each in var.any : each]
        t = { for each in ["a", "a"] : each => 1... }
        u = { for each in ["a", "a"] : each => 1 if false }
        v = { for index, each in ["a", "a"] : index => each }
        w = { for each in toset(["a", "a"]) : each => 1 }
        x = [for each in aws_apigatewayv2_api.orders : each]
        y = { 1 = 2 }
        z = "0x1F" + 1
      }
    `);
  });

  it('finds keys of entries that may be a reference or a text', () => {
    checkDiagnostics(`${declared}
      locals {
        name = "team"
        tags = { local.name = "shop", each.key : 1, (local.name) = 2, "local.name" = 3, name = 4 }
        #        ^^^^^^^^^^ error expression-type: \`local.name\` as a key may be a reference or a text: put it in parentheses or in quotes.
        #                             ^^^^^^^^ error expression-type
        tried = try({ local.name = 1 }, {})
      }
      module "stage" {
        source    = "example.invalid/stage/aws"
        providers = { aws.us = aws.us }
      }
    `);
  });

  it('puts such a key into parentheses', () => {
    const text = (key: string) => `
      resource "aws_apigatewayv2_stage" "live" {
        api_id = "a1b2c3"
        name   = "live"
        tags   = { ${key} = "shop" }
      }
      locals {
        team = "team"
      }
    `;
    checkFix(text('local.team<|>'), 'Use `(local.team)`', text('(local.team)'), {}, only('expression-type'));
  });

  it('what is tried, and branches that are not taken', () => {
    checkDiagnostics(`${declared}
      locals {
        a = try("a" + 1, 2)
        b = var.on ? "a" + 1 : 2
        c = can(var.name ? 1 : ["a"])
        d = local.kind == "text" ? "x-\${local.kind}" : join(",", [for each in local.kind : each])
        kind = "text"
      }
    `);
  });
});

describe('the fixes of expression-type', () => {
  it.each([
    ['"orders-" <|>+ var.name', 'Join in a template', '"orders-${var.name}"'],
    ['"a" <|>+ var.name + "-b"', 'Join in a template', '"a${var.name}-b"'],
    ['var.names <|>+ ["a"]', 'Use `concat`', 'concat(var.names, ["a"])'],
    ['var.tags <|>+ { a = "b" }', 'Use `merge`', 'merge(var.tags, { a = "b" })'],
    ['"x-${var.na<|>mes}"', 'Use `join`', '"x-${join(",", var.names)}"'],
    ['"x-${var.ta<|>gs}"', 'Use `jsonencode`', '"x-${jsonencode(var.tags)}"'],
  ])('turn %s by "%s" into %s', (before, title, after) => {
    const module = (value: string): string => `${declared}
      locals {
        a = ${value}
      }`;
    // The range of a finding is an operand: the cursor stands at it.
    checkFix(module(before.replace(' <|>', '<|> ')), title, module(after), {}, settings);
  });
});
