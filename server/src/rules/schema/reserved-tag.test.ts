/** Keys of tags that belong to AWS. */
import { it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

it('reserved-tag finds keys that begin with aws: in any case, in every type, merged ones too', () => {
  checkDiagnostics(`
    resource "aws_api_gateway_rest_api" "a" {
      name = "a"
      tags = { "aws:team" = "x" }
    #          ^^^^^^^^^^ error reserved-tag: AWS rejects \`aws:team\`
    }

    resource "aws_apigatewayv2_stage" "b" {
      api_id = "a"
      name   = "b"
      tags   = merge(var.tags, { "AWS:team" = var.team })
    #                            ^^^^^^^^^^ error reserved-tag
    }
  `);
});

it('reserved-tag does not find other keys, unknown keys, keys of other maps', () => {
  checkDiagnostics(`
    resource "aws_apigatewayv2_stage" "b" {
      api_id = "a"
      name   = "b"

      tags = {
        aws              = "x"
        awsTeam          = "x"
        "my:aws:team"    = "x"
        "\${var.prefix}:a" = "x"
      }
    }

    resource "aws_apigatewayv2_deployment" "d" {
      api_id   = "a"
      triggers = { "aws:team" = "x" }
    }
  `);
});

it('offers the key without its prefix', () => {
  const api = (key: string): string => `
    resource "aws_api_gateway_rest_api" "a" {
      name = "a"
      tags = { ${key} = "x" }
    }
    `;
  checkFix(api('"aws:<|>team"'), 'Use `team`', api('"team"'));
});
