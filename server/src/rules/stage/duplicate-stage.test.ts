import { describe, it } from 'vitest';
import type { Settings } from '../../../../protocol/messages.js';
import { checkDiagnostics, FRAGMENT } from '../../../../test/support/check-diagnostics.js';

/** Expressions in quotes have a rule of their own. */
const quoted: Settings = { ...FRAGMENT, rules: { ...FRAGMENT.rules, 'legacy-interpolation': 'off' } };

const stage = (label: string, of: string, name = `"${label}"`, more = ''): string =>
  `resource "aws_api_gateway_stage" "${label}" {
        rest_api_id   = ${of}
        stage_name    = ${name}
        deployment_id = "d"
        ${more}
      }`;

const a = 'aws_api_gateway_rest_api.a.id';

const b = 'aws_api_gateway_rest_api.b.id';

describe('duplicate-stage', () => {
  it('finds the second one, in whichever file it stands', () => {
    checkDiagnostics(
      `
      #- a.tf
      ${stage('first', a, 'var.stage')}
      #- b.tf
      resource "aws_api_gateway_stage" "second" {
        rest_api_id   = "\${${a}}"
        stage_name    = "\${var.stage}"
      #                 ^^^^^^^^^^^^^^ error duplicate-stage: \`aws_api_gateway_stage.first\`
        deployment_id = "d"
      }
    `,
      quoted,
    );
  });

  it.each([
    ['names', stage('second', a, '"other"')],
    ['APIs', stage('second', b, '"first"')],
    ['APIs that may differ', stage('second', 'var.api', '"first"')],
    ['instances of an API', stage('second', 'aws_api_gateway_rest_api.a[1].id', '"first"')],
    ['Regions', stage('second', a, '"first"', 'region = "eu-west-1"')],
    ['providers', stage('second', a, '"first"', 'provider = aws.other')],
    ['conditions', stage('second', a, '"first"', 'count = var.second ? 1 : 0')],
  ])('leaves alone other %s', (_, second) => {
    checkDiagnostics(`
      ${stage('first', a)}
      ${second}
    `);
  });

  it('leaves alone names by each instance, and what an override file changes', () => {
    checkDiagnostics(`
      #- main.tf
      ${stage('first', a, 'each.key', 'for_each = var.a')}
      ${stage('second', a, 'each.key', 'for_each = var.b')}
      ${stage('third', a)}
      ${stage('fourth', a, '"third"')}
      #- main_override.tf
      resource "aws_api_gateway_stage" "fourth" {
        stage_name = "fourth"
      }
    `);
  });
});
