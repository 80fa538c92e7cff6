/** What is offered and explained in `provider "aws"`, which is no error in any of our rules. */
import { describe, expect, test } from 'vitest';
import { completion, resolveCompletion } from '../../server/src/features/completion/completion.js';
import { checkCompletion, offered } from '../support/check-completion.js';
import { checkDiagnostics } from '../support/check-diagnostics.js';
import { checkHover, checkNoHover } from '../support/check-hover.js';
import { cursorOf, fixture } from '../support/fixture.js';

const provider = (lines: string): string => `provider "aws" {\n  ${lines}\n}\n`;

describe('completion', () => {
  test('offers the arguments and blocks of the provider, and no secrets', () => {
    const labels = offered(provider('<|>'));
    expect(labels.slice(0, 3)).toEqual(['region', 'alias', 'profile']);
    expect(labels).toEqual(
      expect.arrayContaining(['allowed_account_ids', 'default_tags', 'assume_role', 'ignore_tags']),
    );
    for (const name of ['access_key', 'secret_key', 'token', 'dynamic', 'count'])
      expect(labels).not.toContain(name);
  });

  test('offers the Regions, quoted or in quotes', () => {
    expect(offered(provider('region = <|>'))).toEqual(
      expect.arrayContaining(['"eu-central-1"', '"us-east-1"']),
    );
    expect(offered(provider('region = "eu-w<|>"'))).toEqual(['eu-west-1', 'eu-west-2', 'eu-west-3']);
    checkCompletion(provider('region = eu-c<|>'), '"eu-central-1"', provider('region = "eu-central-1"'));
  });

  test('names a Region beside it', () => {
    const { file, offset } = cursorOf(fixture(provider('region = "<|>"')));
    const item = completion(file, offset, fixture('').module).find(({ label }) => label === 'eu-central-1');
    expect(item && resolveCompletion(item).documentation).toMatchObject({
      value: expect.stringContaining('Europe (Frankfurt).') as string,
    });
  });

  test('offers Regions for a resource that names its own', () => {
    expect(offered('resource "aws_api_gateway_stage" "x" {\n  region = "eu-s<|>"\n}\n')).toEqual([
      'eu-south-1',
      'eu-south-2',
    ]);
  });

  test('writes blocks with what they are for', () => {
    checkCompletion(
      provider('default<|>'),
      'default_tags',
      provider('default_tags {\n    tags = {\n      $1\n    }\n  }'),
    );
    checkCompletion(
      provider('assume_role<|>'),
      'assume_role',
      provider('assume_role {\n    role_arn = "${1:arn:aws:iam::111122223333:role/name}"\n  }'),
    );
    expect(offered(provider('ignore_tags {\n    <|>\n  }'))).toEqual(['keys', 'key_prefixes']);
  });

  test('offers nothing of it in another provider', () => {
    expect(offered('provider "google" {\n  <|>\n}\n')).toEqual(['alias']);
  });

  test('writes the label, for a new block with its body', () => {
    checkCompletion('provider <|>', 'aws', 'provider "aws" {\n  region = "$1"\n}');
    checkCompletion('provider "<|>"', 'aws', 'provider "aws" {\n  region = "$1"\n}');
    checkCompletion('provider "<|>" {\n}\n', 'aws', 'provider "aws" {\n}\n');
  });
});

describe('hover', () => {
  test('explains arguments, blocks and what is in them', () => {
    checkHover(provider('reg<|>ion = "eu-central-1"'), 'region', 'The AWS Region of all resources');
    checkHover(provider('region = "eu-cen<|>tral-1"'), 'eu-central-1', 'Europe (Frankfurt).');
    checkHover(provider('default_<|>tags {\n  }'), 'default_tags', 'Tags that every resource');
    checkHover(provider('default_tags {\n    ta<|>gs = {}\n  }'), 'tags', 'map(string)');
    checkHover(provider('secret<|>_key = "x"'), 'secret_key', 'Do not write it into code');
  });

  test('names only a few of many examples', () => {
    checkHover(
      provider('reg<|>ion = "x"'),
      'region',
      'For example: `"us-east-1"`, `"us-east-2"`, `"us-west-1"`, …',
    );
  });

  test('says nothing of what it does not know', () => {
    checkNoHover(provider('future_argu<|>ment = true'));
  });
});

test('no rule finds anything in it', () => {
  checkDiagnostics(
    provider(
      'region           = "xx-new-1"\n  future_argument  = true\n  version = "~> 5.0"\n  future {\n  }\n  default_tags {\n    tags = { a = 1 }\n  }\n  dynamic "ignore_tags" {\n    for_each = []\n    content {\n      keys = []\n    }\n  }',
    ),
  );
});
