/** Version constraints that Terraform can't read; what it takes was tried with Terraform 1.11. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('version-constraint', 'syntax'));
};

const core = (value: string): string => `
      terraform {
        required_version = ${value}
      }
      resource "aws_api_gateway_account" "this" {}
    `;

describe('version-constraint', () => {
  it('finds signs and words of other tools', () => {
    for (const text of [
      '',
      '1.x',
      '>= 1.0 < 3',
      '>= 1.0 || < 3',
      '^1.0',
      '*',
      'latest',
      '=> 1.0',
      '== 1.0',
      '~ 1.0',
      '1.',
    ]) {
      checkDiagnostics(
        core(`"${text}"
        #                  ${'^'.repeat(text.length + 2)} error version-constraint: is no version constraint: use`),
      );
    }
  });

  it('does not find what Terraform reads', () => {
    for (const text of [
      '>= 1',
      '>=1.0',
      '~>1.0.0',
      'v1.0',
      '1.0, >= 0.5',
      '1.0.0-beta1',
      '>1.0.0+x',
      '!= 1.0',
      '= 1.0',
    ])
      checkDiagnostics(core(`"${text}"`));
  });

  it('finds them in required providers and in calls', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "~> v5.0"
            #         ^^^^^^^^^ error version-constraint: \`~> v5.0\` is no version constraint: use \`~> 5.0\`.
          }
          random = "five"
          #        ^^^^^^ error version-constraint: use one such as \`>= 1.5.0\`
        }
      }
      module "stage" {
        source  = "./stage"
        version = "1.0.0"
      # ^^^^^^^ error version-constraint: A module that is called by a path has no versions: remove \`version\`.
      }
      module "gateway" {
        source  = "terraform-aws-modules/apigateway-v2/aws"
        version = "5.*"
        #         ^^^^^ error version-constraint: use \`~> 5.0\`
      }
      resource "aws_api_gateway_account" "this" {}
    `);
  });

  it('writes what was meant', () => {
    const settings = only('version-constraint');
    checkFix(core('"^1<|>.5"'), 'Use `~> 1.5`', core('"~> 1.5"'), {}, settings);
    checkFix(core('">= 1.0<|> < 3"'), 'Use `>= 1.0, < 3`', core('">= 1.0, < 3"'), {}, settings);
  });
});
