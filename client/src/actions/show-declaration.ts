/** Shows the block that declares something. */
import { Range, Uri, window } from 'vscode';
import type { DeclaredAt } from '../../../protocol/stage-requests.js';

/** Opens the file of a block and selects it. */
export async function showDeclaration({ uri, range: { start } }: DeclaredAt): Promise<void> {
  await window.showTextDocument(Uri.parse(uri), {
    selection: new Range(start.line, start.character, start.line, start.character),
  });
}
