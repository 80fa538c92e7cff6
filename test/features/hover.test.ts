import { describe, it, expect } from 'vitest';
import { checkHover, checkNoHover, hoverOf } from '../support/check-hover.js';

describe('hover of an argument', () => {
  it('tells type, presence, values, the member in AWS and a page', () => {
    const found = hoverOf(`
      resource "aws_api_gateway_stage" "prod" {
        cache_cluster<|>_size = "0.5"
      }
    `);
    expect(found?.marked).toBe('cache_cluster_size');
    const lines = found?.markdown.split('\n') ?? [];
    expect(lines[0]).toBe('`cache_cluster_size` · string · optional');
    expect(lines).toContain('One of:');
    expect(lines.filter((line) => line.startsWith('- `"'))).toEqual([
      '- `"0.5"`: 0.5 GB, the smallest and cheapest: for trying out and for small answers.',
      '- `"1.6"`, `"6.1"`, `"13.5"`, `"28.4"`, `"58.2"`, `"118"`',
      '- `"237"`: 237 GB, the largest.',
    ]);
    expect(lines.at(-1)).toBe(
      'AWS: `cacheClusterSize` · [AWS guide](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html)',
    );
  });

  it('says that a change replaces the resource, and what the limits are', () => {
    checkHover(
      'resource "aws_api_gateway_stage" "prod" {\n  stage_name<|> = "prod"\n}\n',
      'stage_name',
      '`stage_name` · string · required · forces replacement\n',
      '\n\nLimits: 1 to 128 characters, letters, digits, hyphens and underscores.\n',
    );
  });

  it('tells bounds and what lies outside of them', () => {
    checkHover(
      `
      resource "aws_api_gateway_method_settings" "all" {
        settings {
          <|>throttling_burst_limit = 5
        }
      }
      `,
      'throttling_burst_limit',
      'default `-1`',
      'Limits: a whole number of at least 0, or -1.',
    );
  });

  it('tells the limits of map entries', () => {
    checkHover(
      'resource "aws_api_gateway_stage" "prod" {\n  variables<|> = {}\n}\n',
      'variables',
      '`variables` · map(string) · optional',
      'at most 100 entries; each key 1 to 64 characters, letters, digits and underscores;',
    );
  });

  it('tells since when a nested argument is there and required, and warns where the module allows older providers', () => {
    const text = (version: string) => `
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }
      resource "aws_api_gateway_stage" "prod" {
        canary_settings {
          deploy<|>ment_id = "x"
        }
      }
    `;
    checkHover(text('>= 5.0'), 'deployment_id', '· required\n', 'Since provider version 5.75.0');
    checkHover(
      text('>= 5.0'),
      'deployment_id',
      'Not available in every provider version that this module allows (≥ 5.0).',
    );
    checkHover(
      text('4.9.0'),
      'deployment_id',
      'Not available in any provider version that this module allows (4.9).',
    );
    checkHover(text('< 6'), 'deployment_id', 'every provider version that this module allows (< 6.0).');
    for (const all of ['>= 5.75.0, < 6', '~> 6.0', '5.75.0'])
      expect(hoverOf(text(all))?.markdown, all).not.toMatch(/Since|this module/);
  });

  it('says after which version something came where the first one is not known', () => {
    const text = (version: string) => `
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }
      resource "aws_api_gateway_rest_api" "orders" {
        name            = "orders"
        security_pol<|>icy = "TLS_1_2"
      }
    `;
    checkHover(
      text('6.40.0'),
      'security_policy',
      'Added after provider version 6.25.0, in 6.66.0 at the latest',
      'Some provider versions that this module allows (6.40) may not have it.',
    );
    expect(hoverOf(text('6.66.0'))?.markdown).not.toMatch(/Added|this module/);
  });

  it('tells since when it is there where the module does not say which providers it allows', () => {
    const text = 'resource "aws_api_gateway_domain_name" "api" {\n  endpoint_<|>access_mode = "BASIC"\n}\n';
    checkHover(text, 'endpoint_access_mode', 'Since provider version 6.28.0');
    expect(hoverOf(text)?.markdown).not.toContain('this module');
  });

  it('tells versions of an attribute that is read as of an argument', () => {
    const text = (version: string) => `
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }
      resource "aws_api_gateway_integration" "orders" {}
      output "mode" {
        value = aws_api_gateway_integration.orders.response_<|>transfer_mode
      }
    `;
    checkHover(
      text('>= 6.0'),
      'response_transfer_mode',
      'Since provider version 6.25.0',
      'Not available in every provider version that this module allows (≥ 6.0).',
    );
    expect(hoverOf(text('>= 6.25'))?.markdown).not.toContain('provider version');
  });

  it('says that something is removed once', () => {
    const found = hoverOf('resource "aws_api_gateway_account" "this" {\n  reset_<|>on_delete = true\n}\n');
    expect(found?.markdown.match(/6\.0\.0/g)).toHaveLength(1);
    expect(found?.markdown).toContain('Since provider version 5.76.0');
  });

  it('names the member of the API only where it is another name', () => {
    const of = (line: string): string | undefined =>
      hoverOf(`resource "aws_api_gateway_rest_api" "orders" {\n  ${line}\n}\n`)?.markdown;
    expect(of('na<|>me = "orders"')).not.toContain('AWS:');
    expect(of('api_key_<|>source = "HEADER"')).toContain('AWS: `apiKeySource`');
  });

  it('calls exported attributes read-only', () => {
    checkHover(
      'resource "aws_api_gateway_stage" "prod" {\n  invoke_url<|> = ""\n}\n',
      'invoke_url',
      '`invoke_url` · string · read-only',
    );
  });

  it('works while nothing follows the name', () => {
    checkHover(
      'resource "aws_apigatewayv2_stage" "live" {\n  auto_depl<|>oy\n}\n',
      'auto_deploy',
      '· bool ·',
    );
  });

  it('says nothing of a name that is not known', () => {
    checkNoHover('resource "aws_api_gateway_stage" "prod" {\n  nonsense<|> = 1\n}\n');
    checkNoHover('resource "aws_instance" "web" {\n  ami<|> = "ami-1"\n}\n');
    checkNoHover('resource "aws_api_gateway_stage" "prod" {\n  # stage_name<|>\n}\n');
  });
});

