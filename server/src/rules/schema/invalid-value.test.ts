import { describe, expect, it } from 'vitest';
import {
  checkDiagnostics as checkAll,
  diagnosticsOf as allOf,
  only,
} from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const about = only('invalid-stage-name', 'invalid-value', 'out-of-range', 'unknown-resource-type');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

function diagnosticsOf(text: string): ReturnType<typeof allOf> {
  return allOf(text, about);
}

const v1 = `rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"`;

describe('invalid-value finds', () => {
  it('values outside the list, in the wrong case too', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = "0.7"
      #                      ^^^^^ error invalid-value: can't be \`0.7\`: use \`0.5\`, \`1.6\`, \`6.1\`
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          logging_level                              = "Info"
        #                                              ^^^^^^ error invalid-value: use \`OFF\`, \`ERROR\` or \`INFO\`
          unauthorized_cache_control_header_strategy = "FAIL"
        #                                              ^^^^^^ error invalid-value
        }
      }
    `);
  });

  it('numbers as Terraform writes them, and the empty string', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = 14
      #                      ^^ error invalid-value: can't be \`14\`
      }

      resource "aws_api_gateway_stage" "test" {
        ${v1}
        cache_cluster_size = ""
      #                      ^^ error invalid-value: can't be \`""\`
      }
    `);
  });

  it('values from locals, defaults, conditionals and functions, and says where they come from', () => {
    checkDiagnostics(`
      variable "level" {
        type    = string
        default = "debug"
      }

      locals {
        logging = { level = lower("INFO") }
        dev     = true
      }

      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        default_route_settings {
          logging_level = var.level
        #                 ^^^^^^^^^ error invalid-value: can't be \`debug\` (from the default of \`var.level\`)
        }

        route_settings {
          route_key     = "GET /"
          logging_level = local.logging.level
        #                 ^^^^^^^^^^^^^^^^^^^ error invalid-value: (from \`local.logging\`)
        }

        route_settings {
          route_key     = "GET /b"
          logging_level = local.dev ? "DEBUG" : "ERROR"
        #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`DEBUG\`
        }
      }
    `);
  });

  it('values inside dynamic blocks and draft types', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_v2_stage" "prod" {
      #         ^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-resource-type
        api_id = "a"
        name   = "prod"

        dynamic "route_settings" {
          for_each = ["GET /"]
          content {
            route_key     = route_settings.value
            logging_level = "WARN"
          #                 ^^^^^^ error invalid-value
          }
        }
      }
    `);
  });
});

describe('invalid-value does not find', () => {
  it('the values of the list, as strings or numbers', () => {
    checkDiagnostics(
      ['"0.5"', '1.6', '6.10', '"13.5"', '28.4', '58.2', '118', '"237"']
        .map(
          (size, index) => `
resource "aws_api_gateway_stage" "s${index}" {
  rest_api_id        = "a"
  stage_name         = "s${index}"
  deployment_id      = "d"
  cache_cluster_size = ${size}
}
`,
        )
        .join(''),
    );
  });

  it('what is not known, not set, or told about elsewhere', () => {
    checkDiagnostics(`
      variable "size" {
        default = ""
      }

      variable "level" {
        default = null
      }

      variable "enabled" {
        default = false
      }

      variable "placeholder" {
        default = "none"
      }

      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = var.size
      }

      resource "aws_api_gateway_stage" "next" {
        ${v1}
        cache_cluster_size = aws_api_gateway_stage.prod.cache_cluster_size
      }

      resource "aws_api_gateway_stage" "off" {
        count         = var.enabled ? 1 : 0
        ${v1}
        cache_cluster_size = var.placeholder
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          logging_level = var.level
        }
      }

      resource "aws_api_gateway_method_settings" "each" {
        for_each    = var.levels
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = each.key

        settings {
          logging_level = each.value
        }
      }
    `);
  });

  it('a default that an override file changes', () => {
    checkDiagnostics(`
      #- main.tf
      variable "size" {
        default = "0.7"
      }

      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = var.size
      }
      #- override.tf
      variable "size" {
        default = "0.5"
      }
    `);
  });
});

describe('invalid-value mends', () => {
  const stage = (size: string): string => `
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = ${size}
      }
      `;

  it('with every value of a short list, the most likely one first', () => {
    const titles = actionsAt(stage('"13<|>5"')).map((each) => [each.title, each.isPreferred ?? false]);
    expect(titles.slice(0, 8)).toEqual([
      ['Use `13.5`', true],
      ...['0.5', '1.6', '6.1', '28.4', '58.2', '118', '237'].map((each) => [`Use \`${each}\``, false]),
    ]);
    checkFix(stage('"13<|>5"'), 'Use `13.5`', stage('"13.5"'));
    checkFix(stage('0.<|>7'), 'Use `6.1`', stage('"6.1"'));
  });

  it('where the value is written, in another file too', () => {
    checkFix(
      `
      #- main.tf
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = var<|>.size
      }
      #- variables.tf
      variable "size" {
        default = "0.55"
      }
      `,
      'Use `0.5`',
      `
      #- main.tf
      resource "aws_api_gateway_stage" "prod" {
        ${v1}
        cache_cluster_size = var.size
      }
      #- variables.tf
      variable "size" {
        default = "0.5"
      }
      `,
    );
  });

  it('not where the value is put together', () => {
    const actions = actionsAt(stage('"<|>${1}.7"'), { only: ['quickfix'] });
    expect(actions.map((each) => each.title)).toEqual([
      'Ignore `invalid-value` here',
      'Ignore `invalid-value` in this file',
    ]);
  });

  it('points to where the value comes from', () => {
    const [found] = diagnosticsOf(`variable "size" {\n  default = "0.7"\n}\n${stage('var.size')}`);
    expect(found?.relatedInformation?.[0]?.location.range.start).toEqual({ line: 1, character: 12 });
  });
});

