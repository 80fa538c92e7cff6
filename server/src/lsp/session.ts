/** What each message of the editor leads to, from `initialize` to `shutdown`. */
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
  type Diagnostic,
  type DocumentDiagnosticParams,
  DocumentDiagnosticRequest,
  InitializedNotification,
  ProtocolNotificationType,
  type WorkspaceDiagnosticParams,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  COMPANIONS_CHANGED,
  ENVIRONMENT_CHOSEN,
  type EnvironmentChosen,
  type Settings,
  SETTINGS_SECTION,
} from '../../../protocol/messages.js';
import { companionLanguages, resolveCoexistence } from './coexistence.js';
import { closedDiagnostics } from './closed-diagnostics.js';
import { diagnosticsLoop, withPage } from './diagnostics-loop.js';
import { openDocuments } from './documents.js';
import type { Editor } from './client-capabilities.js';
import { features } from './feature-table.js';
import { indexFolders } from './indexing.js';
import { firstFindings } from '../features/first-findings.js';
import { sessionProjects } from './session-projects.js';
import { settingsStore } from './settings-store.js';
import type { StrictCheck } from '../strict/strict-check.js';
import { syntaxCheck } from './syntax-check.js';
import type { Clock } from '../workspace/clock-port.js';
import type { Disk } from '../workspace/disk-port.js';
import { isSourceName, isTfvarsName, isVariablesName } from '../workspace/directory.js';
import { isTextName } from '../workspace/file-reads.js';
import { nameOf, normalUri } from '../workspace/uris.js';
import { PROJECT_NAME } from '../project/project-file.js';
import { workspaceOver } from '../workspace/workspace.js';
import { registerForChanges } from './registrations.js';
import type { Wire } from './wire.js';

/** What a session needs of the machine. */
export interface SessionOptions {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly startStrictCheck: (log: (message: string) => void) => StrictCheck;
  /** The page that explains a rule. */
  readonly pageOf: (code: string) => string | undefined;
  /** Called when a text is opened whose tree takes megabytes. */
  readonly largeText: () => void;
}

