import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';

const settings = (name: string, stage: string, path: string, rest = ''): string => `
    resource "aws_api_gateway_method_settings" "${name}" {
      ${rest}
      rest_api_id = aws_api_gateway_rest_api.a.id
      stage_name  = ${stage}
      method_path = ${path}

      settings {
        metrics_enabled = true
      }
    }
    `;

const stage = (rest = ''): string => `
    resource "aws_api_gateway_stage" "prod" {
      ${rest}
      rest_api_id   = aws_api_gateway_rest_api.a.id
      stage_name    = "prod"
      deployment_id = "d"
    }
    `;

const prod = 'aws_api_gateway_stage.prod.stage_name';

const marked = `"*/*"
    #               ^^^^^ warning duplicate-method-settings: \`aws_api_gateway_method_settings.a\` has settings for the same path of the same stage`;

describe('duplicate-method-settings', () => {
  it('finds two for one path of one stage', () => {
    checkDiagnostics(stage() + settings('a', prod, '"*/*"') + settings('b', prod, marked));
    checkDiagnostics(settings('a', 'var.stage', '"*/*"') + settings('b', 'var.stage', marked));
  });

  it('does not find other paths, other stages, repeated ones, other regions, and what is not known', () => {
    checkDiagnostics(stage() + settings('a', prod, '"*/*"') + settings('b', prod, '"~1a/GET"'));
    checkDiagnostics(stage() + settings('a', prod, '"*/*"') + settings('b', 'var.stage', '"*/*"'));
    checkDiagnostics(stage() + settings('a', prod, 'var.path') + settings('b', prod, 'var.path'));
    checkDiagnostics(
      stage() + settings('a', prod, '"*/*"', 'count = var.a ? 1 : 0') + settings('b', prod, '"*/*"'),
    );
    checkDiagnostics(
      settings('a', 'var.stage', '"*/*"', 'provider = aws.west') + settings('b', 'var.stage', '"*/*"'),
    );
    const each = 'for_each = var.stages';
    checkDiagnostics(
      stage(each) +
        settings('a', 'aws_api_gateway_stage.prod["x"].stage_name', '"*/*"') +
        settings('b', 'aws_api_gateway_stage.prod["y"].stage_name', '"*/*"'),
    );
  });
});
