import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const api = (more = '', types = '["PRIVATE"]'): string => `resource "aws_api_gateway_rest_api" "a" {
        name = "a"
        ${more}

        endpoint_configuration {
          types            = ${types}
          vpc_endpoint_ids = ["vpce-1"]
        }
      }`;

describe('private-api-without-policy', () => {
  it('finds an API that nobody may call', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "a" {
        name   = "a"
        body   = jsonencode({ openapi = "3.0.1", paths = {} })
        policy = null

        endpoint_configuration {
          types = ["PRIVATE"]
      #           ^^^^^^^^^^^ hint private-api-without-policy: AWS rejects deployments of a private API without a resource policy
        }
      }

      resource "aws_api_gateway_rest_api" "b" {
        name = "b"
      }

      resource "aws_api_gateway_rest_api_policy" "b" {
        rest_api_id = aws_api_gateway_rest_api.b.id
        policy      = var.policy
      }

      output "id" {
        value = aws_api_gateway_rest_api.a.id
      }
    `);
  });

  it.each([
    ['a policy', api('policy = var.policy')],
    ['a policy that may be', api('policy = var.open ? null : var.policy')],
    ['a policy that something else sets', api('lifecycle {\n          ignore_changes = [policy]\n        }')],
    [
      'a policy in its body',
      api('body = jsonencode({ openapi = "3.0.1", paths = {}, x-amazon-apigateway-policy = {} })'),
    ],
    ['a body that is not known', api('body = file("${path.module}/api.yaml")')],
    ['types that are not known', api('', 'var.types')],
    [
      'a policy of its own',
      `${api()}\n      resource "aws_api_gateway_rest_api_policy" "p" {\n        rest_api_id = aws_api_gateway_rest_api.a.id\n        policy      = var.policy\n      }`,
    ],
    [
      'a policy that may be its own',
      `${api()}\n      resource "aws_api_gateway_rest_api_policy" "p" {\n        rest_api_id = var.api\n        policy      = var.policy\n      }`,
    ],
    [
      'a module that gets to know it',
      `${api()}\n      module "policy" {\n        source = "./policy"\n        api    = aws_api_gateway_rest_api.a.id\n      }`,
    ],
    [
      'an import',
      `${api()}\n      import {\n        to = aws_api_gateway_rest_api.a\n        id = "a1b2c3"\n      }`,
    ],
    ['another type', api('', '["REGIONAL"]').replace('vpc_endpoint_ids = ["vpce-1"]', '')],
  ])('leaves alone an API with %s', (_, text) => {
    checkDiagnostics(text);
  });

  it('leaves alone an API that its caller knows', () => {
    checkDiagnostics(`
      module "api" {
        source = "./api"
      }

      resource "aws_api_gateway_rest_api_policy" "p" {
        rest_api_id = module.api.id
        policy      = var.policy
      }

      #- api/main.tf
      ${api()}

      output "id" {
        value = aws_api_gateway_rest_api.a.id
      }
    `);
  });

  it('allows calls through its endpoints', () => {
    checkFix(
      `
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"

        endpoint_configuration {
          types            = ["PRI<|>VATE"]
          vpc_endpoint_ids = [aws_vpc_endpoint.calls.id]
        }
      }
      `,
      'Allow calls through its VPC endpoints',
      `
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"

        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = "*"
            Action    = "execute-api:Invoke"
            Resource  = "execute-api:/*"
            Condition = { StringEquals = { "aws:SourceVpce" = [aws_vpc_endpoint.calls.id] } }
          }]
        })

        endpoint_configuration {
          types            = ["PRIVATE"]
          vpc_endpoint_ids = [aws_vpc_endpoint.calls.id]
        }
      }
      `,
    );
  });
});
