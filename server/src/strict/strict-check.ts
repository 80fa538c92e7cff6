/**
 * HashiCorp's own parser as a second opinion on syntax, in a worker thread. Owns the queue, the time limit and the
 * second start after a failure; whatever happens to the thread, a check only ever answers "could not tell".
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../hcl/syntax.js';
import { type ParserThread, startThread } from './thread.js';

/** Checks texts one after the other. */
export interface StrictCheck {
  /**
   * The syntax errors of `text` in UTF-16 offsets, empty where it is accepted, undefined where that could not be told
   * (no worker, time limit, crash, text too long). Never rejects. The thread starts with the first check.
   */
  readonly check: (text: string) => Promise<readonly Problem[] | undefined>;
  /** Ends the thread; checks that still wait answer undefined. */
  readonly dispose: () => Promise<void>;
}

/** What the check needs. */
export interface StrictCheckOptions {
  /** The bundled worker; `main.wasm.gz` lies beside it. */
  readonly workerPath: string;
  /** How long the parser may take for one text, once it is loaded; loading it may take as long, and ten seconds at least. */
  readonly timeoutMs: number;
  /** Takes one line for people when the check fails in a new way. */
  readonly log: (message: string) => void;
}

/** Longer texts are not checked: the parser takes about 300 bytes of memory for each character. */
export const LONGEST_TEXT = 1_000_000;

/** A check whose worker starts with the first text and again after a failure, with growing pauses. */
export function createStrictCheck({ workerPath, timeoutMs, log }: StrictCheckOptions): StrictCheck {
  const disposal = new AbortController();
  const poison = new Set<string>();
  const said = new Set<string>();
  let thread: ParserThread | undefined;
  let tail: Promise<unknown> = Promise.resolve();
  let failures = 0;
  let restartAt = 0;
  let off = false;

  const isDisposed = (): boolean => disposal.signal.aborted;

  const sayOnce = (line: string): void => {
    if (said.has(line)) return;
    said.add(line);
    log(line);
  };

  const stop = async (): Promise<void> => {
    const stopping = thread;
    thread = undefined;
    await stopping?.stop();
  };

  const running = async (): Promise<ParserThread> => {
    if (thread?.isAlive()) return thread;
    await sleep(Math.max(0, restartAt - Date.now()), undefined, { signal: disposal.signal });
    const started = startThread(workerPath);
    thread = started;
    await within(Math.max(START_MS, timeoutMs), started.ready);
    return started;
  };

  const checkNow = async (text: string): Promise<readonly Problem[] | undefined> => {
    if (off || isDisposed() || isPoison(poison, text)) return undefined;
    if (text.length > LONGEST_TEXT) {
      sayOnce(TOO_LONG);
      return undefined;
    }
    let started = false;
    try {
      const parser = await running();
      started = true;
      const { problems, memory } = await within(timeoutMs, parser.check(text));
      failures = 0;
      // Go gives no memory back, but a new thread does.
      if (memory > MOST_MEMORY) await stop();
      return problems;
    } catch (error) {
      await stop();
      if (isDisposed()) return undefined;
      failures++;
      restartAt = Date.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
      if (started) addPoison(poison, text);
      else off = !isTimeLimit(error);
      sayOnce(started ? gaveUp(error) : notStarted(workerPath, error));
      return undefined;
    }
  };

  return {
    check: (text) => {
      const answer = tail.then(() => checkNow(text));
      tail = answer;
      return answer;
    },
    dispose: async () => {
      disposal.abort();
      await stop();
    },
  };
}

const START_MS = 10_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
const MOST_MEMORY = 128 * 2 ** 20;
const MOST_POISON = 64;

const GOES_ON = 'the built-in parser still checks the syntax';
const TOO_LONG = `The strict syntax check skips a file that is too long: it has more than ${LONGEST_TEXT} characters; ${GOES_ON}. Split the file to check it.`;

function gaveUp(error: unknown): string {
  return `The strict syntax check failed for a file (${reason(error)}); ${GOES_ON}, and the next change is checked again. If this happens often, set \`apigatewayStages.strictCheck\` to false.`;
}

function notStarted(workerPath: string, error: unknown): string {
  const why = existsSync(workerPath) ? reason(error) : `\`${workerPath}\` is missing`;
  return `The strict syntax check could not start (${why}); ${GOES_ON}. Reinstall the extension, or run \`npm run build\` in a checkout, and restart the language server.`;
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.includes('call stack') ? 'it is nested too deeply' : message;
}

/** A text that brought the parser down is not given to it again; an edit makes it another text. */
function isPoison(poison: ReadonlySet<string>, text: string): boolean {
  return poison.size > 0 && poison.has(digest(text));
}

function addPoison(poison: Set<string>, text: string): void {
  const [oldest] = poison;
  if (oldest !== undefined && poison.size >= MOST_POISON) poison.delete(oldest);
  poison.add(digest(text));
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timeLimit(ms));
    }, ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function timeLimit(ms: number): Error {
  return Object.assign(new Error(`it took more than ${ms} ms`), { name: 'TimeLimit' });
}

function isTimeLimit(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeLimit';
}
