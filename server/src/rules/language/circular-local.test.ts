/** Local values in a circle. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('circular-local'));
};

const api = `
      resource "aws_apigatewayv2_api" "orders" {
        name          = local.name
        protocol_type = "HTTP"
      }`;

describe('circular-local', () => {
  it('finds one that reads itself, and some that read each other, in whichever file', () => {
    checkDiagnostics(`${api}
      locals {
        name  = "\${local.name}-live"
      # ^^^^ error circular-local: \`local.name\` is made from itself: take one of the references out of the circle.
        first = [for each in ["a"] : local.second]
      # ^^^^^ error circular-local: \`local.first\` is made from itself by way of \`local.second\`, \`local.third\`
        start = local.first
      }
      #- more.tf
      locals {
        second = { a = local.third }
      # ^^^^^^ error circular-local: by way of \`local.third\`, \`local.first\`
        third  = local.first
      # ^^^^^ error circular-local
      }
    `);
  });

  it('is silent about long ways without a circle, keys, and what a loop calls `local`', () => {
    checkDiagnostics(`${api}
      locals {
        name   = local.team
        team   = local.parts.team
        parts  = { team = "orders", name = var.name }
        called = [for local in [{ called = 1 }] : local.called]
      }
    `);
  });

  it('goes by what an override file makes of a value', () => {
    checkDiagnostics(`${api}
      locals {
        name = local.name
      }
      #- main_override.tf
      locals {
        name = "orders"
      }
    `);
  });
});
