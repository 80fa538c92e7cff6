/** Completion of functions: where they are offered, and what stands there after accepting. */
import { describe, expect, test } from 'vitest';
import { completion, resolveCompletion } from '../../server/src/features/completion/completion.js';
import { withoutSnippet } from '../../server/src/features/completion/insertion.js';
import { CompletionItemKind } from '../../server/src/features/protocol-constants.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { cursorOf, fixture } from '../support/fixture.js';

function functionsAt(text: string, beside = false): readonly string[] {
  const given = fixture(text);
  const { file, offset } = cursorOf(given);
  return completion(file, offset, given.module, beside)
    .filter(({ kind }) => kind === CompletionItemKind.Function)
    .map(({ label }) => label);
}

const AWS = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n';

describe('where an expression may stand', () => {
  test('what is typed finds the functions that begin with it', () => {
    expect(offered('locals {\n  a = json<|>\n}\n')).toEqual(['jsondecode', 'jsonencode']);
  });

  test('the cursor comes to stand between the brackets', () => {
    checkCompletion('locals {\n  a = json<|>\n}\n', 'jsonencode', 'locals {\n  a = jsonencode($0)\n}\n');
    checkCompletion('locals {\n  a = <|>\n}\n', 'merge', 'locals {\n  a = merge($0)\n}\n');
  });

  test('a function without parameters is whole', () => {
    checkCompletion('locals {\n  a = plan<|>\n}\n', 'plantimestamp', 'locals {\n  a = plantimestamp()\n}\n');
  });

  test('of a call that is there the name is replaced, its arguments stay', () => {
    checkCompletion(
      'locals {\n  a = jsonen<|>(var.x)\n}\n',
      'jsonencode',
      'locals {\n  a = jsonencode(var.x)\n}\n',
    );
  });

  test('an editor without snippets gets the name and the bracket', () => {
    const given = fixture('locals {\n  a = jsonen<|>\n}\n');
    const { file, offset } = cursorOf(given);
    const items = completion(file, offset, given.module).map(withoutSnippet);
    const texts = items.map(({ textEdit }) => textEdit?.newText);
    expect(texts).toEqual(expect.arrayContaining(['jsonencode(', 'timestamp()']));
  });

  test.each([
    ['arguments of a call', 'locals {\n  a = merge(var.x, <|>)\n}\n'],
    ['a call that is not closed', 'locals {\n  a = merge(var.x, js<|>\n  b = 1\n}\n'],
    ['an interpolation', 'locals {\n  a = "x ${jo<|>} y"\n}\n'],
    ['an interpolation of a heredoc', 'locals {\n  a = <<-EOT\n    ${jo<|>}\n  EOT\n}\n'],
    ['a `for`', 'locals {\n  a = [for k in var.x : up<|>]\n}\n'],
    ['what a `for` goes through', 'locals {\n  a = [for k in ke<|> : k]\n}\n'],
    ['values of an object', 'locals {\n  a = { b = <|> }\n}\n'],
    ['elements of a list', 'locals {\n  a = [<|>]\n}\n'],
    ['a condition', 'locals {\n  a = ca<|> ? 1 : 2\n}\n'],
    [
      'a nested block',
      'resource "aws_api_gateway_stage" "x" {\n  access_log_settings {\n    format = js<|>\n  }\n}\n',
    ],
    [
      'conditions of `lifecycle`',
      'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    precondition {\n      condition = ca<|>\n    }\n  }\n}\n',
    ],
    ['a validation', 'variable "x" {\n  validation {\n    condition = ca<|>\n  }\n}\n'],
    ['a condition of a template', 'locals {\n  a = "%{ if ca<|> }x%{ endif }"\n}\n'],
    ['a `for` of a template', 'locals {\n  a = <<-EOT\n    %{ for k in ke<|> }x%{ endfor }\n  EOT\n}\n'],
    ['a computed key', 'locals {\n  a = { (up<|>) = 1 }\n}\n'],
    ['an index', 'locals {\n  a = var.x[le<|>]\n}\n'],
    ['an operand', 'locals {\n  a = 1 + le<|>\n}\n'],
    ['a negation', 'locals {\n  a = !ca<|>\n}\n'],
    [
      'what `dynamic` goes through',
      'resource "aws_apigatewayv2_stage" "x" {\n  dynamic "route_settings" {\n    for_each = ke<|>\n  }\n}\n',
    ],
    ['an argument of a module', 'module "x" {\n  source = "./x"\n  name   = up<|>\n}\n'],
    [
      'an argument of a resource that nobody knows',
      'resource "example_thing" "x" {\n  lifecycle_of {\n    name = up<|>\n  }\n}\n',
    ],
    ['the ID of an import', 'import {\n  to = aws_api_gateway_stage.x\n  id = jo<|>\n}\n'],
    ['lines that end in CR and LF', 'locals {\r\n  a = js<|>\r\n}\r\n'],
  ])('in %s', (_, text) => {
    expect(functionsAt(text)).toContain('jsonencode');
  });

  test('a name that `for` binds takes no function away', () => {
    expect(offered('locals {\n  a = [for keys in var.x : ke<|>]\n}\n')).toEqual(['keys', 'keys']);
  });
});

