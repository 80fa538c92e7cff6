/** Lists of addresses and words that are written otherwise. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('static-argument', 'syntax'));
};

const stage = (lines: string): string => `
      resource "aws_api_gateway_stage" "live" {
        ${lines}
      }
      `;

describe('static-argument', () => {
  it('finds lists without brackets, and items that have to be evaluated', () => {
    checkDiagnostics(
      stage(`depends_on = aws_api_gateway_account.this
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error static-argument: \`depends_on\` takes a list in brackets: use \`[aws_api_gateway_account.this]\`.
        lifecycle {
          ignore_changes = "all"
          #                ^^^^^ error static-argument: use \`all\`
          replace_triggered_by = [var.release, aws_api_gateway_account.this.id]
          #                       ^^^^^^^^^^^ error static-argument: takes only resources and their attributes: hold a plain value in a \`terraform_data\` resource
        }`),
    );
    checkDiagnostics(
      stage(`depends_on = [lower("a"), aws_api_gateway_account.this[var.x], aws_api_gateway_account.that]
        #             ^^^^^^^^^^ error static-argument: has to be evaluated
        #                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error static-argument
        lifecycle {
          ignore_changes = ["*"]
          #                 ^^^ error static-argument: use \`all\` without brackets
          replace_triggered_by = ["aws_api_gateway_account.this"]
          #                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error static-argument: write the address without quotes
        }`),
    );
  });

  it('finds words that are none of those which may stand there', () => {
    checkDiagnostics(
      stage(`provider = [aws]
        #          ^^^^^ error static-argument: use one such as \`aws.frankfurt\`
        provisioner "local-exec" {
          command    = "true"
          when       = update
          #            ^^^^^^ error static-argument: \`when\` is one of the words \`create\` or \`destroy\`
          on_failure = ignore
          #            ^^^^^^ error static-argument
        }
        dynamic "canary_settings" {
          for_each = [1]
          iterator = "it"
          #          ^^^^ error static-argument: \`iterator\` is a name without quotes: use \`it\`.
          content {}
        }`),
    );
    checkDiagnostics(`
      module "aws_api" {
        source    = "./x"
        providers = [aws]
        #           ^^^^^ error static-argument: \`providers\` takes a map
      }
    `);
  });

  it('does not find what Terraform takes, what 0.11 wrote included', () => {
    checkDiagnostics(
      stage(`depends_on = ["aws_api_gateway_account.this", module.x, aws_api_gateway_account.all[0]]
        provider   = "aws.frankfurt"
        lifecycle {
          ignore_changes       = [variables["a"], tags.b, "description"]
          replace_triggered_by = [aws_api_gateway_deployment.x[count.index].id, aws_api_gateway_deployment.y[*]]
        }
        provisioner "local-exec" {
          command = "true"
          when    = "destroy"
        }`),
    );
    checkDiagnostics(
      stage(`provider = aws.each[each.key]
        depends_on = []
        lifecycle {
          ignore_changes = all
        }
        dynamic "canary_settings" {
          for_each = [1]
          iterator = it
          content {}
        }`),
    );
  });

  it('does not find what is being typed', () => {
    checkDiagnostics(
      stage(`depends_on =
        #           ^ error syntax`),
    );
  });

  it('puts the brackets around, and takes quotes away', () => {
    checkFix(
      stage('depends_on = aws_api_gateway_acc<|>ount.this'),
      'Use `[aws_api_gateway_account.this]`',
      stage('depends_on = [aws_api_gateway_account.this]'),
      {},
      only('static-argument'),
    );
  });

  it('waits for the rest of a word', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_api" "orders" {
        name          = "orders"
        protocol_type = "HTTP"
        lifecycle {
          ignore_changes = al
        }
      }
    `);
  });
});
