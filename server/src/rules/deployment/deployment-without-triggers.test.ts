import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (more = ''): string => `resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.a.id
        ${more}
      }`;

const triggers = 'triggers = { hash = var.hash }\n        depends_on = [aws_api_gateway_integration.x]';

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
    ['with triggers and dependencies', `${api}\n      ${integration('x')}`, `${triggers}\n        ${cbd}`],
    [
      'with variables that change',
      `${api}\n      ${integration('x')}`,
      'variables = { v = var.v }\n        depends_on = [aws_api_gateway_integration.x]',
    ],
    [
      'that something replaces',
      `${api}\n      ${integration('x')}`,
      'depends_on = [aws_api_gateway_integration.x]\n        lifecycle {\n          replace_triggered_by = [terraform_data.x]\n        }',
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

  it('finds one that waits for a module from elsewhere which is given the API', () => {
    const module = (handed: string, marked = ''): string => `
      ${api}

      module "routes" {
        source = "example/routes/aws"
        api    = ${handed}
      }

      resource "aws_api_gateway_deployment" "a" {
${marked}
        rest_api_id = aws_api_gateway_rest_api.a.id
        depends_on  = [module.routes]
      }
    `;
    const mark =
      '      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers: an output of `module.routes`';
    checkDiagnostics(module('aws_api_gateway_rest_api.a.id', mark));
    checkDiagnostics(module('"a"'));
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

  it('reads the body of an API that is made several times as the deployment reads its ID', () => {
    const module = (triggers: string): string => `
      resource "aws_api_gateway_rest_api" "a" {
        count = 1
        name  = "a"
        body  = "{}"
      }

      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a[0].id${triggers}
      }
    `;
    checkFix(
      module(''),
      'Add `triggers`',
      module(`

        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_rest_api.a[0].body))
        }`).replace('<|>', ''),
    );
  });

  it('reports what is made by `count` as well', () => {
    checkDiagnostics(`
      ${api}

      ${integration('x')}

      resource "aws_api_gateway_deployment" "a" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-without-triggers: a hash of its methods and integrations
        count       = 1
        rest_api_id = aws_api_gateway_rest_api.a.id
      }
    `);
  });

  it.each([
    ['that a person set to ignore changes', 'lifecycle {\n          ignore_changes = [triggers]\n        }'],
    ['that belongs to a stage which deploys by itself', ''],
  ])('leaves alone a deployment of version 2 %s', (_, own) => {
    const automatic = own === '' ? 'auto_deploy = true' : 'deployment_id = aws_apigatewayv2_deployment.a.id';
    checkDiagnostics(`
      resource "aws_apigatewayv2_api" "a" {
        name          = "a"
        protocol_type = "HTTP"
      }

      resource "aws_apigatewayv2_route" "list" {
        api_id    = aws_apigatewayv2_api.a.id
        route_key = "GET /items"
      }

      resource "aws_apigatewayv2_deployment" "a" {
        api_id     = aws_apigatewayv2_api.a.id
        depends_on = [aws_apigatewayv2_route.list]
        ${own}
      }

      resource "aws_apigatewayv2_stage" "a" {
        api_id = aws_apigatewayv2_api.a.id
        name   = "live"
        ${automatic}
      }
    `);
  });

  it('spreads a deployment on one line out, so that it also outlives its stage', () => {
    const module = (deployment: string): string => `
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"
        body = "{}"
      }

      ${deployment}

      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "live"
        deployment_id = aws_api_gateway_deployment.a.id
      }
    `;
    checkFix(
      module(
        'resource "aws_api_gateway_<|>deployment" "a" { rest_api_id = aws_api_gateway_rest_api.a.id } # one',
      ),
      'Add `triggers`',
      module(`resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_rest_api.a.body))
        }

        lifecycle {
          create_before_destroy = true
        }
      } # one`),
    );
  });

  it('adds triggers to a deployment of version 2', () => {
    const module = (triggers: string): string => `
      resource "aws_apigatewayv2_api" "a" {
        name                       = "a"
        protocol_type              = "WEBSOCKET"
        route_selection_expression = "$request.body.action"
      }

      resource "aws_apigatewayv2_route" "say" {
        api_id    = aws_apigatewayv2_api.a.id
        route_key = "say"
      }

      resource "aws_apigatewayv2_<|>deployment" "a" {
        api_id = aws_apigatewayv2_api.a.id${triggers}
      }
    `;
    checkFix(
      module(''),
      'Add `triggers`',
      module(`

        triggers = {
          redeployment = sha1(jsonencode(aws_apigatewayv2_route.say))
        }`).replace('<|>', ''),
    );
  });

  it('adds an output to a module with the methods', () => {
    checkFix(
      `
      ${api}

      module "orders" {
        source = "./orders"
        api    = { id = aws_api_gateway_rest_api.a.id }
      }

      resource "aws_api_gateway_<|>deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        depends_on  = [module.orders]
      }

      #- orders/main.tf
      variable "api" {}

      ${integration('x').replace('aws_api_gateway_rest_api.a.id', 'var.api.id')}
      `,
      'Add `triggers`',
      `
      #- main.tf
      ${api}

      module "orders" {
        source = "./orders"
        api    = { id = aws_api_gateway_rest_api.a.id }
      }

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        depends_on  = [module.orders]

        triggers = {
          redeployment = sha1(jsonencode(module.orders.redeployment))
        }
      }

      #- orders/main.tf
      variable "api" {}

      ${integration('x').replace('aws_api_gateway_rest_api.a.id', 'var.api.id')}

      output "redeployment" {
        value = sha1(jsonencode(aws_api_gateway_integration.x))
      }
      `,
    );
  });
});