describe('hover of a block', () => {
  it('documents a nested block and how often it may stand', () => {
    checkHover(
      'resource "aws_api_gateway_stage" "prod" {\n  access_log<|>_settings {}\n}\n',
      'access_log_settings',
      '`access_log_settings` · block · at most one\n',
      'https://docs.aws.amazon.com/',
    );
    checkHover(
      'resource "aws_api_gateway_method_settings" "all" {\n  settings<|> {}\n}\n',
      'settings',
      '`settings` · block · required · exactly one\n',
    );
  });

  it('looks through dynamic', () => {
    const text = (dynamic: string, label: string, name: string) => `
      resource "aws_apigatewayv2_stage" "live" {
        ${dynamic} "${label}" {
          for_each = []
          content {
            ${name} = "GET /"
          }
        }
      }
    `;
    checkHover(
      text('dynamic', 'route_<|>settings', 'route_key'),
      'route_settings',
      '`route_settings` · block',
    );
    checkHover(
      text('dynamic', 'route_settings', 'route<|>_key'),
      'route_key',
      '`route_key` · string · required',
    );
    checkHover(text('dyna<|>mic', 'route_settings', 'route_key'), 'dynamic', '`dynamic "<block>"` · block');
  });

  it('documents keywords and meta-arguments', () => {
    checkHover(
      '<|>resource "aws_api_gateway_stage" "prod" {}\n',
      'resource',
      '`resource "<type>" "<name>"` · block',
    );
    checkHover('locals<|> {}\n', 'locals', 'read as `local.<name>`');
    checkHover(
      'resource "aws_api_gateway_stage" "prod" {\n  lifecycle {\n    create_<|>before_destroy = true\n  }\n}\n',
      'create_before_destroy',
      'default `false`',
    );
    checkHover(
      'resource "aws_api_gateway_stage" "prod" {\n  for_<|>each = {}\n}\n',
      'for_each',
      '`each.key`',
    );
  });
});

