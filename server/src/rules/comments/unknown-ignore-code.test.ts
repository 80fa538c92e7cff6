import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

describe('unknown-ignore-code', () => {
  it('finds misspelt codes and comments without one, and mends the former', () => {
    checkDiagnostics(`
      # apigateway-stages:ignore invalid-value, out-of-rnge they know
      #                                         ^^^^^^^^^^^ warning unknown-ignore-code: use \`out-of-range\`
      locals {
        a = 1 # apigateway-stages:ignore-file
        #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-ignore-code: names no rule
      }
    `);
    checkFix(
      `# apigateway-stages:ignore out-of-<|>rnge\nlocals {}\n`,
      'Change to `out-of-range`',
      `# apigateway-stages:ignore out-of-range\nlocals {}\n`,
    );
  });

  it('leaves texts alone that look like comments', () => {
    checkDiagnostics(
      'locals {\n  a = "# apigateway-stages:ignore nothing"\n  b = <<EOT\n# apigateway-stages:ignore\nEOT\n}\n',
    );
  });
});
