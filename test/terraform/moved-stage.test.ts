/**
 * Moving a stage from the deployment that made it to a resource of its own, by Terraform's own plans over moto: the fix of
 * the rule and the import of the live stage. The stage and its settings live on.
 */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, inject, test } from 'vitest';
import type { LiveRestStage } from '../../protocol/live.js';
import { rendered, stateOf } from '../render/rendered.js';
import { afterAction } from '../support/check-fix.js';
import { type PlannedChange, type Terraform, terraformAt } from './terraform.js';

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

let terraform: Terraform | undefined;
let moto: Server | undefined;
afterAll(async () => {
  moto?.close();
  await terraform?.remove();
});

test.skipIf(missing !== undefined)(
  `a stage that moves from a deployment lives on${missing === undefined ? '' : `: skipped, ${missing}`}`,
  { timeout: 600_000 },
  async () => {
    moto = await withTags(url);
    terraform = await terraformAt(addressOf(moto), 'us-east-1');
    const imported = MODULE.replace('<|>', '').replaceAll('shop', 'store').replaceAll('"get"', '"read"');
    const store = imported
      .replaceAll('.get', '.read')
      .replaceAll('"all"', '"every"')
      .replace('"url"', '"at"');
    const before = { 'main.tf': MODULE.replace('<|>', ''), 'store.tf': store };
    const applied = await terraform.applied(before);
    const api = (await applied.plan(before)).find(
      ({ address }) => address === 'aws_api_gateway_rest_api.store',
    );
    const after = {
      'main.tf': afterAction(MODULE, 'Move the stage to an `aws_api_gateway_stage`'),
      'store.tf': movedByImport(store, String(api?.change.after.id)),
    };
    const plan = await applied.plan(after);
    const ids = plan.flatMap(({ change }) => change.importing?.id ?? []);
    expect(ids).toEqual([expect.stringMatching(/^\w+\/prod$/), `${String(api?.change.after.id)}/prod`]);
    // A deployment that is replaced would delete the stage, whatever points to it then.
    expect(actionsIn(plan)).toEqual({});
    expect(actionsIn(await applied.apply(after))).toEqual({});
  },
);

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
