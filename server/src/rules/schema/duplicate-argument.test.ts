import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../protocol/messages.js';
import { diagnostics } from '../../features/diagnostics.js';
import {
  checkDiagnostics as checkAll,
  diagnosticsOf as allOf,
  only,
} from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';
import { fixture } from '../../../../test/support/fixture.js';

const about = only('duplicate-argument', 'too-many-blocks');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

function diagnosticsOf(text: string): ReturnType<typeof allOf> {
  return allOf(text, about);
}

describe('duplicate-argument', () => {
  it('points at each one after the first, at every level', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        count         = 1
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = "d"
        stage_name    = "b"
      # ^^^^^^^^^^ error duplicate-argument: already set above
        stage_name    = "c"
      # ^^^^^^^^^^ error duplicate-argument
        count         = 2
      # ^^^^^ error duplicate-argument

        access_log_settings {
          destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:a"
          format          = "$context.requestId"
          format          = "$context.requestId"
        # ^^^^^^ error duplicate-argument
        }
      }
    `);
  });

  it('leaves alone what is written once in each of several blocks', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"

        route_settings {
          route_key = "GET /a"
        }

        route_settings {
          route_key = "GET /b"
        }
      }
    `);
  });

  it('says where the first one is', () => {
    const [found] = diagnosticsOf(
      'resource "aws_apigatewayv2_stage" "p" {\n  api_id = "a"\n  name = "b"\n  name = "c"\n}\n',
    );
    expect(found?.relatedInformation?.[0]?.location.range.start).toEqual({ line: 2, character: 2 });
  });

  it('is not told twice where the strict parser tells it too', () => {
    const { files, module } = fixture(
      'resource "aws_apigatewayv2_stage" "p" {\n  api_id = "a"\n  name = "b"\n  name = "c"\n}\n',
    );
    const [file] = files;
    const start = file?.text.lastIndexOf('name') ?? 0;
    const strict = [{ start, end: start + 4, message: 'Attribute redefined' }];
    const found = file ? diagnostics(file, module, DEFAULT_SETTINGS, strict) : [];
    expect(found.map((each) => each.code)).toEqual(['duplicate-argument']);
  });

  it('removes the second one, unseen only where both say the same', () => {
    checkFix(
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"
        na<|>me   = "other"
      }
      `,
      'Remove the second `name`',
      `
      resource "aws_apigatewayv2_stage" "prod" {
        api_id = "a"
        name   = "prod"
      }
      `,
    );
    const all = { only: ['source.fixAll'] };
    const stage = (value: string): string =>
      `resource "aws_apigatewayv2_stage" "prod" {\n  api_id = "a"\n  name = "b"\n  na<|>me = "${value}"\n}\n`;
    expect(actionsAt(stage('c'), all)).toEqual([]);
    expect(actionsAt(stage('b'), all)).toHaveLength(1);
  });
});

describe('duplicate-argument in objects', () => {
  it('finds a key that is written twice, however it is written and however deep', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        stage_name = "prod"
        variables = {
          alias   = "live"
          "alias" = "test"
        # ^^^^^^^ warning duplicate-argument: \`alias\` is already set above
        }

        access_log_settings {
          format = jsonencode(merge(local.common, {
            id    = "$context.requestId"
            error = { message = "$context.error.message", message = "$context.error.messageString" }
            #                                             ^^^^^^^ warning duplicate-argument
            id : "$context.extendedRequestId"
          # ^^ warning duplicate-argument
          }))
        }
      }
    `);
  });

  it('does not find a key of another object, or one that is only known later', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        variables = merge({ alias = "a" }, { alias = "b" })
        tags = {
          (var.a)      = 1
          (var.a)      = 2
          "\${var.a}-x" = 1
          "\${var.a}-x" = 2
          a            = { a = 1 }
        }
      }
    `);
  });

  it('removes the value that has no effect', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        variables = {
          alias = "live",
          other = "x"
          al<|>ias = "test"
        }
        tags = { a = 1, a = 2 }
      }
      `,
      'Remove the first `alias`',
      `
      resource "aws_api_gateway_stage" "prod" {
        variables = {
          other = "x"
          alias = "test"
        }
        tags = { a = 1, a = 2 }
      }
      `,
    );
    checkFix(
      `
      resource "aws_api_gateway_stage" "prod" {
        tags = { a = 1, b = 2, <|>a = 2 }
      }
      `,
      'Remove the first `a`',
      `
      resource "aws_api_gateway_stage" "prod" {
        tags = { b = 2, a = 2 }
      }
      `,
    );
  });
});
