/** Which provider versions a module may run with, and what that means for an argument. */
import { describe, expect, it } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import {
  allows,
  isKnown,
  parseConstraints,
  type ProviderVersions,
} from '../../server/src/workspace/provider-versions.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';

function versionsOf(text: string, lock?: string): ProviderVersions {
  const files = [sourceFile('file:///m/main.tf', text)];
  return moduleFrom('file:///m', files, { lock: lock === undefined ? undefined : parse(lock).body })
    .providerVersions;
}

function required(constraint: string): ProviderVersions {
  return versionsOf(`terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = ${JSON.stringify(constraint)} }
  }
}`);
}

describe('allows', () => {
  const table: readonly (readonly [constraint: string, since: string, expected: string])[] = [
    ['5.75.0', '5.75.0', 'all'],
    ['= 5.75.0', '5.75.1', 'none'],
    ['>= 5.75', '5.75.0', 'all'],
    ['> 5.75.0', '5.75.0', 'all'],
    ['>= 5.0', '5.75.0', 'some'],
    ['<= 5.75.0', '5.75.0', 'all'],
    ['<= 6.7.0', '1.36.0', 'all'],
    ['< 6.0', '5.75.0', 'all'],
    ['> 1.0, < 6.0', '5.75.0', 'some'],
    ['<= 5.75.0', '5.76.0', 'none'],
    ['< 5.75.0', '5.75.0', 'none'],
    ['~> 5.0', '6.0.0', 'none'],
    ['~> 5.0', '5.99.0', 'some'],
    ['~> 5.75.0', '5.75.0', 'all'],
    ['~> 5.74.0', '5.75.0', 'none'],
    ['~> 5', '6.0.0', 'none'],
    ['~> 5', '5.1.0', 'some'],
    ['>= 4.9, < 6.0', '6.0.0', 'none'],
    ['>=5.80,<6.0,!=5.81.0', '5.75.0', 'all'],
    ['!= 5.0.0', '5.75.0', 'all'],
    ['v5.80.0', '5.75.0', 'all'],
    ['6.0.0-beta1', '6.0.0', 'all'],
  ];
  for (const [constraint, since, expected] of table) {
    it(`something since ${since} with "${constraint}": ${expected}`, () => {
      expect(allows(required(constraint), { since })).toBe(expected);
    });
  }

  it('knows what was removed', () => {
    expect(allows(required('~> 5.0'), { until: '6.0.0' })).toBe('all');
    expect(allows(required('>= 6.0'), { until: '6.0.0' })).toBe('none');
    expect(allows(required('>= 5.0'), { until: '6.0.0' })).toBe('some');
    expect(allows(required('< 7.0'), { until: '6.0.0' })).toBe('some');
    expect(allows(required('~> 5.0'), { since: '4.0.0', until: '6.0.0' })).toBe('all');
    expect(allows(required('~> 5.0'), { since: '6.0.0', until: '7.0.0' })).toBe('none');
  });

  it('knows what came after a version', () => {
    const range = { after: '6.25.0', since: '6.66.0' };
    expect(allows(required('6.25.0'), range)).toBe('none');
    expect(allows(required('>= 6.25.0'), range)).toBe('some');
    expect(allows(required('6.66.0'), range)).toBe('all');
  });

  it('knows what went after a version', () => {
    const range = { through: '6.66.0', until: '7.0.0' };
    expect(allows(required('~> 6.0'), range)).toBe('all');
    expect(allows(required('>= 7.0'), range)).toBe('none');
    expect(allows(required('>= 6.0'), range)).toBe('some');
  });

  it('refuses nothing between two versions that are known', () => {
    expect(allows(required('6.26.0'), { after: '6.25.0', since: '6.66.0' })).toBe('all');
    expect(allows(required('>= 6.26, < 6.60'), { after: '6.25.0', since: '6.66.0' })).toBe('all');
    expect(allows(required('6.90.0'), { through: '6.66.0', until: '7.0.0' })).toBe('all');
    expect(allows(required('~> 6.90'), { since: '6.0.0', through: '6.66.0', until: '7.0.0' })).toBe('all');
  });

  it('is silent about what it does not know', () => {
    const unknowns = ['', '>= ', '=> 5.0', '5.x', '~> five', 'latest', '>= 5.0,, < 6'];
    for (const constraint of unknowns)
      expect(allows(required(constraint), { since: '99.0.0' }), constraint).toBe('all');

    expect(allows(versionsOf(''), { since: '99.0.0' })).toBe('all');
    expect(allows(required('>= 6.0, < 5.0'), { since: '5.0.0' }), 'contradiction').toBe('all');
    expect(allows(required('5.0.0, != 5.0.0'), { since: '6.0.0' }), 'contradiction').toBe('all');
    expect(
      allows(versionsOf('terraform {\n required_providers {\n aws = local.x\n }\n}'), { since: '9.0.0' }),
    ).toBe('all');
  });
});

