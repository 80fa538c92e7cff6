/** Arguments that functions do not take. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const settings = only('function-arguments');
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

      variable "unique" {
        type = set(string)
      }

      variable "tags" {
        type = map(string)
      }

      variable "on" {
        type = bool
      }

      variable "any" {}
`;

describe('function-arguments finds', () => {
  it('too many and too few', () => {
    checkDiagnostics(`${declared}
      locals {
        a = lower("A", "B")
        #              ^^^ error function-arguments: \`lower\` takes 1 argument, not 2: remove what is too much.
        b = replace("a", "b")
        #   ^^^^^^^ error function-arguments: \`replace\` takes 3 arguments, not 2: add \`replace\`.
        c = lookup(var.tags, "a", "b", "c")
        #                              ^^^ error function-arguments: takes at most 3 arguments, not 4
        d = timestamp("now")
        #             ^^^^^ error function-arguments: takes no arguments, not 1
        e = max()
        #   ^^^ error function-arguments: takes at least 1 argument, not 0: add \`numbers\`
        f = join(",")
        #   ^^^^ error function-arguments: takes at least 2 arguments, not 1: add \`lists\`
        g = lower(["A", "B"]...)
        #         ^^^^^^^^^^ error function-arguments: takes 1 argument, not 2
        h = core::upper()
        #   ^^^^^^^^^^^ error function-arguments: \`core::upper\` takes 1 argument, not 0: add \`str\`
        i = range(1, 2, 3, 4)
        #                  ^ error function-arguments: takes at most 3 arguments
        j = var.on ? lower("a", "b") : "c"
        #                       ^^^ error function-arguments: takes 1 argument
      }
    `);
  });

  it('types that can not be converted', () => {
    checkDiagnostics(`${declared}
      locals {
        a = upper(var.names)
        #         ^^^^^^^^^ error function-arguments: \`upper\` takes a string as \`str\`, not a list: pass a string.
        b = join(",", "a")
        #             ^^^ error function-arguments: \`join\` takes a list of strings as \`lists\`, not a string
        c = join(",", [["a"]])
        #             ^^^^^^^ error function-arguments: takes a list of strings as \`lists\`, and a list is in it
        d = max("large", 1)
        #       ^^^^^^^ error function-arguments: takes a number as \`numbers\`, not the text \`"large"\`
        e = upper(null)
        #         ^^^^ error function-arguments: not \`null\`
        f = keys(var.names)
        #        ^^^^^^^^^ error function-arguments: takes a map or object as \`inputMap\`, not a list
        g = length(var.on)
        #          ^^^^^^ error function-arguments: takes a string, list, set, map or object as \`value\`, not a bool
        h = element(var.unique, 0)
        #           ^^^^^^^^^^ error function-arguments: takes a list as \`list\`, not a set
        i = merge(var.tags, var.names)
        #                   ^^^^^^^^^ error function-arguments: takes a map or object as \`maps\`, not a list
        j = tolist("a")
        #          ^^^ error function-arguments: takes a list as \`v\`
        k = tonumber("ten")
        #            ^^^^^ error function-arguments: takes a number as \`v\`, not the text \`"ten"\`
        l = tolist(["a", {}])
        #          ^^^^^^^^^ error function-arguments: its elements can't be brought to one type
        m = max(var.name...)
        #       ^^^^^^^^ error function-arguments: \`...\` expands a list or set, not a string
        n = sum(["a"])
        #       ^^^^^ error function-arguments: takes a list of numbers as \`list\`
        o = jsondecode(aws_apigatewayv2_api.orders)
        #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error function-arguments: takes a string as \`str\`
        p = length(null)
        #          ^^^^ error function-arguments: not \`null\`
      }
    `);
  });

  it('values that the function refuses', () => {
    checkDiagnostics(`${declared}
      locals {
        a = jsondecode("{")
        #              ^^^ error function-arguments: \`jsondecode\` takes JSON, and this text is none
        b = regex("(", "a")
        #         ^^^ error function-arguments: has a \`(\` that is never closed
        c = regexall("(?=a)", "a")
        #            ^^^^^^^ error function-arguments: no lookahead
        d = replace("a", "/*.tf/", "")
        #                ^^^^^^^^ error function-arguments: repeats what stands before it, and there is nothing
        e = format("%d", "ten")
        #                ^^^^^ error function-arguments: \`%d\` takes a number, not the text \`"ten"\`: use \`%s\`, or pass a number.
        f = format("%s-%s", "a")
        #          ^^^^^^^ error function-arguments: has verbs for 2 arguments, and there is 1
        g = format("%s", "a", "b")
        #                     ^^^ error function-arguments: has verbs for 1 argument, and there are 2
        h = format("100%")
        #          ^^^^^^ error function-arguments: write \`%%\`
        i = format("%s", var.names)
        #                ^^^^^^^^^ error function-arguments: \`%s\` takes a string, not a list: use \`%v\`
        j = cidrsubnet("10.0.0.0", 8, 1)
        #              ^^^^^^^^^^ error function-arguments: no network in CIDR notation
        k = cidrsubnet("10.0.0.0/30", 4, 1)
        #                             ^ error function-arguments: use at most 2
        l = lookup({ a = 1 }, "b")
        #                     ^^^ error function-arguments: The object has no \`b\`
        m = one(["a", "b"])
        #       ^^^^^^^^^^ error function-arguments: and this has 2
        n = zipmap(["a"], [1, 2])
        #                 ^^^^^^ error function-arguments: 1 keys and 2 values
        o = base64decode("%%")
        #                ^^^^ error function-arguments: takes Base64
        p = coalesce("", null)
        #            ^^ error function-arguments: finds nothing
      }
    `);
  });
});

describe('function-arguments is silent about', () => {
  it('what is converted, and what is not known', () => {
    checkDiagnostics(`${declared}
      variable "size" {
        default = "large"
      }

      locals {
        a = upper(1)
        b = join(",", var.unique, [1, true])
        c = max("5", 1, var.any...)
        d = max(var.size, var.name)
        e = length("abc") + length(var.tags)
        f = merge(null, var.tags, {})
        g = tolist(null)
        h = lower(var.any)
        i = format("%-10s|%05.1f|%%|%v|%[1]q", var.name, 1.5, var.names)
        j = format(var.name, 1, 2)
        k = formatlist("%s-%s", var.names, ["a"])
        l = regex("^(?P<a>[(a-z)]+)\\\\.(?:b|c)$", var.name)
        m = replace("a/b", "/", "-")
        n = lookup({ a = 1 }, "b", 2)
        o = lookup(var.tags, "a")
        p = concat(["a"], var.names, [])
        q = cidrsubnet("10.0.0.0/16", 8, 255)
        r = cidrhost(var.name, 5)
        s = jsondecode("{ \\"a\\": [1, null] }")
        t = flatten([["a"], var.any])
        u = setproduct(["a"], var.unique)
        v = tomap({ a = 1, b = "c" })
        w = coalesce(var.name, "")
        x = zipmap(var.names, ["a"])
        y = sum([1, "2"])
        z = unheard_of(1, 2, 3)
      }
    `);
  });

  it('what is tried, and branches that a condition may leave out', () => {
    checkDiagnostics(`${declared}
      locals {
        a = try(lower("a", "b"), upper(["a"]), "c")
        b = can(tonumber("ten"))
        c = var.on ? tonumber("ten") : 10
        d = var.on ? 1 : lookup({ a = 1 }, "b")
      }
    `);
  });

  it('calls that are still being typed', () => {
    checkDiagnostics(`${declared}
      locals {
        a = replace("a",
      }
    `);
  });
});

describe('the fixes of function-arguments', () => {
  it.each([
    ['max(<|>[1, 2])', 'Expand with `...`', 'max([1, 2]...)'],
    ['join(",", <|>var.name)', 'Convert to a list', 'join(",", [var.name])'],
    ['join("-", <|>"orders", var.name)', 'Convert to a list', 'join("-", ["orders", var.name])'],
    ['element(<|>var.unique, 0)', 'Convert with `tolist`', 'element(tolist(var.unique), 0)'],
    ['merge(<|>[var.tags, var.tags])', 'Expand with `...`', 'merge([var.tags, var.tags]...)'],
  ])('turn %s by "%s" into %s', (before, title, after) => {
    const module = (value: string): string => `${declared}
      locals {
        a = ${value}
      }`;
    checkFix(module(before), title, module(after), {}, settings);
  });
});
