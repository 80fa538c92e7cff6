/**
 * Joins the editor and everything behind it: what the server can do, and who hears of what. Decides nothing about
 * Terraform. The protocol is spoken by method names over `vscode-jsonrpc` alone: the library's own server adds 100 KB
 * to the bundle for what stands here.
 */
import type {
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
} from 'vscode-languageserver';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { COMPANIONS_CHANGED, type Settings, SETTINGS_SECTION, SOURCE } from '../../protocol/messages.js';
import type { Client } from './client.js';
import { clientOver } from './client.js';
import { companionLanguages, settled } from './companions.js';
import { diagnosticsLoop } from './diagnostics-loop.js';
import { openDocuments } from './documents.js';
import type { Editor } from './editor.js';
import { editorFrom } from './editor.js';
import { features } from './feature-table.js';
import { complements } from './features/complement.js';
import { diagnostics } from './features/diagnostics.js';
import { edge } from './respond.js';
import { settingsStore } from './settings-store.js';
import type { StrictCheck } from './strict/strict-check.js';
import { syntaxCheck } from './syntax-check.js';
import type { Disk } from './workspace/disk-port.js';
import { isVariablesName } from './workspace/directory.js';
import { nameOf } from './workspace/uris.js';
import { workspaceOver } from './workspace/workspace.js';

/** What the server stands on. */
export interface ServerOptions {
  readonly version: string;
  readonly disk: Disk;
  readonly startStrictCheck: (log: (message: string) => void) => StrictCheck;
  /** The page that explains a rule. */
  readonly pageOf: (code: string) => string | undefined;
  /** Told who the editor's process is, where it says so. */
  readonly watchEditor: (processId: number) => void;
  /** Told when a text is opened whose tree takes megabytes. */
  readonly largeText: () => void;
  readonly exit: (code: number) => void;
}

/** Answers on the connection until the editor ends it. */
export function serve(connection: MessageConnection, options: ServerOptions): void {
  let isInitialized = false;
  let isShutDown = false;
  const client = clientOver(connection);
  const guard = edge(client.error);
  const wire: Wire = {
    request: (method, empty, answer) => {
      const respond = guard.respond(method, empty, answer);
      connection.onRequest(method, (...received: unknown[]) => {
        const token = received.at(-1) as CancellationToken;
        // A request without parameters has its token alone.
        return respond((received.length > 1 ? received[0] : undefined) as never, token);
      });
    },
    notification: (method, action) => {
      const react = guard.react(method, action);
      connection.onNotification(method, (params) => void react(params as never));
    },
    react: (what, action) => guard.react(what, action)(),
    failed: guard.failed,
  };

  wire.request<InitializeResult>('initialize', { capabilities: {} }, (params: InitializeParams) => {
    if (isInitialized) {
      throw new Error('The server is initialized already.');
    }
    isInitialized = true;
    const editor = editorFrom(params);
    if (typeof params.processId === 'number') {
      options.watchEditor(params.processId);
    }
    const end = startSession(wire, client, options, editor);
    wire.request('shutdown', null, async () => {
      isShutDown = true;
      await end();
      return null;
    });
    return { capabilities: capabilitiesFor(editor), serverInfo: { name: SOURCE, version: options.version } };
  });
  wire.notification('exit', () => {
    options.exit(isShutDown ? 0 : 1);
  });
  connection.onClose(() => {
    options.exit(isShutDown ? 0 : 1);
  });
  connection.listen();
}

/** The incoming side of the connection, made safe: whatever happens behind a method, it is answered. */
interface Wire {
  readonly request: <R>(method: string, empty: R, answer: (params: never) => R | Promise<R>) => void;
  readonly notification: (method: string, action: (params: never) => void | Promise<void>) => void;
  /** Something that no one asked for just now. */
  readonly react: (what: string, action: () => void | Promise<void>) => Promise<void>;
  readonly failed: (what: string, error: unknown) => void;
}

function capabilitiesFor(editor: Editor): ServerCapabilities {
  const ofServer: ServerCapabilities = {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(editor.pulls && {
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: false },
    }),
  };
  return features.reduce((all, feature) => ({ ...all, ...feature.capability }), ofServer);
}

