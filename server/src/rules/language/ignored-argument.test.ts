/** Names in `ignore_changes`. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('ignored-argument', 'syntax'));
};

describe('ignored-argument', () => {
  it('finds names that the resource or its nested blocks do not have, and what only AWS sets', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          ignore_changes = [
            variabels,
          # ^^^^^^^^^ error ignored-argument: \`variabels\` is not an argument of \`aws_api_gateway_stage.live\`: use \`variables\`.
            access_log_settings[0].formt,
          #                        ^^^^^ error ignored-argument: use \`format\`
            "deployment",
          #  ^^^^^^^^^^ error ignored-argument
            arn,
          # ^^^ warning ignored-argument: \`arn\` is set by AWS alone, so there is no change to ignore: remove it.
            nothing_of_it,
          # ^^^^^^^^^^^^^ error ignored-argument: remove it
          ]
        }
      }
    `);
  });

  it('finds nested blocks that are read without an index, or with one where they have none', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          ignore_changes = [access_log_settings.format, canary_settings[0].percent_traffic, access_log_settings.0.format]
          #                                    ^^^^^^^ error ignored-argument: \`access_log_settings\` is a list of blocks: use \`access_log_settings[0].format\`.
        }
      }
      resource "aws_api_gateway_usage_plan" "gold" {
        lifecycle {
          ignore_changes = [quota_settings.limit, api_stages[0].stage, api_stages]
          #                               ^^^^^^ error ignored-argument: use \`quota_settings[0].limit\`
          #                                                 ^^^ error ignored-argument: \`api_stages\` is a set of blocks, which have no keys: use \`api_stages\` alone, for all of them.
        }
      }
    `);
  });

  it('does not find arguments, keys of maps, and resources that are not known', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          ignore_changes = [tags["team"], tags.team, variables, access_log_settings[0].format, canary_settings, "description"]
        }
      }
      resource "aws_api_gateway_stage" "all" {
        lifecycle {
          ignore_changes = all
        }
      }
      resource "aws_lambda_function" "orders" {
        lifecycle {
          ignore_changes = [anything]
        }
      }
    `);
  });

  it('uses what was meant', () => {
    const text = (name: string) =>
      `resource "aws_api_gateway_stage" "live" {\n  lifecycle {\n    ignore_changes = [${name}]\n  }\n}\n`;
    checkFix(
      text('canary_settings.percent_traffic<|>'),
      'Add `[0]`',
      text('canary_settings[0].percent_traffic'),
      {},
      only('ignored-argument'),
    );
    checkFix(text('variabels<|>'), 'Use `variables`', text('variables'), {}, only('ignored-argument'));
  });

  it('finds `all` in brackets, and takes it out of them', () => {
    const text = (value: string): string => `
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          ignore_changes = ${value}
        }
      }
    `;
    checkDiagnostics(
      text(`[all]
          #                 ^^^ error ignored-argument: \`all\` means all arguments only without brackets: use \`ignore_changes = all\`.`),
    );
    checkDiagnostics(text('all'));
    checkFix(text('[<|>all]'), 'Use `all`', text('all'), {}, only('ignored-argument'));
  });

  it('takes an address of the resource itself for the name of its argument', () => {
    const text = (name: string) =>
      `resource "aws_api_gateway_stage" "live" {\n  lifecycle {\n    ignore_changes = [${name}]\n  }\n}\n`;
    checkFix(
      text('aws_api_gateway_stage.live.tags<|>'),
      'Use `tags`',
      text('tags'),
      {},
      only('ignored-argument'),
    );
  });
});
