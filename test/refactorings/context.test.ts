/** What fixes and refactorings write beside a resource: for its provider and Region, once for each of its instances. */
import { describe, expect, it } from 'vitest';
import { actionsAt, afterAction, checkFix } from '../support/check-fix.js';

const API = `
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"`;

const rest = (context: string, more = ''): string => `
provider "aws" {
  alias  = "eu"
  region = "eu-west-1"
}

resource "aws_api_gateway_stage" "prod" {<|>
${context}${API}
  deployment_id = aws_api_gateway_deployment.orders.id
${more}}
`;

const version2 = (context: string): string => `
resource "aws_apigatewayv2_stage" "live" {<|>
${context}
  api_id = aws_apigatewayv2_api.chat.id
  name   = "live"
}
`;

const deployment = (context: string): string => `
resource "aws_api_gateway_deployment" "orders" {
${context}
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name<|>  = "prod"
}
`;

const BODY = `
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  body = "{}"
}
`;

const CONTEXT = `  provider = aws.eu
  region   = "eu-west-1"
`;

const WRITING: readonly (readonly [string, (context: string) => string, string])[] = [
  ['a log group', rest, 'Add access logging'],
  ['a log group for version 2', version2, 'Add access logging'],
  ['a group for execution logs', rest, 'Add execution log group'],
  ['method settings', rest, 'Add method settings'],
  ['a deployment', (context) => BODY + rest(context), 'Add canary'],
  ['the account and its role', rest, 'Add account logging role'],
  [
    'settings that stood on the stage',
    (context) => rest(context, '  metrics<|>_enabled = true\n').replace('<|>', ''),
    'Move to an `aws_api_gateway_method_settings`',
  ],
  ['a stage that a deployment made', deployment, 'Move the stage to an `aws_api_gateway_stage`'],
  [
    'the association of a web ACL',
    (context) => rest(context, '  web_acl_arn<|>   = var.acl\n').replace('<|>', ''),
    'Move it to an `aws_wafv2_web_acl_association`',
  ],
];

/** The resource blocks of a text, each whole. */
const resources = (text: string): readonly string[] => text.match(/^resource "[^]*?^\}$/gm) ?? [];

const written = (text: string, title: string): readonly string[] => {
  const known = resources(text).map((each) => each.split('\n')[0]?.replace('<|>', ''));
  const added = resources(afterAction(text, title)).filter((each) => !known.includes(each.split('\n')[0]));
  expect(added).not.toEqual([]);
  return added;
};

describe.each(WRITING)('%s', (_, text, title) => {
  it('has the provider and the Region of what it stands beside', () => {
    for (const each of written(text(CONTEXT), title)) {
      expect(each).toMatch(/^ {2}provider += aws\.eu$/m);
      const isGlobal = each.startsWith('resource "aws_iam_');
      expect(/^ {2}region +=/m.test(each)).toBe(!isGlobal);
    }
  });

  it('has neither where there is none', () => {
    expect(written(text(''), title).join('\n')).not.toMatch(/provider|region|for_each/);
  });

  it('is there as often, except for what an account has once', () => {
    for (const each of written(text('  for_each = var.stages\n'), title)) {
      const isShared = /"aws_(?:iam_|api_gateway_account)/.test(each);
      expect(/^ {2}for_each = var\.stages$/m.test(each)).toBe(!isShared);
    }
  });
});

it('has no Region where no allowed provider knows one', () => {
  const versions = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}
`;
  expect(written(versions + rest(CONTEXT), 'Add access logging').join('\n')).not.toMatch(/region/);
});

it.each([
  ['more than one Region', '  for_each = var.regions\n  region   = each.key\n'],
  ['more than one provider', '  for_each = var.regions\n  provider = aws.by_region[each.key]\n'],
])('sets no account for %s', (_, context) => {
  const titles = actionsAt(rest(context)).map(({ title }) => title);
  expect(titles).not.toContain('Add account logging role');
  expect(titles).toContain('Add access logging');
});

it('lets only what logs in the place of the account wait for it', () => {
  const logging = (label: string, context: string): string => `
resource "aws_api_gateway_method_settings" "${label}" {
${context}  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "pets/GET"

  settings {
    logging_level = "INFO"
  }
}
`;
  const after = afterAction(
    `${rest('')}${logging('near', '')}${logging('far', '  provider    = aws.eu\n')}`,
    'Add account logging role',
  );
  const waiting = resources(after).filter((each) =>
    each.includes('depends_on = [aws_api_gateway_account.this]'),
  );
  expect(waiting.map((each) => each.split('"')[3])).toEqual(['near']);
});

it('stands in order: what repeats it, the provider, then the Region with the rest', () => {
  const stage = (more: string): string => `
      resource "aws_api_gateway_stage" "prod" {${more}
        count    = 2
        provider = aws.eu

        region        = var.region
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        stage_name    = "prod-\${count.index}"
        deployment_id = aws_api_gateway_deployment.orders.id
      }
`;
  checkFix(
    stage('<|>'),
    'Add method settings',
    `${stage('')}
      resource "aws_api_gateway_method_settings" "prod" {
        count    = 2
        provider = aws.eu

        region      = var.region
        rest_api_id = aws_api_gateway_stage.prod[count.index].rest_api_id
        stage_name  = aws_api_gateway_stage.prod[count.index].stage_name
        method_path = "*/*"

        settings {
          metrics_enabled        = true
          throttling_burst_limit = 5000
          throttling_rate_limit  = 10000
        }
      }
`,
  );
});
