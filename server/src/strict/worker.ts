/**
 * The strict check's thread: reads a text with HashiCorp's parser and answers its problems. Bundled on its own, so
 * that neither the parser nor its 70 MB are anywhere near the editor's answers.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { problemsIn } from './error-text.js';
import { type Hcl2json, loadHcl2json } from './hcl2json.js';
import type { ThreadAnswer, ThreadData } from './thread.js';

if (parentPort !== null) void serve(parentPort, workerData as ThreadData);

async function serve(port: MessagePort, { wasmPath }: ThreadData): Promise<void> {
  const tell = (answer: ThreadAnswer): void => {
    port.postMessage(answer);
  };
  try {
    const parser = await loadHcl2json(wasmPath);
    port.on('message', (text: string) => {
      tell(answerTo(parser, text));
    });
    tell({ kind: 'ready' });
  } catch (error) {
    tell({ kind: 'failed', reason: String(error) });
  }
}

function answerTo(parser: Hcl2json, text: string): ThreadAnswer {
  try {
    const error = parser.errorOf(text);
    const problems = error === undefined ? [] : problemsIn(error, text);
    return { kind: 'checked', problems, memory: parser.memory() };
  } catch (error) {
    return { kind: 'failed', reason: String(error) };
  }
}
