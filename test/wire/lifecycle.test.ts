/** How the bundled server starts and ends, as a process. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlink } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  ErrorCodes,
  type RegistrationParams,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  createProtocolConnection,
} from 'vscode-languageserver/node';
import { PULL_CAPABILITIES, PUSH_CAPABILITIES, SERVER_BUNDLE, startEditor } from '../support/stdio-client.js';
import { UNTITLED, fixtures } from './fixtures.js';

const { editor, folder } = fixtures();
const run = promisify(execFile);

describe('initialize', () => {
  test('tells what the server can do', async () => {
    const { initialized } = await editor();
    expect(initialized.serverInfo?.name).toBe('apigateway-stages');
    expect(initialized.capabilities).toMatchObject({
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
    });
    expect(initialized.capabilities.diagnosticProvider).toBeUndefined();
  });

  test('offers to be pulled where the editor pulls', async () => {
    const { initialized } = await editor({ capabilities: PULL_CAPABILITIES });
    expect(initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
  });

  test('is enough with an editor that can do nothing', async () => {
    const server = await editor({ capabilities: {} });
    await server.open(UNTITLED, 'a = ]\n');
    expect(await server.until(UNTITLED, (found) => found.length > 0)).toHaveLength(1);
    expect(server.registered.size).toBe(0);
  });

  test('asks to be told of settings and files', async () => {
    const server = await editor();
    await server.open(UNTITLED, 'a = ]\n');
    await server.until(UNTITLED, (found) => found.length > 0);
    expect([...server.registered.keys()].sort()).toEqual([
      'textDocument/didChange',
      'textDocument/didClose',
      'textDocument/didOpen',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWatchedFiles',
    ]);
    const { watchers } = server.registered.get('workspace/didChangeWatchedFiles') as {
      readonly watchers: readonly { readonly globPattern: string }[];
    };
    // Each is read with its module, so each that changes makes what is known of the module old.
    for (const name of ['a.tf', 'a.tofu', 'a.tf.json', 'a.tofu.json', 'a.tfvars', 'a.tfvars.json', 'a.yaml'])
      expect(watchers.some(({ globPattern }) => matchesGlob(`x/${name}`, globPattern))).toBe(true);
  });
});

describe('an editor that does not do what it is asked', () => {
  const refuse = () => {
    throw new ResponseError(ErrorCodes.InternalError, 'no');
  };
  const never = () => new Promise<never>(() => undefined);

  test.each([
    ['refuses', refuse],
    ['never answers', never],
  ])('%s: modules are found and files watched all the same', async (_, answer) => {
    const { uri } = await folder({ 'main.tf': 'resource "aws_api_gateway_stage" "prod" {}\n' });
    const capabilities = { ...PUSH_CAPABILITIES, window: { workDoneProgress: true } };
    const asked: string[] = [];
    const server = await editor({
      folders: [uri],
      capabilities,
      answers: {
        'window/workDoneProgress/create': answer,
        'client/registerCapability': ({ registrations }: RegistrationParams) => {
          asked.push(...registrations.map(({ method }) => method));
          return answer();
        },
      },
    });
    await expect
      .poll(() => server.request<unknown[]>('workspace/symbol', { query: 'prod' }), { timeout: 60_000 })
      .toHaveLength(1);
    expect(asked).toContain('workspace/didChangeWatchedFiles');
    expect(await server.stop()).toBe(0);
  });
});

describe('the end', () => {
  test('shutdown and exit end it with 0', async () => {
    const server = await editor();
    await server.open(UNTITLED, 'a = ]\n');
    expect(await server.stop()).toBe(0);
    expect(server.stderr()).toBe('');
  });

  test('shutdown while the strict check runs ends it with 0', async () => {
    const server = await editor();
    await server.open(UNTITLED, `${'locals {\n  a = 1\n}\n'.repeat(20_000)}a = ]\n`);
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(await server.stop()).toBe(0);
  });

  test('exit without shutdown ends it with 1', async () => {
    const server = await editor();
    await server.connection.sendNotification('exit');
    expect(await server.ended).toBe(1);
  });

  test('it ends when its input is closed', async () => {
    const server = await editor();
    await server.open(UNTITLED, 'a = 1\n');
    server.process.stdin.end();
    expect(await server.ended).not.toBeNull();
  });

  test('it ends when the editor is gone without a word', async () => {
    const child = spawn(process.execPath, [SERVER_BUNDLE, '--stdio'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin.destroy();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).not.toBeNull();
  });
});

describe('the command line', () => {
  test('--version prints the version of the package', async () => {
    const { stdout } = await run(process.execPath, [SERVER_BUNDLE, '--version']);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('--help names every way to start it', async () => {
    const { stdout } = await run(process.execPath, [SERVER_BUNDLE, '--help']);
    expect(stdout).toContain('--stdio');
  });

  test('an unknown argument is refused with the usage', async () => {
    const failure = await run(process.execPath, [SERVER_BUNDLE, '--sdtio']).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 2, stderr: expect.stringContaining('--stdio') as string });
  });

  test('it starts through a link, as package managers install it', async () => {
    const bin = await folder();
    const link = join(bin.path, 'apigateway-stages');
    await symlink(SERVER_BUNDLE, link);
    const server = await startEditor({ server: link });
    await server.open(UNTITLED, 'a = 1\nb = ]\n');
    const [problem] = await server.until(UNTITLED, (found) =>
      found.some(({ message }) => message.includes(': ')),
    );
    expect(problem?.message).toContain('Invalid expression');
    expect(await server.stop()).toBe(0);
  });
});

describe('the order of requests', () => {
  test('a request before `initialize` is refused as such, and `exit` ends the server with 1', async () => {
    const { connection, ended } = bare();
    const params = { textDocument: { uri: UNTITLED }, position: { line: 0, character: 0 } };
    for (const method of ['textDocument/hover', 'shutdown', 'no/such/method'])
      await expect(connection.sendRequest(method, params)).rejects.toMatchObject({ code: -32002 });
    await connection.sendNotification('exit');
    expect(await ended).toBe(1);
  });

  test('what is opened before `initialize` is not looked at', async () => {
    const { connection, ended } = bare();
    const textDocument = { uri: UNTITLED, languageId: 'terraform', version: 1, text: 'a = ]\n' };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const initialize = { processId: null, rootUri: null, capabilities: PULL_CAPABILITIES };
    await connection.sendRequest('initialize', initialize);
    const pull = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: UNTITLED } });
    expect(pull).toMatchObject({ items: [] });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await ended).toBe(0);
  });

  test('a second `initialize` is refused, and the session goes on', async () => {
    const server = await editor();
    await expect(
      server.request('initialize', { processId: null, rootUri: null, capabilities: {} }),
    ).rejects.toMatchObject({ code: -32600 });
    await server.open(UNTITLED, 'a = ]\n');
    expect(await server.until(UNTITLED, (found) => found.length > 0)).toHaveLength(1);
  });

  test('after `shutdown` nothing is answered but `exit`', async () => {
    const server = await editor();
    await server.open(UNTITLED, 'a = 1\n');
    await server.connection.sendRequest('shutdown');
    const params = { textDocument: { uri: UNTITLED }, position: { line: 0, character: 0 } };
    for (const method of ['textDocument/hover', 'shutdown', 'no/such/method'])
      await expect(server.request(method, params)).rejects.toMatchObject({ code: -32600 });
    await server.connection.sendNotification('exit');
    expect(await server.ended).toBe(0);
  });
});

/** A server that nobody has said anything to. */
function bare() {
  const child = spawn(process.execPath, [SERVER_BUNDLE, '--stdio'], { stdio: 'pipe' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return { connection, ended };
}