describe('invalid-value finds what is empty', () => {
  it('where it has to refer to something or name it', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "a" {
        name = ""
      #        ^^ error invalid-value: \`name\` is empty: set a value
      }

      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = ""
      #                 ^^ error invalid-value: refer to the \`id\` of an \`aws_api_gateway_rest_api\`
        stage_name    = "prod"
        deployment_id = trimspace(" ")
      #                 ^^^^^^^^^^^^^^ error invalid-value: \`deployment_id\` is empty
      }
    `);
  });

  it('not where that is legal, yet to be set, or may come to something', () => {
    checkDiagnostics(`
      variable "api" {
        default = ""
      }

      resource "aws_apigatewayv2_stage" "live" {
        api_id                = var.api
        name                  = "live"
        deployment_id         = ""
        description           = ""
        client_certificate_id = ""
      }

      resource "aws_apigatewayv2_stage" "other" {
        api_id = var.own ? "a" : ""
        name   = "other"
      }

      resource "aws_api_gateway_account" "this" {
        cloudwatch_role_arn = ""
      }
    `);
  });

  it('and offers what it may refer to', () => {
    const api = (label: string): string => `
      resource "aws_apigatewayv2_api" "${label}" {
        name          = "${label}"
        protocol_type = "HTTP"
      }
`;
    const stage = (id: string): string => `
      resource "aws_apigatewayv2_stage" "live" {
        api_id      = ${id}
        name        = "live"
        auto_deploy = true
      }
`;
    checkFix(
      api('a') + api('b') + stage('"<|>"'),
      'Use `aws_apigatewayv2_api.b.id`',
      api('a') + api('b') + stage('aws_apigatewayv2_api.b.id'),
    );
  });
});

const repeated = (repeat: string, size: string, more = ''): string => `
  ${more}
  resource "aws_api_gateway_stage" "all" {
    ${repeat}
    rest_api_id        = "a"
    deployment_id      = "b"
    stage_name         = "x"
    cache_cluster_size = ${size}`;

describe('invalid-value tells the instances of a block apart', () => {
  it('the instances of a map that have a bad value are named', () => {
    checkDiagnostics(
      `${repeated('for_each = local.stages', 'each.value.size', 'locals {\n  stages = { prod = { size = "0.7" }, dev = { size = "0.5" }, test = { size = "0.7" } }\n}')}
    #                    ^^^^^^^^^^^^^^^ error invalid-value: can't be \`0.7\` (for \`"prod"\`, \`"test"\`, from \`local.stages\`)
  }`,
    );
  });

  it('nothing is named where all have it', () => {
    checkDiagnostics(
      `${repeated('for_each = toset(["a", "b"])', '"0.7${each.key == "c" ? 1 : ""}"')}
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`0.7\`: use
  }`,
    );
  });

  it('by count, and by what the number picks', () => {
    checkDiagnostics(
      `${repeated('count = 2', '["0.5", "0.7"][count.index]')}
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`0.7\` (for \`1\`)
  }`,
    );
  });

  it('of blocks that are written for a list', () => {
    checkDiagnostics(
      `
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "a"
      name   = "live"
      dynamic "route_settings" {
        for_each = { a = "DEBUG", b = "INFO" }
        content {
          route_key     = route_settings.key
          logging_level = route_settings.value
          #               ^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`DEBUG\` (for \`"a"\`)
        }
      }
    }`,
    );
  });

  it('nothing is told where no instance is made, or it is not known which', () => {
    for (const repeat of ['count = 0', 'for_each = {}', 'for_each = var.stages', 'count = var.n']) {
      const size = repeat.startsWith('count') ? '["0.7"][count.index]' : 'each.value';
      checkDiagnostics(`${repeated(repeat, size, 'variable "stages" {}\n  variable "n" {}')}\n  }`);
    }
  });
});
