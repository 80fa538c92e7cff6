/** Which directory's module Terragrunt applies, as far as its file says so. */
import { expect, test } from 'vitest';
import { appliedFrom } from '../../server/src/workspace/terragrunt.js';

test.each([
  ['../../modules//api', 'file:///repo/modules/api'],
  ['./', 'file:///repo/env/prod'],
  ['${get_repo_root()}/modules//api', '/modules/api'],
  ['${dirname(find_in_parent_folders())}/../modules/api', '/modules/api'],
  ['${local.prefix}-modules/api', '/api'],
  ['git::ssh://git@example.com/owner/repository.git//modules/api?ref=v1.2.3', '/modules/api'],
  ['git::${local.repository}//modules/api?ref=${local.version}', '/modules/api'],
  ['tfr:///terraform-aws-modules/vpc/aws?version=5.8.1', undefined],
  ['${local.source}', undefined],
  ['', undefined],
])('%s leads to %s', (source, expected) => {
  const text = `terraform {\n  source = "${source}"\n}\n`;
  expect(appliedFrom('file:///repo/env/prod', text)).toBe(expected);
});

test('a file without a source applies what lies beside it', () => {
  expect(appliedFrom('file:///repo', 'terraform {\n}\n')).toBeUndefined();
  expect(appliedFrom('file:///repo', 'inputs = {\n}\n')).toBeUndefined();
});
