/**
 * Credentials that a program prints. Run here and not by the SDK, which keeps of what went wrong only a text with the
 * command line in it. Nothing that the program writes is passed on.
 */
import { exec } from 'node:child_process';
import type { AwsCredentialIdentity } from '@smithy/types';
import { awsFailure } from './aws-failure.js';
import type { AwsFailure } from './ports.js';

/** Runs the command once, in a shell as the SDKs do. Rejects with an `AwsFailure`. */
export async function processCredentials(profile: string, command: string): Promise<AwsCredentialIdentity> {
  const { output, code } = await new Promise<Ended>((resolve) => {
    // The AWS CLI goes on with the next line as well.
    const program = exec(command.replace(/\n/g, ' '), { windowsHide: true }, (error, stdout) => {
      resolve({ output: stdout, code: error === null ? 0 : (error.code ?? -1) });
    });
    // Whatever asks a person something must not wait for ever: nobody is there to answer.
    program.stdin?.end();
  });
  const failed = (how: string): AwsFailure & Error =>
    awsFailure('credentials', `The \`credential_process\` of profile \`${profile}\` ${how}`);
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
  readonly code: number;
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
