import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

describe('empty-method-settings', () => {
  const empty = (inner: string): string => `
    resource "aws_api_gateway_method_settings" "a" {
      rest_api_id = "a"
      stage_name  = "b"
      method_path = "*/*"

      ${inner}
    }
    `;

  it('finds settings without a setting', () => {
    checkDiagnostics(
      empty(`settings {}
    # ^^^^^^^^ warning empty-method-settings: add a setting, such as \`metrics_enabled\``),
    );
  });

  it('does not find settings of any value, or half-typed ones', () => {
    checkDiagnostics(empty('settings {\n        logging_level = null\n      }'));
    checkDiagnostics(empty('settings {\n        throttling_burst_limit = var.burst\n      }'));
  });

  it('offers a setting', () => {
    checkFix(
      empty('sett<|>ings {\n      }'),
      'Add `metrics_enabled`',
      empty('settings {\n        metrics_enabled = true\n      }'),
    );
  });
});
