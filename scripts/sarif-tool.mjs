// Microsoft's SARIF Multitool, the judge of SARIF: fetched from npm into the cache, for it takes 104 MB.
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { npm } from './processes.mjs';

/** `{ command }`, a path; or `{ missing }`, one sentence. */
export async function findSarifTool() {
  const platform = { linux: 'linux', darwin: 'darwin', win32: 'win32' }[process.platform];
  if (platform === undefined) return { missing: `There is no SARIF Multitool for ${process.platform}.` };
  const name = `@microsoft/sarif-multitool-${platform}`;
  try {
    const folder = await cached(`sarif-multitool-${version}`, (into) => install(into, name));
    const program = platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool';
    return { command: join(folder, 'node_modules', name, program) };
  } catch (error) {
    return {
      missing: `The SARIF Multitool can't be installed, ${error.message.trim().split('\n').at(-1)}: run \`npm view ${name}\` to see whether npm finds it.`,
    };
  }
}

const version = '5.7.0';

async function install(folder, name) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`];
  const { code, output } = await npm(args, { cwd: folder, timeout: 300_000 });
  if (code !== 0) throw new Error(output || `npm ended with code ${String(code)}`);
  // npm unpacks the program without its run bit, which a script of the package would set.
  if (process.platform !== 'win32') await chmod(join(folder, 'node_modules', name, 'Sarif.Multitool'), 0o755);
}
