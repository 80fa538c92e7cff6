/** Completions in a real editor: which ones there are and what the file is after one was accepted. */
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { eventually, type OpenFile } from './files.js';

/** The completions at the cursor in the order in which the editor shows them, without words and snippets of others. */
export async function completionsAt({
  document,
  cursor,
}: OpenFile): Promise<readonly vscode.CompletionItem[]> {
  const list = await eventually('there are completions', async () => {
    const found = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cursor,
      undefined,
      100,
    );
    return found.items.length > 0 ? found.items : undefined;
  });
  const ours = list.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
  return ours.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
}

/** The labels of completions, in their order. */
export function labelsOf(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** Accepts the completion with this label and answers the text of the file then, each tab stop as its placeholder. */
export async function textAfterAccepting(file: OpenFile, label: string): Promise<string> {
  const items = await completionsAt(file);
  const item = items.find((each) => labelsOf([each])[0] === label);
  assert.ok(item, `\`${label}\` is offered; there are ${labelsOf(items).join(', ')}`);
  const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
  const text = item.insertText ?? label;
  const snippet = typeof text === 'string' ? new vscode.SnippetString().appendText(text) : text;
  // As the editor does it: an item may say that its lines stand in their columns already.
  const keepWhitespace = item.keepWhitespace === true;
  const options = { undoStopBefore: true, undoStopAfter: true, keepWhitespace };
  assert.ok(await file.editor.insertSnippet(snippet, range ?? file.cursor, options));
  return file.document.getText();
}

/** The documentation that the editor shows beside the completion with this label. */
export function documentationOf(items: readonly vscode.CompletionItem[], label: string): string {
  const documentation = items.find((each) => labelsOf([each])[0] === label)?.documentation ?? '';
  return typeof documentation === 'string' ? documentation : documentation.value;
}

function sortKey({ sortText, label }: vscode.CompletionItem): string {
  return sortText ?? (typeof label === 'string' ? label : label.label);
}
