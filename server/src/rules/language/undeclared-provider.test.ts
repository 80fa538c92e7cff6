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

  it('finds calls that do not hand on what the called module announces', () => {
    checkDiagnostics(`
      #- main.tf
      provider "aws" {
        alias  = "west"
        region = "us-west-2"
      }
      module "edge" {
      #^^^^^^^^^^^^ error undeclared-provider: The called module takes \`aws.edge\` from its caller: hand it on with \`providers = { aws.edge = … }\`.
        source = "./edge"
      }
      module "other" {
      #^^^^^^^^^^^^^ error undeclared-provider
        source    = "./edge"
        providers = { aws = aws.west }
      }
      module "right" {
        source    = "./edge"
        providers = { aws.edge = aws.west }
      }
      #- edge/main.tf
      terraform {
        required_providers {
          aws = {
            source                = "hashicorp/aws"
            configuration_aliases = [aws.edge]
          }
        }
      }
      resource "aws_api_gateway_account" "this" {
        provider = aws.edge
      }
    `);
  });

  it('finds calls that repeat a module with a provider of its own', () => {
    checkDiagnostics(`
      #- main.tf
      module "each" {
        source   = "./outer"
        for_each = toset(["a"])
      # ^^^^^^^^ error undeclared-provider: A module with a \`provider\` block of its own can't have \`for_each\`: remove it, or move that block here
      }
      module "once" {
        source = "./outer"
      }
      module "bare" {
        source     = "./bare"
        depends_on = [module.once]
      }
      #- outer/main.tf
      module "inner" {
        source = "./inner"
      }
      #- outer/inner/main.tf
      provider "aws" {
        region = "eu-west-1"
      }
      resource "aws_api_gateway_account" "this" {}
      #- bare/main.tf
      provider "aws" {
        alias = "west"
      }
      resource "aws_api_gateway_account" "this" {}
    `);
  });
});
