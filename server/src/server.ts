/**
 * Joins the editor and everything behind it: what the server can do, and who hears of what. The only file that sees a
 * connection; it decides nothing about Terraform.
 */
import type {
  Connection,
  Diagnostic,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  ServerCapabilities,
  WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SETTINGS_SECTION, SOURCE } from '../../protocol/messages.js';
import { diagnosticsLoop } from './diagnostics-loop.js';
import { openDocuments } from './documents.js';
import type { Editor } from './editor.js';
import { editorFrom } from './editor.js';
import { features } from './feature-table.js';
import { diagnostics } from './features/diagnostics.js';
import type { Edge } from './respond.js';
import { edge } from './respond.js';
import { settingsStore } from './settings-store.js';
import type { StrictCheck } from './strict/strict-check.js';
import { syntaxCheck } from './syntax-check.js';
import type { Disk } from './workspace/disk-port.js';
import { workspaceOver } from './workspace/workspace.js';

/** What the server stands on. */
export interface ServerOptions {
  readonly version: string;
  readonly disk: Disk;
  readonly startStrictCheck: (log: (message: string) => void) => StrictCheck;
  /** The page that explains a rule. */
  readonly pageOf: (code: string) => string | undefined;
  /** Told when the first look through the workspace is over. */
  readonly settled: () => void;
}

/** Answers on the connection until the editor ends it. */
export function serve(connection: Connection, options: ServerOptions): void {
  connection.onInitialize((params) => {
    const editor = editorFrom(params);
    const guard = edge((message) => {
      connection.console.error(message);
    });
    startSession(connection, options, editor, guard);
    return { capabilities: capabilitiesFor(editor), serverInfo: { name: SOURCE, version: options.version } };
  });
  connection.listen();
}

function capabilitiesFor(editor: Editor): ServerCapabilities {
  const ofServer: ServerCapabilities = {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(editor.pulls && {
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: false },
    }),
  };
  return features.reduce((all, feature) => ({ ...all, ...feature.capability }), ofServer);
}

function startSession(
  connection: Connection,
  options: ServerOptions,
  editor: Editor,
  { respond, react }: Edge,
): void {
  const log = (message: string): void => {
    connection.console.log(message);
  };
  const failed = (what: string) => (error: unknown) => {
    void react(what, () => Promise.reject(error as Error))();
  };
  const documents = openDocuments();
  const settings = settingsStore({
    ask: editor.answersConfiguration
      ? (scopeUri) => connection.workspace.getConfiguration({ scopeUri, section: SETTINGS_SECTION })
      : undefined,
    initial: editor.options,
    log: (message) => {
      connection.console.warn(message);
    },
  });
  const workspace = workspaceOver({
    disk: options.disk,
    log,
    changed: (uris) => {
      loop.outdated(uris);
    },
  });
  const syntax = syntaxCheck({
    start: () => options.startStrictCheck(log),
    debounceMs: editor.strictDebounceMs,
    delayMs: STRICT_DELAY_MS,
    checked: (uri) => {
      loop.outdated([uri]);
    },
    failed: failed('strict check'),
  });
  const loop = diagnosticsLoop({
    view: workspace.view,
    neighbours: workspace.neighbours,
    settings: settings.of,
    syntax,
    diagnose: diagnostics,
    pageOf: options.pageOf,
    publish: editor.pulls ? undefined : publish,
    refresh,
    debounceMs: editor.debounceMs,
    failed: failed('diagnostics'),
  });

  connection.onDidOpenTextDocument(
    react('textDocument/didOpen', (params) => {
      changed(documents.opened(params));
    }),
  );
  connection.onDidChangeTextDocument(
    react('textDocument/didChange', (params) => {
      changed(documents.changed(params));
    }),
  );
  connection.onDidSaveTextDocument(
    react('textDocument/didSave', async ({ textDocument }) => {
      if (!editor.watches) {
        await workspace.changedOnDisk([textDocument.uri]);
      }
    }),
  );
  connection.onDidCloseTextDocument(
    react('textDocument/didClose', ({ textDocument }) => {
      const document = documents.closed(textDocument);
      if (document) {
        workspace.closeDocument(document.uri);
        settings.forget(document.uri);
        loop.documentClosed(document.uri);
      }
    }),
  );
  connection.onDidChangeWatchedFiles(
    react('workspace/didChangeWatchedFiles', ({ changes }) =>
      workspace.changedOnDisk(changes.map(({ uri }) => uri)),
    ),
  );
  connection.onDidChangeConfiguration(
    react('workspace/didChangeConfiguration', (params) => {
      settings.changed(params.settings);
      loop.outdated(documents.uris());
    }),
  );
  if (editor.pulls) {
    connection.onRequest(
      DocumentDiagnosticRequest.method,
      respond<DocumentDiagnosticParams, DocumentDiagnosticReport>(
        DocumentDiagnosticRequest.method,
        NO_DIAGNOSTICS,
        (params) => loop.pull(params.textDocument.uri, params.previousResultId),
      ),
    );
  }
  const context = { view: workspace.view, settings: settings.of, summaries: workspace.summaries };
  for (const { method, empty, answer } of features) {
    connection.onRequest(
      method,
      respond(method, empty, (params: never) => answer(params, context)),
    );
  }
  connection.onInitialized(react('initialized', initialized));
  connection.onShutdown(
    react('shutdown', async () => {
      loop.dispose();
      await syntax.dispose();
    }),
  );

  function changed(document: TextDocument | undefined): void {
    if (document) {
      const text = document.getText();
      workspace.setDocument(document.uri, text);
      loop.documentChanged(document.uri, text);
    }
  }

  function publish(uri: string, diagnostics: Diagnostic[]): void {
    const version = documents.get(uri)?.version;
    void connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }

  function refresh(): void {
    if (editor.refreshes) {
      void react('workspace/diagnostic/refresh', () => connection.languages.diagnostics.refresh())();
    }
  }

  async function initialized(): Promise<void> {
    if (editor.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(
        react('workspace/didChangeWorkspaceFolders', foldersChanged),
      );
    }
    setTimeout(() => {
      void react('indexing', () => addFolders(editor.folders))().then(options.settled);
    }, INDEX_DELAY_MS);
    await register();
  }

  async function register(): Promise<void> {
    if (editor.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: SETTINGS_SECTION,
      });
    }
    if (editor.watches) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
  }

  async function foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    for (const { uri } of removed) {
      workspace.removeFolder(uri);
    }
    await addFolders(added.map(({ uri }) => uri));
  }

  async function addFolders(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) {
      return;
    }
    const progress = editor.showsProgress ? await connection.window.createWorkDoneProgress() : undefined;
    progress?.begin('Looking for API Gateway stages', undefined, undefined, false);
    const begun = performance.now();
    let found = 0;
    try {
      for (const folder of folders) {
        await workspace.addFolder(folder, () => {
          found++;
          if (found % 100 === 0) {
            progress?.report(`${found} modules`);
          }
        });
      }
    } finally {
      progress?.done();
    }
    log(`Looked through ${found} modules in ${(performance.now() - begun).toFixed(0)} ms.`);
  }
}

const WATCHED = ['**/*.{tf,tofu,tfvars}', '**/.terraform.lock.hcl'];

/** The first answers go before the index. */
const INDEX_DELAY_MS = 100;

/** The strict check loads more than all the rest together; the first answers go before it. */
const STRICT_DELAY_MS = 600;

const NO_DIAGNOSTICS: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
