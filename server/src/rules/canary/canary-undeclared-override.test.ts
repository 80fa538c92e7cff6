/** Overrides of variables that the stage lacks. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (variables: string, overrides: string): string => `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a"
      stage_name    = "prod"
      deployment_id = "d"
      ${variables}

      canary_settings {
        deployment_id = "e"

        stage_variable_overrides = {
          ${overrides}
        }
      }
    }
    `;

describe('canary-undeclared-override', () => {
  it('finds names that the stage does not have', () => {
    checkDiagnostics(
      stage(
        'variables = { backend = "blue" }',
        `backends = "green"
      #   ^^^^^^^^ information canary-undeclared-override: The stage has no variable \`backends\`, so only the canary gets it: use \`backend\`
          backend  = "green"`,
      ),
    );
    checkDiagnostics(
      stage(
        '',
        `backend = "green"
      #   ^^^^^^^ information canary-undeclared-override: declare it in \`variables\`, too`,
      ),
    );
  });

  it('does not find names that the stage has or may have', () => {
    checkDiagnostics(stage('variables = { backend = "blue" }', '"backend" = "green"'));
    checkDiagnostics(stage('variables = var.variables', 'backend = "green"'));
    checkDiagnostics(stage('variables = merge(var.a, { b = "c" })', 'backend = "green"'));
    checkDiagnostics(stage('variables = { (var.name) = "c" }', 'backend = "green"'));
  });

  it('offers the name that was meant', () => {
    const of = (name: string): string => stage('variables = { backend = "blue" }', `${name} = "green"`);
    checkFix(of('back<|>ends'), 'Use `backend`', of('backend'));
  });
});