describe('hover of a type', () => {
  it('tells what it is, how it is imported and where to read on', () => {
    checkHover(
      'resource "aws_api_gateway<|>_stage" "prod" {}\n',
      'aws_api_gateway_stage',
      '`aws_api_gateway_stage` · Stage of a REST API\n',
      '\n\nImport ID: `REST-API-ID/STAGE-NAME`, for example `12345abcde/prod`.\n',
      '[Provider documentation](https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage)',
    );
  });

  it('says of a draft name that it was never released, and what to write', () => {
    checkHover(
      'resource "aws_api_gateway_v2_st<|>age" "live" {}\n',
      'aws_api_gateway_v2_stage',
      '`aws_api_gateway_v2_stage` · Stage of an HTTP or WebSocket API\n',
      '`aws_api_gateway_v2_stage` was never released. The provider released it as `aws_apigatewayv2_stage`: use that name instead.',
      'Import ID: `API-ID/STAGE-NAME`',
    );
  });

  it('gives full help inside a block of a draft name', () => {
    checkHover(
      'resource "aws_api_gateway_v2_stage" "live" {\n  auto<|>_deploy = true\n}\n',
      'auto_deploy',
      '`auto_deploy` · bool · optional',
    );
  });

  it('tells what a data source looks up, and leads to its own page', () => {
    checkHover(
      'data "aws_api_gateway_<|>export" "x" {}\n',
      'aws_api_gateway_export',
      '`aws_api_gateway_export` · Data source for the OpenAPI document of a stage\n',
      '/docs/data-sources/api_gateway_export)',
    );
  });

  it('tells the same of what a data source exports as of the resource', () => {
    checkHover(
      `
      data "aws_api_gateway_rest_api" "shop" {
        name = "shop"
      }
      output "arn" {
        value = data.aws_api_gateway_rest_api.shop.execution_<|>arn
      }
      `,
      'execution_arn',
      '`execution_arn` · string · read-only\n',
      'For `aws_lambda_permission.source_arn` add stage, method and path',
    );
  });

  it('says nothing of a type of another family', () => {
    checkNoHover('resource "aws_inst<|>ance" "web" {}\n');
  });
});

describe('hover of a value', () => {
  it('tells what a listed value means', () => {
    checkHover(
      `
      resource "aws_api_gateway_method_settings" "all" {
        settings {
          logging_level = "ERR<|>OR"
        }
      }
      `,
      'ERROR',
      '`"ERROR"` · a value of `logging_level`\n',
      'Only requests that fail are logged.',
    );
  });

  it('marks the default', () => {
    checkHover(
      'resource "aws_api_gateway_method_settings" "all" {\n  settings {\n    logging_level = "<|>OFF"\n  }\n}\n',
      'OFF',
      '· the default',
    );
  });

  it('knows values in lists and bare words', () => {
    checkHover(
      'resource "aws_api_gateway_rest_api" "x" {\n  endpoint_configuration {\n    types = ["REGIO<|>NAL"]\n  }\n}\n',
      'REGIONAL',
      '`"REGIONAL"` · a value of `types`',
    );
    checkHover('variable "x" {\n  type = str<|>ing\n}\n', 'string', '`string` · a value of `type`');
  });

  it('says nothing of free text', () => {
    checkNoHover('resource "aws_api_gateway_stage" "prod" {\n  description = "so<|>me words"\n}\n');
    checkNoHover(
      'resource "aws_api_gateway_method_settings" "all" {\n  settings {\n    logging_level = upper("ERR<|>OR")\n  }\n}\n',
    );
  });

  it('tells what a built string comes to and where that is from', () => {
    checkHover(
      `
      variable "stage" { default = "prod" }
      resource "aws_cloudwatch_log_group" "x" {
        name = "/api<|>gw/\${var.stage}"
      }
      `,
      '"/apigw/${var.stage}"',
      'Value: `"/apigw/prod"`, built from the default of `var.stage`',
    );
  });

  it('tells the form of an import ID at the name and in the text', () => {
    const text = (name: string, id: string) => `
      import {
        to = aws_api_gateway_stage.prod
        ${name} = "${id}"
      }
    `;
    const shape = 'Import ID: `REST-API-ID/STAGE-NAME`, for example `12345abcde/prod`.';
    checkHover(text('i<|>d', 'a/b'), 'id', '`id` · string · optional', shape);
    checkHover(text('id', 'a1<|>b2/prod'), 'a1b2/prod', shape);
  });
});
