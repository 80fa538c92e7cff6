/** Runs the built program as a shell does, on input that means harm. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { SERVER_BUNDLE } from '../support/stdio-client.js';

/** What a run has left. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Ends with the program. Its standard input has `input`, or nothing; of the environment it has the path and `environment`. */
export async function run(
  cwd: string,
  args: readonly string[],
  input: string | Iterable<Uint8Array> = '',
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [SERVER_BUNDLE, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  // It may have seen enough before everything is written.
  const fed = pipeline(Readable.from(typeof input === 'string' ? [input] : input), child.stdin).catch(
    () => undefined,
  );
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended, fed]);
  return { code, out, err };
}
