/** Iterators of dynamic blocks. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('dynamic-iterator', 'syntax'));
};

const stage = (head: string, ...lines: readonly string[]): string => `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = "a1b2c3"
      name        = "live"
      auto_deploy = true

      dynamic "route_settings" {
        ${head}

        content {
          ${lines.join('\n          ')}
        }
      }
    }
    `;

describe('dynamic-iterator', () => {
  it('finds members of the element that are read of the iterator', () => {
    checkDiagnostics(
      stage(
        'for_each = var.routes',
        'route_key              = route_settings.route',
        '#                        ^^^^^^^^^^^^^^^^^^^^ error dynamic-iterator: `route_settings` has only `key` and `value`, and Terraform rejects `route_settings.route`: use `route_settings.value.route`.',
        'throttling_burst_limit = lookup(route_settings.limits, "burst", 10)',
        '#                               ^^^^^^^^^^^^^^^^^^^^^ error dynamic-iterator: use `route_settings.value.limits`',
        'throttling_rate_limit  = "${route_settings.limits.rate}"',
        '#                           ^^^^^^^^^^^^^^^^^^^^^ error dynamic-iterator: use `route_settings.value.limits`',
      ),
    );
  });

  it('finds them under a name of their own, and the name that is none then', () => {
    checkDiagnostics(
      stage(
        'for_each = var.routes\n        iterator = it',
        'route_key              = it.route',
        '#                        ^^^^^^^^ error dynamic-iterator: use `it.value.route`',
        'throttling_burst_limit = route_settings.value',
        '#                        ^^^^^^^^^^^^^^^^^^^^ error dynamic-iterator: The iterator of this `dynamic` block is called `it`, and Terraform rejects `route_settings.value`: use `it.value`.',
        'throttling_rate_limit  = it.value',
      ),
    );
  });

  it('finds them in a block within, and of the block around', () => {
    checkDiagnostics(`
      resource "aws_thing" "a" {
        dynamic "outer" {
          for_each = var.all
          content {
            dynamic "inner" {
              for_each = outer.items
              #          ^^^^^^^^^^^ error dynamic-iterator: use \`outer.value.items\`
              content {
                a = outer.name
              #     ^^^^^^^^^^ error dynamic-iterator: use \`outer.value.name\`
                b = inner.name
              #     ^^^^^^^^^^ error dynamic-iterator: use \`inner.value.name\`
                c = [outer.key, inner.value.name, inner.key]
              }
            }
          }
        }
      }
    `);
  });

  it('does not find what is right, or what only looks like an iterator', () => {
    checkDiagnostics(
      stage(
        'for_each = route_settings.all',
        'route_key              = route_settings.key',
        'throttling_burst_limit = route_settings.value.burst',
        'throttling_rate_limit  = route_settings.value["rate"]',
        'logging_level          = join("", [for route_settings in var.x : route_settings.name])',
        'data_trace_enabled     = { route_settings = true }.route_settings',
        'detailed_metrics_enabled = route_settings["value"].metrics',
      ),
    );
    checkDiagnostics(
      stage(
        'for_each = var.all',
        'route_key = "%{for route_settings in var.x}${route_settings.name}%{endfor}"',
      ),
    );
    checkDiagnostics(
      stage('for_each = var.all', 'route_key = each.value', 'logging_level = local.route_settings.x'),
    );
    checkDiagnostics(stage('for_each = var.all\n        iterator = it', 'route_key = route_settings.name'));
    checkDiagnostics(`
      resource "aws_thing" "a" {
        dynamic "b" {
          for_each = var.all
          labels   = [b.key]
          content {}
        }
        c = b.name
      }
    `);
  });

  it('reads the member of the value', () => {
    checkFix(
      stage(
        'for_each = var.routes',
        'route_key              = route_settings.ro<|>ute',
        'throttling_burst_limit = 5',
        'throttling_rate_limit  = 5',
      ),
      'Use `route_settings.value.route`',
      stage(
        'for_each = var.routes',
        'route_key              = route_settings.value.route',
        'throttling_burst_limit = 5',
        'throttling_rate_limit  = 5',
      ),
    );
    checkFix(
      stage(
        'for_each = toset(["GET /a"])',
        'route_key              = route_settings.ro<|>ute',
        'throttling_burst_limit = 5',
        'throttling_rate_limit  = 5',
      ),
      'Use `route_settings.value`',
      stage(
        'for_each = toset(["GET /a"])',
        'route_key              = route_settings.value',
        'throttling_burst_limit = 5',
        'throttling_rate_limit  = 5',
      ),
    );
  });
});
