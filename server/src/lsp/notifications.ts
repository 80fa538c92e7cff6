/** What the editor tells of documents, files, settings and folders, and what each leads to. */
import {
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ProtocolNotificationType,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  COMPANIONS_CHANGED,
  ENVIRONMENT_CHOSEN,
  type EnvironmentChosen,
} from '../../../protocol/messages.js';
import { isTfvarsName, isVariablesName } from '../workspace/directory.js';
import { nameOf } from '../workspace/uris.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ClosedDiagnostics } from './closed-diagnostics.js';
import { companionLanguages } from './coexistence.js';
import type { DiagnosticsLoop } from './diagnostics-loop.js';
import type { Documents } from './documents.js';
import type { SessionProjects } from './session-projects.js';
import type { SettingsStore } from './settings-store.js';
import type { Wire } from './wire.js';

/** The parts of a session that hear of changes. */
export interface Listeners {
  readonly documents: Documents;
  /** Texts beside modules, project files among them. */
  readonly texts: Documents;
  readonly settings: SettingsStore;
  readonly projects: SessionProjects;
  readonly workspace: Workspace;
  readonly loop: DiagnosticsLoop;
  readonly closed: ClosedDiagnostics;
  readonly publish: (uri: string, found: Diagnostic[]) => void;
  /** The editor watches files for us. */
  readonly watches: boolean;
  /** It asks for diagnostics; else they are published. */
  readonly pulls: boolean;
  /** Called when a text is opened whose tree takes megabytes. */
  readonly largeText: () => void;
  readonly refreshHints: () => void;
  readonly companionsChanged: (languages: readonly string[]) => void;
  readonly foldersChanged: (added: readonly string[], removed: readonly string[]) => Promise<void>;
}

/** Listens from now on. */
export function listen(wire: Wire, parts: Listeners): void {
  const { documents, texts, settings, projects, workspace, loop, closed } = parts;

  wire.notification(DidOpenTextDocumentNotification.type, (params) => {
    const document = documents.opened(params);
    if (document && document.getText().length > LARGE_TEXT) parts.largeText();

    if (document) closed.documentOpened(document.uri);
    changed(document);
    if (!document) textChanged(texts.opened(params));
  });
  wire.notification(DidChangeTextDocumentNotification.type, (params) => {
    changed(documents.changed(params));
    textChanged(texts.changed(params));
  });
  wire.notification(DidSaveTextDocumentNotification.type, async ({ textDocument }) => {
    if (!parts.watches) await workspace.changedOnDisk([textDocument.uri]);
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
    parts.companionsChanged(companionLanguages(params));
    loop.outdated(documents.all().map(({ uri }) => uri));
    closed.outdated('all');
  });
  wire.notification(new ProtocolNotificationType<EnvironmentChosen, void>(ENVIRONMENT_CHOSEN), ({ name }) => {
    projects.choose(typeof name === 'string' ? name : undefined);
    valuesChanged();
  });
  wire.notification(DidChangeWorkspaceFoldersNotification.type, async ({ event }) => {
    for (const { uri } of event.removed) workspace.removeFolder(uri);

    await parts.foldersChanged(
      event.added.map(({ uri }) => uri),
      event.removed.map(({ uri }) => uri),
    );
    projects.foldersChanged();
    valuesChanged();
  });

  function changed(document: TextDocument | undefined): void {
    if (document) {
      closed.outdated([document.uri]);
      workspace.setDocument(document.uri, document.getText());
      checked(document);
    }
  }

  function checked(document: TextDocument): void {
    if (isVariablesName(nameOf(document.uri))) {
      projectChanged([document.uri]);
      loop.outdated(workspace.neighbours(document.uri));
      if (!isTfvarsName(nameOf(document.uri))) return;
    }
    loop.documentChanged(document.uri, document.getText());
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
      const faults = parts.pulls ? undefined : projects.faults(uri);
      void faults?.then((found) => {
        parts.publish(uri, texts.get(uri) ? found : []);
      });
    }
    valuesChanged();
  }

  function valuesChanged(): void {
    workspace.relink();
    loop.outdated(documents.all().map(({ uri }) => uri));
    closed.outdated('all');
    parts.refreshHints();
  }
}

/** UTF-16 units, some 3,000 lines. */
const LARGE_TEXT = 100_000;
