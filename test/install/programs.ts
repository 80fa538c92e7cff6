/** Runs programs as a person does who has just installed the package. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The tarball, the folder it is installed in, and a repository with one commit of this checkout. */
    installed: { readonly tarball: string; readonly place: string; readonly clone: string };
    preCommit: { readonly python?: string; readonly missing?: string };
    registry: { readonly missing?: string };
  }
}

/** How a program ended, and what it said where. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Terraform with one stage of that name, which is found if it can't be one. */
export const stageNamed = (name: string): string => `resource "aws_apigatewayv2_stage" "live" {
  api_id = "abc123"
  name   = "${name}"
}
`;

/** A folder that goes with the test. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stages-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Runs a program to its end, free of what the npm around these tests has put into the environment. */
export async function runProgram(
  [command = '', ...args]: readonly string[],
  { cwd, env = {}, input = '' }: { cwd: string; env?: NodeJS.ProcessEnv; input?: string },
): Promise<Ended> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(registry|ca|cafile)$)/i.test(name),
  );
  const child = spawn(command, args, { cwd, env: { ...Object.fromEntries(own), ...env } });
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  );
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out, err };
}

/** `apigateway-stages` as npm has installed it. */
export function apigatewayStages(args: readonly string[], cwd: string, input?: string): Promise<Ended> {
  const program = join(inject('installed').place, 'node_modules', '.bin', 'apigateway-stages');
  return runProgram([program, ...args], { cwd, ...(input === undefined ? {} : { input }) });
}
