/** Whether the packaged extension starts by itself and says what it is. */
import { strict as assert } from 'node:assert';
import { join, sep } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture } from './files.js';

describe('the extension', () => {
  it('starts when the first Terraform file opens', async () => {
    const extension = vscode.extensions.getExtension('apigateway-stages.apigateway-stages');
    assert.ok(extension, 'it is installed');
    const { document } = await openFixture('locals {}\n');
    assert.equal(document.languageId, 'terraform');
    await eventually('the extension is active', () => extension.isActive || undefined);
  });

  it('has read no code but its own by then: nothing of AWS, no emulator', () => {
    const folder = vscode.extensions.getExtension('apigateway-stages.apigateway-stages')?.extensionPath ?? '';
    const read = Object.keys(require.cache).filter((path) => path.startsWith(folder + sep));
    assert.deepEqual(read, [join(folder, 'dist', 'extension.cjs')]);
  });

  it('gives `.tofu` files the language of OpenTofu', async () => {
    const { document } = await openFixture('#- main.tofu\nlocals {}\n');
    assert.equal(document.languageId, 'opentofu');
  });

  it('offers its commands', async () => {
    const all = await vscode.commands.getCommands(true);
    for (const name of ['restartServer', 'showLog', 'openRules'])
      assert.ok(all.includes(`apigatewayStages.${name}`), name);
  });

  it('comments lines and pairs brackets as HCL does', async () => {
    const { document, editor } = await openFixture('a = 1<|>\n');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), '# a = 1\n');
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('type', { text: ' ' });
    await vscode.commands.executeCommand('type', { text: '{' });
    assert.equal(document.getText(), 'a = 1 {}\n');
    assert.equal(editor.selection.active.character, 7);
  });
});
