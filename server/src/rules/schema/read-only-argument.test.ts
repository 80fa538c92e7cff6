import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const v1 = `rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"`;

describe('read-only-argument', () => {
  it('finds what AWS sets, in resources and data sources', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        id            = "x"
      # ^^ error read-only-argument: because AWS sets it
        arn           = "x"
      # ^^^ error read-only-argument
        execution_arn = "x"
      # ^^^^^^^^^^^^^ error read-only-argument
        invoke_url    = "x"
      # ^^^^^^^^^^ error read-only-argument
        web_acl_arn   = "x"
      # ^^^^^^^^^^^ error read-only-argument: with an \`aws_wafv2_web_acl_association\` resource
      }

      data "aws_api_gateway_rest_api" "orders" {
        name        = "orders"
        description = "x"
      # ^^^^^^^^^^^ error read-only-argument
      }
    `);
  });

  it('leaves alone what may be written though AWS has a value for it', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        tags_all      = {}
        arn           = null
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id        = "a"
        name          = "prod"
        deployment_id = "d"
      }

      data "aws_apigatewayv2_api" "orders" {
        api_id = "a"
      }

      data "aws_api_gateway_api_key" "orders" {
        id = "a"
      }
    `);
  });

  it('takes the argument away', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id        = "a"
        execution_<|>arn = "x"
        name          = "prod"
      }
      `,
      'Remove `execution_arn`',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"
      }
      `,
    );
  });

  it('associates a web ACL with a resource of its own', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        web_acl<|>_arn   = aws_wafv2_web_acl.shield.arn

        lifecycle {
          prevent_destroy = true
        }
      }

      resource "aws_wafv2_web_acl_association" "prod" {
        resource_arn = "r"
        web_acl_arn  = "w"
      }
      `,
      'Move it to an `aws_wafv2_web_acl_association`',
      `
      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        lifecycle {
          prevent_destroy = true
        }
      }

      resource "aws_wafv2_web_acl_association" "prod_stage" {
        resource_arn = aws_api_gateway_stage.prod.arn
        web_acl_arn  = aws_wafv2_web_acl.shield.arn
      }

      resource "aws_wafv2_web_acl_association" "prod" {
        resource_arn = "r"
        web_acl_arn  = "w"
      }
      `,
    );
  });

  it('writes the association at the end of a file without a last line break', () => {
    checkFix(
      'resource "aws_api_gateway_stage" "p" {\n  rest_api_id = "a"\n  stage_name = "p"\n  deployment_id = "d"\n  web_acl<|>_arn = "w"\n}',
      'Move it to an `aws_wafv2_web_acl_association`',
      'resource "aws_api_gateway_stage" "p" {\n  rest_api_id = "a"\n  stage_name = "p"\n  deployment_id = "d"\n}\n\n' +
        'resource "aws_wafv2_web_acl_association" "p" {\n  resource_arn = aws_api_gateway_stage.p.arn\n  web_acl_arn  = "w"\n}\n',
    );
  });
});
