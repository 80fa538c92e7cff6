/**
 * Joins the editor and everything behind it: what the server can do, and who hears of what. Decides nothing about
 * Terraform.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticParams,
  DocumentDiagnosticRequest,
  InitializedNotification,
  ProtocolNotificationType,
  type ServerCapabilities,
  TextDocumentSyncKind,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { COMPANIONS_CHANGED, type Settings, SETTINGS_SECTION, SOURCE } from '../../../protocol/messages.js';
import { companionLanguages, settled } from './coexistence.js';
import { diagnosticsLoop } from './diagnostics-loop.js';
import { openDocuments } from './documents.js';
import type { Editor } from './client-capabilities.js';
import { editorFrom } from './client-capabilities.js';
import { features } from './feature-table.js';
import { diagnostics } from '../features/diagnostics.js';
import { lifecycle } from './lifecycle.js';
import { settingsStore } from './settings-store.js';
import type { StrictCheck } from '../strict/strict-check.js';
import { syntaxCheck } from './syntax-check.js';
import type { Clock } from '../workspace/clock-port.js';
import type { Disk } from '../workspace/disk-port.js';
import { isVariablesName } from '../workspace/directory.js';
import { nameOf } from '../workspace/uris.js';
import { workspaceOver } from '../workspace/workspace.js';
import { type Wire, wireOver } from './wire.js';

/** What the server stands on. */
export interface ServerOptions {
  readonly version: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly startStrictCheck: (log: (message: string) => void) => StrictCheck;
  /** The page that explains a rule. */
  readonly pageOf: (code: string) => string | undefined;
  /** Told when a text is opened whose tree takes megabytes. */
  readonly largeText: () => void;
  readonly exit: (code: number) => void;
}

/** Answers on the connection until the editor ends it. */
export function serve(connection: Connection, options: ServerOptions): void {
  const life = lifecycle();
  const wire = wireOver(connection, life);
  let end: () => Promise<void> = () => Promise.resolve();

  connection.onInitialize((params) => {
    const refused = life.initialize();
    if (refused) {
      return refused;
    }
    const editor = editorFrom(params);
    end = startSession(connection, wire, options, editor);
    return { capabilities: capabilitiesFor(editor), serverInfo: { name: SOURCE, version: options.version } };
  });
  connection.onShutdown(async () => {
    const refused = life.shutDown();
    if (refused) {
      return refused;
    }
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
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: false },
    }),
  };
  return features.reduce((all, feature) => ({ ...all, ...feature.capability }), ofServer);
}

