/** Signature help: which call is the innermost, and which of its parameters is being written. */
import { expect, test } from 'vitest';
import { awsFunctions, terraformFunctions } from '../../server/src/knowledge/functions.js';
import { signatureOf } from '../../server/src/features/text/function-text.js';
import { signatureHelp } from '../../server/src/features/signature-help.js';
import { cursorOf, fixture } from '../support/fixture.js';

/** The signature with the active parameter in angle brackets; undefined where none is shown. */
function shown(text: string): string | undefined {
  const given = fixture(text);
  const { file, offset } = cursorOf(given);
  const help = signatureHelp(file, offset, given.module);
  const signature = help?.signatures[help.activeSignature ?? 0];
  const active = signature?.parameters?.[help?.activeParameter ?? 0]?.label;
  return typeof active === 'string' ? signature?.label.replace(active, `<${active}>`) : signature?.label;
}

const local = (value: string): string => `locals {\n  a = ${value}\n  b = 1\n}\n`;

const REPLACE = {
  first: 'replace(<str string>, substr string, replace string) string',
  second: 'replace(str string, <substr string>, replace string) string',
  third: 'replace(str string, substr string, <replace string>) string',
};

test.each([
  ['replace(<|>)', REPLACE.first],
  ['replace(<|>', REPLACE.first],
  ['replace(var.x<|>, "a", "b")', REPLACE.first],
  ['replace(var.x <|>, "a", "b")', REPLACE.first],
  ['replace(var.x,<|> "a", "b")', REPLACE.second],
  ['replace(var.x, <|>', REPLACE.second],
  ['replace(var.x, <|>)', REPLACE.second],
  ['replace(var.x, "a,<|>b", "c")', REPLACE.second],
  ['replace(var.x, "a", "<|>")', REPLACE.third],
  ['replace(var.x, "a, b", <|>', REPLACE.third],
  ['replace(, , <|>)', REPLACE.third],
  ['replace(/* a, b */ var.x, /* c, d */ <|>)', REPLACE.second],
  ['replace(\n    var.x,\n    <|>\n  )', REPLACE.second],
  ['replace(\n    var.x,\n    <|>', REPLACE.second],
  ['replace([for k, v in { a = 1, b = 2 } : <|>v], "a")', REPLACE.first],
])('the parameter that is written: %s', (value, expected) => {
  expect(shown(local(value))).toBe(expected);
});

test.each([
  ['a call within another', 'merge(var.x, jsonencode(<|>))', 'jsonencode(<val any>) string'],
  ['after a call within another', 'merge(jsonencode(1, 2), <|>)', 'merge(<maps... any>)'],
  ['neither is closed', 'merge(var.x, jsonencode(<|>', 'jsonencode(<val any>) string'],
  ['the result of a `for`', '[for k in keys(var.x) : upper(<|>)]', 'upper(<str string>) string'],
  ['what a `for` goes through', '[for k in keys(<|>) : upper(k)]', 'keys(<inputMap any>)'],
  ['an interpolation', '"x ${upper(<|>)} y"', 'upper(<str string>) string'],
  ['an interpolation that is not closed', '"x ${upper(<|>"', 'upper(<str string>) string'],
  ['a heredoc', '<<-EOT\n    ${upper(<|>)}\n  EOT', 'upper(<str string>) string'],
  ['an object within a call', 'jsonencode({ a = [1, 2, <|>] })', 'jsonencode(<val any>) string'],
  ['a condition of a template', '"%{ if can(<|>) }x%{ endif }"', 'can(<expression any>) bool'],
  ['a computed key', '{ (upper(<|>)) = 1 }', 'upper(<str string>) string'],
  ['an index', 'var.x[length(<|>)]', 'length(<value any>) number'],
  ['a step after a call', 'jsondecode(<|>).name', 'jsondecode(<str string>)'],
  ['Terraform by its namespace', 'core::upper(<|>)', 'core::upper(<str string>) string'],
])('the innermost call counts: %s', (_, value, expected) => {
  expect(shown(local(value))).toBe(expected);
});

test('a parameter for any number of arguments stays active, one that may be left out does not', () => {
  expect(shown(local('max(1, 2, 3, <|>)'))).toBe('max(<numbers... number>) number');
  expect(shown(local('join("-", [1], <|>)'))).toBe('join(separator string, <lists... list(string)>) string');
  expect(shown(local('lookup(var.m, "a", <|>)'))).toBe('lookup(inputMap any, key string, <default? any>)');
  expect(shown(local('lookup(var.m, "a", 1, <|>)'))).toBe('lookup(inputMap any, key string, default? any)');
  expect(shown(local('timestamp(<|>)'))).toBe('timestamp() string');
});

test.each([
  ['before the bracket', 'upper<|>("a")'],
  ['after the bracket', 'upper("a")<|>'],
  ['a function that nobody knows', 'no_such(<|>)'],
  ['one within a known one', 'upper(no_such(<|>))'],
  ['brackets alone', '(<|>1)'],
  ['text', '"upper(<|>"'],
  ['a comment between arguments', 'merge(var.x, # (<|>\n  )'],
])('nothing is shown: %s', (_, value) => {
  expect(shown(local(value))).toBeUndefined();
});

test('types of variables are no calls', () => {
  expect(shown('variable "x" {\n  type = map(<|>)\n}\n')).toBeUndefined();
});

test('lines that end in CR and LF', () => {
  expect(shown('locals {\r\n  a = replace(\r\n    var.x,\r\n    <|>\r\n  )\r\n}\r\n')).toBe(REPLACE.second);
});

test('functions of the provider, by its name in the module', () => {
  const aws = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n';
  const call = local('provider::aws::arn_parse(<|>)');
  expect(shown(aws + call)).toBe('provider::aws::arn_parse(<arn string>) object');
  expect(shown(call)).toBeUndefined();
});

test('editors find every parameter in its signature by its text', () => {
  for (const known of [...terraformFunctions.values(), ...awsFunctions.values()]) {
    const { label, parameters } = signatureOf(known.name, known);
    let from = label.indexOf('(');
    for (const each of parameters) {
      expect(label.indexOf(each), label).toBeGreaterThan(from);
      from = label.indexOf(each);
    }
  }
});
