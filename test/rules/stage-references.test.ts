import { describe, it } from 'vitest';
import type { Settings } from '../../protocol/messages.js';
import { checkDiagnostics } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';

/** Expressions in quotes have a rule of their own. */
const quoted: Settings = { rules: { 'legacy-interpolation': 'off' }, strictCheck: true, coexistence: 'auto' };

const api = (name: string): string => `resource "aws_api_gateway_rest_api" "${name}" {
        name = "${name}"
      }`;

const deployment = (name: string, of: string): string => `resource "aws_api_gateway_deployment" "${name}" {
        rest_api_id = ${of}
      }`;

const stage = (label: string, of: string, name = `"${label}"`, more = ''): string =>
  `resource "aws_api_gateway_stage" "${label}" {
        rest_api_id   = ${of}
        stage_name    = ${name}
        deployment_id = "d"
        ${more}
      }`;

const a = 'aws_api_gateway_rest_api.a.id';
const b = 'aws_api_gateway_rest_api.b.id';

describe('stage-api-mismatch', () => {
  it('finds the deployment of another API, for canaries and through other blocks', () => {
    checkDiagnostics(
      `
      ${api('a')}
      ${api('b')}
      ${deployment('b', b)}

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = local.api
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.b.id
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch: belongs to \`aws_api_gateway_rest_api.b\`, but this to \`aws_api_gateway_rest_api.a\`

        canary_settings {
          deployment_id = "\${aws_api_gateway_deployment.b.id}"
      #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch
        }
      }

      locals {
        api = ${a}
      }
    `,
      quoted,
    );
  });

  it('finds the deployment of another version 2 API', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = "WEBSOCKET"
      }
      resource "aws_apigatewayv2_api" "b" {
        name          = "b"
        protocol_type = "WEBSOCKET"
      }
      resource "aws_apigatewayv2_deployment" "b" {
        api_id = aws_apigatewayv2_api.b.id
      }
      resource "aws_apigatewayv2_stage" "prod" {
        api_id        = aws_apigatewayv2_api.a.id
        name          = "prod"
        deployment_id = aws_apigatewayv2_deployment.b.id
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch
      }
    `);
  });

  it('finds settings for a stage that the API certainly lacks', () => {
    checkDiagnostics(`
      ${api('a')}
      ${api('b')}
      ${stage('one', a)}
      ${stage('two', b)}

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = ${a}
        stage_name  = aws_api_gateway_stage.two.stage_name
      #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error stage-api-mismatch
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
    `);
  });

  it.each([
    ['the same API', stage('x', a).replace('"d"', 'aws_api_gateway_deployment.a.id')],
    ['an API that is not known', stage('x', 'var.api').replace('"d"', 'aws_api_gateway_deployment.a.id')],
    [
      'a data source',
      stage('x', 'data.aws_api_gateway_rest_api.b.id').replace('"d"', 'aws_api_gateway_deployment.a.id'),
    ],
    ['a choice', stage('x', b).replace('"d"', 'var.x ? aws_api_gateway_deployment.a.id : "d"')],
    [
      'the API of the deployment',
      stage('x', 'aws_api_gateway_deployment.a.rest_api_id').replace(
        '"d"',
        'aws_api_gateway_deployment.a.id',
      ),
    ],
  ])('leaves alone a deployment with %s', (_, declared) => {
    checkDiagnostics(`
      ${api('a')}
      ${api('b')}
      ${deployment('a', a)}
      ${declared}
    `);
  });

  it('leaves alone a plan that names both stages by the name of one', () => {
    checkDiagnostics(`
      ${api('a')}
      ${api('b')}
      ${stage('one', a, '"prod"')}
      ${stage('two', b, '"prod"')}

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = aws_api_gateway_stage.two.stage_name
        }
      }
    `);
  });
});

describe('duplicate-stage', () => {
  it('finds the second one, in whichever file it stands', () => {
    checkDiagnostics(
      `
      #- a.tf
      ${stage('first', a, 'var.stage')}
      #- b.tf
      resource "aws_api_gateway_stage" "second" {
        rest_api_id   = "\${${a}}"
        stage_name    = "\${var.stage}"
      #                 ^^^^^^^^^^^^^^ error duplicate-stage: \`aws_api_gateway_stage.first\`
        deployment_id = "d"
      }
    `,
      quoted,
    );
  });

  it.each([
    ['names', stage('second', a, '"other"')],
    ['APIs', stage('second', b, '"first"')],
    ['APIs that may differ', stage('second', 'var.api', '"first"')],
    ['instances of an API', stage('second', 'aws_api_gateway_rest_api.a[1].id', '"first"')],
    ['Regions', stage('second', a, '"first"', 'region = "eu-west-1"')],
    ['providers', stage('second', a, '"first"', 'provider = aws.other')],
    ['conditions', stage('second', a, '"first"', 'count = var.second ? 1 : 0')],
  ])('leaves alone other %s', (_, second) => {
    checkDiagnostics(`
      ${stage('first', a)}
      ${second}
    `);
  });

  it('leaves alone names by each instance, and what an override file changes', () => {
    checkDiagnostics(`
      #- main.tf
      ${stage('first', a, 'each.key', 'for_each = var.a')}
      ${stage('second', a, 'each.key', 'for_each = var.b')}
      ${stage('third', a)}
      ${stage('fourth', a, '"third"')}
      #- main_override.tf
      resource "aws_api_gateway_stage" "fourth" {
        stage_name = "fourth"
      }
    `);
  });
});

const mapping = (name: string, of = a): string => `resource "aws_api_gateway_base_path_mapping" "m" {
        api_id      = ${of}
        stage_name  = ${name}
        domain_name = "example.com"
      }`;

describe('literal-stage-name', () => {
  it('finds the text in mappings, plans and settings', () => {
    checkDiagnostics(`
      ${stage('prod', a)}

      resource "aws_api_gateway_base_path_mapping" "m" {
        api_id      = ${a}
        stage_name  = "prod"
      #               ^^^^^^ hint literal-stage-name: write \`aws_api_gateway_stage.prod.stage_name\`
        domain_name = "example.com"
      }

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = "prod"
      #            ^^^^^^ hint literal-stage-name
        }
      }
    `);
  });

  it.each([
    ['a reference', mapping('aws_api_gateway_stage.prod.stage_name')],
    ['a variable', mapping('var.stage')],
    ['another name', mapping('"dev"')],
    ['another API', mapping('"prod"', b)],
    ['an API that is not known', mapping('"prod"', 'var.api')],
  ])('leaves alone %s', (_, declared) => {
    checkDiagnostics(`
      ${stage('prod', a)}
      ${declared}
    `);
  });

  it('leaves alone a stage that is made several times', () => {
    checkDiagnostics(`
      ${stage('prod', a, '"prod"', 'count = 1')}
      ${mapping('"prod"')}
    `);
  });

  it('writes the reference', () => {
    checkFix(
      `
      ${stage('prod', a)}
      ${mapping('"pr<|>od"')}
      `,
      'Write `aws_api_gateway_stage.prod.stage_name`',
      `
      ${stage('prod', a)}
      ${mapping('aws_api_gateway_stage.prod.stage_name')}
      `,
    );
  });
});

describe('settings-follow-deployment', () => {
  const settings = (name: string): string => `resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = ${a}
        stage_name  = ${name}
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }`;
  const live = stage('prod', a).replace('"d"', 'aws_api_gateway_deployment.now.id');

  it('finds the stage of a deployment, in settings and plans', () => {
    checkDiagnostics(
      `
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = ${a}
        stage_name  = "\${aws_api_gateway_deployment.now.stage_name}"
      #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning settings-follow-deployment: and these settings with it: refer to an
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }

      resource "aws_api_gateway_usage_plan" "plan" {
        name = "plan"
        api_stages {
          api_id = ${a}
          stage  = local.stage
      #            ^^^^^^^^^^^ warning settings-follow-deployment: its place in this plan
        }
      }

      locals {
        stage = aws_api_gateway_deployment.now.stage_name
      }

      ${deployment('now', '"a"')}
    `,
      quoted,
    );
  });

  it.each([
    ['has it', 'create_before_destroy = true'],
    ['may have it', 'create_before_destroy = var.first'],
  ])('leaves alone settings of a deployment that %s', (_, lifecycle) => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_deployment.now.stage_name')}
      ${deployment('now', '"a"').replace(/\}\s*$/, `lifecycle {\n          ${lifecycle}\n        }\n      }`)}
    `);
  });

  it('leaves alone settings that are made anew with the deployment', () => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_deployment.now.stage_name').replace(/\}\s*$/, 'lifecycle {\n          replace_triggered_by = [aws_api_gateway_deployment.now]\n        }\n      }')}
      ${deployment('now', '"a"')}
    `);
  });

  it('leaves alone settings whose deployment gets it from what comes after, or is not here', () => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_deployment.now.stage_name').replace(/\}\s*$/, 'lifecycle {\n          create_before_destroy = true\n        }\n      }')}
      ${deployment('now', '"a"')}
    `);
    checkDiagnostics(settings('aws_api_gateway_deployment.now.stage_name'));
  });

  it('leaves alone stages, and other readers of the deployment', () => {
    checkDiagnostics(`
      ${settings('aws_api_gateway_stage.prod.stage_name')}

      output "stage" {
        value = aws_api_gateway_deployment.now.stage_name
      }
    `);
  });

  it('refers to the one stage of the deployment', () => {
    checkFix(
      `
      ${live}
      ${deployment('now', '"a"')}
      ${settings('aws_api_gateway_<|>deployment.now.stage_name')}
      `,
      'Read it of `aws_api_gateway_stage.prod`',
      `
      ${live}
      ${deployment('now', '"a"')}
      ${settings('aws_api_gateway_stage.prod.stage_name')}
      `,
    );
  });
});

