/** Runs the built program as a shell does, on input that means harm. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { SERVER_BUNDLE } from '../support/stdio-client.js';

/** What a run has left. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Ends with the program. Its standard input has `input`, or nothing. */
export async function run(
  cwd: string,
  args: readonly string[],
  input: string | Uint8Array | AsyncIterable<Uint8Array> = '',
): Promise<Ended> {
  const child = spawn(process.execPath, [SERVER_BUNDLE, ...args], { cwd, env: { PATH: process.env.PATH } });
  // It may have seen enough before everything is written.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const fed = feed(child.stdin, input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended, fed]);
  return { code, out, err };
}

async function feed(
  to: NodeJS.WritableStream & { readonly destroyed?: boolean },
  input: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  if (typeof input === 'string' || input instanceof Uint8Array) {
    to.end(input);
    return;
  }
  for await (const piece of input) {
    if (to.destroyed) return;
    if (!to.write(piece)) await new Promise((resolve) => to.once('drain', resolve).once('close', resolve));
  }
  to.end();
}
