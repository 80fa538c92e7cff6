/** What is offered in Terraform's own blocks: requirements of providers, and local values. */
import { expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';
import { checkHover } from '../support/check-hover.js';

const required = (lines: string): string => `terraform {
  required_providers {
    ${lines}
  }
}
`;

test('the AWS provider is required with its source and a version', () => {
  expect(offered(required('<|>'))).toEqual(['aws']);
  checkCompletion(
    required('a<|>'),
    'aws',
    required('aws = {\n      source  = "hashicorp/aws"\n      version = ">= 5.75.0"\n    \\}'),
  );
  checkHover(required('a<|>ws = {}'), 'aws', 'configuration_aliases');
});

test('a local value is not offered for itself', () => {
  const locals = (value: string): string => `locals {
  prefix = "orders"
  name   = ${value}
}
`;
  const found = offered(locals('loc<|>'));
  expect(found).toContain('local.prefix');
  expect(found).not.toContain('local.name');
});