/** Listens to everything that concerns documents; answers what ends it. */
function startSession(
  wire: Wire,
  client: Client,
  options: ServerOptions,
  editor: Editor,
): () => Promise<void> {
  const documents = openDocuments();
  let { companions } = editor;
  const settings = settingsStore({
    ask: editor.answersConfiguration ? (uri) => client.configuration(uri, SETTINGS_SECTION) : undefined,
    initial: editor.options,
    log: client.warn,
  });
  const workspace = workspaceOver({
    disk: options.disk,
    log: client.log,
    changed: (uris) => {
      loop.outdated(uris);
    },
  });
  const syntax = syntaxCheck({
    start: () => options.startStrictCheck(client.log),
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
          client.publish(uri, documents.get(uri)?.version, found);
        },
    refresh: () => {
      if (editor.refreshes) {
        void wire.react('workspace/diagnostic/refresh', client.refreshDiagnostics);
      }
    },
    debounceMs: editor.debounceMs,
    failed: (error) => {
      wire.failed('diagnostics', error);
    },
  });

  wire.notification('textDocument/didOpen', (params: DidOpenTextDocumentParams) => {
    const document = documents.opened(params);
    if (document && document.getText().length > LARGE_TEXT) {
      options.largeText();
    }
    changed(document);
  });
  wire.notification('textDocument/didChange', (params: DidChangeTextDocumentParams) => {
    changed(documents.changed(params));
  });
  wire.notification('textDocument/didSave', async ({ textDocument }: DidSaveTextDocumentParams) => {
    if (!editor.watches) {
      await workspace.changedOnDisk([textDocument.uri]);
    }
  });
  wire.notification('textDocument/didClose', ({ textDocument }: DidCloseTextDocumentParams) => {
    const document = documents.closed(textDocument);
    if (document) {
      workspace.closeDocument(document.uri);
      settings.forget(document.uri);
      loop.documentClosed(document.uri);
    }
  });
  wire.notification('workspace/didChangeWatchedFiles', async ({ changes }: DidChangeWatchedFilesParams) => {
    await workspace.changedOnDisk(changes.map(({ uri }) => uri));
  });
  wire.notification('workspace/didChangeConfiguration', (params: DidChangeConfigurationParams) => {
    settings.changed(params.settings);
    documents.all().forEach(checked);
    loop.outdated(documents.all().map(({ uri }) => uri));
  });
  wire.notification(COMPANIONS_CHANGED, (params: unknown) => {
    companions = companionLanguages(params);
    loop.outdated(documents.all().map(({ uri }) => uri));
  });
  wire.notification(
    'workspace/didChangeWorkspaceFolders',
    async ({ event }: DidChangeWorkspaceFoldersParams) => {
      for (const { uri } of event.removed) {
        workspace.removeFolder(uri);
      }
      await addFolders(event.added.map(({ uri }) => uri));
    },
  );
  wire.notification('initialized', async () => {
    setTimeout(() => {
      void wire.react('indexing', () => addFolders(editor.folders));
    }, INDEX_DELAY_MS);
    await register();
  });
  if (editor.pulls) {
    wire.request<DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      { kind: 'full', items: [] },
      ({ textDocument, previousResultId }: DocumentDiagnosticParams) =>
        loop.pull(textDocument.uri, previousResultId),
    );
  }
  const context = {
    view: workspace.view,
    settings: settingsOf,
    isBeside,
    summaries: workspace.summaries,
    managedAt: workspace.managedAt,
    managedNaming: workspace.managedNaming,
    isAccepted: syntax.accepts,
    snippets: editor.snippets,
  };
  for (const { method, empty, answer } of features) {
    wire.request(method, empty, (params) => answer(params, context));
  }

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

  async function isBeside(): Promise<boolean> {
    const all = await Promise.all(documents.all().map(({ uri }) => settingsOf(uri)));
    return all.some(complements);
  }

  async function register(): Promise<void> {
    if (editor.registersConfiguration) {
      await client.register('workspace/didChangeConfiguration', { section: SETTINGS_SECTION });
    }
    if (editor.watches) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      await client.register('workspace/didChangeWatchedFiles', { watchers });
    }
  }

  async function addFolders(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) {
      return;
    }
    const progress = editor.showsProgress
      ? await client.progress('Looking for API Gateway stages')
      : undefined;
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
    client.log(`Looked through ${found} modules in ${(performance.now() - begun).toFixed(0)} ms.`);
  }
}

const INCREMENTAL = 2;

/** UTF-16 units, some 3,000 lines. */
const LARGE_TEXT = 100_000;

const WATCHED = ['**/*.{tf,tofu,tfvars,tfvars.json}', '**/.terraform.lock.hcl'];

/** The first answers go before the index. */
const INDEX_DELAY_MS = 100;

/** The strict check loads more than all the rest together; the first answers go before it. */
const STRICT_DELAY_MS = 600;