describe('isKnown', () => {
  const table: readonly (readonly [constraint: string, expected: boolean])[] = [
    ['6.25.0', true],
    ['6.26.0', false],
    ['>= 6.66', true],
    ['~> 6.0', false],
    ['< 6.25', true],
  ];
  for (const [constraint, expected] of table) {
    it(`of something after 6.25.0, in 6.66.0 at the latest, with "${constraint}": ${String(expected)}`, () => {
      expect(isKnown(required(constraint), { after: '6.25.0', since: '6.66.0' })).toBe(expected);
    });
  }

  it('is true of everything whose versions are exact', () => {
    expect(isKnown(required('~> 6.0'), { since: '6.28.0', until: '7.0.0' })).toBe(true);
  });

  it('is false where the last version with it is not known', () => {
    expect(isKnown(required('>= 6.0'), { through: '6.66.0', until: '7.0.0' })).toBe(false);
    expect(isKnown(required('6.66.0'), { through: '6.66.0', until: '7.0.0' })).toBe(true);
  });
});

describe('provider versions of a module', () => {
  it('come from the old forms too', () => {
    expect(allows(versionsOf('provider "aws" {\n  version = "~> 2.7"\n}'), { since: '3.0.0' })).toBe('none');
    expect(
      allows(versionsOf('terraform {\n  required_providers {\n    aws = "~> 2.7"\n  }\n}'), {
        since: '3.0.0',
      }),
    ).toBe('none');
  });

  it('belong to the AWS provider, whatever its local name is', () => {
    const text = `terraform {
  required_providers {
    cloud  = { source = "registry.terraform.io/hashicorp/aws", version = "< 5.0" }
    aws    = { source = "example/other", version = ">= 9.0" }
    random = "3.0.0"
  }
}`;
    expect(allows(versionsOf(text), { since: '5.0.0' })).toBe('none');
  });

  it('hold all at once', () => {
    const text = `terraform {
  required_providers {
    aws = ">= 5.0"
  }
}
provider "aws" {
  version = "< 5.50"
}`;
    expect(allows(versionsOf(text), { since: '5.50.0' })).toBe('none');
    expect(allows(versionsOf(text), { since: '5.10.0' })).toBe('some');
  });

  it('are what the lock file picked', () => {
    const lock = `provider "registry.opentofu.org/hashicorp/aws" {
  version     = "5.31.0"
  constraints = ">= 4.0.0"
}`;
    const versions = versionsOf('terraform {\n  required_providers {\n    aws = ">= 4.0"\n  }\n}', lock);
    expect(versions.locked).toBe('5.31.0');
    expect(allows(versions, { since: '5.31.0' })).toBe('all');
    expect(allows(versions, { since: '5.32.0' })).toBe('none');
  });
});

describe('parseConstraints', () => {
  it('splits `~>` into its two ends', () => {
    expect(parseConstraints('~> 5.4')).toEqual([
      { operator: '>=', version: [5, 4, 0] },
      { operator: '<', version: [6, 0, 0] },
    ]);
    expect(parseConstraints('~> 5.4.2')).toEqual([
      { operator: '>=', version: [5, 4, 2] },
      { operator: '<', version: [5, 5, 0] },
    ]);
  });
});
