import { describe, it } from 'vitest';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (label: string, of: string, name = `"${label}"`, more = ''): string =>
  `resource "aws_api_gateway_stage" "${label}" {
        rest_api_id   = ${of}
        stage_name    = ${name}
        deployment_id = "d"
        ${more}
      }`;

const a = 'aws_api_gateway_rest_api.a.id';

const b = 'aws_api_gateway_rest_api.b.id';

const mapping = (name: string, of = a): string => `resource "aws_api_gateway_base_path_mapping" "m" {
        api_id      = ${of}
        stage_name  = ${name}
        domain_name = "example.com"
      }`;

describe('literal-stage-name', () => {
  it('finds the text in mappings, plans and settings', () => {
    checkDiagnostics(`
      ${stage('prod', a)}

      resource "aws_api_gateway_base_path_mapping" "m" {
        api_id      = ${a}
        stage_name  = "prod"
      #               ^^^^^^ hint literal-stage-name: use \`aws_api_gateway_stage.prod.stage_name\`
        domain_name = "example.com"
      }

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = "prod"
      #            ^^^^^^ hint literal-stage-name
        }
      }
    `);
  });

  it.each([
    ['a reference', mapping('aws_api_gateway_stage.prod.stage_name')],
    ['a variable', mapping('var.stage')],
    [
      'one that waits',
      mapping('"prod"').replace(
        'domain_name',
        'depends_on  = [aws_api_gateway_stage.prod]\n        domain_name',
      ),
    ],
    ['another name', mapping('"dev"')],
    ['another API', mapping('"prod"', b)],
    ['an API that is not known', mapping('"prod"', 'var.api')],
  ])('leaves alone %s', (_, declared) => {
    checkDiagnostics(`
      ${stage('prod', a)}
      ${declared}
    `);
  });

  it('leaves alone a stage that is made several times', () => {
    checkDiagnostics(`
      ${stage('prod', a, '"prod"', 'count = 1')}
      ${mapping('"prod"')}
    `);
  });

  const named = stage('prod', a, 'var.stage');

  it('finds the same variable, local value or text on both sides', () => {
    checkDiagnostics(`
      ${named}
      ${stage('dev', a, '"${var.stage}-dev"')}
      ${stage('next', a, 'local.next')}

      variable "stage" {
        default = "v1"
      }

      locals {
        next = "\${var.stage}-\${var.colour}"
      }

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = var.stage
      #            ^^^^^^^^^ hint literal-stage-name: use \`aws_api_gateway_stage.prod.stage_name\`
        }
        api_stages {
          api_id = ${a}
          stage  = "\${var.stage}-dev"
      #            ^^^^^^^^^^^^^^^^^^ hint literal-stage-name: use \`aws_api_gateway_stage.dev.stage_name\`
        }
      }

      resource "aws_api_gateway_base_path_mapping" "next" {
        api_id      = ${a}
        stage_name  = local.next
      #               ^^^^^^^^^^ hint literal-stage-name: use \`aws_api_gateway_stage.next.stage_name\`
        domain_name = "example.com"
      }
    `);
  });

  it('finds it in mappings of version 2', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "live" {
        api_id      = "a"
        name        = var.stage
        auto_deploy = true
      }

      resource "aws_apigatewayv2_api_mapping" "m" {
        api_id      = "a"
        domain_name = "example.com"
        stage       = var.stage
      #               ^^^^^^^^^ hint literal-stage-name: use \`aws_apigatewayv2_stage.live.name\`
      }
    `);
  });

  const settings = (loop: string, name: string): string => `resource "aws_api_gateway_method_settings" "s" {
        ${loop}
        rest_api_id = ${a}
        stage_name  = ${name}
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }`;
  const looped = (loop: string): string => stage('prod', a, 'each.key', loop);

  it('refers to the stage of the same key', () => {
    const loop = 'for_each    = toset(var.stages)';
    checkFix(
      `
      ${looped(loop)}
      ${settings(loop, 'each<|>.key')}
      `,
      'Change to `aws_api_gateway_stage.prod[each.key].stage_name`',
      `
      ${looped(loop)}
      ${settings(loop, 'aws_api_gateway_stage.prod[each.key].stage_name')}
      `,
    );
  });

  it.each([
    [
      'of other keys',
      `${looped('for_each = toset(var.a)')}\n      ${settings('for_each = toset(var.b)', 'each.key')}`,
    ],
    ['of any key', `${looped('for_each = toset(var.a)')}\n      ${settings('', 'var.stage')}`],
    [
      'that comes after the use',
      `${stage('prod', a, 'var.stage', 'depends_on = [aws_api_gateway_method_settings.s]')}\n      ${settings('', 'var.stage')}`,
    ],
    [
      'that the use waits for',
      `${named}\n      ${settings('depends_on = [aws_api_gateway_stage.prod]', 'var.stage')}`,
    ],
    ['of another variable', `${named}\n      ${settings('', 'var.name')}`],
    ['of a time', `${stage('prod', a, 'timestamp()')}\n      ${settings('', 'timestamp()')}`],
    [
      'that it reads',
      `${named}\n      ${settings('', 'local.stage')}\n      locals {\n        stage = aws_api_gateway_stage.prod.stage_name\n      }`,
    ],
  ])('leaves alone a stage %s', (_, text) => {
    checkDiagnostics(text, only('literal-stage-name'));
  });

  it('writes the reference', () => {
    checkFix(
      `
      ${stage('prod', a)}
      ${mapping('"pr<|>od"')}
      `,
      'Change to `aws_api_gateway_stage.prod.stage_name`',
      `
      ${stage('prod', a)}
      ${mapping('aws_api_gateway_stage.prod.stage_name')}
      `,
    );
  });
});
