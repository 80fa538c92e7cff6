/** Lengths of texts, names, values and maps. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

const x = (length: number): string => 'x'.repeat(length);
const variables = (count: number): string =>
  Array.from({ length: count }, (_, index) => `v${index} = "x"`).join('\n');

describe('too-long finds', () => {
  it('descriptions, names and values of variables and tags', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "live" {
        api_id      = "a"
        name        = "live"
        description = "${x(1025)}"
      #               ${'^'.repeat(1027)} error too-long: \`description\` has 1025 characters: use at most 1024

        stage_variables = {
          ${x(65)} = "x"
      #   ${'^'.repeat(65)} error too-long: This name has 65 characters: use at most 64
          a = "${x(513)}"
      #       ${'^'.repeat(515)} error too-long: The value of \`a\` has 513 characters: use at most 512
        }

        tags = {
          ${x(129)} = "x"
      #   ${'^'.repeat(129)} error too-long: use at most 128
          b = "${x(257)}"
      #       ${'^'.repeat(259)} error too-long: use at most 256
        }
      }
    `);
  });

  it('more variables than a stage may have', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "live" {
        api_id = "a"
        name   = "live"
        stage_variables = {
      # ^^^^^^^^^^^^^^^ error too-long: \`stage_variables\` has 101 entries: use at most 100
          ${variables(101)}
        }
      }
    `);
  });
});

it('too-long does not find what is just as long, characters of two units, REST descriptions, or unknown lengths', () => {
  checkDiagnostics(`
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = "a"
      name        = "live"
      description = "${'😀'.repeat(1024)}"

      stage_variables = {
        ${x(64)} = "${x(512)}"
      }

      tags = merge(var.tags, { ${x(128)} = "${x(256)}" })
    }

    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a"
      stage_name    = "prod"
      deployment_id = "d"
      description   = "${x(3000)}"
      variables     = {
        ${variables(100)}
      }
    }

    resource "aws_apigatewayv2_stage" "unknown" {
      api_id      = "a"
      name        = "unknown"
      description = "${x(1020)}\${var.more}"
    }
  `);
});
