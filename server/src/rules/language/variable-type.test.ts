/** Types of variables that do not exist, and defaults that do not fit. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(`${text}\nresource "aws_api_gateway_account" "this" {\n}\n`, only('variable-type', 'syntax'));
};

const typed = (...types: readonly (readonly [type: string, fault?: string])[]): string =>
  types
    .map(([type, fault], index) => {
      const carets = `  #      ${'^'.repeat(type.length)} error variable-type: ${fault ?? ''}\n`;
      return `variable "v${index}" {\n  type = ${type}\n${fault === undefined ? '' : carets}}\n`;
    })
    .join('');

const given = (...defaults: readonly (readonly [type: string, value: string, fault?: string])[]): string =>
  defaults
    .map(([type, value, fault], index) => {
      const carets = `  #         ${'^'.repeat(value.length)} error variable-type: ${fault ?? ''}\n`;
      return `variable "v${index}" {\n  type    = ${type}\n  default = ${value}\n${fault === undefined ? '' : carets}}\n`;
    })
    .join('');

describe('variable-type', () => {
  it('finds quotes, unknown words and constructors without a type', () => {
    checkDiagnostics(
      typed(
        ['"string"', 'Types are written without quotes: use `string`.'],
        ['"list"', 'use `list(string)`.'],
        ['"list(string)"', 'use `list(string)`.'],
        ['integer', '`integer` is no type: use `number`.'],
        ['strng', 'use `string`.'],
        ['set', '`set` alone is no type: say of what, such as `set(string)`.'],
        ['map()', '`map(…)` takes exactly one type'],
        ['string()', '`string` takes nothing in parentheses'],
        ['{ a = string }', 'A type with members is written `object({ … })`.'],
        ['[string]', 'This is no type: use one such as `list(string)`.'],
        ['var.x', 'This is no type'],
      ),
    );
  });

  it('finds what is wrong further inside', () => {
    checkDiagnostics(`
      variable "a" {
        type = list(optional(string))
        #           ^^^^^^^^ error variable-type: \`optional(…)\` is only for members of an \`object\`
      }
      variable "b" {
        type = object({
          name  = optional(string, 1, 2)
          #       ^^^^^^^^^^^^^^^^^^^^^^ error variable-type: takes a type and at most a default
        })
      }
      variable "c" {
        type = object({ count = optional(number, "many") })
        #                                        ^^^^^^ error variable-type: The default does not fit the type: it must be a number.
      }
      variable "d" {
        type = object({ "name" = string })
        #               ^^^^^^ error variable-type: without quotes: use \`name\`
      }
      variable "e" {
        type = array(string)
        #      ^^^^^ error variable-type: use \`list(…)\`
      }
      variable "f" {
        type = object({ a = string, a = number })
        #                           ^ error variable-type: already a member
      }
    `);
  });

  it('finds defaults that can not become the type', () => {
    checkDiagnostics(
      given(
        ['number', '"many"', 'The default does not fit the type: it must be a number.'],
        ['bool', '"yes"', 'it must be `true` or `false`'],
        ['bool', '1', 'it must be `true` or `false`'],
        ['string', '[]', 'it must be a text'],
        ['list(string)', '"a"', 'it must be a list: put it in brackets'],
        ['list(number)', '["a"]', '`[0]` must be a number'],
        ['map(string)', '{ a = {} }', '`a` must be a text'],
        ['object({ a = string })', '{}', 'it lacks `a`, which is not optional: add it'],
        ['object({ a = object({ b = number }) })', '{ a = { b = "x" } }', '`a.b` must be a number'],
        ['tuple([string, number])', '["a"]', 'it must be a list of 2 items'],
        ['map(any)', '{ a = "x", b = [] }', 'must be of one type'],
      ),
    );
    checkDiagnostics(`
      variable "x" {
        nullable = false
        default  = null
        #          ^^^^ error variable-type: The default can't be \`null\` with \`nullable = false\`
      }
    `);
  });

  it('does not find what Terraform takes and converts', () => {
    checkDiagnostics(
      typed(
        ['list'],
        ['map'],
        ['any'],
        ['set(object({ a : string, b-c = optional(number, "5"), d = optional(list(any), null) }))'],
        ['tuple([string, map(bool)])'],
      ),
    );
    checkDiagnostics(
      given(
        ['number', '"5"'],
        ['number', '"0x10"'],
        ['bool', '"true"'],
        ['string', '5'],
        ['string', 'null'],
        ['list(string)', '[1, true, null]'],
        ['set(string)', '["a", "a"]'],
        ['map(string)', '{ a = 1, b = null }'],
        ['object({ a = optional(string) })', '{ b = 1 }'],
        ['map(object({ a = optional(string, "q") }))', '{ x = {} }'],
        ['list(any)', '["a", 1]'],
        ['any', '{ a = "x", b = [] }'],
        ['number', 'var.x'],
        ['number', '-1'],
      ),
    );
  });

  it('does not find what is being typed', () => {
    checkDiagnostics(`
      variable "x" {
        type =
        #     ^ error syntax
      }
    `);
  });

  it('takes the quotes away, and uses what was meant', () => {
    checkFix(
      'variable "aws_api" {\n  type = "str<|>ing"\n}\n',
      'Use `string`',
      'variable "aws_api" {\n  type = string\n}\n',
      {},
      only('variable-type'),
    );
    checkFix(
      'variable "aws_api" {\n  type = list(boo<|>lean)\n}\n',
      'Use `bool`',
      'variable "aws_api" {\n  type = list(bool)\n}\n',
      {},
      only('variable-type'),
    );
  });
});
