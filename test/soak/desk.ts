/** What an editor has before it, and what a person does with it: folders, files on the disk, open documents, settings. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { ENVIRONMENT_CHOSEN, type Settings } from '../../protocol/messages.js';
import { type Editor, PULL_CAPABILITIES, positionIn, startEditor } from '../support/stdio-client.js';

/** The editor's side of everything; whatever is done to the server is done to it as well. */
export interface Desk {
  readonly editor: Editor;
  /** All that there may ever be. */
  readonly allFolders: readonly string[];
  readonly folders: Set<string>;
  /** All files that there may ever be. */
  readonly uris: readonly string[];
  /** Texts on the disk. */
  readonly disk: Map<string, string>;
  /** Texts of open documents. */
  readonly open: Map<string, string>;
  settings: Partial<Settings>;
  environment: string | undefined;
}

/** Another server that has just started, and is told of the same folders, documents and settings. */
export async function freshEditor(
  desk: Pick<Desk, 'folders' | 'open' | 'settings' | 'environment'>,
): Promise<Editor> {
  const editor = await startEditor({
    folders: [...desk.folders],
    settings: desk.settings,
    capabilities: PULL_CAPABILITIES,
    options: { debounceMs: 0, strictDebounceMs: 0, environment: desk.environment },
  });
  for (const [uri, text] of desk.open) await editor.open(uri, text, languageOf(uri));
  return editor;
}

/** Opens a file that is closed, or a new one, with its text on the disk. */
export async function opened(desk: Desk, uri: string): Promise<void> {
  const text = desk.disk.get(uri) ?? '';
  desk.open.set(uri, text);
  await desk.editor.open(uri, text, languageOf(uri));
}

/** Closes a document; its text is lost if it was not saved. */
export async function closed(desk: Desk, uri: string): Promise<void> {
  desk.open.delete(uri);
  await desk.editor.close(uri);
}

/** Types a text in place of the one that is there: what differs alone, or the whole. */
export async function typed(desk: Desk, uri: string, text: string, isWhole: boolean): Promise<void> {
  const before = desk.open.get(uri) ?? '';
  desk.open.set(uri, text);
  await desk.editor.change(uri, [isWhole ? { text } : changeBetween(before, text)]);
}

/** Writes a file, or takes it away, as another program does, and lets the editor's watcher tell of it. */
export async function written(desk: Desk, uri: string, text: string | undefined): Promise<void> {
  const type = text === undefined ? 3 : desk.disk.has(uri) ? 2 : 1;
  const path = fileURLToPath(uri);
  if (text === undefined) {
    desk.disk.delete(uri);
    await rm(path, { force: true });
  } else {
    // As an editor opens the file: a byte order mark is none of its text.
    desk.disk.set(uri, text.replace(/^\uFEFF/, ''));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await desk.editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri, type }],
  });
}

/** Adds a folder to the workspace, or removes it. */
export async function folderToggled(desk: Desk, uri: string): Promise<void> {
  const isThere = desk.folders.delete(uri);
  if (!isThere) desk.folders.add(uri);
  const folder = [{ uri, name: uri }];
  await desk.editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: isThere ? { added: [], removed: folder } : { added: folder, removed: [] },
  });
}

/** Changes the settings. */
export async function configured(desk: Desk, settings: Partial<Settings>): Promise<void> {
  desk.settings = settings;
  await desk.editor.configure(settings);
}

/** Picks an environment of the project files, or all. */
export async function environmentChosen(desk: Desk, name: string | undefined): Promise<void> {
  desk.environment = name;
  await desk.editor.connection.sendNotification(ENVIRONMENT_CHOSEN, { name });
}

/** Line ends stay whole: an editor has no position within one. */
function changeBetween(before: string, after: string): TextDocumentContentChangeEvent {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && (before[start - 1] === '\r' || after[start - 1] === '\r')) start--;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  while (same > 0 && (before.at(-same) === '\n' || after.at(-same) === '\n')) same--;
  const end = before.length - same;
  return {
    range: { start: positionIn(before, start), end: positionIn(before, end) },
    text: after.slice(start, after.length - same),
  };
}

function languageOf(uri: string): string {
  if (uri.endsWith('.json')) return 'jsonc';
  return uri.endsWith('.tfvars') ? 'terraform-vars' : 'terraform';
}
