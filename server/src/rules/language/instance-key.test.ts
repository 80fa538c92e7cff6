/** Keys of instances. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('instance-key', 'syntax'));
};

describe('instance-key', () => {
  it('finds a key that is missing, one that belongs to nothing, and one that no instance has', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
      }
      resource "aws_api_gateway_stage" "counted" {
        count       = 1
        rest_api_id = aws_api_gateway_rest_api.orders[0].id
        #                                            ^^^ error instance-key: \`aws_api_gateway_rest_api.orders\` has neither \`count\` nor \`for_each\`, so it has no \`[0]\`: remove that.
      }
      resource "aws_api_gateway_stage" "each" {
        for_each   = toset(["blue"])
        stage_name = each.key
      }
      output "all" {
        value = [
          aws_api_gateway_stage.counted.arn,
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error instance-key: \`aws_api_gateway_stage.counted\` has \`count\`, so it stands for any number of instances: say which one, such as \`aws_api_gateway_stage.counted[0]\`.
          aws_api_gateway_stage.each.arn,
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^ error instance-key: such as \`aws_api_gateway_stage.each["blue"]\`
          aws_api_gateway_stage.counted["a"].arn,
        #                              ^^^^^ error instance-key: \`aws_api_gateway_stage.counted\` has no instance \`["a"]\`: use \`[0]\`.
          aws_api_gateway_stage.counted[1].arn,
        #                              ^^^ error instance-key: use \`[0]\`
          aws_api_gateway_stage.each["green"].arn,
        #                           ^^^^^^^^^ error instance-key: use \`["blue"]\`
          try(aws_api_gateway_stage.each["green"].arn, null),
          aws_api_gateway_rest_api.orders.0.id,
        #                                ^^ error instance-key: it has no \`.0\`
        ]
      }
    `);
  });

  it('finds them of modules', () => {
    checkDiagnostics(`
      #- main.tf
      module "one" {
        source = "./stage"
      }
      module "many" {
        source = "./stage"
        count  = 2
      }
      output "all" {
        value = [
          module.one[0].name,
        #           ^^^ error instance-key: remove that
          module.one["name"],
          module.many.name,
        # ^^^^^^^^^^^ error instance-key: such as \`module.many[0]\`
          try(module.many.name, null),
        ]
      }
      resource "aws_api_gateway_rest_api" "orders" {}
      #- stage/main.tf
      output "name" {
        value = "live"
      }
    `);
  });

  it('does not find splats, whole resources, keys that may be there, and what override files repeat', () => {
    checkDiagnostics(`
      #- main.tf
      variable "enabled" {
        default = true
      }
      resource "aws_api_gateway_stage" "maybe" {
        count = var.enabled ? 1 : 0
      }
      resource "aws_api_gateway_stage" "merged" {
      }
      output "all" {
        value = [
          aws_api_gateway_stage.maybe[0].arn,
          aws_api_gateway_stage.maybe[3].arn,
          aws_api_gateway_stage.maybe[*].arn,
          aws_api_gateway_stage.maybe.*.arn,
          aws_api_gateway_stage.maybe,
          length(aws_api_gateway_stage.maybe),
          one(aws_api_gateway_stage.maybe[*].arn),
          aws_api_gateway_stage.merged["a"].arn,
        ]
        depends_on = [aws_api_gateway_stage.maybe, aws_api_gateway_stage.maybe[0]]
      }
      #- main_override.tf
      resource "aws_api_gateway_stage" "merged" {
        for_each = var.stages
      }
    `);
  });

  it('adds the key that goes with the block around, and removes one', () => {
    checkFix(
      `
      resource "aws_api_gateway_stage" "live" {
        count = 2
      }
      resource "aws_api_gateway_method_settings" "live" {
        count      = 2
        stage_name = aws_api_gateway_stage.live<|>.stage_name
      }
      `,
      'Use `aws_api_gateway_stage.live[count.index]`',
      `
      resource "aws_api_gateway_stage" "live" {
        count = 2
      }
      resource "aws_api_gateway_method_settings" "live" {
        count      = 2
        stage_name = aws_api_gateway_stage.live[count.index].stage_name
      }
      `,
      {},
      only('instance-key'),
    );
    const green =
      'resource "aws_api_gateway_stage" "live" {\n  for_each = toset(["blue"])\n}\noutput "a" {\n  value = aws_api_gateway_stage.live["green"<|>].arn\n}\n';
    checkFix(green, 'Use `["blue"]`', green.replace('"green"<|>', '"blue"'), {}, only('instance-key'));
    checkFix(
      'resource "aws_api_gateway_stage" "live" {\n}\noutput "a" {\n  value = aws_api_gateway_stage.live[0<|>].arn\n}\n',
      'Remove `[0]`',
      'resource "aws_api_gateway_stage" "live" {\n}\noutput "a" {\n  value = aws_api_gateway_stage.live.arn\n}\n',
      {},
      only('instance-key'),
    );
  });
});
