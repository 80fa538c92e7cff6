/** What the rules find where override files are: what Terraform makes of them, argument by argument and block by block. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/check-diagnostics.js';

const STAGE = `rest_api_id   = "abc123"
        deployment_id = "d"
        stage_name    = "prod"`;

const modules = (base: string, over: string): string => `
      #- main.tf
      resource "aws_api_gateway_stage" "prod" {
        ${base}
      }
      #- a_override.tf
      resource "aws_api_gateway_stage" "prod" {
        ${over}
      }
    `;

const LOG = `access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:x"`;

describe('override files', () => {
  it('replace arguments, whose values count no more', () => {
    checkDiagnostics(
      modules(
        `${STAGE}\n        cache_cluster_size = "0.7"\n        tags = 5`,
        'cache_cluster_size = "0.5"\n        tags = {}',
      ),
    );
  });

  it('are told of what they set', () => {
    checkDiagnostics(
      modules(
        `${STAGE}\n        cache_cluster_size = "0.5"`,
        `cache_cluster_size = "0.7"
        #                    ^^^^^ error invalid-value: can't be \`0.7\``,
      ),
    );
  });

  it('do not make up for an argument that the resource lacks', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_stage" "prod" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-argument: needs \`stage_name\`
        rest_api_id   = "abc123"
        deployment_id = "d"
      }
      #- override.tf
      resource "aws_api_gateway_stage" "prod" {
        stage_name = "prod"
      }
    `);
  });

  it('replace nested blocks as a whole, which must be whole then', () => {
    checkDiagnostics(
      modules(
        `${STAGE}
        ${LOG}
          format  = "$context.nothing"
          formatt = "x"
        }`,
        `access_log_settings {
        #^^^^^^^^^^^^^^^^^^ error missing-argument: needs \`destination_arn\`
          format = "$context.requestId"
        }`,
      ),
    );
  });

  it('are told of what stands in their blocks', () => {
    checkDiagnostics(
      modules(
        `${STAGE}
        ${LOG}
          format = "$context.requestId"
        }`,
        `${LOG}
          format = "$context.requestId $context.nothing"
          #                            ^^^^^^^^^^^^^^^^ warning access-log-unknown-variable: nothing
        }`,
      ),
    );
  });

  it('replace one another in the order of their names', () => {
    checkDiagnostics(
      `${modules(STAGE, 'cache_cluster_size = "0.7"')}
      #- override.tf
      resource "aws_api_gateway_stage" "prod" {
        cache_cluster_size = "0.5"
      }
    `,
    );
  });

  it('may bring a block that is required', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "abc123"
        stage_name  = "prod"
        method_path = "*/*"
      }
      #- override.tf
      resource "aws_api_gateway_method_settings" "all" {
        settings {
          metrics_enabled = true
        }
      }
    `);
  });

  it('replace what is required of a provider', () => {
    checkDiagnostics(`
      #- main.tf
      terraform {
        required_providers {
          aws = "~> 5.0"
        }
      }
      resource "aws_api_gateway_deployment" "one" {
        rest_api_id = "abc123"
        stage_name  = "prod"
      # ^^^^^^^^^^ error deployment-removed-argument: provider
        triggers    = { a = "1" }
        lifecycle {
          create_before_destroy = true
        }
      }
      #- override.tf
      terraform {
        required_providers {
          aws = "~> 6.0"
        }
      }
    `);
  });
});
