/** Tells when the code changes that comparisons are about: while a person types, and on the disk. */
import { languages, Uri, workspace, type TextDocument } from 'vscode';
import type { Disposable } from '../disposable.js';
import { SYNCED_SELECTOR } from '../documents.js';

/** Who is told. */
export interface CodeWatcher {
  /** A text in this folder is another one now, saved or not. */
  readonly onTyped: (folder: string) => void;
  /** A file in this folder was saved, by whomever. What it changes may be in other folders, too. */
  readonly onWritten: (folder: string, isOpen: boolean) => void;
}

/** Tells until it is disposed. */
export function watchCode({ onTyped, onWritten }: CodeWatcher): Disposable {
  const files = workspace.createFileSystemWatcher(FILES);
  const written = (file: Uri): void => {
    const uri = file.toString();
    onWritten(
      folderOf(uri),
      workspace.textDocuments.some((document) => document.uri.toString() === uri),
    );
  };
  const parts: Disposable[] = [
    files,
    files.onDidCreate(written),
    files.onDidChange(written),
    files.onDidDelete(written),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isSynced(document)) onTyped(folderOf(document.uri.toString()));
    }),
    // What was not saved is gone.
    workspace.onDidCloseTextDocument((document) => {
      if (isSynced(document)) onTyped(folderOf(document.uri.toString()));
    }),
  ];
  return {
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

/** The folder of a file, by which files of one module are known. */
export function folderOf(file: string): string {
  return Uri.joinPath(Uri.parse(file), '..').toString();
}

/** Whether the server is told of a document. */
function isSynced(document: TextDocument): boolean {
  return languages.match([...SYNCED_SELECTOR], document) > 0;
}

/** Sources, values of variables, and the local state that says what IDs belong to. */
const FILES = '**/{*.tf,*.tofu,*.tf.json,*.tofu.json,*.tfvars,*.tfvars.json,terraform.tfstate}';
