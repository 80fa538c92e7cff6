/** The server on a connection: what it can do, and the order in which it may be asked. */
import { type Connection, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { SOURCE } from '../../../protocol/messages.js';
import { type Editor, editorFrom } from './client-capabilities.js';
import { features } from './feature-table.js';
import { lifecycle } from './lifecycle.js';
import { type SessionOptions, startSession } from './session.js';
import { wireOver } from './wire.js';

/** What the server needs of the process. */
export interface ServerOptions extends SessionOptions {
  readonly version: string;
  readonly exit: (code: number) => void;
  /** Ends the server when the editor's process has ended. */
  readonly watchEditor: (processId: number) => void;
}

/** Answers on the connection until the editor ends it. */
export function serve(connection: Connection, options: ServerOptions): void {
  const life = lifecycle();
  const wire = wireOver(connection, life);
  let end: () => Promise<void> = () => Promise.resolve();

  connection.onInitialize((params) => {
    const refused = life.initialize();
    if (refused) return refused;

    if (typeof params.processId === 'number') options.watchEditor(params.processId);
    const editor = editorFrom(params);
    end = startSession(connection, wire, options, editor);
    return { capabilities: capabilitiesFor(editor), serverInfo: { name: SOURCE, version: options.version } };
  });
  connection.onShutdown(async () => {
    const refused = life.shutDown();
    if (refused) return refused;

    await end();
    return undefined;
  });
  connection.onExit(() => {
    options.exit(life.exitCode());
  });
  connection.onRequest((method) => life.unhandled(method));
  connection.listen();
}

function capabilitiesFor(editor: Editor): ServerCapabilities {
  const ofServer: ServerCapabilities = {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(editor.pulls && {
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
  return features.reduce((all, feature) => ({ ...all, ...feature.capability }), ofServer);
}
