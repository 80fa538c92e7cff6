/** Puts what an import writes in its place: one undo step, and nothing is saved. */
import { env, Position, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { RenderAnswer, TextRange } from '../../../protocol/stage-requests.js';
import { editorRange } from './editor-range.js';
import { clipboardText, type ImportTarget } from './import-choices.js';

/** `uri` is the document that the text was written for, where there is one. */
export async function putImport(
  answer: RenderAnswer,
  target: ImportTarget,
  uri: Uri | undefined,
): Promise<void> {
  const { text, edit, changes = [], commands } = answer;
  const copied = clipboardText(target, text, commands);
  if (copied !== '') await env.clipboard.writeText(copied);
  if (text === '' || target === 'clipboard') return;
  const document = await targetDocument(target, uri);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const range = edit === undefined || target !== 'end' ? new Range(end, end) : editorRange(edit.range);
  const newText = target === 'end' ? (edit?.newText ?? text) : text;
  const whole = new WorkspaceEdit();
  whole.replace(document.uri, range, newText);
  for (const { uri: other, changes: inOther } of changes)
    for (const change of inOther) whole.replace(Uri.parse(other), editorRange(change.range), change.newText);
  // What is taken away above the text moves it up.
  const added = changes.filter((each) => Uri.parse(each.uri).toString() === document.uri.toString());
  const lines = added.flatMap((each) => each.changes).map(linesAdded);
  if (!(await workspace.applyEdit(whole))) throw new Error(`Could not edit \`${fileName(document.uri)}\`.`);
  const blank = /^\s*/.exec(newText)?.[0].split('\n').length ?? 1;
  const at = new Position(range.start.line + blank - 1 + lines.reduce((sum, each) => sum + each, 0), 0);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}

function linesAdded({ range, newText }: { readonly range: TextRange; readonly newText: string }): number {
  return newText.split('\n').length - 1 - (range.end.line - range.start.line);
}

function targetDocument(target: ImportTarget, uri: Uri | undefined): Thenable<TextDocument> {
  if (uri === undefined) return workspace.openTextDocument({ language: 'terraform', content: '' });
  // A file that has its name and place, and is on the disk only when the person saves it.
  return workspace.openTextDocument(target === 'beside' ? uri.with({ scheme: 'untitled' }) : uri);
}

/** The last part of a document's path. */
export function fileName(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
