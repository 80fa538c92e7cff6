/** The table of commands: which id does what. */
import { commands, Uri, type Disposable, type LogOutputChannel } from 'vscode';
import type { LiveCommands } from './actions/live-commands.js';
import type { RunningServer } from './language-client.js';
import { COMMANDS } from './command-names.js';

/** What the commands act on. */
export interface CommandTargets {
  readonly extension: Uri;
  readonly log: LogOutputChannel;
  readonly server: Promise<RunningServer>;
  readonly live: LiveCommands;
  readonly chooseEnvironment: () => Promise<void>;
}

/** Registers every command that `package.json` contributes. */
export function registerCommands({
  extension,
  log,
  server,
  live,
  chooseEnvironment,
}: CommandTargets): Disposable[] {
  const table: Readonly<Record<keyof typeof COMMANDS, (...given: unknown[]) => unknown>> = {
    restartServer: async () => (await server).restart(),
    showLog: () => {
      log.show();
    },
    chooseEnvironment,
    openRules: () =>
      commands.executeCommand('markdown.showPreview', Uri.joinPath(extension, 'docs/rules.md')),
    ...live,
  };
  return Object.entries(table).map(([key, run]) =>
    commands.registerCommand(COMMANDS[key as keyof typeof COMMANDS], run),
  );
}
