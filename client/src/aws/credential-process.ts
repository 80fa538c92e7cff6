/**
 * Credentials that a program prints. Run here and not by the SDK, which keeps of what went wrong only a text with the
 * command line in it. Nothing that the program writes is passed on.
 */
import { spawn } from 'node:child_process';
import type { AwsCredentialIdentity } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import type { AwsFailure } from './ports.js';

/** Runs the command once, in a shell as the SDKs do, for so many milliseconds at most. Rejects with an `AwsFailure`. */
export async function processCredentials(
  profile: string,
  command: string,
  mostMs: number,
): Promise<AwsCredentialIdentity> {
  const { output, code } = await ran(command, mostMs);
  const failed = (how: string): AwsFailure & Error =>
    awsFailure('credentials', `The \`credential_process\` of profile \`${profile}\` ${how}`);
  if (code === 'late') {
    throw failed(
      `did not end within ${Math.ceil(mostMs / 1000)} seconds. Run it in a terminal: it may be waiting for you to sign in.`,
    );
  }
  if (code === 'large')
    throw failed('printed more than 1 MB. Correct its output: one JSON object is expected.');
  if (NOT_FOUND.includes(code)) {
    throw failed(
      'was not found. Check the path and the quotes of the command, and the `PATH` of the editor.',
    );
  }
  if (code !== 0) throw failed('returned no credentials. Run it in a terminal to see why.');
  const printed = jsonOf(output);
  if (printed === undefined) throw failed('printed no JSON. Run it in a terminal to see what it prints.');
  if (printed.Version !== 1)
    throw failed('printed another `Version` than 1. Update the program, or correct its output.');
  const { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: end } = printed;
  if (typeof id !== 'string' || typeof secret !== 'string')
    throw failed('printed no `AccessKeyId` or no `SecretAccessKey`. Run it in a terminal to see why.');
  const expiration = typeof end === 'string' ? new Date(end) : undefined;
  if (expiration !== undefined && isNaN(expiration.getTime()))
    throw failed('printed an `Expiration` that is no date. Correct its output: ISO 8601 is expected.');
  if (expiration !== undefined && expiration.getTime() <= Date.now())
    throw failed('printed credentials that have expired. Sign in with the program, then refresh.');
  return {
    accessKeyId: id,
    secretAccessKey: secret,
    ...(typeof token === 'string' ? { sessionToken: token } : {}),
    ...(expiration === undefined ? {} : { expiration }),
  };
}

interface Ended {
  readonly output: string;
  /** The exit code, -1 after a signal; or why it was ended. */
  readonly code: number | 'late' | 'large';
}

/** The program's group is ended with it: a shell alone would leave behind what it has started. */
function ran(command: string, mostMs: number): Promise<Ended> {
  return new Promise((resolve) => {
    // The AWS CLI goes on with the next line as well. Whatever asks a person something gets no answer.
    const program = spawn(command.replace(/\n/g, ' '), {
      shell: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: !WINDOWS,
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = (code: Ended['code']): void => {
      clearTimeout(timer);
      resolve({ output: Buffer.concat(chunks).toString('utf8'), code });
    };
    const ended = (why: 'late' | 'large'): void => {
      done(why);
      program.stdout.destroy();
      if (program.pid !== undefined) endAll(program.pid);
    };
    const timer = setTimeout(ended, mostMs, 'late');
    program.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) ended('large');
    });
    program.once('error', () => {
      done(-1);
    });
    program.once('close', (code) => {
      done(code ?? -1);
    });
  });
}

const WINDOWS = process.platform === 'win32';
const MOST_BYTES = 1024 * 1024;

function endAll(pid: number): void {
  try {
    if (WINDOWS) spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true, stdio: 'ignore' });
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Of a POSIX shell, which found nothing or something that is not to be run, and of `cmd.exe`. */
const NOT_FOUND = [127, 126, 9009];

function jsonOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
