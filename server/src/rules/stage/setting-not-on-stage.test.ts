/** Settings for methods on the stage itself. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

describe('setting-not-on-stage', () => {
  it('finds arguments and blocks, and no other rule does', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
        logging_level      = "INFO"
      # ^^^^^^^^^^^^^ error setting-not-on-stage: A stage has no \`logging_level\`: use an \`aws_api_gateway_method_settings\` resource for method settings
        data_trace_enabled = true
      # ^^^^^^^^^^^^^^^^^^ error setting-not-on-stage

        method_settings {
      # ^^^^^^^^^^^^^^^ error setting-not-on-stage
          metrics_enabled = true
        }
      }
    `);
  });

  it('does not find what the stage has, what is misspelt otherwise, or the settings of other resources', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id           = "a"
        stage_name            = "prod"
        deployment_id         = "d"
        cache_cluster_enabled = true
        cache_cluster_size    = "0.5"
        logging               = "INFO"
      # ^^^^^^^ error unknown-argument
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id                = "a"
        name                  = "live"
        throttling_rate_limit = 5
      # ^^^^^^^^^^^^^^^^^^^^^ error unknown-argument
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "other"
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
    `);
  });

  it('moves all of them to settings of their own', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
        logging<|>_level      = "INFO"
        data_trace_enabled = true
      }
      `,
      'Move to an `aws_api_gateway_method_settings`',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
      }

      resource "aws_api_gateway_method_settings" "prod" {
        rest_api_id = aws_api_gateway_stage.prod.rest_api_id
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          logging_level      = "INFO"
          data_trace_enabled = true
        }
      }
      `,
      undefined,
      undefined,
      // Logs need the account's role, which may be set elsewhere: only the person who wants them can tell.
      ['missing-logging-role'],
    );
  });

  it('moves the content of a block', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        method_<|>settings {
          metrics_enabled = true
        }
      }
      `,
      'Move to an `aws_api_gateway_method_settings`',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
      }

      resource "aws_api_gateway_method_settings" "prod" {
        rest_api_id = aws_api_gateway_stage.prod.rest_api_id
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
      `,
    );
  });

  const stage = (more: string, head = ''): string => `
      resource "aws_api_gateway_stage" "prod" {
${head}        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
${more}      }
`;
  const settings = (inner: string, path = '"*/*"', head = ''): string => `
      resource "aws_api_gateway_method_settings" "all" {
${head}        rest_api_id = aws_api_gateway_stage.prod.rest_api_id
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = ${path}

        settings {
${inner}        }
      }
`;
  const THROTTLE = '        throttling<|>_rate_limit = 100\n';
  const TO_ALL = 'Move to `aws_api_gateway_method_settings.all`';

  it('moves them into the settings that are there, in any file', () => {
    checkFix(
      `#- a.tf\n${stage(THROTTLE)}\n#- b.tf\n${settings('          metrics_enabled = true\n')}`,
      TO_ALL,
      `#- a.tf\n${stage('')}\n#- b.tf\n${settings(
        '          metrics_enabled       = true\n          throttling_rate_limit = 100\n',
      )}`,
    );
  });

  it('takes away what the settings there say already', () => {
    const all = settings('          throttling_rate_limit = 100\n');
    checkFix(stage(THROTTLE) + all, TO_ALL, stage('') + all);
  });

  it('lets settings wait for the role with the first log', () => {
    const account = `
      resource "aws_api_gateway_account" "this" {
        cloudwatch_role_arn = var.role
      }
`;
    checkFix(
      `${stage('        logging<|>_level = "INFO"\n')}${settings('          metrics_enabled = true\n')}${account}`,
      TO_ALL,
      `${stage('')}${settings(
        '          metrics_enabled = true\n          logging_level   = "INFO"\n',
      ).replace(/ {6}\}\n$/, '\n        depends_on = [aws_api_gateway_account.this]\n      }\n')}${account}`,
    );
  });

  it('moves the value of each instance into the settings of each', () => {
    const EACH = '        for_each = var.stages\n\n';
    const own = '        throttling<|>_rate_limit = each.value\n';
    const titles = (all: string): readonly string[] =>
      actionsAt(stage(own, EACH) + all).map(({ title }) => title);
    const inner = '          metrics_enabled = true\n';
    expect(titles(settings(inner, '"*/*"', EACH))).toContain(TO_ALL);
    expect(titles(settings(inner))).not.toContain(TO_ALL);
  });

  it.each([
    ['another value is there', settings('          throttling_rate_limit = 5\n')],
    [
      'the settings are computed',
      settings('').replace('settings {', 'dynamic "settings" {\n for_each = var.x'),
    ],
    ['nobody can tell what they are for', settings('          metrics_enabled = true\n', 'var.path')],
  ])('prefers nothing where %s', (_, all) => {
    const fixes = actionsAt(stage(THROTTLE) + all, { only: ['quickfix'] });
    expect(fixes.map(({ title }) => title)).toContain('Remove `throttling_rate_limit`');
    expect(fixes.filter(({ isPreferred }) => isPreferred)).toEqual([]);
  });
});
