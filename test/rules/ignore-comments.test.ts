import { describe, expect, it, test } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../support/check-diagnostics.js';
import { afterAction, checkFix } from '../support/check-fix.js';

const about = only('invalid-value', 'syntax');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

const stage = (lines: string): string => `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
${lines}
      }
      `;

/** The same stage, whose longest argument stands on its own after the comment. */
const split = (lines: string): string =>
  stage(lines).replace(
    /(rest_api_id|stage_name|deployment_id) +=/g,
    (_, name: string) => `${name.padEnd(13)} =`,
  );

describe('an ignore comment', () => {
  it('silences the line below, in any form, through further comments', () => {
    for (const comment of [
      '# apigateway-stages:ignore invalid-value because',
      '//apigateway-stages:ignore invalid-value',
      '/* apigateway-stages:ignore invalid-value */',
    ]) {
      checkDiagnostics(stage(`        ${comment}\n        cache_cluster_size = "0.7"`));
      checkDiagnostics(stage(`        ${comment}\n        # more\n        cache_cluster_size = "0.7"`));
    }
  });

  it('silences its own line', () => {
    for (const comment of [
      '# apigateway-stages:ignore invalid-value',
      '// apigateway-stages:ignore invalid-value',
      '/* apigateway-stages:ignore invalid-value */',
    ])
      checkDiagnostics(stage(`        cache_cluster_size = "0.7" ${comment}`));
  });

  it('silences several codes, and several comments add up', () => {
    checkDiagnostics(
      stage(
        `        # apigateway-stages:ignore wrong-type, invalid-value, out-of-range they know\n        cache_cluster_size = "0.7"`,
      ),
    );
    checkDiagnostics(
      stage(
        `        # apigateway-stages:ignore unknown-argument\n        # apigateway-stages:ignore invalid-value\n        cache_cluster_size = "0.7"`,
      ),
    );
  });

  it('silences no other code, no other line and nothing when it names no code', () => {
    const found = `        #                    ^^^^^ error invalid-value`;
    checkDiagnostics(
      stage(`        # apigateway-stages:ignore\n        cache_cluster_size = "0.7"\n${found}`),
    );
    checkDiagnostics(
      stage(
        `        # apigateway-stages:ignore wrong-type invalid-value\n        cache_cluster_size = "0.7"\n${found}`,
      ),
    );
    checkDiagnostics(
      stage(
        `        # apigateway-stages:ignore invalid-value\n        tags = {}\n        cache_cluster_size = "0.7"\n${found}`,
      ),
    );
    checkDiagnostics(
      stage(
        `        description = "apigateway-stages:ignore invalid-value"\n        cache_cluster_size = "0.7"\n${found}`,
      ),
    );
  });

  it('counts for a header and for an argument of several lines', () => {
    checkDiagnostics(`
      # apigateway-stages:ignore missing-argument generated elsewhere
      resource "aws_apigatewayv2_stage" "prod" {
      }

      resource "aws_apigatewayv2_stage" "next" {
        api_id = "a"
        name   = "next"
        # apigateway-stages:ignore wrong-type
        tags = {
          a = "b"
          c = []
        }
      }
    `);
  });

  it('silences what is found in a comment below it', () => {
    checkAll(
      `
      # apigateway-stages:ignore unknown-ignore-code of another program
      # apigateway-stages:ignore some-other-code
      # apigateway-stages:ignore
      # apigateway-stages:ignore invalid-value of ours
      locals {}
      # apigateway-stages:ignore some-other-code
      #                          ^^^^^^^^^^^^^^^ warning unknown-ignore-code
    `,
      only('unknown-ignore-code'),
    );
  });

  it('does not silence the parser', () => {
    checkDiagnostics(`
      # apigateway-stages:ignore syntax
      locals
      #^^^^^ error syntax
    `);
  });
});

