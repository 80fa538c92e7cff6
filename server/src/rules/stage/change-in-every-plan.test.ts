import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (more: string): string => `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a"
      stage_name    = "prod"
      deployment_id = "d"
      ${more}
    }
    `;

describe('change-in-every-plan', () => {
  it('finds a clock in the description', () => {
    checkDiagnostics(
      stage(`description   = "at \${timestamp()}"
    #                       ^^^^^^^^^^^ hint change-in-every-plan: \`timestamp()\` gives another value in every plan`),
    );
  });

  it('warns of a clock in the name', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod-\${formatdate("YYYY", timestamp())}"
      #                                            ^^^^^^^^^^^ warning change-in-every-plan: every plan replaces the stage
        deployment_id = "d"
      }
    `);
  });

  it('finds a random name in a tag', () => {
    checkDiagnostics(
      stage(`tags = {
        team = "shop"
        run  = uuid()
    #          ^^^^^^ hint change-in-every-plan: \`uuid()\`
      }`),
    );
  });

  it('finds a clock in a variable of an HTTP stage, by a local value', () => {
    checkDiagnostics(`
      locals {
        now = timestamp()
      }
      resource "aws_apigatewayv2_stage" "live" {
        api_id          = "a"
        name            = "live"
        auto_deploy     = true
        stage_variables = { at = local.now }
      #                          ^^^^^^^^^ hint change-in-every-plan: \`timestamp()\`
      }
    `);
  });

  it.each([
    'description   = "at 7"',
    'description   = timestamp()\n      lifecycle {\n        ignore_changes = [description]\n      }',
    'tags = { at = timestamp() }\n      lifecycle {\n        ignore_changes = [tags["at"]]\n      }',
    'description   = aws_api_gateway_deployment.none.id',
  ])('leaves alone %s', (more) => {
    checkDiagnostics(stage(more));
  });

  it('removes the argument', () => {
    checkFix(
      stage('variables     = { a = "b" }\n      description   = "at ${time<|>stamp()}"'),
      'Remove `description`',
      stage('variables     = { a = "b" }'),
    );
  });

  it('removes the entry', () => {
    checkFix(
      stage('tags = { team = "shop", run = uu<|>id() }'),
      'Remove the entry',
      stage('tags = { team = "shop" }'),
    );
  });
});
