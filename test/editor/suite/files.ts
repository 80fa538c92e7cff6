/** Puts the source text of a test into a module of its own in the open workspace and shows it in the editor. */
import { strict as assert } from 'node:assert';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** A file that is shown in the active editor, and where its cursor mark stood (the start without a mark). */
export interface OpenFile {
  readonly editor: vscode.TextEditor;
  readonly document: vscode.TextDocument;
  readonly cursor: vscode.Position;
}

/**
 * Writes the files of `fixture` into a new folder and opens the one with the cursor, or the first one. Without a
 * `#- name.tf` header it is one file, `main.tf`. `folder` is the workspace folder, counted from 0.
 */
export async function openFixture(fixture: string, { folder = 0 } = {}): Promise<OpenFile> {
  const module = await newModule(folder);
  const files = filesOf(fixture);
  for (const { name, text } of files) await writeFile(join(module, name), text.replace(CURSOR, ''));
  const shown = files.find(({ text }) => text.includes(CURSOR)) ?? files[0];
  assert.ok(shown, 'the fixture has a file');
  return openFile(join(module, shown.name), Math.max(0, shown.text.indexOf(CURSOR)));
}

/** Opens a file by its path with the cursor at a UTF-16 offset. */
export async function openFile(path: string, offset = 0): Promise<OpenFile> {
  const document = await vscode.workspace.openTextDocument(path);
  const editor = await vscode.window.showTextDocument(document);
  const cursor = document.positionAt(offset);
  editor.selection = new vscode.Selection(cursor, cursor);
  return { editor, document, cursor };
}

/** Replaces the whole text of an open file, as if it had been typed. */
export async function setText({ editor, document }: OpenFile, text: string): Promise<void> {
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  assert.ok(
    await editor.edit((edit) => {
      edit.replace(all, text);
    }),
    'the edit is applied',
  );
}

/** The position of the first `text` in a document; fails when it isn't there. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is in the file`);
  return document.positionAt(offset);
}

/** Asks again and again until `probe` answers something; fails with the words `what` after ten seconds. */
export async function eventually<Value>(
  what: string,
  probe: () => Promise<Value | undefined> | Value | undefined,
  timeout = 10_000,
): Promise<Value> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`In vain for ${timeout / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const CURSOR = '<|>';

async function newModule(index: number): Promise<string> {
  const folder = vscode.workspace.workspaceFolders?.[index];
  assert.ok(folder, 'the workspace folder is open');
  const module = join(folder.uri.fsPath, `module-${Math.random().toString(36).slice(2)}`);
  await mkdir(module, { recursive: true });
  return module;
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

function filesOf(fixture: string): readonly NamedText[] {
  const parts = fixture.split(/^#- (\S+)\n/m);
  if (parts.length === 1) return [{ name: 'main.tf', text: fixture }];
  const names = parts.filter((_, index) => index % 2 === 1);
  return names.map((name, index) => ({ name, text: parts[index * 2 + 2] ?? '' }));
}
