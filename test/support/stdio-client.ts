/** A small editor: starts the bundled server, speaks the protocol with it over stdio and keeps what it says. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';

export interface EditorOptions {
  /** The bundle; `dist/server.cjs` of the checkout by default. */
  readonly server?: string;
  /** A file that Node loads before the bundle. */
  readonly preloaded?: string;
  /** URIs of the workspace folders. */
  readonly folders?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** `initializationOptions`; no debounce by default, so that nothing waits. */
  readonly options?: unknown;
  /** What the editor answers when it is asked for a section's settings; `undefined` as null. */
  readonly settings?: unknown;
  /** What it answers to other requests of the server than an ordinary editor. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

/** A diagnostic as every editor can show it: its message is plain text. */
export interface ShownDiagnostic extends Diagnostic {
  readonly message: string;
}

/** One `textDocument/publishDiagnostics`. */
export interface Publication {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly ShownDiagnostic[];
}

/** An editor with a running server. */
export interface Editor {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcessWithoutNullStreams;
  readonly initialized: InitializeResult;
  /** Every line of `window/logMessage`. */
  readonly log: readonly string[];
  /** Everything that the server wrote on stderr. */
  readonly stderr: () => string;
  /** Methods that the server asked the editor to register, with their options. */
  readonly registered: ReadonlyMap<string, unknown>;
  /** Every publication, in order. */
  readonly published: readonly Publication[];
  /** How often the server asked the editor to pull diagnostics again. */
  readonly refreshes: () => number;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** Sends changes under the next version, and answers that version. */
  readonly change: (uri: string, changes: TextDocumentContentChangeEvent[]) => Promise<number>;
  /** Replaces the whole text. */
  readonly replace: (uri: string, text: string) => Promise<number>;
  readonly close: (uri: string) => Promise<void>;
  /** Changes the settings and tells the server so. */
  readonly configure: (settings: unknown) => Promise<void>;
  readonly watched: (uris: readonly string[]) => Promise<void>;
  readonly request: <T>(method: string, params: unknown) => Promise<T>;
  /** What was last published for a document. */
  readonly diagnostics: (uri: string) => readonly ShownDiagnostic[] | undefined;
  /** Waits until what is published meets the condition; rejects after two minutes, telling what there was. */
  readonly until: (
    uri: string,
    isMet: (diagnostics: readonly ShownDiagnostic[]) => boolean,
  ) => Promise<readonly ShownDiagnostic[]>;
  /** Waits until something is published for this version of the document or a later one. */
  readonly untilVersion: (uri: string, version: number) => Promise<void>;
  /** Shuts the server down as an editor does; answers its exit code. */
  readonly stop: () => Promise<number | null>;
  /** The exit code, once it has ended in whatever way. */
  readonly ended: Promise<number | null>;
}

/** The bundle that tests and bench start. */
export const SERVER_BUNDLE = join(import.meta.dirname, '../../dist/server.cjs');

/** What most editors can do: they are asked for settings and publish what they are sent. */
export const PUSH_CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: true, codeDescriptionSupport: true },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        resolveSupport: { properties: ['documentation', 'detail'] },
        labelDetailsSupport: true,
        insertReplaceSupport: true,
      },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat'] },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      dataSupport: true,
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
  },
};

/** The same for an editor that pulls diagnostics. */
export const PULL_CAPABILITIES: ClientCapabilities = {
  ...PUSH_CAPABILITIES,
  workspace: { ...PUSH_CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...PUSH_CAPABILITIES.textDocument, diagnostic: { dynamicRegistration: false } },
};

/** Starts a server and initializes it. */
export async function startEditor(options: EditorOptions = {}): Promise<Editor> {
  const preloaded = options.preloaded === undefined ? [] : ['--require', options.preloaded];
  const server = [options.server ?? SERVER_BUNDLE, '--stdio'];
  const child = spawn(process.execPath, [...preloaded, ...server], { stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const log: string[] = [];
  const published: Publication[] = [];
  const latest = new Map<string, readonly ShownDiagnostic[]>();
  const registered = new Map<string, unknown>();
  const versions = new Map<string, number>();
  const waiting = new Set<() => void>();
  let { settings } = options;
  let refreshes = 0;

  connection.onNotification(
    'window/logMessage',
    ({ message }: { message: string }) => void log.push(message),
  );
  connection.onNotification('textDocument/publishDiagnostics', (params: Publication) => {
    published.push(params);
    latest.set(params.uri, params.diagnostics);
    for (const look of [...waiting]) look();
  });
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings ?? null),
  );
  connection.onRequest('client/registerCapability', (params: { registrations: readonly Registration[] }) => {
    for (const { method, registerOptions } of params.registrations) registered.set(method, registerOptions);
    return null;
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
  connection.onRequest('window/workDoneProgress/create', () => null);
  for (const [method, answer] of Object.entries(options.answers ?? {})) connection.onRequest(method, answer);
  // A server that dies leaves a broken pipe; tests look at `ended` instead.
  connection.onError(() => undefined);
  child.stdin.on('error', () => undefined);
  connection.listen();

  const death = ended.then((code) => {
    throw new Error(`The server ended with ${String(code)} before it answered.\n${stderr}`);
  });
  const answer = connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? PUSH_CAPABILITIES,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
    initializationOptions: options.options ?? { debounceMs: 0, strictDebounceMs: 0 },
  });
  const initialized = await Promise.race([answer, death]);
  // From here on its end is for the tests to judge.
  death.catch(() => undefined);
  await connection.sendNotification('initialized', {});

  const change = async (uri: string, contentChanges: TextDocumentContentChangeEvent[]): Promise<number> => {
    const version = (versions.get(uri) ?? 1) + 1;
    versions.set(uri, version);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
    return version;
  };

  const untilVersion: Editor['untilVersion'] = async (uri, version) => {
    await until(uri, () => (published.findLast((each) => each.uri === uri)?.version ?? 0) >= version);
  };

  const until: Editor['until'] = (uri, isMet) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const diagnostics = latest.get(uri);
        if (diagnostics === undefined || !isMet(diagnostics)) return;
        finish();
        resolve(diagnostics);
      };
      const timer = setTimeout(() => {
        finish();
        reject(
          new Error(`${uri} never met the condition; last: ${JSON.stringify(latest.get(uri))}\n${stderr}`),
        );
      }, PATIENCE_MS);
      const finish = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });

  return {
    connection,
    process: child,
    initialized,
    log,
    stderr: () => stderr,
    registered,
    published,
    refreshes: () => refreshes,
    open: async (uri, text, languageId = 'terraform') => {
      versions.set(uri, 1);
      const textDocument = { uri, languageId, version: 1, text };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    change,
    replace: (uri, text) => change(uri, [{ text }]),
    close: (uri) => {
      latest.delete(uri);
      return connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    },
    configure: (changed) => {
      settings = changed;
      return connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
    watched: (uris) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: uris.map((uri) => ({ uri, type: 2 })),
      }),
    request: (method, params) => connection.sendRequest(method, params),
    diagnostics: (uri) => latest.get(uri),
    until,
    untilVersion,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
      }
      const code = await ended;
      connection.dispose();
      return code;
    },
    ended,
  };
}

/** The position of an offset, in UTF-16 units as the protocol counts. */
export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** Far more than anything takes, on a busy machine as well. */
const PATIENCE_MS = 120_000;

interface Registration {
  readonly method: string;
  readonly registerOptions?: unknown;
}
