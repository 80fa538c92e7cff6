import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
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
