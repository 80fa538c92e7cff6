/** Whether the packaged extension is there and starts in a real extension host. Knows nothing of what it offers. */
import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is installed and starts with the first Terraform file', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'a folder is open');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'main.tf'));
    assert.equal(document.languageId, 'terraform');
  });
});
