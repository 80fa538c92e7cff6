import { describe, it } from 'vitest';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const api = (protocol = 'HTTP', more = ''): string => `resource "aws_apigatewayv2_api" "shop" {
        name          = "shop"
        protocol_type = "${protocol}"
        ${more}
      }`;

const stage = (...more: readonly string[]): string => `resource "aws_apigatewayv2_stage" "dev" {
        api_id = aws_apigatewayv2_api.shop.id
        name   = "dev"
        ${more.join('\n        ')}
      }`;

const deployment = (more = ''): string => `resource "aws_apigatewayv2_deployment" "d" {
        api_id   = aws_apigatewayv2_api.shop.id
        triggers = { release = var.release }
        ${more}
      }`;

const ignore = (what: string): string => `lifecycle {\n          ignore_changes = ${what}\n        }`;

describe('never-deployed', () => {
  it.each(['HTTP', 'WEBSOCKET'])('finds a stage of an API of type %s without either', (protocol) => {
    checkDiagnostics(`
      ${api(protocol, protocol === 'HTTP' ? '' : 'route_selection_expression = "$request.body.action"')}

      resource "aws_apigatewayv2_stage" "dev" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint never-deployed: This stage has no deployment, so no call reaches a route until something else deploys it: add \`auto_deploy = true\`
        api_id = aws_apigatewayv2_api.shop.id
        name   = "dev"
      }
    `);
  });

  it('warns of a deployment that no stage publishes, though one waits for it', () => {
    checkDiagnostics(
      `
      ${api()}
      ${deployment()}

      resource "aws_apigatewayv2_stage" "dev" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning never-deployed: No stage publishes \`aws_apigatewayv2_deployment.d\`, and this one has no deployment, so no call reaches a route: add \`deployment_id\` with \`aws_apigatewayv2_deployment.d.id\`
        api_id      = aws_apigatewayv2_api.shop.id
        name        = "dev"
        auto_deploy = false
        depends_on  = [aws_apigatewayv2_deployment.d]
      }
    `,
      only('never-deployed'),
    );
  });

  it('hints beside a deployment that a file in JSON names', () => {
    checkDiagnostics(
      `
      ${api()}
      ${deployment()}

      resource "aws_apigatewayv2_stage" "dev" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint never-deployed: add \`deployment_id\`
        api_id = aws_apigatewayv2_api.shop.id
        name   = "dev"
      }
      #- next.tf.json
      {"resource": {"aws_apigatewayv2_stage": {"next": {"deployment_id": "\${aws_apigatewayv2_deployment.d.id}"}}}}
    `,
      only('never-deployed'),
    );
  });

  it('hints beside a deployment that something else uses', () => {
    checkDiagnostics(
      `
      ${api()}
      ${deployment()}
      ${stage('deployment_id = aws_apigatewayv2_deployment.d.id')}

      resource "aws_apigatewayv2_stage" "next" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint never-deployed: add \`deployment_id\`
        api_id        = aws_apigatewayv2_api.shop.id
        name          = "next"
        deployment_id = null
      }
    `,
      only('never-deployed'),
    );
  });

  it.each([
    ['with auto-deploy', stage('auto_deploy = true')],
    ['with auto-deploy by a variable', stage('auto_deploy = var.auto')],
    [
      'with auto-deploy by a default',
      `${stage('auto_deploy = var.auto')}\n      variable "auto" {\n        default = false\n      }`,
    ],
    ['with a deployment', stage('deployment_id = "abc123"')],
    ['with a deployment that may be', stage('deployment_id = var.deployment')],
    ['whose deployment something else changes', stage(ignore('[deployment_id]'))],
    ['that something else changes', stage(ignore('all'))],
    ['whose switch something else changes', stage(ignore('[description, auto_deploy]'))],
    [
      'that is imported',
      `${stage()}\n      import {\n        to = aws_apigatewayv2_stage.dev\n        id = "a/dev"\n      }`,
    ],
    ['of an API from elsewhere', stage().replace('aws_apigatewayv2_api.shop.id', 'var.api')],
    [
      'of the other family',
      'resource "aws_api_gateway_stage" "x" {\n        rest_api_id = "a"\n        stage_name = "x"\n        deployment_id = "d"\n      }',
    ],
  ])('leaves alone a stage %s', (_, text) => {
    checkDiagnostics(`
      ${api()}
      ${text}
    `);
  });

  it('leaves alone a stage of an API that makes one by itself', () => {
    checkDiagnostics(`
      ${api('HTTP', 'target = "https://example.com"')}
      ${stage()}
    `);
  });

  it('leaves alone a stage that an override file changes', () => {
    checkDiagnostics(`
      ${api()}
      ${stage()}

      #- dev_override.tf
      resource "aws_apigatewayv2_stage" "dev" {
        auto_deploy = true
      }
    `);
  });

  it('finds it where the API stands in another module', () => {
    checkDiagnostics(`
      module "api" {
        source = "./api"
      }

      resource "aws_apigatewayv2_stage" "dev" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint never-deployed
        api_id = module.api.id
        name   = "dev"
      }

      #- api/main.tf
      ${api()}

      output "id" {
        value = aws_apigatewayv2_api.shop.id
      }
    `);
  });

  it('publishes the deployment of the API', () => {
    const other = `resource "aws_apigatewayv2_deployment" "other" {
        api_id   = "x"
        triggers = { release = var.release }
      }`;
    const before = `
      ${api()}
      ${deployment()}
      ${other}

      resource "aws_apigatewayv2_stage" "d<|>ev" {
        api_id = aws_apigatewayv2_api.shop.id
        name   = "dev"
      }
`;
    checkFix(
      before,
      'Publish `aws_apigatewayv2_deployment.d.id`',
      before
        .replace('<|>', '')
        .replace(
          'api_id = aws_apigatewayv2_api.shop.id\n        name   = "dev"',
          'api_id        = aws_apigatewayv2_api.shop.id\n        name          = "dev"\n        deployment_id = aws_apigatewayv2_deployment.d.id',
        ),
    );
  });

  it('turns auto-deploy on, written or not', () => {
    const before = (more: string): string => `
      ${api()}

      resource "aws_apigatewayv2_stage" "d<|>ev" {
        api_id      = aws_apigatewayv2_api.shop.id
        name        = "dev"
${more}      }
`;
    const after = before('        auto_deploy = true\n').replace('<|>', '');
    checkFix(before(''), 'Add `auto_deploy = true`', after);
    checkFix(before('        auto_deploy = false\n'), 'Add `auto_deploy = true`', after);
  });

  it('does not publish a deployment that comes after the stage', () => {
    const text = `
      ${api()}
      ${deployment('depends_on = [aws_apigatewayv2_stage.dev]')}

      resource "aws_apigatewayv2_stage" "d<|>ev" {
        api_id      = aws_apigatewayv2_api.shop.id
        name        = "dev"
      }
`;
    checkFix(
      text,
      'Add `auto_deploy = true`',
      text
        .replace('<|>', '')
        .replace('name        = "dev"', 'name        = "dev"\n        auto_deploy = true'),
    );
  });
});
