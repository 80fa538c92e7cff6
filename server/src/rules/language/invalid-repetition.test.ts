/** `count` and `for_each` that Terraform rejects. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('invalid-repetition'));
};

const stages = (...lines: readonly string[]): string =>
  lines.map((line, index) => `resource "aws_api_gateway_stage" "s${index}" {\n  ${line}\n}\n`).join('');

describe('invalid-repetition', () => {
  it('finds both in one block', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        count    = 1
        for_each = {}
      # ^^^^^^^^ error invalid-repetition: \`count\` and \`for_each\` can't stand in one block: remove one of the two.
      }
    `);
  });

  it('finds a count that is no whole number from zero on', () => {
    checkDiagnostics(
      stages(
        'count = "two"\n  #       ^^^^^ error invalid-repetition: takes a number, and this text is none',
        "count = -1\n  #       ^^ error invalid-repetition: can't be negative",
        'count = 1.5\n  #       ^^^ error invalid-repetition: takes a whole number',
        'count = true\n  #       ^^^^ error invalid-repetition: not `true`: use `1`',
        "count = null\n  #       ^^^^ error invalid-repetition: can't be `null`",
        'count = [1]\n  #       ^^^ error invalid-repetition: not a list: use `length(…)`',
        'count = local.on\n  #       ^^^^^^^^ error invalid-repetition: not `false`',
        'count = var.on\n  #       ^^^^^^ error invalid-repetition: use `var.on ? 1 : 0`',
        'count = var.names\n  #       ^^^^^^^^^ error invalid-repetition: use `length(var.names)`',
      ) +
        'locals {\n  on = false\n}\nvariable "on" {\n  type = bool\n}\nvariable "names" {\n  type = list(string)\n}\n',
    );
  });

  it('finds a for_each that is neither a map nor a set of texts', () => {
    checkDiagnostics(
      stages(
        'for_each = ["a"]\n  #          ^^^^^ error invalid-repetition: takes a map or a set of texts, not a list: use `toset(…)`.',
        'for_each = local.names\n  #          ^^^^^^^^^^^ error invalid-repetition',
        'for_each = var.names\n  #          ^^^^^^^^^ error invalid-repetition: not a list',
        'for_each = var.on ? ["a"] : []\n  #          ^^^^^^^^^^^^^^^^^^^ error invalid-repetition: not a list',
        'for_each = keys({ a = 1 })\n  #          ^^^^^^^^^^^^^^^ error invalid-repetition: not a list',
        'for_each = [for x in local.names : x]\n  #          ^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-repetition: not a list',
        'for_each = "a"\n  #          ^^^ error invalid-repetition: not a text',
        "for_each = null\n  #          ^^^^ error invalid-repetition: can't be `null`",
        'for_each = toset([1, 2])\n  #          ^^^^^^^^^^^^^ error invalid-repetition: write the items in quotes',
        'for_each = toset(["a", null])\n  #          ^^^^^^^^^^^^^^^^^^ error invalid-repetition: `null` in its set',
        "for_each = var.secret\n  #          ^^^^^^^^^^ error invalid-repetition: can't be sensitive",
      ) +
        'locals {\n  names = ["a"]\n}\nvariable "names" {\n  type = list(string)\n}\nvariable "on" {}\nvariable "secret" {\n  sensitive = true\n}\n',
    );
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        dynamic "canary_settings" {
          for_each = true
          #          ^^^^ error invalid-repetition: takes a list, set or map, not \`true\`
          content {}
        }
      }
    `);
  });

  it('does not find what is right, may be, or is not certain', () => {
    checkDiagnostics(
      stages(
        'count = "2"',
        'count = var.any',
        'count = length(var.names)',
        'count = var.on ? 1 : 0',
        'for_each = toset(["a", "b"])',
        'for_each = toset([])',
        'for_each = toset([1, "a"])',
        'for_each = var.any',
        'for_each = { for x in var.names : x => x }',
        'for_each = var.on ? toset(["a"]) : null',
        'for_each = aws_api_gateway_stage.s0',
        'for_each = nonsensitive(toset(keys(var.secret)))',
        'for_each = var.objects',
      ) +
        'variable "any" {\n  default = ["a"]\n}\nvariable "names" {}\nvariable "on" {}\nvariable "secret" {\n  sensitive = true\n}\nvariable "objects" {\n  type = object({ a = string })\n}\n',
    );
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        dynamic "canary_settings" {
          for_each = ["a"]
          content {}
        }
      }
      import {
        for_each = ["a"]
        to       = aws_api_gateway_stage.live
        id       = each.value
      }
    `);
  });

  it('makes a set of a list, and removes one of two', () => {
    checkFix(
      stages('for_each = ["<|>a"]'),
      'Make it a set with `toset`',
      stages('for_each = toset(["a"])'),
      {},
      only('invalid-repetition'),
    );
    checkFix(
      stages('count    = 1\n  for_<|>each = {}'),
      'Remove `count`',
      stages('for_each = {}'),
      {},
      only('invalid-repetition'),
    );
  });
});