describe('"Ignore … here"', () => {
  it('writes the comment above, indented like the line', () => {
    checkFix(
      stage(`        cache_cluster_size = "0<|>.7"`),
      'Ignore `invalid-value` here',
      split(`        # apigateway-stages:ignore invalid-value\n        cache_cluster_size = "0.7"`),
    );
  });

  it('aligns what is left of a run', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id      = "a"
        auto_deploy = "<|>yes"
        name        = "prod"
      }
      `,
      'Ignore `wrong-type` here',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        # apigateway-stages:ignore wrong-type
        auto_deploy = "yes"
        name        = "prod"
      }
      `,
    );
  });

  it('adds to a comment that is there', () => {
    checkFix(
      stage(
        `        # apigateway-stages:ignore wrong-type, out-of-range on purpose\n        cache_cluster_size = "0<|>.7"`,
      ),
      'Ignore `invalid-value` here',
      stage(
        `        # apigateway-stages:ignore wrong-type, out-of-range, invalid-value on purpose\n        cache_cluster_size = "0.7"`,
      ),
    );
  });

  it('aligns what is left of a run of entries, whatever else is in the object', () => {
    const api = (lines: string): string => `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
        variables = {
          # apigateway-stages:ignore invalid-stage-variable
          a-b = "x"
${lines}

          last = "x"
        }
      }
      `;
    checkFix(
      api(`          # the next
          c-d<|>    = "x"
          longer = "x"`),
      'Ignore `invalid-stage-variable` here',
      api(`          # the next
          # apigateway-stages:ignore invalid-stage-variable
          c-d    = "x"
          longer = "x"`),
    );
    checkFix(
      api(`
          longer = "x"
          c-d<|>    = "x"
          e-f    = "x"`),
      'Ignore `invalid-stage-variable` here',
      api(`
          longer = "x"
          # apigateway-stages:ignore invalid-stage-variable
          c-d = "x"
          e-f = "x"`),
    );
  });

  it('stands above the entry of an object, and leaves the faults of others alone', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.prod.arn
          format = jsonencode({
            id     = "$context.requestId"
            ip     = "$context.source<|>Ip"
            status = "$context.statuses"
          })
        }
      }
      `,
      'Ignore `access-log-unknown-variable` here',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.prod.arn
          format = jsonencode({
            id = "$context.requestId"
            # apigateway-stages:ignore access-log-unknown-variable
            ip     = "$context.sourceIp"
            status = "$context.statuses"
          })
        }
      }
      `,
    );
    checkAll(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
        variables = {
          # apigateway-stages:ignore invalid-stage-variable
          "a-b" = "x"
          "c-d" = "x"
          #^^^^ error invalid-stage-variable
        }
      }
      `,
      only('invalid-stage-variable'),
    );
  });

  it('stands above a text of several lines, not within it', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.prod.arn
          format          = <<-EOT
            $context.requestId
            $context.state<|>
          EOT
        }
      }
      `,
      'Ignore `access-log-unknown-variable` here',
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"

        access_log_settings {
          destination_arn = aws_cloudwatch_log_group.prod.arn
          # apigateway-stages:ignore access-log-unknown-variable
          format = <<-EOT
            $context.requestId
            $context.state
          EOT
        }
      }
      `,
    );
  });

  it('keeps CRLF', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    checkFix(
      crlf(stage(`        cache_cluster_size = "0<|>.7"`)),
      'Ignore `invalid-value` here',
      crlf(split(`        # apigateway-stages:ignore invalid-value\n        cache_cluster_size = "0.7"`)),
    );
  });
});

test('no comment is put before a byte order mark', () => {
  const at = '\uFEFFresource "aws_apigatewayv2_stage<|>" "prod" {\n}\n';
  for (const [where, mark] of [
    ['here', 'ignore'],
    ['in this file', 'ignore-file'],
  ]) {
    expect(afterAction(at, `Ignore \`missing-argument\` ${where ?? ''}`)).toBe(
      `\uFEFF# apigateway-stages:${mark ?? ''} missing-argument\nresource "aws_apigatewayv2_stage" "prod" {\n}\n`,
    );
  }
});

describe('"Ignore … in this file"', () => {
  it('writes a comment at the top that counts for the whole file', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
        cache_cluster_size = "0<|>.7"
      }
      `,
      'Ignore `invalid-value` in this file',
      `
      # apigateway-stages:ignore-file invalid-value
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id        = "a"
        stage_name         = "prod"
        deployment_id      = "d"
        cache_cluster_size = "0.7"
      }
      `,
    );
    checkDiagnostics(
      `# apigateway-stages:ignore-file wrong-type, invalid-value generated\n${stage('  cache_cluster_size = "0.7"')}`,
    );
  });

  it('adds to the comment that is there', () => {
    checkFix(
      `# apigateway-stages:ignore-file wrong-type generated\nresource "aws_apigatewayv2_api" "a" {\n  name = "a"\n  protocol_type = "HT<|>TPS"\n}\n`,
      'Ignore `invalid-value` in this file',
      `# apigateway-stages:ignore-file wrong-type, invalid-value generated\nresource "aws_apigatewayv2_api" "a" {\n  name = "a"\n  protocol_type = "HTTPS"\n}\n`,
    );
  });
});
