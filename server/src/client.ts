/**
 * What the server says to the editor and asks of it, by its name in the protocol. Knows the connection; decides
 * nothing. Only requests that an editor said it understands may be made.
 */
import type { Diagnostic, MessageType } from 'vscode-languageserver';
import type { MessageConnection } from 'vscode-jsonrpc/node';

/** The editor, as the one who is told and asked. */
export interface Client {
  /** Lines for the output channel. */
  readonly log: (message: string) => void;
  readonly warn: (message: string) => void;
  readonly error: (message: string) => void;
  readonly publish: (uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]) => void;
  readonly refreshDiagnostics: () => Promise<void>;
  /** The settings of one section that hold for a document. */
  readonly configuration: (scopeUri: string, section: string) => Promise<unknown>;
  /** Asks to be told of something. */
  readonly register: (method: string, registerOptions: unknown) => Promise<void>;
  /** Shows that something takes a while. */
  readonly progress: (title: string) => Promise<Progress>;
}

export interface Progress {
  readonly report: (message: string) => void;
  readonly done: () => void;
}

/** Speaks over a connection. */
export function clientOver(connection: MessageConnection): Client {
  let names = 0;

  return {
    log: (message) => {
      say(LOG, message);
    },
    warn: (message) => {
      say(WARNING, message);
    },
    error: (message) => {
      say(ERROR, message);
    },
    publish: (uri, version, diagnostics) => {
      tell('textDocument/publishDiagnostics', { uri, version, diagnostics });
    },
    refreshDiagnostics: () => connection.sendRequest('workspace/diagnostic/refresh'),
    configuration: async (scopeUri, section) => {
      const answers = await connection.sendRequest('workspace/configuration', {
        items: [{ scopeUri, section }],
      });
      return Array.isArray(answers) ? (answers[0] as unknown) : undefined;
    },
    register: (method, registerOptions) =>
      connection.sendRequest('client/registerCapability', {
        registrations: [{ id: `${method}#${++names}`, method, registerOptions }],
      }),
    progress: async (title) => {
      const token = `progress#${++names}`;
      await connection.sendRequest('window/workDoneProgress/create', { token });
      tell('$/progress', { token, value: { kind: 'begin', title, cancellable: false } });
      return {
        report: (message) => {
          tell('$/progress', { token, value: { kind: 'report', message } });
        },
        done: () => {
          tell('$/progress', { token, value: { kind: 'end' } });
        },
      };
    },
  };

  function say(type: MessageType, message: string): void {
    tell('window/logMessage', { type, message });
  }

  /** The library has told of a broken connection already; there is nobody left to tell. */
  function tell(method: string, params: unknown): void {
    connection.sendNotification(method, params).catch(() => undefined);
  }
}

const ERROR: MessageType = 1;
const WARNING: MessageType = 2;
const LOG: MessageType = 4;
