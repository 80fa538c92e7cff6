import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('missing-argument', 'missing-block', 'syntax', 'unknown-argument');

function checkDiagnostics(text: string, settings = about): void {
  checkAll(text, settings);
}

describe('missing-block finds', () => {
  it('a required block, and offers it', () => {
    const before = `
      resource "aws_api_gateway_method_settings" "all" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-block: needs the block \`settings\`: add it
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"
      }
      `;
    checkDiagnostics(before);
    checkFix(
      before.replace('method_settings', 'method_<|>settings'),
      'Add the `settings` block',
      `
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
      `,
    );
  });

  it('both in an empty block, each with its own fix', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_method_settings" "all" {}
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-argument
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-block
    `);
    checkFix(
      `
      resource "aws_api_gateway_method<|>_settings" "all" {}
      `,
      'Add the `settings` block',
      `
      resource "aws_api_gateway_method_settings" "all" {
        settings {
          metrics_enabled = true
        }
      }
      `,
    );
  });
});

describe('missing-block does not find', () => {
  it('a dynamic block, or one that is written as an argument', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        dynamic "settings" {
          for_each = var.settings
          content {
            logging_level = settings.value
          }
        }
      }

      resource "aws_api_gateway_method_settings" "one" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"
        settings    = { logging_level = "INFO" }
      # ^^^^^^^^ error unknown-argument: is a block, not an argument
      }
    `);
  });
});
