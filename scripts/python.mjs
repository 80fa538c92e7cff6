// Programs from PyPI that tests need, each in an environment of its own in the cache.
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { onPath, run } from './processes.mjs';

/**
 * The Python of the cached environment `name` with `packages` in it: `{ python }`, or `{ missing }`, a sentence without its
 * full stop.
 */
export async function pythonWith(name, packages) {
  const python = (await onPath('python3')) ?? (await onPath('python'));
  if (python === undefined) return { missing: 'There is no Python on the PATH' };
  try {
    const environment = await cached(name, async (folder) => {
      await must(python, ['-m', 'venv', folder]);
      await must(pythonIn(folder), ['-m', 'pip', 'install', '--quiet', ...packages]);
    });
    // Its programs name the folder that it was made in; its Python finds itself.
    return { python: pythonIn(environment) };
  } catch (error) {
    return { missing: `\`${packages.join(' ')}\` can't be installed, ${lastLine(error.message)}` };
  }
}

/** The last line of a program's output, where it says why it ended. */
export function lastLine(text) {
  return text.trim().split('\n').at(-1);
}

async function must(command, args) {
  const { code, output } = await run(command, args, { timeout: 300_000 });
  if (code !== 0) throw new Error(output || `\`${command}\` ended with code ${String(code)}`);
}

function pythonIn(environment) {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}
