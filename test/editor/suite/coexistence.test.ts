/** Beside another Terraform extension (`stand-in/`, with HashiCorp's id) nothing appears twice; standing alone, all of ours. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { completionsAt, labelsOf } from './completions.js';
import { eventually, openFixture, placeOf, type OpenFile } from './files.js';
import { codeOf, diagnosticsOf, quickFixes } from './findings.js';

const stage = (line: string): string => `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

variable "traced" {
  type = bool
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = "x9y8z7"
  ${line}
}
`;

/** Places where both extensions have something to say. */
const places: readonly (readonly [string, string])[] = [
  ['the top of a file', `${stage('stage_name = "prod"')}<|>`],
  ['a label', 'resource "<|>"'],
  ['a body', stage('<|>')],
  ['a reference', stage('documentation_version = <|>')],
  ['an attribute after a dot', stage('description = aws_api_gateway_rest_api.orders.<|>')],
  ['a boolean', stage('xray_tracing_enabled = <|>')],
];

describe('beside another Terraform extension', () => {
  before(async () => {
    await switchOther(true);
    await untilTold(true);
  });

  after(async () => {
    await set('apigatewayStages.coexistence', undefined);
    await switchOther(false);
  });

  for (const [name, fixture] of places) {
    it(`${name} offers no label twice`, async () => {
      const labels = labelsOf(await completionsAt(await openFixture(fixture)));
      assert.deepEqual(
        labels.filter((label, index) => labels.indexOf(label) !== index),
        [],
      );
      assert.ok(labels.length > 0);
    });
  }

  it('a label offers the other’s names, and our whole blocks beside them', async () => {
    const labels = labelsOf(await completionsAt(await openFixture('resource "<|>"')));
    assert.ok(labels.includes('aws_api_gateway_stage'));
    assert.ok(labels.includes('aws_api_gateway_stage { … }'));
  });

  it('values and log variables stay', async () => {
    const sizes = labelsOf(await completionsAt(await openFixture(stage('cache_cluster_size = "<|>"'))));
    assert.ok(sizes.includes('0.5'));
    const format = stage('access_log_settings {\n    format = "$context.<|>"\n  }');
    const variables = labelsOf(await completionsAt(await openFixture(format)));
    assert.ok(variables.includes('$context.requestId'));
  });

  it('a fault is told once, and our remedy is offered for it', async () => {
    const file = await openFixture(stage('stagename = "my prod"\n  cache_cluster_size = "1"'));
    await diagnosticsOf(file, (codes) => codes.includes('invalid-value'));
    const [fault, ...more] = await faultsAt(file, 'stagename');
    assert.ok(fault);
    assert.match(fault.message, /^Unexpected attribute/);
    assert.deepEqual(more, []);
    const titles = (await quickFixes(file, fault)).map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.includes('stage_name')),
      titles.join(', '),
    );
  });

  it('the outline has every block once, and a reference one definition', async () => {
    const { document } = await openFixture(stage('stage_name = "prod"'));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(symbols.length, 3);
    const definitions = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, 'orders.id'),
    );
    assert.equal(definitions.length, 1);
  });

  it('standing alone by setting, it shows everything of ours', async () => {
    await set('apigatewayStages.coexistence', 'standalone');
    await untilTold(false);
    const labels = labelsOf(await completionsAt(await openFixture(stage('<|>'))));
    assert.equal(labels.filter((label) => label === 'stage_name').length, 2);
    await set('apigatewayStages.coexistence', undefined);
    await untilTold(true);
  });

  it('once the other is switched off, everything of ours is back', async () => {
    await switchOther(false);
    await untilTold(false);
    const labels = labelsOf(await completionsAt(await openFixture(stage('<|>'))));
    assert.equal(labels.filter((label) => label === 'stage_name').length, 1);
  });
});

/** Waits until the fault of a schema is left to the other extension, or told by us. */
async function untilTold(isByOther: boolean): Promise<void> {
  const file = await openFixture(stage('stagename = "my prod"\n  cache_cluster_size = "1"'));
  await diagnosticsOf(
    file,
    (codes) => codes.includes('invalid-value') && codes.includes('unknown-argument') !== isByOther,
  );
}

async function faultsAt({ document }: OpenFile, text: string): Promise<readonly vscode.Diagnostic[]> {
  const place = placeOf(document, text);
  return eventually('the fault is told', () => {
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ range }) => range.contains(place))
      .filter((each) => codeOf(each) !== 'missing-argument');
    return found.length > 0 ? found : undefined;
  });
}

function switchOther(isOn: boolean): Promise<void> {
  return set('terraform.languageServer.enable', isOn);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
