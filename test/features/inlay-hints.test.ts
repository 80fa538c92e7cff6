/** Which values stand behind references, and which don't. */
import { expect, test } from 'vitest';
import { inlayHints } from '../../server/src/features/inlay-hints.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** Line and label of each hint. */
function hintsIn(text: string): readonly unknown[] {
  const file = sourceFile('file:///m/main.tf', text);
  const hints = inlayHints(file, WHOLE, moduleFrom('file:///m', [file]));
  return hints.map(({ position, label }) => `${position.line} ${JSON.stringify(label)}`);
}

const stage = (name: string): string => `resource "aws_apigatewayv2_stage" "live" {\n  name = ${name}\n}\n`;

test('a reference to a known value has it, what is written out does not', () => {
  expect(hintsIn(`${stage('local.name')}locals {\n  name = "live"\n}\n`)).toEqual(['1 "= \\"live\\""']);
  expect(hintsIn(`${stage('"${local.name}-1"')}locals {\n  name = "live"\n}\n`)).toEqual([
    '1 "= \\"live-1\\""',
  ]);
  expect(hintsIn(stage('"live"'))).toEqual([]);
  expect(hintsIn(stage('upper("live")'))).toEqual([]);
  expect(hintsIn(stage('local.nope'))).toEqual([]);
});

test('a value of which a part is unknown repeats the code', () => {
  const variables = (b: string): string =>
    `resource "aws_api_gateway_stage" "a" {\n  variables = { a = ${b} }\n}\nlocals {\n  b = "b"\n}\n`;
  expect(hintsIn(variables('local.b'))).toEqual(['1 "= { a = \\"b\\" }"']);
  expect(hintsIn(variables('sha1(jsonencode([aws_api_gateway_stage.b.id]))'))).toEqual([]);
  expect(hintsIn(variables('[local.b, local.c]'))).toEqual([]);
});

test('a long value would push the line out of sight', () => {
  expect(hintsIn(`${stage('local.name')}locals {\n  name = "${'a'.repeat(50)}"\n}\n`)).toEqual([]);
});

test('what Terraform hides is not shown, by whatever way it comes', () => {
  const secret = 'variable "key" {\n  default   = "s3cr3t"\n  sensitive = true\n}\n';
  const by = 'locals {\n  b = local.c\n  c = "${var.key}!"\n}\n';
  expect(hintsIn(`${stage('var.key')}${secret}`)).toEqual([]);
  expect(hintsIn(`${stage('local.b')}${secret}${by}`)).toEqual([]);
  expect(hintsIn(`${stage('nonsensitive(local.b)')}${secret}${by}`)).toEqual([]);
  expect(hintsIn(`${stage('local.a')}locals {\n  a = sensitive("live")\n}\n`)).toEqual([]);
});

test('local values that are made from themselves have no hint', () => {
  expect(hintsIn(`${stage('local.a')}locals {\n  a = local.b\n  b = "\${local.a}\${local.b}"\n}\n`)).toEqual(
    [],
  );
});
