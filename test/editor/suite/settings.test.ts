/** Settings that take effect in the open editor, in a real settings file. */
import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture } from './files.js';
import { codeOf, diagnosticsOf, diagnosticWith } from './findings.js';

const badName = `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3d4e5"
  deployment_id = "x9y8z7"
  stage_name    = "my prod"
}
`;

describe('settings', () => {
  afterEach(async () => {
    await setRules(undefined);
  });

  it('switch a rule off and on again', async () => {
    const file = await openFixture(badName);
    await diagnosticWith(file, 'invalid-stage-name');
    await setRules({ 'invalid-stage-name': 'off' });
    await diagnosticsOf(file, (codes) => codes.length === 0);
    await setRules(undefined);
    await diagnosticWith(file, 'invalid-stage-name');
  });

  it('change how serious a rule is', async () => {
    const file = await openFixture(badName);
    assert.equal(
      (await diagnosticWith(file, 'invalid-stage-name')).severity,
      vscode.DiagnosticSeverity.Error,
    );
    await setRules({ 'invalid-stage-name': 'hint', 'invalid-value': 'off' });
    await diagnosticsOf(file, (codes) => codes.length === 1 && isHint(file.document));
  });

  it('show findings of files that are not open, those of the module or of everything', async () => {
    await openFixture(`#- open.tf\n<|>locals {}\n#- far.tf\n${badName}`);
    const far = (await vscode.workspace.findFiles('**/far.tf')).at(-1);
    const file = await openFixture(`#- main.tf\n<|>locals {}\n#- beside.tf\n${badName}`);
    const beside = vscode.Uri.joinPath(file.document.uri, '../beside.tf');
    const codesAt = (uri: vscode.Uri | undefined) =>
      uri === undefined ? [] : vscode.languages.getDiagnostics(uri).map((each) => codeOf(each));
    const isFound = (uri: vscode.Uri | undefined) => codesAt(uri).includes('invalid-stage-name');
    assert.deepEqual(codesAt(beside), []);

    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');

    await set('problems', 'module');
    await eventually('the file beside is found fault with', () => isFound(beside) || undefined);
    await set('problems', 'workspace');
    await eventually('and so is one far away', () => isFound(far) || undefined);
    await set('problems', undefined);
    await eventually('neither is any more', () => (!isFound(far) && !isFound(beside)) || undefined);
  });

  it('of the wrong type change nothing', async () => {
    await setRules('nonsense');
    await diagnosticWith(await openFixture(badName), 'invalid-stage-name');
  });
});

function isHint({ uri }: vscode.TextDocument): boolean {
  return vscode.languages
    .getDiagnostics(uri)
    .some(({ severity }) => severity === vscode.DiagnosticSeverity.Hint);
}

async function setRules(rules: unknown): Promise<void> {
  await set('rules', rules);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('apigatewayStages')
    .update(name, value, vscode.ConfigurationTarget.Global);
}
