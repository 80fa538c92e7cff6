/** The incoming side of the connection, made safe: whatever happens behind a method, it is answered. */
import type { CancellationToken, Connection, ProtocolNotificationType } from 'vscode-languageserver';
import type { Requests } from './feature.js';
import type { Lifecycle } from './lifecycle.js';
import { logLine } from './log-line.js';
import { edge } from './respond.js';

/** Where methods are registered so that each is answered. */
export interface Wire extends Requests {
  readonly notification: <P, RO>(
    type: ProtocolNotificationType<P, RO>,
    action: (params: P) => void | Promise<void>,
  ) => void;
  /** Something that no one asked for just now. */
  readonly react: (what: string, action: () => void | Promise<void>) => Promise<void>;
  readonly failed: (what: string, error: unknown) => void;
}

/** Wires methods to a connection. Failures go to its log. */
export function wireOver(connection: Connection, life: Lifecycle): Wire {
  const guard = edge((message) => {
    connection.console.error(logLine(message));
  });
  return {
    request: (method, empty, answer) => {
      const respond = guard.respond(method, empty, answer);
      // By name: the library refuses parameters that are not of the type's shape, and here they get the empty answer.
      connection.onRequest(method, (...received: unknown[]) => {
        const token = received.at(-1) as CancellationToken;
        // A request without parameters has its token alone.
        return life.refusal() ?? respond(received.length > 1 ? received[0] : undefined, token);
      });
    },
    notification: ({ method }, action) => {
      const react = guard.react(method, action);
      connection.onNotification(method, (params) => {
        if (!life.refusal()) void react(params as never);
      });
    },
    react: (what, action) => guard.react(what, action)(),
    failed: guard.failed,
  };
}
