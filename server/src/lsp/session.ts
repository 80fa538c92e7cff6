/** What each message of the editor leads to, from `initialize` to `shutdown`. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  DocumentDiagnosticRequest,
  InitializedNotification,
  type WorkspaceDiagnosticParams,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Settings, SETTINGS_SECTION } from '../../../protocol/messages.js';
import { resolveCoexistence } from './coexistence.js';
import { closedDiagnostics } from './closed-diagnostics.js';
import { diagnosticsLoop, withPage } from './diagnostics-loop.js';
import { openDocuments } from './documents.js';
import { listen } from './notifications.js';
import type { Editor } from './client-capabilities.js';
import { features } from './feature-table.js';
import { indexFolders } from './indexing.js';
import { logLine } from './log-line.js';
import { firstFindings } from '../features/first-findings.js';
import { sessionProjects } from './session-projects.js';
import { settingsStore } from './settings-store.js';
import type { StrictCheck } from '../strict/strict-check.js';
import { syntaxCheck } from './syntax-check.js';
import type { Clock } from '../workspace/clock-port.js';
import type { Disk } from '../workspace/disk-port.js';
import { isSourceName, isVariablesName } from '../workspace/directory.js';
import { isTextName } from '../workspace/file-reads.js';
import { normalUri } from '../workspace/uris.js';
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
    console.log(logLine(message));
  };
  let { companions, folders } = editor;
  let indexed = Promise.resolve();
  const settings = settingsStore({
    ask: editor.answersConfiguration
      ? (uri) => connection.workspace.getConfiguration({ scopeUri: uri, section: SETTINGS_SECTION })
      : undefined,
    initial: editor.options,
    log: (message) => {
      console.warn(logLine(message));
    },
  });
  const projects = sessionProjects({
    disk: options.disk,
    log,
    pause: () => Promise.resolve(),
    openText: (uri) => (documents.get(uri) ?? texts.get(uri))?.getText(),
    folders: () => folders.map(normalUri),
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

  listen(wire, {
    ...{ documents, texts, settings, projects, workspace, loop, closed, publish },
    watches: editor.watches,
    pulls: editor.pulls,
    largeText: options.largeText,
    refreshHints,
    companionsChanged: (languages) => {
      companions = languages;
    },
    foldersChanged: async (added, removed) => {
      folders = [...folders.filter((each) => !removed.includes(each)), ...added];
      const more = indexFolders(added, indexing);
      indexed = Promise.all([indexed, more]).then(() => undefined);
      await more;
    },
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
    appliedAs: projects.appliedAs,
    summaries: workspace.summaries,
    managedAt: workspace.managedAt,
    managedNaming: workspace.managedNaming,
    isAccepted: syntax.accepts,
    annotatesChanges: editor.annotatesChanges,
    settled: workspace.settled,
    indexed: async () => {
      await indexed;
      await workspace.settled();
    },
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
    return folders.find((each) => uri.startsWith(`${normalUri(each)}/`)) ?? folders[0];
  }

  function refreshHints(): void {
    if (editor.refreshesHints)
      void wire.react('workspace/inlayHint/refresh', () => connection.languages.inlayHint.refresh());
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
