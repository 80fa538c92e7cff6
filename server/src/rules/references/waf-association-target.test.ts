import { describe, it } from 'vitest';
import type { Settings } from '../../../../protocol/messages.js';
import { checkDiagnostics, FRAGMENT } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

/** Expressions in quotes have a rule of their own. */
const quoted: Settings = { ...FRAGMENT, rules: { ...FRAGMENT.rules, 'legacy-interpolation': 'off' } };

const association = (arn: string, type = 'wafv2'): string =>
  `resource "aws_${type}_web_acl_association" "w" {
        resource_arn = ${arn}
        ${type === 'wafv2' ? 'web_acl_arn ' : 'web_acl_id'}  = "w"
      }`;

describe('waf-association-target', () => {
  it('finds and mends a pattern for calls', () => {
    checkFix(
      association('"${aws_api_gateway_stage.a["x"].execution_arn}/<|>*"'),
      'Use `arn`',
      association('aws_api_gateway_stage.a["x"].arn'),
    );
    checkDiagnostics(`
      resource "aws_wafv2_web_acl_association" "a" {
        resource_arn = "\${aws_apigatewayv2_stage.a.execution_arn}/*"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error waf-association-target: supports only stages of REST APIs
        web_acl_arn  = "w"
      }
    `);
  });

  it('finds what is no stage of a REST API or not its ARN', () => {
    checkDiagnostics(
      `
      resource "aws_wafv2_web_acl_association" "a" {
        resource_arn = aws_apigatewayv2_stage.a.arn
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error waf-association-target: supports only stages of REST APIs
        web_acl_arn  = "w"
      }

      resource "aws_wafv2_web_acl_association" "b" {
        resource_arn = "\${aws_api_gateway_stage.b[0].execution_arn}"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error waf-association-target: use \`aws_api_gateway_stage.b.arn\`
        web_acl_arn  = "w"
      }

      resource "aws_wafregional_web_acl_association" "c" {
        resource_arn = local.stage
      #                ^^^^^^^^^^^ error waf-association-target: \`id\` of a stage
        web_acl_id   = "w"
      }

      locals {
        stage = aws_api_gateway_stage.c.id
      }

      resource "aws_wafv2_web_acl_association" "d" {
        resource_arn = aws_apigatewayv2_api.d.arn
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^ error waf-association-target: supports only stages of REST APIs
        web_acl_arn  = "w"
      }
    `,
      quoted,
    );
  });

  it.each([
    'aws_api_gateway_stage.a.arn',
    'aws_lb.a.arn',
    'var.arn',
    'each.value',
    '"${aws_api_gateway_rest_api.a.arn}/stages/prod"',
    '"${aws_api_gateway_stage.a.arn}x"',
    'replace(aws_api_gateway_stage.a.execution_arn, "a", "b")',
  ])('leaves alone %s', (arn) => {
    checkDiagnostics(association(arn));
  });

  it('reads the ARN', () => {
    checkFix(
      association('aws_api_gateway_stage.a[0].invo<|>ke_url'),
      'Use `arn`',
      association('aws_api_gateway_stage.a[0].arn'),
    );
  });
});
