/**
 * The packaged server as the checkers ask it (`test/support/program.ts`): each fixture becomes a directory, and each
 * question a request over stdio. Checkers are synchronous, so a thread holds the connection and this one waits for it.
 */
import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/messages.js';
import { positionAt, rangeOf } from '../../server/src/workspace/line-index.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import { MODULE_URI, type Fixture } from '../support/fixture.js';
import type { Program } from '../support/program.js';

export type { Program } from '../support/program.js';

export const program: Program = {
  diagnostics: (given, file, settings) =>
    (
      ask(given, file, 'textDocument/diagnostic', {}, settings) as {
        items: ReturnType<Program['diagnostics']>;
      }
    ).items,
  completion: (given, file, offset) =>
    ask(given, file, 'textDocument/completion', { position: positionAt(file, offset) }) as ReturnType<
      Program['completion']
    >,
  hover: (given, file, offset) =>
    ask(given, file, 'textDocument/hover', { position: positionAt(file, offset) }) as ReturnType<
      Program['hover']
    >,
  codeActions: (given, file, offset, context, settings) =>
    ask(
      given,
      file,
      'textDocument/codeAction',
      { range: rangeOf(file, { start: offset, end: offset }), context: { diagnostics: [], ...context } },
      settings,
    ) as ReturnType<Program['codeActions']>,
};

/** One answer of the server about an open document of the fixture; throws what the request was refused with. */
function ask(
  { texts }: Fixture,
  { uri }: SourceFile,
  method: string,
  params: object,
  settings: Settings = DEFAULT_SETTINGS,
): unknown {
  const { requests, answers, bell } = (thread ??= startThread());
  Atomics.store(bell, 0, 0);
  requests.postMessage({
    moduleUri: MODULE_URI,
    texts,
    method,
    params: { textDocument: { uri }, ...params },
    settings: { ...settings, strictCheck: false },
  });
  if (Atomics.wait(bell, 0, 0, PATIENCE_MS) === 'timed-out') throw new Error(`${method} was never answered.`);
  const { answer, failure } = (
    receiveMessageOnPort(answers) as { message: { answer: unknown; failure?: string } }
  ).message;
  if (failure !== undefined) throw new Error(`${method}: ${failure}`);
  return answer;
}

let thread: ReturnType<typeof startThread> | undefined;

function startThread() {
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const { port1: requests, port2: inThread } = new MessageChannel();
  const worker = new Worker(new URL('./editor-thread.mjs', import.meta.url), {
    workerData: { port: inThread, bell, server: process.env.SHIPPED_SERVER },
    transferList: [inThread],
  });
  worker.unref();
  return { requests, answers: requests, bell };
}

const PATIENCE_MS = 120_000;