/** Listens to everything that concerns documents; answers what ends it. */
function startSession(
  connection: Connection,
  wire: Wire,
  options: ServerOptions,
  editor: Editor,
): () => Promise<void> {
  const documents = openDocuments();
  const { console } = connection;
  const log = (message: string): void => {
    console.log(message);
  };
  let { companions } = editor;
  let indexed = Promise.resolve();
  const settings = settingsStore({
    ask: editor.answersConfiguration
      ? (uri) => connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION })
      : undefined,
    initial: editor.options,
    log: (message) => {
      console.warn(message);
    },
  });
  const workspace = workspaceOver({
    disk: options.disk,
    clock: options.clock,
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
    failed: (error) => {
      wire.failed('strict check', error);
    },
  });
  const loop = diagnosticsLoop({
    view: workspace.view,
    neighbours: workspace.neighbours,
    settings: settingsOf,
    syntax,
    diagnose: diagnostics,
    pageOf: options.pageOf,
    publish: editor.pulls
      ? undefined
      : (uri, found) => {
          void wire.react('textDocument/publishDiagnostics', () =>
            connection.sendDiagnostics({ uri, diagnostics: found, ...versionOf(documents.get(uri)) }),
          );
        },
    refresh: () => {
      if (editor.refreshes) {
        void wire.react('workspace/diagnostic/refresh', () => connection.languages.diagnostics.refresh());
      }
    },
    debounceMs: editor.debounceMs,
    failed: (error) => {
      wire.failed('diagnostics', error);
    },
  });

  wire.notification(DidOpenTextDocumentNotification.type, (params) => {
    const document = documents.opened(params);
    if (document && document.getText().length > LARGE_TEXT) {
      options.largeText();
    }
    changed(document);
  });
  wire.notification(DidChangeTextDocumentNotification.type, (params) => {
    changed(documents.changed(params));
  });
  wire.notification(DidSaveTextDocumentNotification.type, async ({ textDocument }) => {
    if (!editor.watches) {
      await workspace.changedOnDisk([textDocument.uri]);
    }
  });
  wire.notification(DidCloseTextDocumentNotification.type, ({ textDocument }) => {
    const document = documents.closed(textDocument);
    if (document) {
      workspace.closeDocument(document.uri);
      settings.forget(document.uri);
      loop.documentClosed(document.uri);
    }
  });
  wire.notification(DidChangeWatchedFilesNotification.type, async ({ changes }) => {
    await workspace.changedOnDisk(changes.map(({ uri }) => uri));
  });
  wire.notification(DidChangeConfigurationNotification.type, (params) => {
    settings.changed(params.settings);
    documents.all().forEach(checked);
    loop.outdated(documents.all().map(({ uri }) => uri));
  });
  wire.notification(new ProtocolNotificationType<unknown, void>(COMPANIONS_CHANGED), (params) => {
    companions = companionLanguages(params);
    loop.outdated(documents.all().map(({ uri }) => uri));
  });
  wire.notification(DidChangeWorkspaceFoldersNotification.type, async ({ event }) => {
    for (const { uri } of event.removed) {
      workspace.removeFolder(uri);
    }
    await addFolders(event.added.map(({ uri }) => uri));
  });
  wire.notification(InitializedNotification.type, () => {
    indexed = sleep(INDEX_DELAY_MS).then(() => wire.react('indexing', () => addFolders(editor.folders)));
    watch();
  });
  if (editor.pulls) {
    wire.request(DocumentDiagnosticRequest.method, { kind: 'full', items: [] }, (params) => {
      const { textDocument, previousResultId } = params as DocumentDiagnosticParams;
      return loop.pull(textDocument.uri, previousResultId);
    });
  }
  const context = {
    view: workspace.view,
    settings: settingsOf,
    isBeside,
    summaries: workspace.summaries,
    managedAt: workspace.managedAt,
    managedNaming: workspace.managedNaming,
    isAccepted: syntax.accepts,
    annotatesChanges: editor.annotatesChanges,
    indexed: () => indexed,
    insertion: editor.insertion,
  };
  features.forEach(({ register }) => {
    register(wire, context);
  });

  return async () => {
    loop.dispose();
    await syntax.dispose();
  };

  function changed(document: TextDocument | undefined): void {
    if (document) {
      workspace.setDocument(document.uri, document.getText());
      checked(document);
    }
  }

  function checked(document: TextDocument): void {
    if (isVariablesName(nameOf(document.uri))) {
      loop.outdated(workspace.neighbours(document.uri));
      return;
    }
    loop.documentChanged(document.uri, document.getText());
  }

  async function settingsOf(uri: string): Promise<Settings> {
    return settled(await settings.of(uri), documents.get(uri)?.languageId, companions);
  }

  async function isBeside(uri: string | undefined): Promise<boolean> {
    const uris = uri === undefined ? documents.all().map((document) => document.uri) : [uri];
    const all = await Promise.all(uris.map(settingsOf));
    return all.some(({ coexistence }) => coexistence === 'complement');
  }

  /** An editor may refuse the one and take the other. */
  function watch(): void {
    const { client } = connection;
    if (editor.registersConfiguration) {
      void wire.react('registering for settings', async () => {
        await client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
      });
    }
    if (editor.watches) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void wire.react('registering for files', async () => {
        await client.register(DidChangeWatchedFilesNotification.type, { watchers });
      });
    }
  }

  async function addFolders(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) {
      return;
    }
    let progress: WorkDoneProgressServerReporter | undefined;
    let isDone = false;
    // The search does not wait for an editor that refuses to show it, or never answers.
    void wire.react('showing progress', async () => {
      progress = await connection.window.createWorkDoneProgress();
      progress.begin('Looking for API Gateway stages');
      if (isDone) progress.done();
    });
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
      isDone = true;
      progress?.done();
    }
    log(`Looked through ${found} modules in ${(performance.now() - begun).toFixed(0)} ms.`);
  }
}

/** UTF-16 units, some 3,000 lines. */
const LARGE_TEXT = 100_000;

/** The version that a publication is about; a document that is closed has none. */
function versionOf(document: TextDocument | undefined): { readonly version?: number } {
  return document ? { version: document.version } : {};
}

const WATCHED = [
  '**/*.{tf,tofu,tf.json,tofu.json,tfvars,tfvars.json}',
  '**/.terraform.lock.hcl',
  '**/terragrunt.hcl',
];

/** The first answers go before the index. */
const INDEX_DELAY_MS = 100;

/** The strict check loads more than all the rest together; the first answers go before it. */
const STRICT_DELAY_MS = 600;
