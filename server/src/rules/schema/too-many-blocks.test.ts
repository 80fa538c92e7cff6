import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('duplicate-argument', 'too-many-blocks');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

describe('too-many-blocks', () => {
  it('points at each one beyond those allowed', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        default_route_settings {
          throttling_burst_limit = 1
        }

        default_route_settings {
      # ^^^^^^^^^^^^^^^^^^^^^^ error too-many-blocks: Only one \`default_route_settings\` block
          throttling_burst_limit = 2
        }

        default_route_settings {
      # ^^^^^^^^^^^^^^^^^^^^^^ error too-many-blocks
          throttling_burst_limit = 3
        }
      }
    `);
  });

  it('leaves alone dynamic blocks and blocks without a limit', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        default_route_settings {
          throttling_burst_limit = 1
        }

        dynamic "default_route_settings" {
          for_each = var.defaults
          content {}
        }

        dynamic "default_route_settings" {
          for_each = var.others
          content {}
        }

        route_settings {
          route_key = "GET /a"
        }

        route_settings {
          route_key = "GET /b"
        }
      }
    `);
  });

  it('removes the block', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        default_route_settings {
          throttling_burst_limit = 1
        }

        default_route_<|>settings {
          throttling_burst_limit = 2
        }

        tags = {}
      }
      `,
      'Remove this `default_route_settings` block',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        default_route_settings {
          throttling_burst_limit = 1
        }

        tags = {}
      }
      `,
    );
  });
});