/** Listens to everything that concerns documents; answers what ends it. */
export function startSession(
  connection: Connection,
  wire: Wire,
  options: SessionOptions,
  editor: Editor,
): () => Promise<void> {
  const documents = openDocuments(isModuleDocument);
  const texts = openDocuments((name) => isTextName(name) || name === PROJECT_NAME);
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
  const projects = sessionProjects({
    disk: options.disk,
    log,
    pause: () => Promise.resolve(),
    openText: (uri) => (documents.get(uri) ?? texts.get(uri))?.getText(),
    folders: () => editor.folders.map(normalUri),
    isModule: (directory) => workspace.isModule(directory),
    chosen: editor.environment,
    isValidated: editor.validatesProjects,
  });
  const workspace = workspaceOver({
    disk: options.disk,
    clock: options.clock,
    applications: projects.applications,
    log,
    changed: (uris) => {
      loop.outdated(uris);
    },
  });
  const indexing = { connection, wire, workspace, log };
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
    view: async (uri) => (await workspace.view(uri)) ?? workspace.variablesView(uri),
    neighbours: workspace.neighbours,
    settings: settingsOf,
    syntax,
    diagnose: projects.diagnose,
    pageOf: options.pageOf,
    publish: editor.pulls ? undefined : publish,
    refresh: () => {
      if (editor.refreshes)
        void wire.react('workspace/diagnostic/refresh', () => connection.languages.diagnostics.refresh());
    },
    debounceMs: editor.debounceMs,
    failed: (error) => {
      wire.failed('diagnostics', error);
    },
  });

  const closed = closedDiagnostics({
    closed: workspace.closed,
    summaries: workspace.summaries,
    scope: async () => (await settings.of(folderOf('') ?? documents.all()[0]?.uri ?? '')).problems,
    async diagnose(file, module) {
      try {
        const chosen = await projects.settings(file.uri, await settings.of(folderOf(file.uri) ?? file.uri));
        const language = file.name.endsWith('.tofu') ? 'opentofu' : 'terraform';
        const found = projects.diagnose(file, module, resolveCoexistence(chosen, language, companions));
        return firstFindings(found).map((each) => withPage(each, options.pageOf));
      } catch (error) {
        wire.failed('diagnostics', error);
        return [];
      }
    },
    isOpen: (uri) => documents.get(uri) !== undefined,
    publish: editor.pulls ? undefined : publish,
    log,
    failed: (error) => {
      wire.failed('diagnostics', error);
    },
    debounceMs: CLOSED_DEBOUNCE_MS,
  });

  wire.notification(DidOpenTextDocumentNotification.type, (params) => {
    const document = documents.opened(params);
    if (document && document.getText().length > LARGE_TEXT) options.largeText();

    if (document) closed.documentOpened(document.uri);
    changed(document);
    if (!document) textChanged(texts.opened(params));
  });
  wire.notification(DidChangeTextDocumentNotification.type, (params) => {
    changed(documents.changed(params));
    textChanged(texts.changed(params));
  });
  wire.notification(DidSaveTextDocumentNotification.type, async ({ textDocument }) => {
    if (!editor.watches) await workspace.changedOnDisk([textDocument.uri]);
  });
  wire.notification(DidCloseTextDocumentNotification.type, ({ textDocument }) => {
    const document = documents.closed(textDocument);
    textChanged(texts.closed(textDocument), true);
    if (document) {
      workspace.closeDocument(document.uri);
      settings.forget(document.uri);
      loop.documentClosed(document.uri);
      closed.outdated([document.uri]);
    }
  });
  wire.notification(DidChangeWatchedFilesNotification.type, async ({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    await workspace.changedOnDisk(uris);
    closed.outdated(uris);
    projectChanged(uris);
  });
  wire.notification(DidChangeConfigurationNotification.type, (params) => {
    settings.changed(params.settings);
    documents.all().forEach(checked);
    loop.outdated(documents.all().map(({ uri }) => uri));
    closed.outdated('all');
  });
  wire.notification(new ProtocolNotificationType<unknown, void>(COMPANIONS_CHANGED), (params) => {
    companions = companionLanguages(params);
    loop.outdated(documents.all().map(({ uri }) => uri));
    closed.outdated('all');
  });
  wire.notification(new ProtocolNotificationType<EnvironmentChosen, void>(ENVIRONMENT_CHOSEN), ({ name }) => {
    projects.choose(typeof name === 'string' ? name : undefined);
    valuesChanged();
  });
  wire.notification(DidChangeWorkspaceFoldersNotification.type, async ({ event }) => {
    for (const { uri } of event.removed) workspace.removeFolder(uri);

    await indexFolders(
      event.added.map(({ uri }) => uri),
      indexing,
    );
    closed.outdated('all');
  });
  wire.notification(InitializedNotification.type, () => {
    indexed = sleep(INDEX_DELAY_MS).then(() =>
      wire.react('indexing', async () => {
        await indexFolders(editor.folders, indexing);
        closed.outdated('all');
      }),
    );
    registerForChanges(connection, wire, editor);
  });
  if (editor.pulls) {
    wire.request(DocumentDiagnosticRequest.method, { kind: 'full', items: [] }, (params) => {
      const { textDocument, previousResultId } = params as DocumentDiagnosticParams;
      const faults = projects.faults(textDocument.uri);
      if (faults) return faults.then((items) => ({ kind: 'full', items }));
      return loop.pull(textDocument.uri, previousResultId);
    });
    wire.request(WorkspaceDiagnosticRequest.method, { items: [] }, (params) =>
      closed.pull((params as WorkspaceDiagnosticParams).previousResultIds),
    );
  }
  const context = {
    view: workspace.view,
    variablesView: workspace.variablesView,
    settings: settingsOf,
    isBeside,
    environments: projects.environments,
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
    closed.dispose();
    await syntax.dispose();
  };

  function publish(uri: string, found: Diagnostic[]): void {
    void wire.react('textDocument/publishDiagnostics', () =>
      connection.sendDiagnostics({ uri, diagnostics: found, ...versionOf(documents.get(uri)) }),
    );
  }

  /** The folder that a file lies in, or the first one. */
  function folderOf(uri: string): string | undefined {
    return editor.folders.find((each) => uri.startsWith(`${normalUri(each)}/`)) ?? editor.folders[0];
  }

  function changed(document: TextDocument | undefined): void {
    if (document) {
      closed.outdated([document.uri]);
      workspace.setDocument(document.uri, document.getText());
      checked(document);
    }
  }

  function textChanged(document: TextDocument | undefined, isClosed = false): void {
    if (!document) return;
    projectChanged([document.uri]);
    workspace.setText(document.uri, isClosed ? undefined : document.getText());
    loop.outdated(workspace.readersOf(document.uri));
  }

  /** Everything may be set otherwise, or come to another value. */
  function projectChanged(uris: readonly string[]): void {
    if (!projects.changed(uris)) return;
    for (const uri of uris) {
      const faults = editor.pulls ? undefined : projects.faults(uri);
      void faults?.then((found) => {
        publish(uri, texts.get(uri) ? found : []);
      });
    }
    valuesChanged();
  }

  function valuesChanged(): void {
    workspace.relink();
    loop.outdated(documents.all().map(({ uri }) => uri));
    closed.outdated('all');
    if (editor.refreshesHints)
      void wire.react('workspace/inlayHint/refresh', () => connection.languages.inlayHint.refresh());
  }

  function checked(document: TextDocument): void {
    if (isVariablesName(nameOf(document.uri))) {
      projectChanged([document.uri]);
      loop.outdated(workspace.neighbours(document.uri));
      if (!isTfvarsName(nameOf(document.uri))) return;
    }
    loop.documentChanged(document.uri, document.getText());
  }

  async function settingsOf(uri: string): Promise<Settings> {
    const chosen = await projects.settings(uri, await settings.of(uri));
    return resolveCoexistence(chosen, documents.get(uri)?.languageId, companions);
  }

  async function isBeside(uri: string | undefined): Promise<boolean> {
    const uris = uri === undefined ? documents.all().map((document) => document.uri) : [uri];
    const all = await Promise.all(uris.map(settingsOf));
    return all.some(({ coexistence }) => coexistence === 'complement');
  }
}

function isModuleDocument(name: string, languageId: string): boolean {
  const isOfModule = isSourceName(name) || isVariablesName(name);
  return isOfModule || languageId === 'terraform' || languageId === 'opentofu';
}

/** UTF-16 units, some 3,000 lines. */
const LARGE_TEXT = 100_000;

/** The version that a publication is about; a document that is closed has none. */
function versionOf(document: TextDocument | undefined): { readonly version?: number } {
  return document ? { version: document.version } : {};
}

/** Files that are not open wait until typing stops. */
const CLOSED_DEBOUNCE_MS = 500;

/** The first answers go before the index. */
const INDEX_DELAY_MS = 100;

/** The strict check loads more than all the rest together; the first answers go before it. */
const STRICT_DELAY_MS = 600;
