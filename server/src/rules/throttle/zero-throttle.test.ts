/** Throttles of zero, written and sent by the provider. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (rest: string): string => `
      resource "aws_apigatewayv2_stage" "live" {
        api_id = "a"
        name   = "live"

        ${rest}
      }
      `;

describe('zero-throttle finds', () => {
  it('blocks that leave a throttle out, dynamic ones too', () => {
    checkDiagnostics(
      stage(`default_route_settings {
      # ^^^^^^^^^^^^^^^^^^^^^^ warning zero-throttle: Without \`throttling_burst_limit\` and \`throttling_rate_limit\` the provider sends 0 for them
          detailed_metrics_enabled = true
        }

        route_settings {
      # ^^^^^^^^^^^^^^ warning zero-throttle: Without \`throttling_rate_limit\` the provider sends 0 for it
          route_key              = "GET /orders"
          throttling_burst_limit = 5
        }

        dynamic "route_settings" {
          for_each = var.routes
          content {
        # ^^^^^^^ warning zero-throttle
            route_key = route_settings.value.key
          }
        }`),
    );
  });

  it('zeros and nulls', () => {
    checkDiagnostics(
      stage(`default_route_settings {
          throttling_burst_limit = 0
      #                            ^ warning zero-throttle: With a \`throttling_burst_limit\` of 0, API Gateway rejects every request with 429
          throttling_rate_limit  = null
      #                            ^^^^ warning zero-throttle
        }`),
    );
  });
});

describe('zero-throttle does not find', () => {
  it('blocks with both, whatever they are, and stages without such a block', () => {
    checkDiagnostics(`
      variable "burst" {
        default = 0
      }

      variable "rate" {
        default = null
      }

      ${stage(`default_route_settings {
          throttling_burst_limit = var.burst
          throttling_rate_limit  = var.rate
        }

        dynamic "route_settings" {
          for_each = var.routes
          content {
            route_key              = route_settings.value.key
            throttling_burst_limit = lookup(route_settings.value, "burst", null)
            throttling_rate_limit  = try(route_settings.value.rate, 0.5)
          }
        }`)}

      resource "aws_apigatewayv2_stage" "none" {
        api_id = "a"
        name   = "none"
      }

      resource "aws_api_gateway_method_settings" "rest" {
        rest_api_id = "a"
        stage_name  = "b"
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
    `);
  });

  it('blocks that an override file may add to', () => {
    checkDiagnostics(`
#- main.tf
${stage('default_route_settings {\n        }')}
#- override.tf
resource "aws_apigatewayv2_stage" "live" {
  default_route_settings {
    throttling_burst_limit = 1
    throttling_rate_limit  = 1
  }
}
`);
  });
});

describe('its fixes', () => {
  it('add what is missing, aligned', () => {
    checkFix(
      stage('default_route_<|>settings {\n          detailed_metrics_enabled = true\n        }'),
      'Add `throttling_burst_limit` and `throttling_rate_limit`',
      stage(
        'default_route_settings {\n          detailed_metrics_enabled = true\n          throttling_burst_limit   = 5000\n          throttling_rate_limit    = 10000\n        }',
      ),
    );
  });

  it('put a number in place of zero', () => {
    const of = (limit: string): string =>
      stage(
        `default_route_settings {\n          throttling_burst_limit = ${limit}\n          throttling_rate_limit  = 10\n        }`,
      );
    checkFix(of('<|>0'), 'Use `5000`', of('5000'));
  });
});

describe('zero-throttle in settings of methods', () => {
  const settings = (...lines: readonly string[]): string => `
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "live"
        method_path = "*/*"

        settings {
          ${lines.join('\n          ')}
        }
      }
      `;

  it('finds zeros, as a hint', () => {
    checkDiagnostics(
      settings(
        'throttling_burst_limit = 0',
        '#                        ^ hint zero-throttle: A `throttling_burst_limit` of 0 may reject every request: for no limit of its own, use `-1`, else set the limit that you want, such as `5000`.',
        'throttling_rate_limit  = local.rate',
        '#                        ^^^^^^^^^^ hint zero-throttle',
      ) + 'locals {\n  rate = 0\n}\n',
    );
  });

  it('does not find other limits, none, or what is not known', () => {
    for (const value of ['-1', '10', 'null', 'var.limit', 'each.value'])
      checkDiagnostics(settings(`throttling_burst_limit = ${value}`));
    checkDiagnostics(settings('metrics_enabled = true'));
    checkDiagnostics(
      `variable "limit" {\n  default = 0\n}\n${settings('throttling_rate_limit = var.limit')}`,
    );
  });

  it('sets no limit, or a usual one', () => {
    const before = settings('throttling_rate_limit = <|>0');
    checkFix(before, 'Use `-1`', settings('throttling_rate_limit = -1'));
    checkFix(before, 'Use `10000`', settings('throttling_rate_limit = 10000'));
  });
});
