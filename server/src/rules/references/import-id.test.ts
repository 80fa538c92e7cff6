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
        block('module.stage.aws_api_gateway_stage.a', '"abc/prod"'),
        block('module.stage', '"prod"'),
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

  it('finds them in modules', () => {
    found('module.stage["a"].aws_api_gateway_stage.a', '"prod"', 'requires an import ID');
  });

  const loop = (all: string, id: string): string => `
    resource "aws_api_gateway_stage" "a" {
      for_each      = local.all
      rest_api_id   = aws_api_gateway_rest_api.shop.id
      deployment_id = aws_api_gateway_deployment.shop.id
      stage_name    = each.key
    }

    locals {
      all = ${all}
    }

    import {
      for_each = local.all
      to       = aws_api_gateway_stage.a[each.key]
      id       = ${id}
    }
    `;

  it('looks at every instance', () => {
    checkDiagnostics(
      loop(
        '{ live = "a1b2c3", test = "d4e5f6" }',
        `each.key
    #            ^^^^^^^^ error import-id: of the form \`REST-API-ID/STAGE-NAME\`, and has none for \`"live"\` and \`"test"\`: use an ID such as \`\${each.value}/\${each.key}\`.`,
      ),
    );
    checkDiagnostics(
      loop(
        '{ live = "a1b2c3/live", test = "test" }',
        `each.value
    #            ^^^^^^^^^^ error import-id: and has none for \`"test"\``,
      ),
    );
  });

  it('finds nothing in instances that are right or not known', () => {
    for (const [all, id] of [
      ['{ live = "a1b2c3" }', '"${each.value}/${each.key}"'],
      ['toset(["live"])', '"${var.api}/${each.key}"'],
      ['toset(var.stages)', 'each.key'],
      ['{ live = var.api }', 'each.value'],
      ['{ live = { id = "a1b2c3/live" } }', 'each.value.id'],
      ['{}', 'each.key'],
    ] as const)
      checkDiagnostics(loop(all, id));
  });

  it.each([
    ['{ live = "a1b2c3" }', 'each.ke<|>y', '"${each.value}/${each.key}"'],
    ['{ live = "a1b2c3" }', '"${each.k<|>ey}"', '"${each.value}/${each.key}"'],
    ['{ live = "a1b2c3" }', 'each.val<|>ue', '"${each.value}/${each.key}"'],
    ['{ live = { api = "a1b2c3" } }', 'each.ke<|>y', '"${each.value.api}/${each.key}"'],
    ['toset(["live"])', 'each.ke<|>y', '"${aws_api_gateway_rest_api.shop.id}/${each.key}"'],
  ])('adds the API in %s to %s', (all, before, after) => {
    checkFix(loop(all, before), `Use \`${after.slice(1, -1)}\``, loop(all, after));
  });

  const stage = (api: string): string => `
    resource "aws_api_gateway_stage" "a" {
      rest_api_id   = ${api}
      deployment_id = "d"
      stage_name    = "prod"
    }
    `;

  it.each([
    [stage('"a1b2c3"'), '"a1b2c3/prod"'],
    [stage('aws_api_gateway_rest_api.shop.id'), '"${aws_api_gateway_rest_api.shop.id}/prod"'],
    [
      stage('aws_api_gateway_rest_api.shop.id') +
        'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n' +
        block('aws_api_gateway_rest_api.shop', '"d4e5f6"'),
      '"d4e5f6/prod"',
    ],
  ])('adds the API that the stage has', (rest, after) => {
    checkFix(
      rest + block('aws_api_gateway_stage.a', '"pr<|>od"'),
      `Use \`${after.slice(1, -1)}\``,
      rest + block('aws_api_gateway_stage.a', after),
    );
  });

  it('adds the name that the stage has', () => {
    checkFix(
      stage('var.api') + block('aws_api_gateway_stage.a', '"a1b2<|>c3d4e5"'),
      'Use `a1b2c3d4e5/prod`',
      stage('var.api') + block('aws_api_gateway_stage.a', '"a1b2c3d4e5/prod"'),
    );
  });
});
