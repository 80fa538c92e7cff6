/**
 * The order in which the protocol allows requests: `initialize` first and once, nothing after `shutdown`. The
 * library does not look after it.
 */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** An error without further data. */
type Refusal = ResponseError<never>;

/** Which messages are in order. */
export interface Lifecycle {
  /** The editor starts the session: undefined where it may, else the error that it is answered with. */
  readonly initialize: () => Refusal | undefined;
  /** The same for its end. */
  readonly shutDown: () => Refusal | undefined;
  /** Why a request can't be answered now; undefined where it can. A notification is left alone for the same reasons. */
  readonly refusal: () => Refusal | undefined;
  /** Why a request that has no handler can't be answered. */
  readonly unhandled: (method: string) => Refusal;
  /** 0 after an orderly `shutdown`, else 1. */
  readonly exitCode: () => number;
}

/** A server that has just started. */
export function lifecycle(): Lifecycle {
  let phase: 'uninitialized' | 'running' | 'shut down' = 'uninitialized';

  const refusal = (): Refusal | undefined =>
    phase === 'running'
      ? undefined
      : phase === 'uninitialized'
        ? new ResponseError<never>(
            ErrorCodes.ServerNotInitialized,
            'The server is not initialized: send `initialize` first.',
          )
        : new ResponseError<never>(
            ErrorCodes.InvalidRequest,
            'The server is shut down. Only `exit` may follow.',
          );

  return {
    initialize: () => {
      if (phase !== 'uninitialized')
        return new ResponseError(ErrorCodes.InvalidRequest, '`initialize` may be sent only once.');

      phase = 'running';
      return undefined;
    },
    shutDown: () => {
      const refused = refusal();
      if (!refused) phase = 'shut down';

      return refused;
    },
    refusal,
    unhandled: (method) =>
      refusal() ?? new ResponseError<never>(ErrorCodes.MethodNotFound, `Unknown method \`${method}\`.`),
    exitCode: () => (phase === 'shut down' ? 0 : 1),
  };
}
