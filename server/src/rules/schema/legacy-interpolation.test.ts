/** Expressions in quotes, and where the quotes are needed. */
import { describe, expect, it } from 'vitest';
import {
  checkDiagnostics as checkAll,
  diagnosticsOf,
  only,
} from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('legacy-interpolation'));
};

describe('legacy-interpolation', () => {
  const STAGE = `
      resource "aws_api_gateway_stage" "prod" {
        count         = "\${var.enabled ? 1 : 0}"
        rest_api_id   = "\${aws_api_gateway_rest_api.a.id}"
        stage_name    = lower("\${var.stage}")
        deployment_id = "d"
        depends_on    = ["aws_api_gateway_account.a", "data.aws_region.b", "module.c"]

        variables = { a = "\${local.a}" }

        canary_settings {
          deployment_id = "\${module.canary.id}"
        }
      }
    `;

  it('finds expressions that stand alone in a string, wherever, and quoted addresses', () => {
    const [found, ...others] = diagnosticsOf(STAGE, only('legacy-interpolation'));
    expect(others).toEqual([]);
    expect(found?.severity).toBe(4);
    expect(found?.range).toMatchObject({
      start: { line: 1, character: 18 },
      end: { line: 1, character: 42 },
    });
    expect(found?.message).toBe(
      'The expression needs no quotes: use the expression alone. There are 7 more in this file.',
    );
    expect(found?.relatedInformation?.map(({ message }) => message)).toEqual([
      expect.stringContaining('use `aws_api_gateway_rest_api.a.id`'),
      expect.stringContaining('use `var.stage`'),
      expect.stringContaining('without quotes: use `aws_api_gateway_account.a`'),
      expect.stringContaining('use `data.aws_region.b`'),
      expect.stringContaining('use `module.c`'),
      expect.stringContaining('use `local.a`'),
      expect.stringContaining('use `module.canary.id`'),
    ]);
  });

  it('goes on with the next place where the first is silenced', () => {
    const silenced = STAGE.replace('? 1 : 0}"', '? 1 : 0}" # apigateway-stages:ignore legacy-interpolation');
    const [found, ...others] = diagnosticsOf(silenced, only('legacy-interpolation'));
    expect(others).toEqual([]);
    expect(found?.range.start.line).toBe(2);
    expect(found?.message).toContain('There are 6 more in this file.');
  });

  it('offers its fix at every place', () => {
    checkFix(
      STAGE.replace('lower("', 'lower("<|>'),
      'Remove the quotes',
      STAGE.replace('"${var.stage}"', 'var.stage'),
    );
  });

  it('does not find other strings, keys, operands, heredocs, other resources, and variables of AWS', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "\${var.env}-\${var.stage}"
        deployment_id = "x\${var.d}"
        description   = "\${var.a}" == "b" ? " \${var.b}" : "$\${var.c}"
        depends_on    = [aws_api_gateway_account.a]

        variables = {
          "\${var.key}" = "x"
          text         = <<-EOT
            \${var.text}
          EOT
        }

        access_log_settings {
          destination_arn = "a.b"
          format          = "\${context.requestId}"
        }
      }

      resource "aws_instance" "other" {
        ami        = "\${var.ami}"
        depends_on = ["aws_vpc.a"]
      }

      locals {
        a = "\${var.a}"
      }
    `);
  });

  it('removes the quotes, nested ones at once', () => {
    const stage = (id: string, names: string): string => `
      resource "aws_apigatewayv2_stage" "a" {
        api_id     = ${id}
        name       = "x"
        depends_on = [${names}]
      }
      `;
    checkFix(stage('"${<|>var.api}"', ''), 'Remove the quotes', stage('var.api', ''));
    checkFix(stage('"a"', '"aws_<|>vpc.a"'), 'Remove the quotes', stage('"a"', 'aws_vpc.a'));
    checkFix(
      stage('"${lookup(var.<|>ids, "${var.stage}")}"', '"aws_vpc.a"'),
      'Fix all `legacy-interpolation` in this file',
      stage('lookup(var.ids, var.stage)', 'aws_vpc.a'),
    );
  });
});
