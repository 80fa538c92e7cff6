import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const about = only('wrong-type');

function checkDiagnostics(text: string, settings = about): void {
  checkAll(text, settings);
}

const required = `rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"`;

describe('wrong-type finds', () => {
  it('what is no bool, number, string or map', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id           = ["a"]
      #                         ^^^^^ error wrong-type: requires a string, not a list
        stage_name            = { a = 1 }
      #                         ^^^^^^^^^ error wrong-type: requires a string, not an object
        deployment_id         = "d"
        cache_cluster_enabled = 1
      #                         ^ error wrong-type: requires a bool, not the number \`1\`: use \`true\`
        xray_tracing_enabled  = "no"
      #                         ^^^^ error wrong-type: use \`false\`
        tags                  = "a=b"
      #                         ^^^^^ error wrong-type: requires a map, not the text

        canary_settings {
          deployment_id   = "e"
          percent_traffic = "ten"
        #                   ^^^^^ error wrong-type: requires a number, not the text
          use_stage_cache = "True"
        #                   ^^^^^^ error wrong-type: use \`true\`
        }
      }
    `);
  });

  it('one entry or item, at its own place', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${required}
        variables = {
          a   = "b"
          "c" = ["d"]
        #       ^^^^^ error wrong-type: \`c\` of \`variables\` requires a string
        }
      }
    `);
  });

  it('objects, with a member that fits', () => {
    checkDiagnostics(`
      variable "stages" {
        type = map(object({ labels = list(string), size = number }))
      }

      resource "aws_api_gateway_stage" "prod" {
        for_each = var.stages

        ${required}
        description = each.value
      #               ^^^^^^^^^^ error wrong-type: requires a string, not an object: use one of its members, such as \`.size\`.
      }
    `);
  });

  it('types that no value makes right', () => {
    checkDiagnostics(`
      variable "tags" {
        type = map(string)
      }

      variable "names" {
        type = list(string)
      }

      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
        tags = var.names
      #        ^^^^^^^^^ error wrong-type: \`tags\` requires a map, not a list: use a map.
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id          = aws_api_gateway_rest_api.orders.tags_all
      #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-type: \`rest_api_id\` requires a string, not a map
        stage_name           = var.tags
      #                        ^^^^^^^^ error wrong-type: \`stage_name\` requires a string, not an object: use a string.
        deployment_id        = "d"
        tags                 = aws_api_gateway_rest_api.orders.name
      #                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-type: \`tags\` requires a map, not a string
        xray_tracing_enabled = length(var.names)
      #                        ^^^^^^^^^^^^^^^^^ error wrong-type: requires a bool, not a number
        variables            = {
          names = var.names
        #         ^^^^^^^^^ error wrong-type: \`names\` of \`variables\` requires a string, not a list
          first = var.names[0]
        }
      }

      resource "aws_api_gateway_stage" "each" {
        for_each = { live = { burst = 1 } }

        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = each.value
      #                 ^^^^^^^^^^ error wrong-type: requires a string, not an object
        deployment_id = "d"
      }
    `);
  });

  it('a whole resource where an attribute is meant', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders
      #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-type: use one of its attributes, such as \`.id\`
        stage_name    = "prod"
        deployment_id = "d"
      }
    `);
  });

  it('values from elsewhere, and says from where', () => {
    checkDiagnostics(`
      variable "tracing" {
        default = "sometimes"
      }

      locals {
        tags = ["a"]
      }

      resource "aws_api_gateway_stage" "prod" {
        ${required}
        xray_tracing_enabled = var.tracing
      #                        ^^^^^^^^^^^ error wrong-type: (from the default of \`var.tracing\`)
        tags                 = local.tags
      #                        ^^^^^^^^^^ error wrong-type: (from \`local.tags\`)
      }
    `);
  });

  it('a value without its quotes', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id      = "a"
        name        = "prod"
        auto_deploy = True
      #               ^^^^ error wrong-type: without quotes is a reference to nothing: use \`true\`

        default_route_settings {
          logging_level = info
        #                 ^^^^ error wrong-type: use \`"INFO"\`
        }
      }
    `);
  });

  it('what is some text for certain, where a map is wanted', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${required}
        tags = "Name=\${var.name}"
      #        ^^^^^^^^^^^^^^^^^^ error wrong-type: requires a map, not a string
      }
    `);
  });
});

describe('wrong-type does not find', () => {
  it('what Terraform converts', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id           = 12345
        stage_name            = true
        deployment_id         = "d"
        cache_cluster_enabled = "true"
        cache_cluster_size    = 0.5
        xray_tracing_enabled  = "0"
        description           = null
        variables             = { a = 1, b = false, c = null }

        canary_settings {
          deployment_id   = "e"
          percent_traffic = "1.5e1"
        }
      }
    `);
  });

  it('what is not known', () => {
    checkDiagnostics(`
      variable "tags" {
        type    = map(string)
        default = {}
      }

      variable "flag" {
        type    = string
        default = "true"
      }

      resource "aws_api_gateway_stage" "prod" {
        ${required}
        tags                  = merge(var.tags, local.more, { a = var.b })
        cache_cluster_enabled = var.nothing
        xray_tracing_enabled  = var.flag
        variables             = { for k, v in var.all : k => v }
        description           = join(",", var.list)
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "\${aws_apigatewayv2_api.orders.id}"
        name   = var.names[0]

        dynamic "route_settings" {
          for_each = var.routes
          content {
            route_key              = route_settings.key
            throttling_burst_limit = route_settings.value
          }
        }
      }
    `);
  });

  it('a word that may become a reference', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = aws_apigatewayv2_api
        name   = va

        default_route_settings {
          logging_level = var
        }
      }
    `);
  });

  it('names alone and calls that are not there, of which others tell', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        for_each = { live = "prod" }

        ${required}
        description           = each
        client_certificate_id = module.certificate
        documentation_version = module.
      }
    `);
  });

  it('an unfinished list', () => {
    checkDiagnostics('resource "aws_apigatewayv2_stage" "p" {\n  api_id = [\n  name = "prod"\n}\n', {
      rules: { syntax: 'off', 'missing-argument': 'off' },
      strictCheck: true,
      coexistence: 'auto',
      problems: 'openFiles',
    });
  });

  it('what the resource decides by itself: meta-arguments, unknown arguments', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }

      resource "aws_api_gateway_stage" "prod" {
        depends_on = [aws_api_gateway_rest_api.orders]
        for_each   = aws_api_gateway_rest_api.orders
        ${required}
      }
    `);
  });
});

describe('wrong-type mends', () => {
  const stage = (line: string): string => `
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
      }

      resource "aws_apigatewayv2_stage" "prod" {
        name   = "prod"
        ${line}
      }
      `;

  it('a bool', () => {
    checkFix(
      stage('api_id = "a"\n        auto_deploy = <|>"yes"'),
      'Use `true`',
      stage('api_id = "a"\n        auto_deploy = true'),
    );
  });

  it('a whole resource', () => {
    checkFix(
      stage('api_id = <|>aws_apigatewayv2_api.orders\n        auto_deploy = true'),
      'Use `.id`',
      stage('api_id = aws_apigatewayv2_api.orders.id\n        auto_deploy = true'),
    );
  });

  it('a list of one', () => {
    checkFix(stage('api_id = ["<|>a"]'), 'Remove the list brackets', stage('api_id = "a"'));
  });

  it('a bool where its value comes from', () => {
    const from = (value: string): string => `locals {\n  auto = ${value}\n}\n`;
    checkFix(
      from('"yes"') + stage('api_id = "a"\n        auto_deploy = local.au<|>to'),
      'Use `true`',
      from('true') + stage('api_id = "a"\n        auto_deploy = local.auto'),
    );
    const variable = (value: string): string => `variable "auto" {\n  default = ${value}\n}\n`;
    checkFix(
      variable('0') + stage('api_id = "a"\n        auto_deploy = var.au<|>to'),
      'Use `false`',
      variable('false') + stage('api_id = "a"\n        auto_deploy = var.auto'),
    );
  });
});
