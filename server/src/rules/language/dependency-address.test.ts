/** Attributes in `depends_on`. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('dependency-address', 'syntax'));
};

describe('dependency-address', () => {
  it('finds an attribute of a whole block', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        depends_on = [aws_api_gateway_account.this.id, aws_api_gateway_rest_api.all[0].id, module.roles.arn]
        #                                         ^^^ error dependency-address: \`depends_on\` takes whole blocks, not an attribute of one: use \`aws_api_gateway_account.this\`.
        #                                                                             ^^^ error dependency-address: use \`aws_api_gateway_rest_api.all[0]\`
        #                                                                                              ^^^^ error dependency-address: use \`module.roles\`
      }
    `);
  });

  it('does not find whole blocks and instances', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        depends_on = [aws_api_gateway_account.this, aws_api_gateway_rest_api.all[0], module.roles, data.aws_region.here]
      }
    `);
  });

  it('leaves the block', () => {
    const text = (rest: string) =>
      `resource "aws_api_gateway_stage" "live" {\n  depends_on = [aws_api_gateway_account.this${rest}]\n}\n`;
    checkFix(text('.id<|>'), 'Use `aws_api_gateway_account.this`', text(''), {}, only('dependency-address'));
  });
});
