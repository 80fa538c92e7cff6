/** Blocks of override files that have nothing below them. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('override-without-base', 'syntax'));
};

const base = `
      #- main.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name = "live"
      }
      variable "name" {
        type = string
      }
      locals {
        size = "0.5"
      }
      provider "aws" {
        alias  = "west"
        region = "us-west-2"
      }
      output "name" {
        value = var.name
      }`;

describe('override-without-base', () => {
  it('finds what no other file declares', () => {
    checkDiagnostics(`${base}
      #- main_override.tf
      resource "aws_api_gateway_stage" "test" {
        #                               ^^^^ error override-without-base: No other file declares \`aws_api_gateway_stage.test\`, so there is nothing to override: move it to one, or correct the name.
        stage_name = "test"
      }
      variable "nmae" {
        #       ^^^^ error override-without-base
        default = "x"
      }
      locals {
        size = "1.6"
        zone = "a"
      # ^^^^ error override-without-base: No other file declares \`local.zone\`
      }
      provider "aws" {
        alias  = "east"
        #        ^^^^^^ error override-without-base
        region = "us-east-1"
      }
      #- z_override.tf
      variable "nmae" {
        #       ^^^^ error override-without-base
        nullable = false
      }
    `);
  });

  it('finds what can not stand there', () => {
    checkDiagnostics(`${base}
      #- main_override.tf
      moved {
      #^^^^ error override-without-base: A \`moved\` block can't stand in an override file: move it to another file.
        from = aws_api_gateway_stage.test
        to   = aws_api_gateway_stage.live
      }
      resource "aws_api_gateway_stage" "live" {
        depends_on = [aws_api_gateway_account.this]
      # ^^^^^^^^^^ error override-without-base: \`depends_on\` can't be overridden: write it where the block is declared.
      }
    `);
  });

  it('does not find what overrides something, stands for itself, or may be declared where nobody can read', () => {
    checkDiagnostics(`${base}
      #- main_override.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name = "test"
      }
      variable "name" {
        default = "x"
      }
      provider "aws" {
        region = "eu-west-1"
      }
      provider "aws" {
        alias  = "west"
        region = "eu-west-1"
      }
      output "name" {
        sensitive = true
      }
      terraform {
        required_version = ">= 1.5"
      }
      variable "zone" {
        default = "x"
      }
      #- more.tf.json
      { "variable": { "zone": {} } }
    `);
    checkDiagnostics(`
      #- main_override.tf
      variable "zone" {
        default = "x"
      }
      #- more.tf.json
      { "variable": {
    `);
  });

  it('removes what can not be overridden', () => {
    const override = (line: string): string => `${base}
      #- main_override.tf
      resource "aws_api_gateway_stage" "live" {
        stage_name = "test"${line}
      }
      `;
    checkFix(
      override('\n        depends<|>_on = [aws_api_gateway_account.this]'),
      'Remove `depends_on`',
      override(''),
      {},
      only('override-without-base'),
    );
  });
});
