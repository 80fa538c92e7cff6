import { describe, expect, it } from 'vitest';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

const account = (name: string, ...more: readonly string[]): string =>
  `resource "aws_api_gateway_account" "${name}" {
        cloudwatch_role_arn = "arn:aws:iam::123456789012:role/${name}"
        ${more.join('\n        ')}
      }`;

describe('duplicate-account', () => {
  it('finds the second', () => {
    checkDiagnostics(`
      ${account('a')}

      #- more.tf
      resource "aws_api_gateway_account" "b" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint duplicate-account: this and \`aws_api_gateway_account.a\` overwrite each other: keep one of them
        cloudwatch_role_arn = "arn:aws:iam::123456789012:role/b"
      }
    `);
  });

  it('finds one beside a module that has one', () => {
    checkDiagnostics(`
      module "logging" {
        source = "./logging"
      }

      resource "aws_api_gateway_account" "b" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint duplicate-account: \`module.logging\`
        cloudwatch_role_arn = "arn:aws:iam::123456789012:role/b"
      }

      #- logging/main.tf
      ${account('a')}
    `);
  });

  it('removes the second where nothing reads it', () => {
    const second = account('b').replace('"b"', '"<|>b"');
    checkFix(
      `
      ${account('a')}

      ${second}
      `,
      'Remove `aws_api_gateway_account.b`',
      `
      ${account('a')}
      `,
    );
    const output = 'output "logs" {\n        value = aws_api_gateway_account.b.id\n      }';
    expect(actionsAt(`${account('a')}\n${second}\n${output}`).map(({ title }) => title)).not.toContain(
      'Remove `aws_api_gateway_account.b`',
    );
  });

  it.each([
    ['for another provider', account('b', 'provider = aws.eu')],
    ['for another Region', account('b', 'region = "eu-west-1"')],
    ['of which one is made', account('b', 'count = var.own ? 1 : 0')],
    [
      'in a module for another provider',
      'module "m" {\n        source = "./m"\n        providers = { aws = aws.eu }\n      }',
    ],
    ['in a module that is not made', 'module "m" {\n        source = "./m"\n        count = 0\n      }'],
  ])('leaves alone two %s', (_, other) => {
    checkDiagnostics(`
      #- main.tf
      ${account('a')}
      ${other}

      #- m/main.tf
      ${account('own')}
    `);
  });
});
