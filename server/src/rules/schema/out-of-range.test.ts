import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('invalid-stage-name', 'invalid-value', 'out-of-range', 'unknown-resource-type');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

const v1 = `rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"`;

describe('out-of-range', () => {
  it('finds numbers beyond the bounds, fractions where whole numbers are wanted, and text that is such a number', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = 100.5
        #                   ^^^^^ error out-of-range: can't be \`100.5\`: use a number from 0 to 100
        }
      }

      resource "aws_api_gateway_stage" "test" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = "-1"
        #                   ^^^^ error out-of-range
        }
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds   = 3601
        #                          ^^^^ error out-of-range: a whole number from 0 to 3600
          throttling_burst_limit = 1.5
        #                          ^^^ error out-of-range: use a whole number
          throttling_rate_limit  = -2
        #                          ^^ error out-of-range
        }
      }
    `);
  });

  it('leaves alone the bounds themselves, -1 where it means something, and what is not known', () => {
    checkDiagnostics(`
      variable "percent" {
        default = 10
      }

      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = var.percent * 10
        }
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds   = 0
          throttling_burst_limit = -1
          throttling_rate_limit  = 0.5
        }
      }

      resource "aws_api_gateway_method_settings" "one" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds   = 3600
          throttling_burst_limit = var.burst
          throttling_rate_limit  = null
        }
      }
    `);
  });

  it('offers the nearest bound', () => {
    const stage = (percent: string): string => `
      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = ${percent}
        }
      }
      `;
    checkFix(stage('15<|>0'), 'Use `100`', stage('100'));
    checkFix(stage('-<|>5'), 'Use `0`', stage('0'));
    const throttle = (rate: string): string => `
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          throttling_rate_limit = ${rate}
        }
      }
      `;
    // 0 would answer 429 to everything.
    checkFix(throttle('-<|>2'), 'Use `-1`', throttle('-1'));
  });
});
