/** Calls of functions that there are not. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const settings = only('unknown-function');
const checkDiagnostics = (text: string): void => {
  checkAll(text, settings);
};

const api = `
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }`;
const requires = (version: string): string => `
      terraform {
        required_version = "${version}"
      }`;
const aws = (version = '~> 5.40'): string => `
      terraform {
        required_version = ">= 1.8"

        required_providers {
          cloud = {
            source  = "hashicorp/aws"
            version = "${version}"
          }
        }
      }`;

describe('unknown-function finds', () => {
  it('slips, whatever versions are allowed', () => {
    for (const versions of ['', requires('>= 1.5'), requires('~> 1.11.0')]) {
      checkDiagnostics(`${versions}${api}
      locals {
        a = jsonencod({ a = 1 })
        #   ^^^^^^^^^ error unknown-function: There is no function \`jsonencod\`: use \`jsonencode\`.
        b = Lower("A")
        #   ^^^^^ error unknown-function: use \`lower\`
        c = "x-\${trimpsace(" a ")}"
        #        ^^^^^^^^^ error unknown-function: use \`trimspace\`
        d = core::formt("%s", 1)
        #   ^^^^^^^^^^^ error unknown-function: There is no function \`core::formt\`: use \`core::format\`.
      }
      `);
    }
  });

  it('a word that is like no function, as an error where no newer Terraform is allowed', () => {
    checkDiagnostics(`${requires('~> 1.11.0')}${api}
      locals {
        a = shorten("orders")
        #   ^^^^^^^ error unknown-function: Terraform 1.11 has no function \`shorten\`
      }
    `);
    checkDiagnostics(`${api}
      locals {
        a = shorten("orders")
        #   ^^^^^^^ warning unknown-function: Terraform 1.11 has no function \`shorten\`
      }
    `);
  });

  it('functions that came after all allowed versions', () => {
    checkDiagnostics(`${requires('~> 1.4.0')}${api}
      locals {
        a = strcontains("orders", "o")
        #   ^^^^^^^^^^^ error unknown-function: \`strcontains\` was added in Terraform 1.5.0, and \`required_version\` allows older versions only
        b = startswith("orders", "o")
      }
    `);
  });

  it('those of Terraform 0.11 that are brackets today', () => {
    checkDiagnostics(`${api}
      locals {
        a = list("a", "b")
        #   ^^^^ error unknown-function: Terraform has no \`list\` any more: use \`tolist([…])\`.
        b = map("a", "b")
        #   ^^^ error unknown-function: use \`tomap({…})\`
      }
    `);
  });

  it('no functions of a provider where the module requires none at all', () => {
    checkDiagnostics(`${api}
      locals {
        a = provider::aws::arn_parse("a")
      }
    `);
  });

  it('functions of a provider that is not required, or that the provider does not have', () => {
    checkDiagnostics(`${aws()}${api}
      locals {
        a = provider::aws::arn_parse("a")
        #   ^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-function: \`required_providers\` of this module has no \`aws\`
        b = provider::cloud::arn_pars("a")
        #   ^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-function: use \`provider::cloud::arn_parse\`
        c = provider::cloud::arn_parse("a")
      }
    `);
    checkDiagnostics(`${aws('~> 5.10.0')}${api}
      locals {
        a = provider::cloud::arn_parse("a")
        #   ^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-function: was added in version 5.40.0 of the AWS provider
      }
    `);
  });
});

describe('unknown-function is silent about', () => {
  it('what a newer Terraform may have', () => {
    checkDiagnostics(`${requires('>= 1.5')}${api}
      locals {
        a = shorten("orders")
      }
    `);
  });

  it('functions of OpenTofu', () => {
    checkDiagnostics(`${api}
      locals {
        a = base64gunzip("a")
        b = cidrcontains("10.0.0.0/16", "10.0.0.1")
        c = urldecode("a")
      }
    `);
    checkDiagnostics(`${api}
      locals {
        a = shorten("orders")
        b = jsonencod(1)
      }
      #- more.tofu
      locals {
        c = 1
      }
    `);
  });

  it('what `try` takes for an answer', () => {
    checkDiagnostics(`${api}
      locals {
        a = try(shorten("orders"), "o")
        b = can(jsonencod(1))
      }
    `);
  });

  it('old functions where an old Terraform is allowed', () => {
    checkDiagnostics(`${requires('>= 0.12')}${api}
      locals {
        a = list("a", "b")
      }
    `);
  });

  it('type constraints, which are no calls', () => {
    checkDiagnostics(`${api}
      variable "stages" {
        type = map(object({ name = string, burst = optional(number, 10) }))
      }
    `);
  });

  it('modules that have nothing to do with API Gateway', () => {
    checkDiagnostics(`
      locals {
        a = jsonencod(1)
      }
    `);
  });
});

describe('the fix of unknown-function', () => {
  it('writes the name that is meant', () => {
    checkFix(
      `${api}
      locals {
        a = json<|>encod({ a = 1 })
      }`,
      'Use `jsonencode`',
      `${api}
      locals {
        a = jsonencode({ a = 1 })
      }`,
      {},
      settings,
    );
  });

  it('writes brackets', () => {
    checkFix(
      `${api}
      locals {
        a = li<|>st("a", var.b)
      }`,
      'Use `tolist`',
      `${api}
      locals {
        a = tolist(["a", var.b])
      }`,
      {},
      settings,
    );
    checkFix(
      `${api}
      locals {
        a = ma<|>p("a", var.b, "c", 1)
      }`,
      'Use `tomap`',
      `${api}
      locals {
        a = tomap({ "a" = var.b, "c" = 1 })
      }`,
      {},
      settings,
    );
  });
});
