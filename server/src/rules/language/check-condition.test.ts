/** Conditions that do not depend on what they check. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('check-condition', 'syntax'));
};

describe('check-condition', () => {
  it('finds conditions that refer to nothing, to another variable, or to their own resource', () => {
    checkDiagnostics(`
      variable "name" {
        validation {
          condition     = length(var.other) > 1
          #               ^^^^^^^^^^^^^^^^^^^^^ error check-condition: The condition must refer to \`var.name\`, which it is to check: use that in it.
          error_message = "No."
        }
      }
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          precondition {
            condition     = alltrue([for x in ["a"] : x == "a"])
            #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error check-condition: The condition refers to nothing
            error_message = "No."
          }
          precondition {
            condition     = aws_api_gateway_stage.live.id != ""
            #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error check-condition: is checked before the resource is there
            error_message = "No."
          }
          postcondition {
            condition     = aws_api_gateway_stage.live.id != ""
            #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error check-condition: use \`self\`
            error_message = "No."
          }
        }
      }
    `);
  });

  it('does not find what depends on something', () => {
    checkDiagnostics(`
      variable "name" {
        validation {
          condition     = can(regex(local.pattern, var.name))
          error_message = "No."
        }
      }
      resource "aws_api_gateway_stage" "live" {
        lifecycle {
          precondition {
            condition     = terraform.workspace == "live" || each.key != ""
            error_message = "No."
          }
          postcondition {
            condition     = self.id != ""
            error_message = "No."
          }
        }
      }
      check "health" {
        assert {
          condition     = aws_api_gateway_stage.live.id != ""
          error_message = "No."
        }
      }
    `);
  });

  it('does not find what is being typed', () => {
    checkDiagnostics(`
      variable "aws_api" {
        validation {
          condition     =
          #              ^ error syntax
          error_message = "No."
        }
      }
    `);
  });
});