const association = (arn: string, type = 'wafv2'): string =>
  `resource "aws_${type}_web_acl_association" "w" {
        resource_arn = ${arn}
        ${type === 'wafv2' ? 'web_acl_arn ' : 'web_acl_id'}  = "w"
      }`;

describe('waf-association-target', () => {
  it('finds what is no stage of a REST API or not its ARN', () => {
    checkDiagnostics(
      `
      resource "aws_wafv2_web_acl_association" "a" {
        resource_arn = aws_apigatewayv2_stage.a.arn
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error waf-association-target: takes stages of REST APIs only
        web_acl_arn  = "w"
      }

      resource "aws_wafv2_web_acl_association" "b" {
        resource_arn = "\${aws_api_gateway_stage.b[0].execution_arn}"
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error waf-association-target: use \`aws_api_gateway_stage.b.arn\`
        web_acl_arn  = "w"
      }

      resource "aws_wafregional_web_acl_association" "c" {
        resource_arn = local.stage
      #                ^^^^^^^^^^^ error waf-association-target: \`id\` of a stage
        web_acl_id   = "w"
      }

      locals {
        stage = aws_api_gateway_stage.c.id
      }
    `,
      quoted,
    );
  });

  it.each([
    'aws_api_gateway_stage.a.arn',
    'aws_lb.a.arn',
    'var.arn',
    'each.value',
    '"${aws_api_gateway_rest_api.a.arn}/stages/prod"',
    '"${aws_api_gateway_stage.a.execution_arn}x"',
    'replace(aws_api_gateway_stage.a.execution_arn, "a", "b")',
  ])('leaves alone %s', (arn) => {
    checkDiagnostics(association(arn));
  });

  it('reads the ARN', () => {
    checkFix(
      association('aws_api_gateway_stage.a[0].invo<|>ke_url'),
      'Use `arn`',
      association('aws_api_gateway_stage.a[0].arn'),
    );
  });
});
