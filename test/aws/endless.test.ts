/** Answers without an end, in time or in bytes, and programs that print no credentials: everything is told, in time. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Limits, LiveApis } from '../../client/src/aws/ports.js';
import { failureOf, pagesOf, REGION, signedIn, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, files } = surroundings();
const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0)) await step();
});

/** A service on loopback that answers everything in its own way; how many connections it has open is told. */
async function service(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<string> {
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    answer(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A body of so many bytes at a time, for as long as anybody listens. */
function withoutEnd(response: ServerResponse, piece: string, ms: number): void {
  const more = setInterval(() => response.write(piece), ms);
  response.on('close', () => {
    clearInterval(more);
  });
}

const stalls = (response: ServerResponse): void => void response.writeHead(200).write('{"item":[');

function connected(url: string, limits: Partial<Limits> = {}): LiveApis {
  useEnvironment(url);
  return aws({ limits }).connect(undefined);
}

const TIMED_OUT =
  'The request to API Gateway in `eu-west-1` timed out. Try again. If it keeps happening, check the proxy and the VPN.';
const TOO_LARGE =
  'The response from API Gateway in `eu-west-1` is larger than AWS sends. Check the `endpoint_url`, and for a proxy in between, then try again.';
const REDIRECTED =
  '`GetRestApis` was redirected (HTTP 302), which API Gateway in `eu-west-1` does not do. Check the `endpoint_url`, and for a proxy in between, then try again.';
const CUT_SHORT =
  /^The response of API Gateway in `eu-west-1` is incomplete, or comes from something in between/;

describe('an answer of', () => {
  test.each<[string, (response: ServerResponse, request: IncomingMessage) => void, string | RegExp]>([
    ['nothing but its beginning', stalls, TIMED_OUT],
    [
      'a byte now and then',
      (response) => {
        response.writeHead(200).write('{');
        withoutEnd(response, ' ', 50);
      },
      TIMED_OUT,
    ],
    [
      'bytes without an end',
      (response) => {
        withoutEnd(response.writeHead(200), 'x'.repeat(100_000), 1);
      },
      TOO_LARGE,
    ],
    [
      'an error without an end',
      (response) => {
        withoutEnd(response.writeHead(403), 'x'.repeat(100_000), 1);
      },
      TOO_LARGE,
    ],
    [
      'a length that is not there',
      (response) => void response.writeHead(200, { 'Content-Length': 1e12 }).write('{'),
      TIMED_OUT,
    ],
    [
      'a way to elsewhere',
      (response) => {
        response.writeHead(302, { Location: '/' }).end();
      },
      REDIRECTED,
    ],
    [
      'a way to a page elsewhere',
      (response) => {
        response.writeHead(302, { Location: '/' }).end('<html>');
      },
      REDIRECTED,
    ],
    [
      'packed bytes',
      (response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"item":[]}'));
      },
      CUT_SHORT,
    ],
    [
      'another encoding than it says',
      (response) => {
        response.writeHead(200, { 'Content-Encoding': 'br' }).end('nothing');
      },
      CUT_SHORT,
    ],
    [
      'lists in lists',
      (response) => {
        response.end(
          `{"item":[{"id":"a","tags":${'['.repeat(200_000)}${']'.repeat(200_000)}}],"more":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
        );
      },
      CUT_SHORT,
    ],
  ])('%s', async (_name, answer, message) => {
    const url = await service(answer);
    const pages = await pagesOf(connected(url, { requestTimeoutMs: 1_000, answerBytes: 1_000_000 }));
    const [rest] = pages.filter((page) => 'failure' in page);
    expect(rest).toMatchObject({
      family: 'REST',
      failure: {
        message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
      },
    });
    expect(pages.some((page) => 'apis' in page && page.apis.length === 0)).toBe(false);
  });

  test('embedded resources is no empty list', async () => {
    const url = await service((response) => {
      response.end('{"_links":{},"_embedded":{"item":[{"id":"a"}]}}');
    });
    expect((await pagesOf(connected(url)))[0]).toMatchObject({
      family: 'REST',
      failure: {
        message: expect.stringMatching(
          /^The response to `GetRestApis` did not come from API Gateway/,
        ) as string,
      },
    });
  });
});

describe('a list that goes on', () => {
  /** Another API on each page, and another token. */
  async function pagesWithoutEnd(): Promise<string> {
    let asked = 0;
    return service((response) => {
      asked++;
      const entries = [
        { id: `a${asked}`, name: 'a' },
        { id: `b${asked}`, name: 'b' },
      ];
      response.end(JSON.stringify({ item: entries, position: `t${asked}` }));
    });
  }

  test.each<[string, Partial<Limits>, RegExp]>([
    [
      'items',
      { listItems: 5 },
      /with more than 5 items, so the list may be incomplete\. Check the `endpoint_url`/,
    ],
    [
      'time',
      { listMs: 0 },
      /sent the pages of `GetRestApis` too slowly, so the list is incomplete\. Refresh/,
    ],
  ])('ends with the limit of %s, which is told beside what came', async (_name, limits, message) => {
    const live = connected(await pagesWithoutEnd(), limits);
    const pages = (await pagesOf(live)).filter((page) => !('family' in page) || page.family === 'REST');
    expect(pages.at(-1)).toMatchObject({ failure: { message: expect.stringMatching(message) as string } });
    expect(pages[0]).toMatchObject({ apis: [{ name: 'a' }, { name: 'b' }] });
    expect(pages.length).toBeLessThan(5);
  });
});

describe('credentials that never come', () => {
  /** What a person reads where their account should be. */
  const failureWith = (profile: string | undefined, limits: Partial<Limits>): ReturnType<typeof failureOf> =>
    failureOf(aws({ limits }).connect(profile).identity(REGION, still));

  test('of a program that sleeps, which is ended with all that it has started', async () => {
    const folder = await files({});
    const beat = join(folder, 'beat');
    // A shell that waits for another program: the one that was started is not the one that sleeps.
    const script = `for (;;) { require('fs').appendFileSync(process.argv[1], '.'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); }`;
    await files({
      config: `[profile tool]\ncredential_process = "${process.execPath}" -e "${script}" "${beat}"; true\n`,
    });
    expect(await failureWith('tool', { credentialsMs: 1_500 })).toEqual({
      category: 'credentials',
      message:
        'The `credential_process` of profile `tool` did not end within 2 seconds. Run it in a terminal: it may be waiting for you to sign in.',
    });
    // It has begun, and does not go on.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const beats = (await readFile(beat, 'utf8')).length;
    expect(beats).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await readFile(beat, 'utf8')).length).toBe(beats);
  });

  test('of a program that prints without an end', async () => {
    await files({ config: '[profile tool]\ncredential_process = yes\n' });
    expect((await failureWith('tool', {})).message).toBe(
      'The `credential_process` of profile `tool` printed more than 1 MB. Correct its output: one JSON object is expected.',
    );
  });

  test('of SSO', async () => {
    process.env.AWS_ENDPOINT_URL_SSO = await service(stalls);
    const folder = await files({
      config:
        '[profile dev]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = reader\n[sso-session corp]\nsso_start_url = https://example.com/start\nsso_region = eu-west-1\n',
    });
    await signedIn(folder, 'corp');
    expect((await failureWith('dev', { requestTimeoutMs: 500 })).message).toMatch(/timed out/);
  });

  test('of a container', async () => {
    process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = `${await service(stalls)}/credentials`;
    expect((await failureWith(undefined, { credentialsMs: 2_000 })).message).toBe(
      'The credentials of this machine or container did not arrive in time. Try again, or select a profile.',
    );
  });
});
