/** invalid-value, out-of-range and invalid-stage-name: what they find in values, wherever those come from. */
import { describe, expect, it } from 'vitest';
import { checkDiagnostics as checkAll, diagnosticsOf as allOf, only } from '../support/check-diagnostics.js';
import { actionsAt, checkFix } from '../support/check-fix.js';

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

describe('out-of-range', () => {
  it('finds numbers beyond the bounds, fractions where whole numbers are wanted, and text that is such a number', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = 100.5
        #                   ^^^^^ error out-of-range: can't be \`100.5\`: write a number from 0 to 100
        }
      }

      resource "aws_api_gateway_stage" "test" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = "-1"
        #                   ^^^^ error out-of-range
        }
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds   = 3601
        #                          ^^^^ error out-of-range: a whole number from 0 to 3600
          throttling_burst_limit = 1.5
        #                          ^^^ error out-of-range: write a whole number
          throttling_rate_limit  = -2
        #                          ^^ error out-of-range
        }
      }
    `);
  });

  it('leaves alone the bounds themselves, -1 where it means something, and what is not known', () => {
    checkDiagnostics(`
      variable "percent" {
        default = 10
      }

      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = var.percent * 10
        }
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds   = 0
          throttling_burst_limit = -1
          throttling_rate_limit  = 0.5
        }
      }

      resource "aws_api_gateway_method_settings" "one" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          cache_ttl_in_seconds   = 3600
          throttling_burst_limit = var.burst
          throttling_rate_limit  = null
        }
      }
    `);
  });

  it('offers the nearest bound', () => {
    const stage = (percent: string): string => `
      resource "aws_api_gateway_stage" "prod" {
        ${v1}

        canary_settings {
          deployment_id   = "e"
          percent_traffic = ${percent}
        }
      }
      `;
    checkFix(stage('15<|>0'), 'Use `100`', stage('100'));
    checkFix(stage('-<|>5'), 'Use `0`', stage('0'));
    const throttle = (rate: string): string => `
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "prod"
        method_path = "*/*"

        settings {
          throttling_rate_limit = ${rate}
        }
      }
      `;
    // 0 would answer 429 to everything.
    checkFix(throttle('-<|>2'), 'Use `-1`', throttle('-1'));
  });
});

describe('invalid-stage-name', () => {
  it('finds names with other characters, too long ones, empty ones', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "prod/v1"
      #                 ^^^^^^^^^ error invalid-stage-name: \`prod/v1\` can't be the name of a stage: use letters, digits, hyphens and underscores
        deployment_id = "d"
      }

      resource "aws_api_gateway_stage" "b" {
        rest_api_id   = "a"
        stage_name    = "$default"
      #                 ^^^^^^^^^^ error invalid-stage-name
        deployment_id = "d"
      }

      resource "aws_apigatewayv2_stage" "c" {
        api_id = "a"
        name   = "${'x'.repeat(129)}"
      #          ${'^'.repeat(131)} error invalid-stage-name: use at most 128 characters
      }

      resource "aws_apigatewayv2_stage" "d" {
        api_id = "a"
        name   = ""
      #          ^^ error invalid-stage-name
      }
    `);
  });

  it('finds them where another resource names the stage', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = "my stage"
      #               ^^^^^^^^^^ error invalid-stage-name
        method_path = "*/*"

        settings {
        }
      }
    `);
  });

  it('sees through what can be evaluated', () => {
    checkDiagnostics(`
      locals {
        env = "prod"
      }

      resource "aws_apigatewayv2_stage" "a" {
        api_id = "a"
        name   = "\${local.env}.eu"
      #          ^^^^^^^^^^^^^^^^^ error invalid-stage-name: \`prod.eu\` (from \`local.env\`)
      }

      resource "aws_apigatewayv2_stage" "b" {
        api_id = "a"
        name   = replace("\${local.env}.eu", ".", "-")
      }
    `);
  });

  it('leaves alone names that are right or not known, and those that a reference leads to', () => {
    checkDiagnostics(`
      variable "stage" {
        type = string
      }

      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "v1_2-b"
        deployment_id = "d"
      }

      resource "aws_api_gateway_stage" "b" {
        rest_api_id   = "a"
        stage_name    = var.stage
        deployment_id = "d"
      }

      resource "aws_apigatewayv2_stage" "c" {
        api_id = "a"
        name   = "$default"
      }

      resource "aws_api_gateway_stage" "d" {
        rest_api_id   = "a"
        stage_name    = "a b"
      #                 ^^^^^ error invalid-stage-name
        deployment_id = "d"
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_stage.d.stage_name
        method_path = "*/*"

        settings {
        }
      }
    `);
  });

  it('offers the name without what is not allowed', () => {
    const stage = (name: string): string => `
      resource "aws_apigatewayv2_stage" "a" {
        api_id = "a"
        name   = "${name}"
      }
      `;
    checkFix(stage('prod <|>v1.2!'), 'Use `prod-v1-2`', stage('prod-v1-2'));
  });
});

describe('invalid-value finds what is empty', () => {
  it('where it has to refer to something or name it', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "a" {
        name = ""
      #        ^^ error invalid-value: \`name\` is empty: give it a value
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
        api_id = ${id}
        name   = "live"
      }
`;
    checkFix(
      api('a') + api('b') + stage('"<|>"'),
      'Use `aws_apigatewayv2_api.b.id`',
      api('a') + api('b') + stage('aws_apigatewayv2_api.b.id'),
    );
  });
});
