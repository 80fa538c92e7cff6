/** Configurations of a provider that are not declared. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('undeclared-provider', 'syntax'));
};

describe('undeclared-provider', () => {
  it('finds an alias that no provider block has', () => {
    checkDiagnostics(`
      provider "aws" {
        alias = "frankfurt"
      }
      resource "aws_api_gateway_rest_api" "orders" {
        provider = aws.frankfort
        #          ^^^^^^^^^^^^^ error undeclared-provider: \`aws.frankfort\` is not declared in this module: use \`aws.frankfurt\`, or add a \`provider "aws"\` block with \`alias = "frankfort"\`
      }
      module "stage" {
        source    = "./stage"
        providers = { aws = aws.paris }
        #                   ^^^^^^^^^ error undeclared-provider: add a \`provider "aws"\` block
      }
    `);
  });

  it('does not find the default one, and what a caller hands on', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = {
            source                = "hashicorp/aws"
            configuration_aliases = [aws.frankfurt]
          }
        }
      }
      resource "aws_api_gateway_rest_api" "orders" {
        provider = aws.frankfurt
      }
      resource "aws_api_gateway_rest_api" "shop" {
        provider = aws
      }
    `);
  });

  it('uses what was meant', () => {
    const text = (alias: string) => `
      provider "aws" {
        alias = "frankfurt"
      }
      resource "aws_api_gateway_rest_api" "orders" {
        provider = aws.${alias}
      }
    `;
    checkFix(text('frankfort<|>'), 'Use `aws.frankfurt`', text('frankfurt'), {}, only('undeclared-provider'));
  });
});
