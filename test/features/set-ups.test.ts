/** Set-ups are offered where blocks may stand, refer to what the module has and bring only what it lacks. */
import { describe, expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';
import { completion } from '../../server/src/features/completion/completion.js';
import { cursorOf, fixture } from '../support/fixture.js';

const API = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_deployment" "first" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
}
`;

test.each([
  ['resource "<|>"', 'labels'],
  ['resource "aws_api_gateway_stage" "apigw<|>" {\n}', 'names'],
  ['resource "aws_api_gateway_stage" "x" {\n  apigw<|>\n}', 'bodies'],
  ['resource "aws_api_gateway_stage" "x" {\n  stage_name = apigw<|>\n}', 'values'],
  ['resource "aws_api_gateway_stage" "x" {\n  stage_name = "apigw<|>"\n}', 'strings'],
  ['resource "aws_api_gateway_stage" "x" {\n  variables = {\n    apigw<|>\n  }\n}', 'keys'],
  ['# apigw<|>', 'comments'],
])('%j: none in %s', (text) => {
  expect(offered(text).filter((label) => label.startsWith('apigw'))).toEqual([]);
});

test('all at the top of an empty file', () => {
  expect(offered('apigw-<|>')).toEqual([
    'apigw-rest',
    'apigw-rest-access-log',
    'apigw-rest-execution-log',
    'apigw-rest-canary',
    'apigw-rest-cache',
    'apigw-method-settings',
    'apigw-http',
    'apigw-websocket',
    'apigw-account-role',
    'apigw-import-rest',
    'apigw-import-http',
  ]);
});

test('also beside another Terraform extension, which has none of them', () => {
  const { file, offset } = cursorOf(fixture('apigw<|>'));
  expect(completion(file, offset, fixture('apigw<|>').module, true).map(({ label }) => label)).toContain(
    'apigw-rest',
  );
});

describe('what the module has', () => {
  test('is referred to, and names that are taken are not used again', () => {
    const taken = `${API}\nresource "aws_api_gateway_stage" "example" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  stage_name = "prod"\n}\n`;
    checkCompletion(
      `${taken}\napigw-rest-cach<|>\n`,
      'apigw-rest-cache',
      `${taken}
resource "aws_api_gateway_stage" "\${1:example_2}" {
  rest_api_id           = aws_api_gateway_rest_api.shop.id
  deployment_id         = aws_api_gateway_deployment.first.id
  stage_name            = "\${3:staging}"
  cache_cluster_enabled = true
  cache_cluster_size    = "\${4|0.5,1.6,6.1,13.5,28.4,58.2,118,237|}"
}

resource "aws_api_gateway_method_settings" "\${1:example_2}" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.\${1:example_2}.stage_name
  method_path = "*/*"

  settings {
    caching_enabled        = true
    cache_ttl_in_seconds   = \${5:300}
    cache_data_encrypted   = true
    throttling_burst_limit = \${6:500}
    throttling_rate_limit  = \${7:1000}
  }
}
`,
    );
  });

  const account =
    'resource "aws_api_gateway_account" "main" {\n  cloudwatch_role_arn = "arn:aws:iam::111122223333:role/x"\n}\n';
  const role = 'resource "aws_iam_role" "other" {\n  name = "other"\n}\n';

  test('the role of the account, is not brought again, nor what only that needs', () => {
    const written = snippetOf(`${API}${account}${role}<|>\n`, 'apigw-rest-access-log');
    expect(written).toContain('depends_on = [aws_api_gateway_account.main]');
    expect(written).not.toContain('aws_iam');
    expect(offered(`${account}apigw<|>`)).not.toContain('apigw-account-role');
  });

  test('of the same type is another thing', () => {
    const written = snippetOf(`${API}${role}<|>\n`, 'apigw-rest-access-log');
    expect(written).toContain('resource "aws_iam_role" "api_gateway_logging"');
    expect(written).toContain('= aws_iam_role.api_gateway_logging.arn');
  });

  test('under the very name stays, and what it needs comes along', () => {
    const document = 'data "aws_iam_policy_document" "api_gateway_assume_role" {\n}\n';
    const written = snippetOf(`${document}<|>\n`, 'apigw-account-role');
    expect(written).toContain('resource "aws_api_gateway_account" "this"');
    expect(written).not.toContain('data "aws_iam_policy_document"');
  });
});

function snippetOf(text: string, label: string): string {
  const { file, offset } = cursorOf(fixture(text));
  const edit = completion(file, offset, fixture(text).module).find((item) => item.label === label)?.textEdit;
  return edit?.newText ?? '';
}
