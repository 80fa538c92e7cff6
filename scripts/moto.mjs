// The independent AWS of the tests: moto's server, found on this machine or installed into the cache with Python.
// `APIGATEWAY_STAGES_MOTO` names the program where it is not found.
import { join } from 'node:path';
import { cached } from './cache.mjs';
import { onPath, run, start, waitFor } from './processes.mjs';

/** `{ url, stop }` of a server on a free port; or `{ missing }`, one sentence. */
export async function startMoto() {
  const { command, args, missing } = await findMoto();
  if (missing !== undefined) return { missing };
  let output = '';
  const onOutput = (text) => {
    output += text;
  };
  const server = start(command, [...args, '-H', '127.0.0.1', '-p', '0'], { onOutput });
  let hasEnded = false;
  server.ended.catch((error) => onOutput(error.message)).finally(() => (hasEnded = true));
  const address = () => /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1];
  const url = await waitFor('moto', () => address() ?? (hasEnded ? '' : undefined), { timeout: 60_000 });
  return url === '' ? { missing: `moto ends at once: ${lastLine(output)}` } : { url, stop: server.stop };
}

/** `{ command, args }`, or `{ missing }`. */
async function findMoto() {
  const found = process.env.APIGATEWAY_STAGES_MOTO ?? (await onPath('moto_server'));
  if (found !== undefined) return { command: found, args: [] };
  const python = (await onPath('python3')) ?? (await onPath('python'));
  if (python === undefined)
    return { missing: `There is neither \`moto_server\` nor Python on the PATH: ${REMEDY}.` };
  try {
    const environment = await cached('moto', (folder) => install(python, folder));
    // Its programs name the folder that it was made in; its Python finds itself.
    return { command: pythonIn(environment), args: ['-m', 'moto.server'] };
  } catch (error) {
    return { missing: `moto can't be installed, ${lastLine(error.message)}: ${REMEDY}.` };
  }
}

const REMEDY =
  "install it with `pip install 'moto[server]'`, or name its `moto_server` in `APIGATEWAY_STAGES_MOTO`";

async function install(python, folder) {
  await must(python, ['-m', 'venv', folder]);
  await must(pythonIn(folder), ['-m', 'pip', 'install', '--quiet', 'moto[server]']);
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

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
