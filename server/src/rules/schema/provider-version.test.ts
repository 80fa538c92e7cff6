import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const requiring = (version: string): string => `terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }`;

const stage = `rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"`;

describe('provider-version', () => {
  it('finds what no allowed version has', () => {
    checkDiagnostics(`
      ${requiring('~> 5.0')}

      resource "aws_api_gateway_stage" "prod" {
        region        = "eu-west-1"
      # ^^^^^^ error provider-version: was added in version 6.0.0 of the AWS provider
        ${stage}
      }

      resource "aws_apigatewayv2_routing_rule" "new" {
      #        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error provider-version: \`aws_apigatewayv2_routing_rule\` was added in version 6.29.0
        domain_name = "example.com"
        priority    = 1
      }
    `);
    checkDiagnostics(`
      #- .terraform.lock.hcl
      provider "registry.terraform.io/hashicorp/aws" {
        version = "6.2.0"
      }
      #- main.tf
      resource "aws_api_gateway_account" "this" {
        reset_on_delete = true
      # ^^^^^^^^^^^^^^^ error provider-version: was removed in version 6.0.0 of the AWS provider, and version 6.2.0 in the lock file is newer
      }
    `);
  });

  it('warns of what only some have, in nested blocks too', () => {
    checkDiagnostics(`
      ${requiring('>= 4.0, < 6.0')}

      resource "aws_api_gateway_stage" "prod" {
        ${stage}

        canary_settings {
      # ^^^^^^^^^^^^^^^ warning provider-version: was added in version 4.7.0 of the AWS provider, and this module allows older versions: require \`>= 4.7.0\`
          deployment_id = "c"
      #   ^^^^^^^^^^^^^ warning provider-version: require \`>= 5.75.0\`
        }
      }
    `);
  });

  it('names no version that nobody knows', () => {
    checkDiagnostics(`
      ${requiring('>= 6.0')}

      resource "aws_api_gateway_rest_api" "a" {
        name            = "a"
        security_policy = "TLS_1_2"
      # ^^^^^^^^^^^^^^^ warning provider-version: was added after version 6.25.0 of the AWS provider (in 6.66.0 at the latest), and this module allows older versions: require the version that you use
      }
    `);
    checkDiagnostics(`
      ${requiring('~> 6.20.0')}

      resource "aws_api_gateway_rest_api" "a" {
        name            = "a"
        security_policy = "TLS_1_2"
      # ^^^^^^^^^^^^^^^ error provider-version: was added after version 6.25.0 of the AWS provider (in 6.66.0 at the latest), and no version that this module allows is newer
      }
    `);
  });

  it.each(['6.40.0', '~> 6.26', '>= 6.66'])(
    'says nothing between two versions that are known, as for %s',
    (version) => {
      checkDiagnostics(`
      ${requiring(version)}

      resource "aws_api_gateway_rest_api" "a" {
        name            = "a"
        security_policy = "TLS_1_2"
      }
    `);
    },
  );

  it('takes the newest version where only an upper bound is required', () => {
    checkDiagnostics(`
      ${requiring('<= 6.7.0')}

      resource "aws_api_gateway_stage" "prod" {
        ${stage}
        xray_tracing_enabled = true
        region               = "eu-west-1"
      }
    `);
  });

  it('looks at dynamic blocks by their label', () => {
    checkDiagnostics(`
      ${requiring('~> 3.0')}

      resource "aws_api_gateway_stage" "prod" {
        ${stage}

        dynamic "canary_settings" {
      #         ^^^^^^^^^^^^^^^^^ error provider-version
          for_each = var.canaries
          content {
            percent_traffic = 1
          }
        }
      }
    `);
  });

  it.each(['>= 6.0', '>= 5.75, != 5.80.0', 'latest', '6.1.0'])(
    'says nothing of a canary for %s',
    (version) => {
      checkDiagnostics(`
      ${requiring(version)}

      resource "aws_api_gateway_stage" "prod" {
        ${stage}

        canary_settings {
          deployment_id = "c"
        }
      }
    `);
    },
  );

  it('says nothing where no version is required, or it is computed', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        region        = "eu-west-1"
        ${stage}
      }

      resource "aws_api_gateway_account" "this" {
        reset_on_delete = true
      }
    `);
    checkDiagnostics(`
      provider "aws" {
        version = var.provider_version
      }

      resource "aws_api_gateway_stage" "prod" {
        region        = "eu-west-1"
        ${stage}
      }
    `);
  });

  it('leaves the stage of a deployment to the rules for that', () => {
    checkDiagnostics(`
      ${requiring('~> 6.0')}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
        stage_name  = "prod"
      # ^^^^^^^^^^ error deployment-removed-argument
      }
    `);
  });

  it('takes the argument away', () => {
    checkFix(
      `
      ${requiring('~> 5.0')}

      resource "aws_api_gateway_stage" "prod" {
        reg<|>ion        = "eu-west-1"
        ${stage}
      }
      `,
      'Remove `region`',
      `
      ${requiring('~> 5.0')}

      resource "aws_api_gateway_stage" "prod" {
        ${stage}
      }
      `,
    );
  });

  it.each([
    ['~> 5.0', 'region', '"eu-west-1"', '~> 6.0'],
    ['~> 5', 'region', '"eu-west-1"', '~> 6'],
    ['~> 5.31.0', 'region', '"eu-west-1"', '~> 6.0.0'],
    ['5.31.0', 'region', '"eu-west-1"', '6.0.0'],
    ['= 5.31.0', 'region', '"eu-west-1"', '= 6.0.0'],
    ['>= 4.0, < 6.0', 'region', '"eu-west-1"', '>= 6.0.0'],
    ['>= 5.0', 'region', '"eu-west-1"', '>= 6.0.0'],
    ['>= 5.0, < 7.0', 'region', '"eu-west-1"', '>= 6.0.0, < 7.0'],
  ])('changes what is required: %s for %s', (before, name, value, after) => {
    const text = (version: string, cursor = ''): string => `
      ${requiring(version)}

      resource "aws_api_gateway_stage" "prod" {
        ${stage}
        ${name.slice(0, 2)}${cursor}${name.slice(2)} = ${value}
      }
    `;
    checkFix(text(before, '<|>'), `Require \`${after}\``, text(after));
  });

  it('requires what is older for what is gone', () => {
    const text = (version: string, cursor = ''): string => `
      ${requiring(version)}

      resource "aws_api_gateway_account" "this" {
        reset${cursor}_on_delete = true
      }
    `;
    checkFix(text('>= 5.80', '<|>'), 'Require `>= 5.80, < 6.0.0`', text('>= 5.80, < 6.0.0'));
  });

  it('requires nothing else where a lock file or more than one place says', () => {
    const titles = (text: string): readonly string[] =>
      actionsAt(text)
        .map(({ title }) => title)
        .filter((title) => title.startsWith('Require'));
    const account = `resource "aws_api_gateway_stage" "prod" {
        ${stage}
        re<|>gion = "eu-west-1"
      }`;
    expect(titles(`${requiring('~> 5.0')}\n${account}`)).toEqual(['Require `~> 6.0`']);
    expect(titles(`${requiring('~> 5.0')}\nprovider "aws" {\n  version = "~> 5.0"\n}\n${account}`)).toEqual(
      [],
    );
    expect(
      titles(`
      #- .terraform.lock.hcl
      provider "registry.terraform.io/hashicorp/aws" {
        version = "5.2.0"
      }
      #- main.tf
      ${requiring('~> 5.0')}
      ${account}
    `),
    ).toEqual([]);
  });
});
