/**
 * Moving a stage from the deployment that made it to a resource of its own, by Terraform's own plans over moto: the fix of
 * the rule and the import of the live stage. The stage and its settings live on.
 */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { LiveRestStage } from '../../protocol/live.js';
import { rendered, stateOf } from '../render/rendered.js';
import { afterAction } from '../support/check-fix.js';
import { type Applied, type PlannedChange, providerBlock, type Terraform, terraformAt } from './terraform.js';

const { url = '', missing } = inject('moto');

const MODULE = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_method" "get" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "get" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  resource_id = aws_api_gateway_rest_api.shop.root_resource_id
  http_method = aws_api_gateway_method.get.http_method
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_<|>name  = "prod"
  depends_on  = [aws_api_gateway_integration.get]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_deployment.shop.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}

output "url" {
  value = aws_api_gateway_deployment.shop.invoke_url
}
`;

const STORE = Object.entries({
  shop: 'store',
  '"get"': '"read"',
  '.get': '.read',
  '"all"': '"every"',
  '"url"': '"at"',
})
  .reduce((text, [from, to]) => text.replaceAll(from, to), MODULE)
  .replace('<|>', '');
const BEFORE = { 'main.tf': MODULE.replace('<|>', ''), 'store.tf': STORE };

let terraform: Terraform | undefined;
let moto: Server | undefined;
let applied: Applied | undefined;

beforeAll(async () => {
  if (missing !== undefined) return;
  moto = await withTags(url);
  terraform = await terraformAt(addressOf(moto), 'us-east-1');
  applied = await terraform.applied(BEFORE);
});

afterAll(async () => {
  moto?.close();
  await terraform?.remove();
});

const skipped = missing === undefined ? '' : `: skipped, ${missing}`;
test.skipIf(missing !== undefined)(`a stage that moves from a deployment lives on${skipped}`, async () => {
  const after = {
    'main.tf': afterAction(MODULE, 'Move the stage to an `aws_api_gateway_stage`'),
    'store.tf': movedByImport(STORE, await idOf('aws_api_gateway_rest_api.store')),
  };
  const plan = await present(applied).plan(after);
  const ids = plan.flatMap(({ change }) => change.importing?.id ?? []);
  expect(ids).toEqual([
    expect.stringMatching(/^\w+\/prod$/),
    `${await idOf('aws_api_gateway_rest_api.store')}/prod`,
  ]);
  // A deployment that is replaced would delete the stage, whatever points to it then.
  expect(actionsIn(plan)).toEqual({});
  expect(actionsIn(await present(applied).apply(after))).toEqual({});
});

test.skipIf(missing !== undefined)(
  `a stage of another Region is imported by the provider's alias${skipped}`,
  async () => {
    const live: LiveRestStage = {
      ...{ kind: 'rest', apiName: 'shop', region: 'us-east-1' },
      apiId: await idOf('aws_api_gateway_rest_api.shop'),
      stage: {
        stageName: 'prod',
        deploymentId: await idOf('aws_api_gateway_deployment.shop'),
        methodSettings: {
          '*/*': { metricsEnabled: true, throttlingBurstLimit: -1, throttlingRateLimit: -1 },
        },
      },
    };
    const address = addressOf(present(moto));
    const alias = providerBlock(address, 'us-east-1', '  alias = "us"');
    const text = `provider "aws" {\n  region = "eu-west-1"\n}\n\n${alias}${VERSION_5}`;
    const { answer } = rendered(live, { text });
    expect(answer.text.match(/provider = aws\.us/g)).toHaveLength(2);
    const elsewhere = await terraformAt(address, 'eu-west-1');
    const plan = await elsewhere.plan({ 'us.tf': alias, 'main.tf': answer.text }).finally(elsewhere.remove);
    expect(plan.map(({ change }) => change.importing?.id)).toEqual([
      `${live.apiId}/prod/*/*`,
      `${live.apiId}/prod`,
    ]);
    expect(actionsIn(plan)).toEqual({});
  },
);

/** The ID of a resource that was applied. */
async function idOf(address: string): Promise<string> {
  const plan = await present(applied).plan(BEFORE);
  return String(plan.find((each) => each.address === address)?.change.after.id);
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Nothing was applied.');
  return value;
}

const VERSION_5 = `terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}
`;

/** The file after an import that takes the stage from its deployment. */
function movedByImport(text: string, apiId: string): string {
  const live: LiveRestStage = {
    ...{ kind: 'rest', apiId, apiName: 'store', region: 'us-east-1' },
    stage: { stageName: 'prod', deploymentId: 'd1', cacheClusterEnabled: false, methodSettings: {} },
  };
  const state = stateOf('aws_api_gateway_rest_api', 'store', { id: apiId });
  return rendered(live, { text, state, choices: { moveFromDeployment: true } }).document;
}

/** moto, and what it lacks: the tags of a stage, which the provider asks for after it has updated one. */
async function withTags(target: string): Promise<Server> {
  const server = createServer((asked, answer) => {
    if (asked.method === 'GET' && asked.url?.startsWith('/tags/') === true) {
      answer.setHeader('content-type', 'application/json').end('{"tags": {}}');
      return;
    }
    const options = { method: asked.method, headers: asked.headers };
    const passed = request(`${target}${asked.url ?? ''}`, options, (given) => {
      answer.writeHead(given.statusCode ?? 500, given.headers);
      given.pipe(answer);
    });
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a plan does, without what it leaves alone. */
function actionsIn(plan: readonly PlannedChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    plan.flatMap(({ address, change }) =>
      change.actions.includes('no-op') ? [] : [[address, change.actions.join(', ')]],
    ),
  );
}
