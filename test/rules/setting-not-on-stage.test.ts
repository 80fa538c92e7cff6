/** Settings for methods on the stage itself. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';

describe('setting-not-on-stage', () => {
  it('finds arguments and blocks, and no other rule does', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
        logging_level      = "INFO"
      # ^^^^^^^^^^^^^ error setting-not-on-stage: A stage has no \`logging_level\`: settings for methods belong in an \`aws_api_gateway_method_settings\` resource
        data_trace_enabled = true
      # ^^^^^^^^^^^^^^^^^^ error setting-not-on-stage

        method_settings {
      # ^^^^^^^^^^^^^^^ error setting-not-on-stage
          metrics_enabled = true
        }
      }
    `);
  });

  it('does not find what the stage has, what is misspelt otherwise, or the settings of other resources', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id           = "a"
        stage_name            = "prod"
        deployment_id         = "d"
        cache_cluster_enabled = true
        cache_cluster_size    = "0.5"
        logging               = "INFO"
      # ^^^^^^^ error unknown-argument
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id                = "a"
        name                  = "live"
        throttling_rate_limit = 5
      # ^^^^^^^^^^^^^^^^^^^^^ error unknown-argument
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "other"
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
    `);
  });

  it('moves all of them to settings of their own', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
        logging<|>_level      = "INFO"
        data_trace_enabled = true
      }
      `,
      'Move to an `aws_api_gateway_method_settings`',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
      }

      resource "aws_api_gateway_method_settings" "prod" {
        rest_api_id = aws_api_gateway_stage.prod.rest_api_id
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          logging_level      = "INFO"
          data_trace_enabled = true
        }
      }
      `,
      undefined,
      undefined,
      // Logs need the account's role, which may be set elsewhere: only the person who wants them can tell.
      ['missing-logging-role'],
    );
  });

  it('moves the content of a block', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        method_<|>settings {
          metrics_enabled = true
        }
      }
      `,
      'Move to an `aws_api_gateway_method_settings`',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
      }

      resource "aws_api_gateway_method_settings" "prod" {
        rest_api_id = aws_api_gateway_stage.prod.rest_api_id
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
      `,
    );
  });
});
