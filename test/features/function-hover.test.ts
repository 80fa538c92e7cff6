/** Hover on the name of a function. */
import { describe, expect, test } from 'vitest';
import { checkHover, checkNoHover, hoverOf } from '../support/check-hover.js';

const requiring = (version: string, value: string): string =>
  `terraform {\n  required_version = "${version}"\n}\nlocals {\n  a = ${value}\n}\n`;
const PROVIDER = (version: string): string =>
  `terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "${version}" }\n  }\n}\n`;

describe('a function of Terraform', () => {
  test('has its signature, one sentence and its page, and nothing else', () => {
    expect(hoverOf('locals {\n  a = json<|>encode({})\n}\n')?.markdown).toBe(
      [
        '`jsonencode(val any) string`',
        'Writes a value as JSON text, on one line and with sorted keys.',
        '[Terraform documentation](https://developer.hashicorp.com/terraform/language/functions/jsonencode)',
      ].join('\n\n'),
    );
  });

  test('within text and calls, with its namespace as it is written', () => {
    checkHover(
      'locals {\n  a = "x ${up<|>per(trim(var.a, "x"))}"\n}\n',
      'upper',
      '`upper(str string) string`',
    );
    checkHover('locals {\n  a = upper(tr<|>im(var.a, "x"))\n}\n', 'trim', 'cutset string');
    checkHover('locals {\n  a = core::up<|>per("x")\n}\n', 'core::upper', '`core::upper(str string) string`');
  });

  test('tells since when it is there only where some allowed version lacks it', () => {
    checkHover(
      requiring('>= 1.3', 'template<|>string(var.a, {})'),
      'templatestring',
      'Since Terraform version 1.9: not every Terraform version that this module allows (≥ 1.3) has it.',
    );
    checkHover(
      requiring('~> 1.5.0', 'template<|>string(var.a, {})'),
      'templatestring',
      'Since Terraform version 1.9: no Terraform version that this module allows',
    );
    for (const text of [
      requiring('>= 1.9', 'template<|>string(var.a, {})'),
      requiring('>= 0.12', 'json<|>encode(1)'),
      'locals {\n  a = template<|>string(var.a, {})\n}\n',
      `#- main.tofu\n${requiring('>= 1.3', 'template<|>string(var.a, {})')}`,
    ])
      expect(hoverOf(text)?.markdown, text).not.toContain('Since');
  });
});

test('a function that nobody knows, and the words of types', () => {
  checkNoHover('locals {\n  a = no_<|>such(1)\n}\n');
  checkNoHover('locals {\n  a = provider::time::rfc33<|>39_parse("x")\n}\n');
  checkNoHover('variable "x" {\n  type = ma<|>p(string)\n}\n');
});

test('a function of the provider tells the versions that lack it', () => {
  const use = 'locals {\n  a = provider::aws::trim_iam<|>_role_path("x")\n}\n';
  const name = 'provider::aws::trim_iam_role_path';
  checkHover(PROVIDER('>= 5.44') + use, name, `\`${name}(arn string) string\``, 'Provider documentation');
  expect(hoverOf(PROVIDER('>= 5.44') + use)?.markdown).not.toContain('Since');
  checkHover(
    PROVIDER('>= 5.0') + use,
    name,
    'Since provider version 5.44: not every provider version that this module allows (≥ 5.0) has it.',
  );
  checkNoHover(use);
});
