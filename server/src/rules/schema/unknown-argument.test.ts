import { describe, expect, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const about = only('provider-version', 'syntax', 'unknown-argument', 'unknown-resource-type');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

describe('unknown-argument finds', () => {
  it('a slip of the pen, and names what was meant', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id      = aws_apigatewayv2_api.orders.id
        name        = "prod"
        auto_deplyo = true
      # ^^^^^^^^^^^ error unknown-argument: use \`auto_deploy\` instead
      }
    `);
  });

  it('names that the neighbours of stages do not have', () => {
    checkDiagnostics(`
      resource "aws_wafv2_web_acl_association" "live" {
        resource_arn = aws_api_gateway_stage.live.arn
        web_acl_id   = aws_wafv2_web_acl.acl.arn
      # ^^^^^^^^^^ error unknown-argument: use \`web_acl_arn\` instead
      }

      resource "aws_wafv2_web_acl_association" "test" {
        stage_arn   = aws_api_gateway_stage.test.arn
      # ^^^^^^^^^ error unknown-argument: use \`resource_arn\` instead
        web_acl_arn = aws_wafv2_web_acl.acl.arn
      }

      resource "aws_lambda_permission" "call" {
        action    = "lambda:InvokeFunction"
        function  = "orders"
      # ^^^^^^^^ error unknown-argument: use \`function_name\` instead
        principal = "apigateway.amazonaws.com"
      }

      resource "aws_cloudwatch_log_group" "access" {
        name      = "/apigw/live"
        retention = 30
      # ^^^^^^^^^ error unknown-argument: use \`retention_in_days\` instead
      }
    `);
  });

  it('the names that the other kind of stage has', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        api_id          = aws_api_gateway_rest_api.orders.id
      # ^^^^^^ error unknown-argument: use \`rest_api_id\` instead
        deployment_id   = aws_api_gateway_deployment.orders.id
        stage_name      = "prod"
        stage_variables = { a = "b" }
      # ^^^^^^^^^^^^^^^ error unknown-argument: use \`variables\` instead
        tracing_enabled = true
      # ^^^^^^^^^^^^^^^ error unknown-argument: use \`xray_tracing_enabled\` instead
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id     = aws_apigatewayv2_api.orders.id
        name       = "prod"
        variables  = { a = "b" }
      # ^^^^^^^^^ error unknown-argument: use \`stage_variables\` instead
        stage_name = "prod"
      # ^^^^^^^^^^ error unknown-argument: remove it
      }
    `);
  });

  it('an argument at the wrong level', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id     = aws_api_gateway_rest_api.orders.id
        stage_name      = "prod"
        deployment_id   = aws_api_gateway_deployment.orders.id
        percent_traffic = 10
      # ^^^^^^^^^^^^^^^ error unknown-argument: it belongs in the \`canary_settings\` block
        access_log_settings {
          destination_arn      = "arn:aws:logs:eu-west-1:123456789012:log-group:x"
          format               = "$context.requestId"
          xray_tracing_enabled = true
        # ^^^^^^^^^^^^^^^^^^^^ error unknown-argument: it belongs in \`aws_api_gateway_stage\` itself
        }
      }
    `);
  });

  it('a block with an equals sign', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id              = aws_apigatewayv2_api.orders.id
        name                = "prod"
        access_log_settings = [{ destination_arn = "a", format = "b" }]
      # ^^^^^^^^^^^^^^^^^^^ error unknown-argument: is a block, not an argument
      }
    `);
  });

  it('finds a `lifecycle` with an equals sign', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_account" "this" {
        lifecycle = {
      # ^^^^^^^^^ error unknown-argument: \`lifecycle\` is a block, not an argument: use \`lifecycle { … }\` without an equals sign.
          prevent_destroy = true
        }
      }
    `);
  });

  it('an argument in the content of a dynamic block', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        dynamic "route_settings" {
          for_each = var.routes
          content {
            route_key  = route_settings.value
            burst_limt = 5
          # ^^^^^^^^^^ error unknown-argument: remove it
          }
        }
      }
    `);
  });

  it('a draft type by the arguments of the released one', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_v2_stage" "prod" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type
        api_id      = aws_apigatewayv2_api.orders.id
        name        = "prod"
        rest_api_id = "x"
      # ^^^^^^^^^^^ error unknown-argument
      }
    `);
  });
});

describe('unknown-argument does not find', () => {
  it('what Terraform itself allows in every resource', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        count         = 1
        provider      = aws.frankfurt
        depends_on    = [aws_api_gateway_account.this]
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id

        lifecycle {
          ignore_changes        = [deployment_id]
          create_before_destroy = true
          something_newer       = true
        }

        provisioner "local-exec" {
          command = "true"
        }
      }

      data "aws_api_gateway_rest_api" "orders" {
        for_each = toset(["a"])
        name     = each.key
      }
    `);
  });

  it('what another provider version has', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        region        = "eu-west-1"
      # ^^^^^^ error provider-version
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id
      }
      #- .terraform.lock.hcl
      provider "registry.terraform.io/hashicorp/aws" {
        version = "5.31.0"
      }
    `);
  });

  it('what a version between two that are known may have', () => {
    checkDiagnostics(`
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "6.40.0" }
        }
      }

      resource "aws_api_gateway_rest_api" "a" {
        name                 = "a"
        endpoint_access_mode = "STRICT"
      }
    `);
  });

  it('anything in types and blocks that are not known', () => {
    checkDiagnostics(`
      resource "aws_instance" "a" {
        whatever = 1
      }

      resource "aws_api_gateway_stages" "a" {
      #         ^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type
        whatever = 1
      }

      module "stage" {
        source = "./stage"
        name   = "prod"
      }

      locals {
        stage_name = "prod"
      }
    `);
  });

  it('a word that is still being typed', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"
        auto_de
      # ^^^^^^^ error syntax
      }
    `);
  });
});

