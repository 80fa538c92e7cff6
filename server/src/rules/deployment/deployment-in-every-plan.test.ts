import { describe, expect, it } from 'vitest';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const rest = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
  body = "{}"
}
`;
const deployment = (own: string): string => `${rest}
resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
${own}}
`;
const body = 'sha1(jsonencode(aws_api_gateway_rest_api.shop.body))';

describe('deployment-in-every-plan', () => {
  it.each([
    [
      'triggers',
      `  triggers = {
    redeployment = timestamp()
#                  ^^^^^^^^^^^ information deployment-in-every-plan: \`timestamp()\` gives another value in every plan
  }
`,
    ],
    [
      'a hash',
      `  triggers = {
    redeployment = sha1(jsonencode([aws_api_gateway_rest_api.shop.body, uuid()]))
#                                                                       ^^^^^^ information deployment-in-every-plan: \`uuid()\`
  }
`,
    ],
    [
      'a text',
      `  triggers = {
    body = ${body}
    at   = "at \${formatdate("YYYY", plantimestamp())}"
#                                   ^^^^^^^^^^^^^^^ information deployment-in-every-plan: \`plantimestamp()\`
  }
`,
    ],
    [
      'a local value',
      `  triggers = {
    redeployment = local.now
#                  ^^^^^^^^^ information deployment-in-every-plan: \`timestamp()\`
  }
}
locals {
  now = timestamp()
`,
    ],
    [
      'variables',
      `  triggers = {
    redeployment = ${body}
  }
  variables = {
    at = timestamp()
#        ^^^^^^^^^^^ information deployment-in-every-plan: \`timestamp()\`
  }
`,
    ],
  ])('finds a clock in %s', (_, own) => {
    checkDiagnostics(deployment(own));
  });

  it('finds one in a deployment of version 2', () => {
    checkDiagnostics(`
      resource "aws_apigatewayv2_deployment" "a" {
        api_id   = "a"
        triggers = { at = timestamp() }
      #                   ^^^^^^^^^^^ information deployment-in-every-plan: every plan replaces the deployment
      }
    `);
  });

  it.each([
    ['a hash', `  triggers = { r = ${body} }\n`],
    ['a fixed time', `  triggers = { r = ${body}, at = formatdate("YYYY", "2026-01-01T00:00:00Z") }\n`],
    [
      'a clock that is ignored',
      '  triggers = { r = timestamp() }\n  lifecycle {\n    ignore_changes = [triggers]\n  }\n',
    ],
    [
      'a clock in the description, which is changed in place',
      `  triggers    = { r = ${body} }\n  description = timestamp()\n`,
    ],
  ])('leaves alone %s', (_, own) => {
    checkDiagnostics(deployment(own));
  });

  it('finds one in the block that Terraform 0.11 let people write', () => {
    checkDiagnostics(
      deployment(`  variables {
    at = timestamp()
#        ^^^^^^^^^^^ information deployment-in-every-plan: \`timestamp()\`
  }
`),
      only('deployment-in-every-plan', 'deployment-misses-changes'),
    );
  });

  it('leaves alone a clock that another resource keeps as it was at first', () => {
    checkDiagnostics(
      `${deployment('  triggers = { r = terraform_data.first.output }\n')}
resource "terraform_data" "first" {
  input = plantimestamp()
  lifecycle {
    ignore_changes       = [input]
    replace_triggered_by = [aws_api_gateway_rest_api.shop]
  }
}
`,
    );
  });

  const title = 'Replace only when the API changes';

  it.each([
    ['by a hash of the API', '  triggers = { r = time<|>stamp() }\n', `  triggers = { r = ${body} }\n`],
    [
      'of a local value',
      '  triggers = { r = local.<|>now }\n}\n\nlocals {\n  now = timestamp()\n',
      `  triggers = { r = ${body} }\n}\n\nlocals {\n  now = timestamp()\n`,
    ],
    [
      'of a list',
      '  triggers = { r = sha1(jsonencode([aws_api_gateway_rest_api.shop.body, uu<|>id()])) }\n',
      '  triggers = { r = sha1(jsonencode([aws_api_gateway_rest_api.shop.body])) }\n',
    ],
    [
      'of a list of several lines',
      `  triggers = {
    r = sha1(jsonencode([
      time<|>stamp(),
      aws_api_gateway_rest_api.shop.body,
    ]))
  }
`,
      `  triggers = {
    r = sha1(jsonencode([
      aws_api_gateway_rest_api.shop.body,
    ]))
  }
`,
    ],
    [
      'out of the block that Terraform 0.11 let people write',
      `  triggers = { r = ${body} }\n  variables {
    at = time<|>stamp()
  }
`,
      `  triggers = { r = ${body} }\n`,
    ],
    [
      'beside a hash',
      `  triggers = { r = ${body}, at = time<|>stamp() }\n`,
      `  triggers = { r = ${body} }\n`,
    ],
    [
      'with the variables',
      `  triggers    = { r = ${body} }\n  variables   = { at = time<|>stamp() }\n`,
      `  triggers    = { r = ${body} }\n`,
    ],
    [
      'with the variables, where nothing else notices anything',
      '  variables   = { at = time<|>stamp() }\n',
      `
  triggers = {
    redeployment = ${body}
  }
`,
    ],
  ])('takes a clock out %s', (_, before, after) => {
    checkFix(deployment(before), title, deployment(after));
  });

  it.each([
    [
      'what else is hashed with it',
      `  triggers = { r = sha1(format("%s%s", aws_api_gateway_rest_api.shop.body, time<|>stamp())), s = "1" }\n`,
    ],
    ['a condition', '  triggers = true ? { r = time<|>stamp() } : {}\n'],
  ])('does not take a clock out of %s', (_, own) => {
    expect(actionsAt(deployment(own)).map((each) => each.title)).not.toContain(title);
  });
});
