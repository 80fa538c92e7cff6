/** `apigateway-stages check` as a process. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { SERVER_BUNDLE } from './stdio-client.js';

/** What a process printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program in a folder; the environment has nothing but what is given. */
export async function check(
  cwd: string,
  args: readonly string[] = [],
  options: { readonly server?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const env = { PATH: process.env.PATH, ...options.env };
  const child = spawn(process.execPath, [options.server ?? SERVER_BUNDLE, 'check', ...args], { cwd, env });
  child.stdin.end();
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}
