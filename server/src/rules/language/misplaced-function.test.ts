/** Functions where Terraform evaluates nothing. */
import { describe, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';

const checkDiagnostics = (text: string): void => {
  checkAll(text, only('misplaced-function'));
};

const api = `
      resource "aws_apigatewayv2_api" "orders" {
        name          = lower("Orders")
        protocol_type = "HTTP"
        description   = format("%s", "a")
      }`;

describe('misplaced-function', () => {
  it('finds calls in what variables and outputs say of themselves', () => {
    checkDiagnostics(`${api}
      variable "stage" {
        type        = string
        description = format("The stage of %s", lower("Orders"))
        #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error misplaced-function: No function may be called in \`description\` of \`variable\`: write the value itself.
        sensitive   = tobool("true")
        #             ^^^^^^^^^^^^^^ error misplaced-function: \`sensitive\` of \`variable\`
      }

      output "url" {
        value       = lower(aws_apigatewayv2_api.orders.api_endpoint)
        description = title("url")
        #             ^^^^^^^^^^^^ error misplaced-function: \`description\` of \`output\`
      }
    `);
  });

  it('is silent about types, and about what is evaluated', () => {
    checkDiagnostics(`${api}
      variable "stages" {
        type        = map(object({ name = string }))
        description = "All stages"

        validation {
          condition     = length(var.stages) > 0
          error_message = format("There is no stage in %s.", "it")
        }
      }
    `);
  });
});
