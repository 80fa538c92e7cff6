/** One worker thread with HashiCorp's parser in it, and what is said to it. */
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Problem } from '../hcl/syntax.js';

/** What the thread is given when it starts. */
export interface ThreadData {
  readonly wasmPath: string;
}

/** What the thread says: `ready` once, then one `checked` or `failed` for each text. */
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checked'; readonly problems: readonly Problem[]; readonly memory: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the parser says of a text. */
export type Checked = Extract<ThreadAnswer, { kind: 'checked' }>;

/** The worker thread, seen from outside. */
export interface ParserThread {
  /** Resolves when the parser is loaded; rejects with the reason where it cannot be. */
  readonly ready: Promise<void>;
  /** Reads one text at a time. Rejects when the parser gives up or the thread dies. */
  readonly check: (text: string) => Promise<Checked>;
  readonly isAlive: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Starts a thread from the bundle at `workerPath`; the parser's WASM is expected beside it. */
export function startThread(workerPath: string): ParserThread {
  const worker = new Worker(workerPath, {
    workerData: { wasmPath: join(dirname(workerPath), WASM_NAME) } satisfies ThreadData,
    // Texts and messages only; what Go holds is bounded by the length of the texts that are sent.
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
    // The server's stdout belongs to the protocol: nothing that Go prints may get there.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();

  let alive = true;
  let settle: ((answer: ThreadAnswer | Error) => void) | undefined;
  const finish = (answer: ThreadAnswer | Error): void => {
    worker.unref();
    settle?.(answer);
    settle = undefined;
  };
  const end = (error: Error): void => {
    alive = false;
    finish(error);
  };
  worker.on('message', finish);
  worker.on('error', end);
  worker.on('exit', (code) => {
    end(new Error(`the thread ended with code ${code}`));
  });

  // Only while an answer is awaited does the thread keep the process alive.
  const answer = <Kind extends ThreadAnswer['kind']>(
    kind: Kind,
  ): Promise<Extract<ThreadAnswer, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      worker.ref();
      settle = (given) => {
        if (given instanceof Error) reject(given);
        else if (isOf(kind, given)) resolve(given);
        else reject(new Error(given.kind === 'failed' ? given.reason : `unexpected answer ${given.kind}`));
      };
    });

  return {
    ready: answer('ready').then(() => undefined),
    check: (text) => {
      const checked = answer('checked');
      worker.postMessage(text);
      return checked;
    },
    isAlive: () => alive,
    stop: async () => {
      end(new Error('the thread was stopped'));
      await worker.terminate();
    },
  };
}

const WASM_NAME = 'main.wasm.gz';

function isOf<Kind extends ThreadAnswer['kind']>(
  kind: Kind,
  answer: ThreadAnswer,
): answer is Extract<ThreadAnswer, { kind: Kind }> {
  return answer.kind === kind;
}