describe('unknown-argument mends', () => {
  it('the name, and keeps what is aligned aligned', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id # first
        tracing_<|>enabled = true
      }
      `,
      'Rename to `xray_tracing_enabled`',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.orders.id # first
        xray_tracing_enabled = true
      }
      `,
    );
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id     = aws_api_gateway_rest_api.orders.id
        stage_name      = "prod"
        deployment_id   = aws_api_gateway_deployment.orders.id # first
        tracing_<|>enabled = true
      }
      `,
      'Rename to `xray_tracing_enabled`',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id          = aws_api_gateway_rest_api.orders.id
        stage_name           = "prod"
        deployment_id        = aws_api_gateway_deployment.orders.id # first
        xray_tracing_enabled = true
      }
      `,
    );
  });

  it('a block with an equals sign, in all its shapes', () => {
    const after = `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.orders.arn
          format          = "$context.requestId"
        }
      }
      `;
    const start = `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api.orders.id
        name   = "prod"
`;
    const title = 'Convert `access_log_settings` to a block';
    checkFix(
      `${start}
        access<|>_log_settings = { destination_arn = aws_cloudwatch_log_group.orders.arn, format = "$context.requestId" }
      }
      `,
      title,
      after,
    );
    checkFix(
      `${start}
        access<|>_log_settings = [{
          "destination_arn" : aws_cloudwatch_log_group.orders.arn,
          format = "$context.requestId"
        }]
      }
      `,
      title,
      after,
    );
  });

  it('by taking the argument away', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id       = aws_apigatewayv2_api.orders.id
        name         = "prod"
        zzz<|>zzzzzzzz = 1 # no idea
      }
      `,
      'Remove `zzzzzzzzzzz`',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id       = aws_apigatewayv2_api.orders.id
        name         = "prod"
      }
      `,
    );
  });
});

describe('unknown-argument moves what stands one level too high', () => {
  const stage = (more: string): string => `
      resource "aws_apigatewayv2_stage" "live" {
        api_id = aws_apigatewayv2_api.chat.id
        name   = "live"
${more}      }
`;
  const TITLE = 'Move to `default_route_settings`';
  const THROTTLE = '\n        throttling<|>_rate_limit = 100\n';

  it('into a new block, with the throttle that would be zero', () => {
    checkFix(
      stage(THROTTLE),
      TITLE,
      stage(`
        default_route_settings {
          throttling_rate_limit  = 100
          throttling_burst_limit = 5000
        }
`),
    );
  });

  it('together with its like', () => {
    checkFix(
      stage(`${THROTTLE}        throttling_burst_limit = 50\n        detailed_metrics_enabled = true\n`),
      TITLE,
      stage(`
        default_route_settings {
          throttling_rate_limit    = 100
          throttling_burst_limit   = 50
          detailed_metrics_enabled = true
        }
`),
    );
  });

  it('into the block that is there', () => {
    const block = (more: string): string => `
        default_route_settings {
          throttling_burst_limit = 50
${more}        }
`;
    checkFix(stage(THROTTLE + block('')), TITLE, stage(block('          throttling_rate_limit  = 100\n')));
  });

  it.each([
    ['another value', 'default_route_settings {\n throttling_rate_limit = 5\n }'],
    ['a computed block', 'dynamic "default_route_settings" {\n for_each = var.x\n content {\n }\n }'],
  ])('not over %s, and prefers nothing then', (_, block) => {
    const fixes = actionsAt(stage(`${THROTTLE}\n ${block}\n`), { only: ['quickfix'] });
    expect(fixes.map(({ title }) => title)).toContain('Remove `throttling_rate_limit`');
    expect(fixes.map(({ title }) => title)).not.toContain(TITLE);
    expect(fixes.filter(({ isPreferred }) => isPreferred)).toEqual([]);
  });

  it('not for an HTTP API what only WebSocket APIs have', () => {
    const api = (protocol: string): string => `
      resource "aws_apigatewayv2_api" "chat" {
        name          = "chat"
        protocol_type = "${protocol}"
      }
`;
    const titles = (protocol: string): readonly string[] =>
      actionsAt(api(protocol) + stage('\n        data_trace<|>_enabled = true\n')).map(({ title }) => title);
    expect(titles('WEBSOCKET')).toContain(TITLE);
    expect(titles('HTTP')).not.toContain(TITLE);
  });

  it('only warns in an override file, where Terraform passes over it', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"
      }
      #- prod_override.tf
      resource "aws_apigatewayv2_stage" "prod" {
        autodeploy = true
      # ^^^^^^^^^^ warning unknown-argument
        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:a"
          format          = "$context.requestId"
          autodeploy = true
        # ^^^^^^^^^^ error unknown-argument
        }
      }
    `);
  });
});
