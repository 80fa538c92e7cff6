/** What a check could not do, told as it happens and kept for the end. */
import { resolve } from 'node:path';
import { uriOfPath } from '../workspace/uris.js';
import { type CheckFailure, shownPath } from './finding.js';

/** What could not be read, collected while the check runs. */
export interface Failures {
  readonly all: readonly CheckFailure[];
  /** A path of the command line that leads nowhere; `message` is a sentence. */
  readonly ofPath: (path: string, message: string) => void;
  /** A file or directory; `rest` goes on with the sentence after its path. */
  readonly of: (uri: string, rest: string) => void;
  /** The check itself failed on a file or directory. */
  readonly byFault: (uri: string, error: unknown) => void;
}

/** No failure yet; `complain` hears of each, in one line. */
export function failuresIn(cwd: string, complain: (message: string) => void): Failures {
  const all: CheckFailure[] = [];
  const add = (failure: CheckFailure): void => {
    all.push(failure);
    complain(failure.message);
  };
  const of = (uri: string, rest: string): void => {
    const path = shownPath(uri, cwd);
    add({ path, uri, message: `\`${path}\` ${rest}` });
  };
  return {
    all,
    of,
    ofPath: (path, message) => {
      add({ path, uri: uriOfPath(resolve(cwd, path)), message });
    },
    byFault: (uri, error) => {
      of(
        uri,
        `was not checked because of an internal error (${faultIn(error)}); report it, with the file if possible`,
      );
    },
  };
}

/** In one line and without a stack; cut short, because a message may quote what a person wrote. */
function faultIn(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  return `${error.name}: ${error.message.split('\n', 1).join('').slice(0, MESSAGE_LENGTH)}`;
}

const MESSAGE_LENGTH = 120;
