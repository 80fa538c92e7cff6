/** IDs in import blocks. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const block = (to: string, id: string): string => `
    import {
      to = ${to}
      id = ${id}
    }
    `;

const found = (to: string, id: string, part: string): void => {
  checkDiagnostics(
    block(
      to,
      `${id}
    #      ${'^'.repeat(id.length)} error import-id: ${part}`,
    ),
  );
};

describe('import-id', () => {
  it('finds IDs with too few or too many parts', () => {
    found(
      'aws_api_gateway_stage.a',
      '"prod"',
      'requires an import ID of the form `REST-API-ID/STAGE-NAME`: use an ID such as `12345abcde/prod`',
    );
    found('aws_api_gateway_stage.a', '"abc/prod/x"', 'requires an import ID');
    found('aws_api_gateway_stage.a["x"]', '"abc/"', 'requires an import ID');
    found('aws_apigatewayv2_stage.a', '"$default"', 'requires an import ID of the form `API-ID/STAGE-NAME`');
    found('aws_api_gateway_method_settings.a', '"abc/prod"', 'use an ID such as `abc/prod/*/*`');
    found('aws_api_gateway_method_settings.a', '"abc//*/*"', 'requires an import ID');
    found(
      'aws_api_gateway_deployment.a',
      '"x9y8z7"',
      'requires an import ID of the form `REST-API-ID/DEPLOYMENT-ID`',
    );
  });

  it('leaves a method path alone that begins with a slash, as some live ones do', () => {
    checkDiagnostics(block('aws_api_gateway_method_settings.a', '"a1b2c3/prod//pets/GET"'));
  });

  it('finds ARNs and the IDs that Terraform makes', () => {
    found(
      'aws_api_gateway_stage.a',
      '"arn:aws:apigateway:eu-west-1::/restapis/abc/stages/prod"',
      'use an ID such as `abc/prod`',
    );
    found('aws_api_gateway_stage.a', '"ags-abc123-prod"', 'use an ID such as `abc123/prod`');
  });

  it('does not find what is right or not known, other types, or IDs with slashes of their own', () => {
    checkDiagnostics(
      [
        block('aws_api_gateway_stage.a', '"abc/prod"'),
        block('aws_api_gateway_stage.a', '"abc/prod@eu-west-1"'),
        block('aws_api_gateway_stage.b', 'var.id'),
        block('aws_api_gateway_stage.b', '"${var.api}/prod"'),
        block('aws_apigatewayv2_stage.c', '"abc/$default"'),
        block('aws_api_gateway_method_settings.d', '"abc/prod/*/*"'),
        block('aws_api_gateway_method_settings.d', '"abc/prod/~1orders~1{id}/GET"'),
        block('aws_api_gateway_rest_api.e', '"abc"'),
        block('aws_cloudwatch_log_group.f', '"/aws/apigateway/a/b"'),
        block('aws_api_gateway_base_path_mapping.g', '"example.com/"'),
        block('aws_s3_bucket.h', '"a/b/c"'),
        block('module.stage.aws_api_gateway_stage.a', '"prod"'),
      ].join('\n'),
    );
  });

  it('writes the right ID', () => {
    checkFix(
      block('aws_api_gateway_stage.a', '"ags-<|>abc123-prod"'),
      'Use `abc123/prod`',
      block('aws_api_gateway_stage.a', '"abc123/prod"'),
    );
  });
});
