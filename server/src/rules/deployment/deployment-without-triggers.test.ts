import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const stage = (more = ''): string => `resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.a.id
        ${more}
      }`;

const triggers = 'triggers = { hash = var.hash }';

const integration = (name: string): string => `resource "aws_api_gateway_integration" "${name}" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        resource_id = "r"
        http_method = "GET"
        type        = "MOCK"
      }`;

const api = `resource "aws_api_gateway_rest_api" "a" {
        name = "a"
      }`;

const cbd = `lifecycle {
          create_before_destroy = true
        }`;

describe('deployment-without-triggers', () => {
  it('finds a deployment that knows nothing of its API', () => {
    checkDiagnostics(`
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers: a hash of its methods
        rest_api_id = aws_api_gateway_rest_api.a.id
      }
    `);
  });

  it.each([
    ['with triggers', `${api}\n      ${integration('x')}`, triggers],
    [
      'that waits for something else',
      integration('x'),
      'depends_on = [aws_iam_role.x, module.m, aws_api_gateway_integration.gone]',
    ],
    [
      'with triggers and dependencies',
      `${api}\n      ${integration('x')}`,
      `${triggers}\n        depends_on = [aws_api_gateway_integration.x]\n        ${cbd}`,
    ],
    ['with variables that change', `${api}\n      ${integration('x')}`, 'variables = { v = var.v }'],
    [
      'that something replaces',
      `${api}\n      ${integration('x')}`,
      'lifecycle {\n          replace_triggered_by = [terraform_data.x]\n        }',
    ],
    ['made several times', `${api}\n      ${integration('x')}`, 'for_each = var.hashes'],
    ['whose API has nothing here', api, ''],
    ['whose API is elsewhere', integration('x'), ''],
    ['of another API', `${api}\n      ${integration('x').replace('rest_api.a', 'rest_api.b')}`, ''],
  ])('leaves alone a deployment %s', (_, rest, own) => {
    checkDiagnostics(`
      ${rest}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        ${own}
      }
    `);
  });

  it('does not take an order for something that makes a new deployment', () => {
    checkDiagnostics(`
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers: \`depends_on\` defines only the order and creates no new deployment
        rest_api_id = aws_api_gateway_rest_api.a.id
        description = "7"
        depends_on  = [aws_api_gateway_integration.x]
        ${cbd}
      }
    `);
  });

  it('finds one that waits for methods and integrations of an API from elsewhere', () => {
    checkDiagnostics(`
      variable "api" {}

      ${integration('x').replace('aws_api_gateway_rest_api.a.id', 'var.api')}

      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers: Changes of the API are never deployed
        rest_api_id = var.api
        depends_on  = [aws_api_gateway_integration.x]
      }
    `);
  });

  it('finds one that waits for a module with methods and integrations', () => {
    const withModule = (inside: string): string => `
      ${api}

      module "orders" {
        source = "./orders"
        api    = aws_api_gateway_rest_api.a.id
      }

      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers: an output of \`module.orders\`
        rest_api_id = aws_api_gateway_rest_api.a.id
        depends_on  = [module.orders]
      }

      #- orders/main.tf
      variable "api" {}

      ${inside}`;
    checkDiagnostics(withModule(integration('x').replace('aws_api_gateway_rest_api.a.id', 'var.api')));
    // It may be a whole API of its own that the deployment has to come after.
    checkDiagnostics(withModule(`${api}\n      ${integration('x')}`).replace(/\n *#\^.*/, ''));
  });

  it('adds triggers beside an order', () => {
    checkFix(
      `
      variable "api" {}

      ${integration('x').replace('aws_api_gateway_rest_api.a.id', 'var.api')}

      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = var.api
        depends_on  = [aws_api_gateway_integration.x]
        # So that the stage is moved first.
        ${cbd}
      }
      `,
      'Add `triggers`',
      `
      variable "api" {}

      ${integration('x').replace('aws_api_gateway_rest_api.a.id', 'var.api')}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = var.api
        depends_on  = [aws_api_gateway_integration.x]

        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_integration.x))
        }

        # So that the stage is moved first.
        ${cbd}
      }
      `,
    );
  });

  it('adds triggers', () => {
    checkFix(
      `
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
      }
      `,
      'Add `triggers`',
      `
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id

        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_integration.x))
        }
      }
      `,
    );
  });

  it('adds what a deployment below a stage needs to be replaced', () => {
    checkFix(
      `
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
      }

      ${stage()}
      `,
      'Add `triggers`',
      `
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id

        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_integration.x))
        }

        lifecycle {
          create_before_destroy = true
        }
      }

      ${stage()}
      `,
    );
  });

  it('offers triggers for an API that is made several times only by hand', () => {
    const actions = actionsAt(`
      resource "aws_api_gateway_rest_api" "a" {
        count = 1
        name  = "a"
        body  = "{}"
      }

      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a[0].id
      }
    `);
    expect(actions.map(({ title }) => title)).toEqual([
      'Ignore `deployment-without-triggers` here',
      'Ignore `deployment-without-triggers` in this file',
    ]);
  });
});
