import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

describe('syntax', () => {
  it('finds text that is not HCL, and reads on after it', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id =
        #       ^ error syntax: value is missing
        name   = "prod"
        auto_deploy = "yes"
        #             ^^^^^ error wrong-type
      }
    `);
  });

  it('finds a block that is not closed', () => {
    checkDiagnostics(`
      locals {
      #^^^^^^^ error syntax: never closed
    `);
  });

  it('does not find half of a text that is right in HCL', () => {
    checkDiagnostics(`
      locals {
        a = <<-EOT
          "{ }
        EOT
        b = [
          1, # the first
          2,
        ]
        c = "\${true ? "}" : "{"}"
      }
    `);
  });
});
