// The independent AWS of the tests: moto's server, found on this machine or installed into the cache with Python.
// `APIGATEWAY_STAGES_MOTO` names the program where it is not found.
import { onPath, start, waitFor } from './processes.mjs';
import { lastLine, pythonWith } from './python.mjs';

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
  const { python, missing } = await pythonWith('moto', ['moto[server]']);
  if (missing !== undefined) return { missing: `${missing}: ${REMEDY}.` };
  return { command: python, args: ['-m', 'moto.server'] };
}

const REMEDY =
  "install it with `pip install 'moto[server]'`, or name its `moto_server` in `APIGATEWAY_STAGES_MOTO`";
