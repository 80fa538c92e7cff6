/** Names and values of stage variables, wherever they are written. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

describe('invalid-stage-variable finds', () => {
  it('names and values with other characters, in both kinds of stages', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        variables = {
          "lambda-alias" = "live"
      #   ^^^^^^^^^^^^^^ error invalid-stage-variable: \`lambda-alias\` is not a valid stage variable name: use letters, digits and underscores
          version        = "$LATEST"
      #                    ^^^^^^^^^ error invalid-stage-variable: \`version\` can't be \`$LATEST\`
        }
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id = "a"
        name   = "live"

        stage_variables = {
          json = jsonencode({ a = 1 })
      #          ^^^^^^^^^^^^^^^^^^^^^ error invalid-stage-variable
        }
      }
    `);
  });

  it('blanks and empty values, and what a canary overrides with, as warnings', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        variables = {
          a = "two words"
      #       ^^^^^^^^^^^ warning invalid-stage-variable
          b = ""
      #       ^^ warning invalid-stage-variable: The stage variable \`b\` can't be empty
        }

        canary_settings {
          deployment_id            = "e"
          stage_variable_overrides = { a = "$LATEST" }
      #                                    ^^^^^^^^^ warning invalid-stage-variable
        }
      }
    `);
  });

  it('values from elsewhere, and says where they come from', () => {
    checkDiagnostics(`
      locals {
        alias = "$LATEST"
        all   = { alias = "$LATEST" }
      }

      resource "aws_apigatewayv2_stage" "a" {
        api_id          = "a"
        name            = "a"
        stage_variables = { alias = local.alias }
      #                             ^^^^^^^^^^^ error invalid-stage-variable
      }

      resource "aws_apigatewayv2_stage" "b" {
        api_id          = "a"
        name            = "b"
        stage_variables = merge(local.all, { other = "x" })
      }

      resource "aws_apigatewayv2_stage" "c" {
        api_id          = "a"
        name            = "c"
        stage_variables = local.all
      #                   ^^^^^^^^^ error invalid-stage-variable
      }
    `);
  });
});

describe('invalid-stage-variable does not find', () => {
  it('what is right or not known, empty defaults, numbers, and entries that others replace', () => {
    checkDiagnostics(`
      variable "backend" {
        default = ""
      }

      variable "more" {
        type = map(string)
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        variables = merge({ placeholder = "not set" }, var.more)
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id = "a"
        name   = "live"

        stage_variables = {
          url                = "https://example.com:8080/a/b?c=d&e=f#g~h,i"
          "quoted_name"      = "x"
          (var.backend)      = "y"
          "\${var.unknown}_a" = "\${var.unknown} b"
          backend            = var.backend
          number             = 1
          flag               = true
          function           = aws_lambda_function.orders.function_name
        }
      }

      resource "aws_api_gateway_deployment" "d" {
        rest_api_id = "a"
        triggers    = { "a-b" = "$" }
      }
    `);
  });
});

it('offers a name of allowed characters', () => {
  const stage = (name: string): string => `
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "a"
      name   = "live"

      stage_variables = {
        ${name} = "x"
      }
    }
    `;
  checkFix(stage('"lambda<|>-alias"'), 'Use `lambda_alias`', stage('lambda_alias'));
});
