/** `apigateway-stages check` as a process. */
import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { SERVER_BUNDLE } from '../support/stdio-client.js';

/** How it ended, and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CheckSettings {
  readonly server?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What comes on standard input. */
  readonly input?: string | Uint8Array;
}

/** A module with one error, on its third line. */
export const WRONG = `resource "aws_apigatewayv2_stage" "live" {
  api_id = "abc123"
  name   = "a stage"
}
`;

/** Runs a check in a folder to its end. */
export async function check(
  cwd: string,
  args: readonly string[] = [],
  { server = SERVER_BUNDLE, env, input = '' }: CheckSettings = {},
): Promise<Ended> {
  return run(process.execPath, [server, 'check', ...args], cwd, { PATH: process.env.PATH, ...env }, input);
}

/** Runs any program to its end. */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
  input: string | Uint8Array = '',
): Promise<Ended> {
  const child = spawn(command, args, { cwd, env });
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve);
    child.on('error', reject);
  });
  const [out, err, code] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended]);
  return { code, out: out.toString(), err: err.toString() };
}
