/**
 * What a deployment notices, by Terraform's own plans: modules are applied to moto, each resource is changed in place, and
 * planned again. Without the fix of our finding the deployment stays; with it, each change makes a new one.
 */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { afterAction } from '../support/check-fix.js';
import { fixture, MODULE_URI } from '../support/fixture.js';
import { type PlannedChange, type Terraform, terraformAt } from './terraform.js';

const { url = '', missing } = inject('moto');

const API = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
`;
const OPEN_API = API.replace(
  '}',
  `  body = jsonencode({ openapi = "3.0.1", info = { title = "shop", version = "1" }, paths = { "/orders" = { get = { x-amazon-apigateway-integration = { type = "HTTP_PROXY", httpMethod = "GET", uri = "https://example.com/a" } } } } })\n}`,
);
const API_OF = '  rest_api_id = aws_api_gateway_rest_api.shop.id\n';
const PATH = `resource "aws_api_gateway_resource" "orders" {
${API_OF}  parent_id = aws_api_gateway_rest_api.shop.root_resource_id
  path_part = "orders"
}
`;
const METHOD = `resource "aws_api_gateway_method" "get" {
${API_OF}  resource_id = aws_api_gateway_resource.orders.id
  http_method = "GET"
  authorization = "NONE"
}
`;
const INTEGRATION = `resource "aws_api_gateway_integration" "get" {
${API_OF}  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.get.http_method
  type = "HTTP_PROXY"
  integration_http_method = "GET"
  uri = "https://example.com/a"
}
`;
const RESPONSES = `resource "aws_api_gateway_method_response" "ok" {
${API_OF}  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.get.http_method
  status_code = "200"
  response_models = { "application/json" = "Empty" }
}
resource "aws_api_gateway_integration_response" "ok" {
${API_OF}  resource_id = aws_api_gateway_resource.orders.id
  http_method = aws_api_gateway_method.get.http_method
  status_code = aws_api_gateway_method_response.ok.status_code
  response_templates = { "application/json" = "{}" }
  depends_on = [aws_api_gateway_integration.get]
}
`;
const MODEL = `resource "aws_api_gateway_model" "order" {
${API_OF}  name = "Order"
  content_type = "application/json"
  schema = jsonencode({ type = "object" })
}
`;
const AUTHORIZER = `resource "aws_api_gateway_authorizer" "callers" {
${API_OF}  name = "callers"
  authorizer_uri = "arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:a/invocations"
}
`;

/** A change in place of each kind of resource. */
const CHANGES = {
  path: ['path_part = "orders"', 'path_part = "items"'],
  method: ['authorization = "NONE"', 'authorization = "NONE"\n  api_key_required = true'],
  integration: ['https://example.com/a', 'https://example.com/b'],
  response: ['"application/json" = "{}"', '"application/json" = "{ }"'],
  model: ['type = "object"', 'type = "array"'],
  authorizer: ['name = "callers"', 'name = "callers"\n  authorizer_result_ttl_in_seconds = 60'],
  body: ['title = "shop"', 'title = "store"'],
} as const;
type Change = keyof typeof CHANGES;

interface Case {
  /** A module with a cursor at the finding. */
  readonly text: string;
  readonly title: string;
  /** What the deployment does not notice before the fix, and does after it. */
  readonly changes: readonly Change[];
}

const deployment = (own: string): string => `resource "aws_api_gateway_deployment" "shop" {
${API_OF}${own}
  lifecycle {
    create_before_destroy = true
  }
}
`;
const hashing = (value: string, after: string): string =>
  deployment(`  trig<|>gers = { r = ${value} }\n  depends_on = [${after}]`);
const METHODS = API + PATH + METHOD + INTEGRATION;
const BELOW = (PATH + METHOD + INTEGRATION)
  .replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api.id')
  .replaceAll('aws_api_gateway_rest_api.shop.root_resource_id', 'var.api.root_resource_id');
const HASH = 'Hash what is missing in `triggers`';
const LAST = 'aws_api_gateway_integration.get';

const CASES: Readonly<Record<string, Case>> = {
  without_triggers: {
    text: METHODS + deployment(`  depends_on = [${LAST}]`).replace('gateway_dep', 'gateway_<|>dep'),
    title: 'Add `triggers`',
    changes: ['path', 'method', 'integration'],
  },
  ids: {
    text: METHODS + hashing(`sha1(jsonencode([aws_api_gateway_method.get.id, ${LAST}.id]))`, LAST),
    title: HASH,
    changes: ['path', 'method', 'integration'],
  },
  one_left_out: {
    text: METHODS + hashing('sha1(jsonencode([aws_api_gateway_method.get]))', LAST),
    title: HASH,
    changes: ['integration'],
  },
  no_body: {
    text:
      METHODS +
      RESPONSES +
      MODEL +
      AUTHORIZER +
      hashing(
        'sha1(jsonencode(aws_api_gateway_rest_api.shop.body))',
        'aws_api_gateway_integration_response.ok',
      ),
    title: HASH,
    changes: ['path', 'method', 'integration', 'response', 'model', 'authorizer'],
  },
  body: {
    text: OPEN_API + hashing('aws_api_gateway_rest_api.shop.id', 'aws_api_gateway_rest_api.shop'),
    title: HASH,
    changes: ['body'],
  },
  below: {
    text: `${API}module "orders" {
  source = "./orders"
  api = aws_api_gateway_rest_api.shop
}
${deployment('  depends_on = [module.orders]').replace('gateway_dep', 'gateway_<|>dep')}
#- orders/main.tf
variable "api" {}
${BELOW}`,
    title: 'Add `triggers`',
    changes: ['path', 'method', 'integration'],
  },
};

const rounds = Math.max(...Object.values(CASES).map(({ changes }) => changes.length));

describe.skipIf(missing !== undefined)(
  `deployments${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let terraform: Terraform | undefined;

    afterAll(() => terraform?.remove());

    test('notice with our fix what they do not notice without it', async () => {
      terraform = await terraformAt(url, 'us-west-1');
      const { plan } = await terraform.applied(modulesWith(undefined));
      expect(replacedIn(await plan(modulesWith(undefined)))).toEqual([]);
      const fixed: string[] = [];
      const noticed: string[] = [];
      for (let round = 0; round < rounds; round++) {
        const changed = Object.entries(CASES).filter(([, { changes }]) => changes[round] !== undefined);
        fixed.push(...changed.map(([name, { changes }]) => `${name}_fixed ${changes[round] ?? ''}`));
        const replaced = new Set(replacedIn(await plan(modulesWith(round))));
        noticed.push(
          ...changed.flatMap(([name, { changes }]) =>
            [name, `${name}_fixed`]
              .filter((each) => replaced.has(each))
              .map((each) => `${each} ${changes[round] ?? ''}`),
          ),
        );
      }
      expect(noticed).toEqual(fixed);
    }, 600_000);
  },
);

/** A root that calls each case as it was found and as the fix makes it, each with one of its changes made. */
function modulesWith(round: number | undefined): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  const calls: string[] = [];
  for (const [name, { text, title, changes }] of Object.entries(CASES)) {
    const change = round === undefined ? undefined : changes[round];
    const [from, to] = change ? CHANGES[change] : ['', ''];
    const both = [
      [name, text.replace('<|>', '')],
      [`${name}_fixed`, afterAction(text, title)],
    ] as const;
    for (const [module, whole] of both) {
      calls.push(`module "${module}" {\n  source = "./${module}"\n}\n`);
      for (const file of fixture(whole.replace(from, to)).files)
        files[`${module}/${file.uri.slice(MODULE_URI.length + 1)}`] = file.text;
    }
  }
  return { ...files, 'main.tf': calls.join('') };
}

/** The modules whose deployment a plan replaces. */
function replacedIn(changes: readonly PlannedChange[]): readonly string[] {
  return changes.flatMap(({ address, change }) => {
    const module = /^module\.(\w+)\.aws_api_gateway_deployment\.shop$/.exec(address)?.[1];
    return module !== undefined && change.actions.includes('delete') ? [module] : [];
  });
}
