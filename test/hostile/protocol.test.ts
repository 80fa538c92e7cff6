/** An editor that breaks the protocol or dies: the server ends with the right code and says why. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { fixtures } from '../wire/fixtures.js';

const { folder } = fixtures();

describe('a frame', () => {
  test.each([
    ['without `Content-Length`', 'Content-Type: x\r\n\r\n{}', 'has no valid `Content-Length`'],
    ['with a length that is no number', 'Content-Length: x\r\n\r\n{}', 'has no valid `Content-Length`'],
    ['with a length below zero', 'Content-Length: -5\r\n\r\n{}', 'has no valid `Content-Length`'],
    ['that is not one', 'garbage\r\n\r\n', 'has no valid `Content-Length`'],
    ['whose header never ends', 'x'.repeat(100_000), 'never ends'],
    ['of 99 GB', 'Content-Length: 99999999999\r\n\r\n{}', 'longer than 256 MB'],
  ])('%s ends it with 1 and a line on standard error', async (_, bytes, reason) => {
    const server = spawn(process.execPath, [SERVER_BUNDLE, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    server.stderr.setEncoding('utf8').on('data', (piece: string) => (err += piece));
    server.stdin.on('error', () => undefined).write(message({ id: 1, method: 'x/y' }) + bytes);
    const [code] = (await once(server, 'close')) as [number | null];
    expect(code).toBe(1);
    expect(err).toMatch(/^apigateway-stages: .*\n$/);
    expect(err).toContain(reason);
  });

  test('that arrives byte by byte is read as ever', async () => {
    const server = spawn(process.execPath, [SERVER_BUNDLE, '--stdio']);
    for (const byte of message({ id: 1, method: 'x/y' })) server.stdin.write(byte);
    let answer = '';
    while (!answer.includes('}')) answer += String((await once(server.stdout, 'data'))[0]);
    expect(answer).toContain('"id":1,"error"');
    server.stdin.write(message({ method: 'exit' }));
    expect(await once(server, 'exit')).toEqual([1, null]);
  });
});

/** Keeps the thread that answers busy for good, as some text might. */
const BUSY = `if (require('node:worker_threads').isMainThread) setTimeout(() => { for (;;); }, 1000);\n`;

test('an editor that is gone takes a busy server with it', async () => {
  const editor = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)']);
  const { path } = await folder({ 'busy.cjs': BUSY });
  const server = spawn(process.execPath, ['-r', join(path, 'busy.cjs'), SERVER_BUNDLE, '--stdio']);
  onTestFinished(() => void server.kill('SIGKILL'));
  const initialize = { processId: editor.pid, rootUri: null, capabilities: {} };
  server.stdin.write(message({ id: 1, method: 'initialize', params: initialize }));
  await once(server.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  editor.kill('SIGKILL');
  expect(await once(server, 'exit')).toEqual([null, 'SIGKILL']);
});

function message(content: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}
