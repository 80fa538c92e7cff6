// The thread behind `program.ts`: holds a packaged server, makes a directory of each fixture, asks, and rings.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import {
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver-protocol/node';

const { port, bell, server } = workerData;
const root = mkdtempSync(join(tmpdir(), 'shipped-'));
const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
process.on('exit', () => {
  child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});
const connection = createProtocolConnection(
  new StreamMessageReader(child.stdout),
  new StreamMessageWriter(child.stdin),
);
let settings;
/** @type {(value?: unknown) => void} */
let looked = () => undefined;
connection.onRequest('workspace/configuration', ({ items }) => items.map(() => settings));
connection.onRequest('client/registerCapability', () => null);
connection.onRequest('workspace/diagnostic/refresh', () => null);
connection.onNotification('window/logMessage', ({ message }) => {
  if (message.startsWith('Indexed')) looked();
  // Only what went wrong inside is told with a stack.
  else if (/\n\s+at /.test(message)) process.stderr.write(`${message}\n`);
});
connection.listen();
const initialized = connection
  .sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: {
        diagnostic: {},
        completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1] } } },
      },
    },
  })
  .then(() => connection.sendNotification('initialized', {}));

let count = 0;
port.on('message', async (question) => {
  try {
    port.postMessage({ answer: await answerTo(question) });
  } catch (error) {
    port.postMessage({ failure: String(error.stack) });
  }
  Atomics.store(bell, 0, 1);
  Atomics.notify(bell, 0);
});

/** The server's answer, as if the fixture's directory were `moduleUri`. */
async function answerTo({ moduleUri, texts, method, params, settings: wanted }) {
  await initialized;
  settings = wanted;
  const folder = join(root, String(count++));
  const folderUri = pathToFileURL(folder).href;
  for (const { name, text } of texts) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const here = JSON.parse(JSON.stringify(params).replaceAll(moduleUri, folderUri));
  const { uri } = here.textDocument;
  const { text } = texts.find(({ name }) => `${folderUri}/${name}` === uri);
  // Who calls a module is known of workspace folders only.
  const isWorkspace = texts.some(({ name }) => name.includes('/'));
  if (isWorkspace) await changeFolders({ added: [{ uri: folderUri, name: 'fixture' }], removed: [] });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'terraform', version: 1, text },
  });
  const answer = await connection.sendRequest(method, here);
  await connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  if (isWorkspace) {
    await connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: folderUri, name: 'fixture' }] },
    });
  }
  rmSync(folder, { recursive: true });
  return JSON.parse(JSON.stringify(answer).replaceAll(folderUri, moduleUri));
}

async function changeFolders(event) {
  const done = new Promise((resolve) => {
    looked = resolve;
  });
  await connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  await done;
}
