import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('invalid-stage-name', 'invalid-value', 'out-of-range', 'unknown-resource-type');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

describe('invalid-stage-name', () => {
  it('finds names with other characters, too long ones, empty ones', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "prod/v1"
      #                 ^^^^^^^^^ error invalid-stage-name: \`prod/v1\` is not a valid stage name: use letters, digits, hyphens and underscores
        deployment_id = "d"
      }

      resource "aws_api_gateway_stage" "b" {
        rest_api_id   = "a"
        stage_name    = "$default"
      #                 ^^^^^^^^^^ error invalid-stage-name
        deployment_id = "d"
      }

      resource "aws_apigatewayv2_stage" "c" {
        api_id = "a"
        name   = "${'x'.repeat(129)}"
      #          ${'^'.repeat(131)} error invalid-stage-name: use at most 128 characters
      }

      resource "aws_apigatewayv2_stage" "d" {
        api_id = "a"
        name   = ""
      #          ^^ error invalid-stage-name
      }
    `);
  });

  it('finds them where another resource names the stage', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "my stage"
      #               ^^^^^^^^^^ error invalid-stage-name
        method_path = "*/*"

        settings {
        }
      }
    `);
  });

  it('sees through what can be evaluated', () => {
    checkDiagnostics(`
      locals {
        env = "prod"
      }

      resource "aws_apigatewayv2_stage" "a" {
        api_id = "a"
        name   = "\${local.env}.eu"
      #          ^^^^^^^^^^^^^^^^^ error invalid-stage-name: \`prod.eu\` (from \`local.env\`)
      }

      resource "aws_apigatewayv2_stage" "b" {
        api_id = "a"
        name   = replace("\${local.env}.eu", ".", "-")
      }
    `);
  });

  it('leaves alone names that are right or not known, and those that a reference leads to', () => {
    checkDiagnostics(`
      variable "stage" {
        type = string
      }

      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "v1_2-b"
        deployment_id = "d"
      }

      resource "aws_api_gateway_stage" "b" {
        rest_api_id   = "a"
        stage_name    = var.stage
        deployment_id = "d"
      }

      resource "aws_apigatewayv2_stage" "c" {
        api_id = "a"
        name   = "$default"
      }
    `);
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "d" {
        rest_api_id   = "a"
        stage_name    = "a b"
      #                 ^^^^^ error invalid-stage-name
        deployment_id = "d"
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_stage.d.stage_name
        method_path = "*/*"

        settings {
        }
      }
    `);
  });

  it('offers the name without what is not allowed', () => {
    const stage = (name: string): string => `
      resource "aws_apigatewayv2_stage" "a" {
        api_id = "a"
        name   = "${name}"
      }
      `;
    checkFix(stage('prod <|>v1.2!'), 'Use `prod-v1-2`', stage('prod-v1-2'));
  });
});
