/** Addresses in `moved`, `removed` and `import` that can't stand there. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('block-address', 'syntax'));
};

const stage = `
      resource "aws_api_gateway_stage" "live" {
      }`;

describe('block-address', () => {
  it('finds what is no address, or more than one', () => {
    checkDiagnostics(`${stage}
      moved {
        from = "aws_api_gateway_stage.old"
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: Addresses are written without quotes: use \`aws_api_gateway_stage.old\`.
        to   = aws_api_gateway_stage.live[0].id
        #                                   ^^^ error block-address: \`to\` takes the address of a whole block, nothing of it: use \`aws_api_gateway_stage.live[0]\`.
      }
      moved {
        from = var.x
        #      ^^^^^ error block-address: \`var.x\` is not a resource
        to   = live
        #      ^^^^ error block-address: \`live\` is not an address
      }
      moved {
        from = aws_api_gateway_stage.old[var.key]
        #                                ^^^^^^^ error block-address: The key of an instance is a whole number or a text written out
        to   = [aws_api_gateway_stage.live]
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: \`to\` takes an address
      }
      removed {
        from = aws_api_gateway_stage.old[0]
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: \`removed\` takes all instances at once: use \`aws_api_gateway_stage.old\`.
      }
      removed {
        from = data.aws_api_gateway_rest_api.old
        #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: A data source is never in need
      }
      import {
        to = module.stage
        #    ^^^^^^^^^^^^ error block-address: Only resources can be imported
        id = ""
        #    ^^ error block-address: The ID is empty
      }
    `);
  });

  it('finds what has not moved away, is not removed, or not declared', () => {
    checkDiagnostics(`${stage}
      resource "aws_api_gateway_stage" "each" {
        for_each = var.stages
      }
      module "shop" {
        source = "./shop"
      }
      moved {
      #^^^^ error block-address: \`aws_api_gateway_stage.live\` is still declared, so it has not moved away: remove one of the two blocks.
        from = aws_api_gateway_stage.live
        to   = aws_api_gateway_stage.next
      }
      moved {
      #^^^^ error block-address: \`from\` and \`to\` are the same
        from = aws_api_gateway_stage.a
        to   = aws_api_gateway_stage.a
      }
      moved {
      #^^^^ error block-address: must both be resources or both be modules
        from = aws_api_gateway_stage.a
        to   = module.shop
      }
      removed {
      #^^^^^^ error block-address: \`module.shop\` is still declared, so it has not been removed
        from = module.shop
      }
      import {
        to = aws_api_gateway_stage.none
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning block-address: add its \`resource\` block, or let
        id = "a/b"
      }
      import {
        to = module.none.aws_api_gateway_stage.live
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: \`module.none\` is not declared
        id = "a/b"
      }
      import {
        to = aws_api_gateway_stage.each
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: has \`for_each\`: say which instance
        id = "a/b"
      }
      import {
        to = aws_api_gateway_stage.live[0]
        #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error block-address: has neither \`count\` nor \`for_each\`
        id = "a/b"
      }
    `);
  });

  it('does not find moves between instances and modules, loops of imports, and what is gone', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_stage" "live" {
        for_each = var.stages
      }
      module "shop" {
        source = "./shop"
      }
      moved {
        from = aws_api_gateway_stage.live
        to   = aws_api_gateway_stage.live["blue"]
      }
      moved {
        from = aws_api_gateway_stage.old.0
        to   = module.shop["a"].aws_api_gateway_stage.live
      }
      moved {
        from = module.store
        to   = module.shop
      }
      moved {
        from = data.aws_api_gateway_rest_api.a
        to   = data.aws_api_gateway_rest_api.b
      }
      removed {
        from = module.shop.aws_api_gateway_stage.old
        lifecycle {
          destroy = false
        }
      }
      import {
        for_each = var.ids
        to       = aws_api_gateway_stage.live[each.key]
        id       = each.value
      }
      import {
        to = resource.aws_api_gateway_stage.live["green"]
        id = local.id
      }
    `);
  });

  it('does not find what is being typed, and what a file that could not be read may declare', () => {
    checkDiagnostics(`
      #- main.tf
      ${stage}
      moved {
        from = aws_api_gateway_stage.
        #                           ^ error syntax
        to   = aws_api_gateway_stage.live
      }
      import {
        to = aws_api_gateway_stage.next
        id = "a/b"
      }
      #- broken.tf
      resource "aws_api_gateway_stage" "next" {
      #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error syntax
    `);
  });

  it('takes away quotes and what comes after the address', () => {
    checkFix(
      `${stage}
      moved {
        from = "aws_api_gateway_stage.o<|>ld"
        to   = aws_api_gateway_stage.live
      }
      `,
      'Use `aws_api_gateway_stage.old`',
      `${stage}
      moved {
        from = aws_api_gateway_stage.old
        to   = aws_api_gateway_stage.live
      }
      `,
      {},
      only('block-address'),
    );
    checkFix(
      `${stage}
      moved {
        from = aws_api_gateway_stage.old
        to   = aws_api_gateway_stage.live.i<|>d
      }
      `,
      'Use `aws_api_gateway_stage.live`',
      `${stage}
      moved {
        from = aws_api_gateway_stage.old
        to   = aws_api_gateway_stage.live
      }
      `,
      {},
      only('block-address'),
    );
  });

  it('leaves imports in a module that only an example below it calls', () => {
    checkDiagnostics(`
      #- main.tf
      resource "aws_api_gateway_account" "this" {}
      import {
        to = aws_api_gateway_account.this
        id = "api-gateway-account"
      }
      #- examples/all/main.tf
      module "all" {
        source = "../.."
      }
    `);
  });

  it('finds imports in a module that others call', () => {
    checkDiagnostics(`
      #- main.tf
      module "stage" {
        source = "./stage"
      }
      import {
        to = module.stage.aws_api_gateway_account.this
        id = "api-gateway-account"
      }
      #- stage/main.tf
      resource "aws_api_gateway_account" "this" {}
      import {
      #^^^^^ error block-address: \`import\` can only stand in the module in which Terraform is run, and another one calls this: move it there.
        to = aws_api_gateway_account.this
        id = "api-gateway-account"
      }
    `);
  });
});
