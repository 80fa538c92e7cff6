/** What ends a command before its time: one line says so, and the exit code is not that of a run that went well. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { folder } = fixtures();

const STAGE = JSON.stringify({
  stageName: 'prod',
  deploymentId: 'abc',
  cacheClusterEnabled: false,
  methodSettings: {},
  tracingEnabled: false,
});

const API = ['--rest-api-id', 'abc123'];

const WRONG = 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "a stage"\n}\n';

const COMMANDS: readonly (readonly [string, readonly string[]])[] = [
  ['check', ['check']],
  ['check as JSON', ['check', '--format', 'json']],
  ['check as SARIF', ['check', '--format', 'sarif']],
  ['check --help', ['check', '--help']],
  ['render', ['render', ...API]],
  ['compare', ['compare', ...API, '.']],
  ['--help', ['--help']],
];

describe.each(COMMANDS)('%s', (_, args) => {
  test('on a full disk ends with 2 and says so', async () => {
    const { path } = await folder({ 'main.tf': WRONG });
    const { code, err } = await runTo(path, args, openSync('/dev/full', 'w'));
    const own = err.split('\n').filter((line) => line.startsWith('apigateway-stages: The output'));
    expect(own).toEqual([
      'apigateway-stages: The output is not complete, because the disk is full. Free some space and try again.',
    ]);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });

  test('whose reader has gone ends without a word about it', async () => {
    const { path } = await folder({ 'main.tf': WRONG.repeat(200) });
    const child = spawn(process.execPath, [SERVER_BUNDLE, ...args], {
      cwd: path,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    child.stdin.end(STAGE);
    const closed = once(child, 'close') as Promise<[number | null]>;
    const [err, [code]] = await Promise.all([text(child.stderr), closed]);
    expect(err).not.toMatch(/EPIPE|error|output/i);
    expect(code).toBe(2);
  });
});

async function runTo(cwd: string, args: readonly string[], out: number) {
  const child = spawn(process.execPath, [SERVER_BUNDLE, ...args], { cwd, stdio: ['pipe', out, 'pipe'] });
  child.stdin?.end(STAGE);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const [err, [code]] = await Promise.all([child.stderr ? text(child.stderr) : '', closed]);
  return { err, code };
}

describe.each([
  ['render', ['render', ...API]],
  ['compare', ['compare', ...API, '.']],
])('%s', (_, args) => {
  test('reads no input without an end', async () => {
    const { path } = await folder({ 'main.tf': WRONG });
    let sent = 0;
    function* endless() {
      for (const piece = Buffer.alloc(1_000_000, ' '); sent < 600; sent++) yield piece;
    }
    const { code, out, err } = await run(path, args, endless());
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'apigateway-stages: The input is larger than 64 MB. Pipe fewer stages at a time.\n',
    });
    expect(sent).toBeLessThan(200);
  });

  test.each([
    ['lists', '['.repeat(100_000)],
    ['closed lists', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['objects in a stage', STAGE.replace('{}', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
  ])('takes 100,000 levels of %s', async (_of, input) => {
    const { path } = await folder({ 'main.tf': WRONG });
    const { code, err } = await run(path, args, input);
    expect(err).not.toMatch(/internal error|^\s+at /m);
    expect(code).not.toBeNull();
  });
});