describe('where no expression goes, there are none', () => {
  test.each([
    ['text', 'locals {\n  a = "js<|>"\n}\n'],
    ['a heredoc', 'locals {\n  a = <<-EOT\n    js<|>\n  EOT\n}\n'],
    ['a name after a dot', 'locals {\n  a = var.js<|>\n}\n'],
    ['a key', 'locals {\n  a = { js<|> }\n}\n'],
    ['a comment', 'locals {\n  a = [1, # js<|>\n  ]\n}\n'],
    ['the type of a variable', 'variable "x" {\n  type = li<|>\n}\n'],
    ['within the type of a variable', 'variable "x" {\n  type = list(st<|>)\n}\n'],
    ['the default of a variable', 'variable "x" {\n  default = js<|>\n}\n'],
    [
      '`ignore_changes`',
      'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    ignore_changes = [<|>]\n  }\n}\n',
    ],
    ['`depends_on`', 'resource "aws_api_gateway_stage" "x" {\n  depends_on = [<|>]\n}\n'],
    ['the source of a module', 'module "x" {\n  source = <|>\n}\n'],
    ['the version of Terraform', 'terraform {\n  required_version = <|>\n}\n'],
    ['a label', 'resource "js<|>" "x" {\n}\n'],
    ['a name', 'locals {\n  js<|>\n}\n'],
    ['the top of a file', 'stage_name = js<|>\n'],
  ])('%s', (_, text) => {
    expect(functionsAt(text)).toEqual([]);
  });

  test('nor beside another extension, which offers them itself', () => {
    expect(functionsAt('locals {\n  a = json<|>\n}\n', true)).toEqual([]);
    expect(functionsAt('locals {\n  a = [for keys in var.x : ke<|>]\n}\n', true)).toEqual([]);
  });
});

describe('functions that not every version has', () => {
  test('are offered where some allowed version has them', () => {
    const requiring = (text: string) =>
      functionsAt(`terraform {\n  required_version = "${text}"\n}\nlocals {\n  a = <|>\n}\n`);
    expect(requiring('>= 1.3')).toContain('templatestring');
    expect(requiring('~> 1.5.0')).not.toContain('templatestring');
    expect(requiring('~> 1.5.0')).toContain('strcontains');
  });

  test('OpenTofu counts its own versions', () => {
    const tofu = '#- main.tofu\nterraform {\n  required_version = "~> 1.7.0"\n}\nlocals {\n  a = <|>\n}\n';
    expect(functionsAt(tofu)).toContain('templatestring');
  });

  test('those of the provider need its name in `required_providers`', () => {
    const use = 'locals {\n  a = provider::aws::arn_p<|>\n}\n';
    checkCompletion(
      AWS + use,
      'provider::aws::arn_parse',
      `${AWS}locals {\n  a = provider::aws::arn_parse($0)\n}\n`,
    );
    expect(functionsAt(`provider "aws" {\n}\n${use}`).filter((each) => each.includes('::'))).toEqual([]);
    const renamed = AWS.replace('aws =', 'cloud =') + use;
    expect(functionsAt(renamed)).toContain('provider::cloud::arn_parse');
    const other = AWS.replace('hashicorp/aws', 'example/aws') + use;
    expect(functionsAt(other).filter((each) => each.includes('::'))).toEqual([]);
  });

  test('and a provider and a Terraform that have functions', () => {
    const old = AWS.replace('hashicorp/aws"', 'hashicorp/aws", version = "~> 5.43.0"');
    const use = 'locals {\n  a = <|>\n}\n';
    const ofProvider = (text: string) => functionsAt(text).filter((each) => each.includes('::'));
    expect(ofProvider(old + use)).toEqual(['provider::aws::arn_build', 'provider::aws::arn_parse']);
    const before = AWS.replace('terraform {\n', 'terraform {\n  required_version = "~> 1.7.0"\n');
    expect(ofProvider(before + use)).toEqual([]);
  });
});

test('an item that is looked at tells the signature, the sentence and the page', () => {
  const given = fixture(`${AWS}locals {\n  a = <|>\n}\n`);
  const { file, offset } = cursorOf(given);
  const items = completion(file, offset, given.module);
  const resolved = (name: string) => {
    const item = items.find(({ label }) => label === name);
    if (item === undefined) throw new Error('no such item');
    return resolveCompletion(item);
  };
  expect(resolved('merge')).toMatchObject({
    detail: 'merge(maps... any)',
    documentation: { value: expect.stringContaining('/language/functions/merge)') as string },
  });
  expect(resolved('provider::aws::arn_parse')).toMatchObject({
    detail: 'provider::aws::arn_parse(arn string) object',
    documentation: { value: expect.stringContaining('/functions/arn_parse)') as string },
  });
  expect(resolveCompletion({ label: 'x', data: { of: 'function', name: 'no_such' } })).not.toHaveProperty(
    'documentation',
  );
});
