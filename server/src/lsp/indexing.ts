/** Finds the modules below folders, with progress that the editor shows. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Workspace } from '../workspace/workspace.js';
import type { Wire } from './wire.js';

/** What indexing needs. */
export interface Indexing {
  readonly connection: Connection;
  readonly wire: Wire;
  readonly workspace: Workspace;
  readonly log: (message: string) => void;
}

/** Resolves when all modules below the folders are known. */
export async function indexFolders(
  folders: readonly string[],
  { connection, wire, workspace, log }: Indexing,
): Promise<void> {
  if (folders.length === 0) return;
  let progress: WorkDoneProgressServerReporter | undefined;
  let isDone = false;
  // The search does not wait for an editor that refuses to show it, or never answers.
  void wire.react('showing progress', async () => {
    progress = await connection.window.createWorkDoneProgress();
    progress.begin('Indexing Terraform modules');
    if (isDone) progress.done();
  });
  const begun = performance.now();
  let found = 0;
  try {
    for (const folder of folders) {
      await workspace.addFolder(folder, () => {
        found++;
        if (found % 100 === 0) progress?.report(`${found} modules`);
      });
    }
  } finally {
    isDone = true;
    progress?.done();
  }
  log(`Indexed ${found} modules in ${(performance.now() - begun).toFixed(0)} ms.`);
}
