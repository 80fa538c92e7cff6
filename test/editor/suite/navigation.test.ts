/** Finding one's way in a module, in a real editor: definition, references, rename and the outline. */
import { strict as assert } from 'node:assert';
import { basename } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture, type OpenFile } from './files.js';

const twoFiles = `#- api.tf
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}
#- stage.tf
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.or<|>ders.id
}
`;

describe('navigation', () => {
  it('goes to the resource in another file', async () => {
    const file = await openFixture(twoFiles);
    const [place] = await ask<vscode.LocationLink | vscode.Location>(
      file,
      'vscode.executeDefinitionProvider',
    );
    assert.ok(place);
    const uri = 'targetUri' in place ? place.targetUri : place.uri;
    assert.equal(basename(uri.fsPath), 'api.tf');
  });

  it('finds every place that names the resource', async () => {
    const file = await openFixture(twoFiles);
    const places = await ask<vscode.Location>(file, 'vscode.executeReferenceProvider');
    assert.deepEqual(places.map(({ uri }) => basename(uri.fsPath)).sort(), ['api.tf', 'stage.tf']);
  });

  it('renames the resource in all files of the module', async () => {
    const { document, cursor } = await openFixture(twoFiles);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      cursor,
      'shop',
    );
    // The editor asks a person about the `moved` block; `entries` leaves that question out.
    const unasked = new vscode.WorkspaceEdit();
    for (const [uri, edits] of edit.entries()) unasked.set(uri, edits);
    assert.ok(await vscode.workspace.applyEdit(unasked));
    assert.match(document.getText(), /aws_api_gateway_rest_api\.shop\.id/);
    const api = await vscode.workspace.openTextDocument(
      document.uri.with({ path: document.uri.path.replace('stage.tf', 'api.tf') }),
    );
    assert.match(api.getText(), /"aws_api_gateway_rest_api" "shop"/);
    assert.match(api.getText(), /moved \{\n {2}from = aws_api_gateway_rest_api\.orders\n/);
  });

  it('lists the blocks in the outline', async () => {
    const { document } = await openFixture(twoFiles);
    const symbols = await eventually('there are symbols', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found && found.length > 0 ? found : undefined;
    });
    assert.ok(symbols.some(({ name }) => name.includes('aws_api_gateway_stage.prod')));
  });
});

async function ask<Place>({ document, cursor }: OpenFile, command: string): Promise<readonly Place[]> {
  return eventually(`${command} answers`, async () => {
    const found = await vscode.commands.executeCommand<Place[]>(command, document.uri, cursor);
    return found.length > 0 ? found : undefined;
  });
}
