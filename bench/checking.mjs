/** How long `check` takes for a folder of so many modules, and the greatest memory that it holds meanwhile. */
import { spawn } from 'node:child_process';
import { peakMb } from './measure.mjs';
import { workspaceOf } from './sources.mjs';

/** `peakMb` is undefined where the system does not tell. */
export async function checking({ server, modules }) {
  const workspace = await workspaceOf(modules);
  const started = performance.now();
  const child = spawn(process.execPath, [server, 'check', workspace.path, '--format', 'json']);
  let peak;
  // The process takes its figure with it when it ends.
  const timer = setInterval(() => (peak = peakMb(child.pid) ?? peak), 100);
  let written = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (written += part));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const ms = performance.now() - started;
  clearInterval(timer);
  await workspace.remove();
  const { files } = JSON.parse(written).summary;
  if (code === 2 || files !== modules * 5) throw new Error(`check looked at ${files} files, code ${code}`);
  return { modules, ms, peakMb: peak };
}
