/**
 * The edge between the protocol and everything behind it: whatever happens inside, the editor gets an answer and
 * goes on.
 */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { inert } from '../../../protocol/plain-text.js';

/** Whether the editor has lost interest; changes while an answer is on its way. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

/** Wraps everything that the editor may call. */
export interface Edge {
  /**
   * A request: a cancelled one is answered as such; one that fails, whether by our mistake or by malformed parameters,
   * is logged and answered with `empty`.
   */
  readonly respond: <P, R>(
    method: string,
    empty: R,
    answer: (params: P) => R | Promise<R>,
  ) => (params: P, token: Cancellation) => Promise<R | ResponseError>;
  /** A notification or a timer: one that fails is logged. */
  readonly react: <P extends readonly unknown[]>(
    method: string,
    action: (...params: P) => void | Promise<void>,
  ) => (...params: P) => Promise<void>;
  /** Something failed that no one waits for: it is logged. */
  readonly failed: (what: string, error: unknown) => void;
}

/** `log` gets one line per distinct failure, with the method and where it was, and without any text of a document. */
export function edge(log: (message: string) => void): Edge {
  const seen = new Set<string>();

  return {
    respond: (method, empty, answer) => async (params, token) => {
      const isCancelled = (): boolean => token.isCancellationRequested;
      if (isCancelled()) return cancelled();

      try {
        const result = await answer(params);
        return isCancelled() ? cancelled() : result;
      } catch (error) {
        report(method, error);
        return empty;
      }
    },
    react:
      (method, action) =>
      async (...params) => {
        try {
          await action(...params);
        } catch (error) {
          report(method, error);
        }
      },
    failed: report,
  };

  function report(method: string, error: unknown): void {
    const text = `${method} failed: ${describe(error)}`;
    // The same accident seen from two callers is one accident: only the innermost place counts.
    const key = text.split(' < ', 1).join();
    if (!seen.has(key) && seen.size < MOST_FAILURES) {
      seen.add(key);
      log(text);
    }
  }
}

/** What went wrong and where, in one line; a message is cut short, because it may quote what a person wrote. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;

  const message = (error.message.split('\n')[0] ?? '').slice(0, MESSAGE_LENGTH);
  // Where the stack is full, it was filled in another place each time.
  const where = error instanceof RangeError ? [] : placesIn(error.stack ?? '').slice(0, MOST_PLACES);
  return `${error.name}: ${message}${where.length > 0 ? ` (${where.join(' < ')})` : ''}`;
}

/** The innermost first: functions with the name of the file, without where it lies. */
function placesIn(stack: string): readonly string[] {
  return [...stack.matchAll(/^\s+at (?:(.*) \()?(?:.*[\\/])?([^\\/]*?)\)?$/gm)].map(([, name, place]) =>
    [name, place].filter((each) => each !== undefined).join(' '),
  );
}

/** What an editor shows as the reason why a request that was right can't be met. */
export function requestFailed(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, inert(message));
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was canceled.');
}

const MESSAGE_LENGTH = 120;

const MOST_PLACES = 3;

/** What goes wrong in more ways than this is known by now. */
const MOST_FAILURES = 100;
