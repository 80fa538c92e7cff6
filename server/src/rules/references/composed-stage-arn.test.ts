import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (name = '"live"', more = ''): string => `resource "aws_api_gateway_rest_api" "shop" {
        name = "shop"
      }

      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = aws_api_gateway_rest_api.shop.id
        stage_name    = ${name}
        deployment_id = "d"
        ${more}
      }`;

const association = (arn: string, more = ''): string => `resource "aws_wafv2_web_acl_association" "w" {
        resource_arn = ${arn}
        web_acl_arn  = "w"
        ${more}
      }`;

const api = '${aws_api_gateway_rest_api.shop.id}';

const right = `"arn:aws:apigateway:\${var.region}::/restapis/${api}/stages/live"`;

describe('composed-stage-arn', () => {
  it('hints at the ARN of a stage of the module', () => {
    checkDiagnostics(`
      ${stage()}

      resource "aws_wafv2_web_acl_association" "w" {
        resource_arn = "arn:aws:apigateway:eu-west-1::/restapis/\${aws_api_gateway_rest_api.shop.id}/stages/live"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint composed-stage-arn: This is the ARN of \`aws_api_gateway_stage.live\`
        web_acl_arn  = "w"
      }

      resource "aws_wafregional_web_acl_association" "r" {
        resource_arn = "\${aws_api_gateway_rest_api.shop.arn}/stages/live"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint composed-stage-arn: use \`aws_api_gateway_stage.live.arn\`
        web_acl_id   = "w"
      }
    `);
  });

  it('follows variables, texts and local values', () => {
    checkDiagnostics(`
      ${stage('"${var.env}-v1"')}

      locals {
        arn = "arn:aws:apigateway:\${var.region}::/restapis/${api}/stages/\${var.env}-v1"
      }

      resource "aws_wafv2_web_acl_association" "w" {
        resource_arn = local.arn
      #                ^^^^^^^^^ hint composed-stage-arn
        web_acl_arn  = "w"
      }

      resource "aws_wafv2_web_acl_association" "x" {
        resource_arn = format("arn:aws:apigateway:%s::/restapis/%s/stages/%s-v1", var.region, aws_api_gateway_rest_api.shop.id, var.env)
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint composed-stage-arn
        web_acl_arn  = "w"
      }
    `);
  });

  it('warns of what is no ARN of a stage', () => {
    checkDiagnostics(`
      ${stage()}

      resource "aws_wafv2_web_acl_association" "account" {
        resource_arn = "arn:aws:apigateway:eu-west-1:123456789012:/restapis/a1b2c3/stages/prod"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning composed-stage-arn: and rejects this one: use that
        web_acl_arn  = "w"
      }

      resource "aws_wafv2_web_acl_association" "calls" {
        resource_arn = "\${aws_api_gateway_rest_api.shop.execution_arn}/live"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning composed-stage-arn: use \`aws_api_gateway_stage.live.arn\`
        web_acl_arn  = "w"
      }

      resource "aws_wafv2_web_acl_association" "slash" {
        resource_arn = "arn:aws:apigateway:eu-west-1::restapis/\${aws_api_gateway_rest_api.shop.id}/stages/live"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning composed-stage-arn
        web_acl_arn  = "w"
      }

      data "aws_caller_identity" "me" {
      }

      resource "aws_wafv2_web_acl_association" "caller" {
        resource_arn = "arn:aws:apigateway:eu-west-1:\${data.aws_caller_identity.me.account_id}:/restapis/a/stages/prod"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning composed-stage-arn
        web_acl_arn  = "w"
      }
    `);
  });

  it.each([
    ['a reference', association('aws_api_gateway_stage.live.arn')],
    ['a stage from elsewhere', association(right.replace('live', 'other'))],
    ['another API', association(right.replace('shop', 'other'))],
    ['what waits', association(right, 'depends_on = [aws_api_gateway_stage.live]')],
    [
      'the name of the stage itself',
      association(right.replace('live', '${aws_api_gateway_stage.live.stage_name}')),
    ],
    [
      'an account that is not known',
      association(right.replace('::/', ':${var.account}:/').replace('live', 'x')),
    ],
    ['other resources', association('"arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/b"')],
    ['a value that is not known', association('var.arn')],
  ])('leaves alone %s', (_, text) => {
    checkDiagnostics(`
      ${stage()}
      ${text}
    `);
  });

  it('refers to the stage of the same key', () => {
    const loop = 'for_each = var.stages';
    const keyed = right.replace('live', '${each.key}');
    checkFix(
      `
      ${stage('each.key', loop)}
      ${association(keyed.replace('restapis', 'rest<|>apis'), loop)}
      `,
      'Change to `aws_api_gateway_stage.live[each.key].arn`',
      `
      ${stage('each.key', loop)}
      ${association('aws_api_gateway_stage.live[each.key].arn', loop)}
      `,
    );
    checkDiagnostics(`
      ${stage('each.key', loop)}
      ${association(keyed, 'for_each = var.others')}
    `);
  });

  it('leaves alone what the stage waits for, and several stages', () => {
    checkDiagnostics(`
      ${stage('"live"', 'depends_on = [aws_wafv2_web_acl_association.w]')}
      ${association(right)}
    `);
    checkDiagnostics(`
      ${stage('each.key', 'for_each = var.stages')}
      ${association(right)}
    `);
  });

  it.each([
    ['the right form', right],
    ['another form', `"arn:aws:apigateway:eu-west-1:123456789012:/restapis/${api}/stages/live"`],
  ])('refers to the stage, for %s', (_, arn) => {
    checkFix(
      `
      ${stage()}
      ${association(arn.replace('restapis', 'rest<|>apis'))}
      `,
      'Change to `aws_api_gateway_stage.live.arn`',
      `
      ${stage()}
      ${association('aws_api_gateway_stage.live.arn')}
      `,
    );
  });
});
