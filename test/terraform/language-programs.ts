/** Runs Terraform and `check` in directories that are written for them. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The files of a module by their paths, those of the modules that it calls by `./` included. */
export type ModuleFiles = Readonly<Record<string, string>>;

/** Writes the files of a module below a directory. */
export async function writeModule(directory: string, files: ModuleFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const target = join(directory, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** What a program prints; both tell findings by an exit code that is no failure. */
export function runProgram(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: undefined,
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
    };
    execFile(program, args, { cwd, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error && stdout === '') reject(new Error(stderr || error.message));
      else resolve(stdout);
    });
  });
}
