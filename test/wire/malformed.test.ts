/** Requests that no editor should send: each gets an answer, and the server goes on. */
import { describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { PULL_CAPABILITIES, type Editor } from '../support/stdio-client.js';
import { UNTITLED, fixtures } from './fixtures.js';

const { editor } = fixtures();

/** Every request that takes a position in a document. */
const AT_POSITION = [
  'textDocument/completion',
  'textDocument/hover',
  'textDocument/definition',
  'textDocument/references',
  'textDocument/documentHighlight',
  'textDocument/prepareRename',
  'textDocument/rename',
];

/** Every request that takes a document. */
const OF_DOCUMENT = ['textDocument/documentSymbol', 'textDocument/codeAction', 'textDocument/diagnostic'];

const TEXT = 'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n}\n';

const ODD_POSITIONS: readonly unknown[] = [
  { line: 1_000_000, character: 0 },
  { line: 0, character: 1_000_000 },
  { line: -1, character: 0 },
  { line: 0, character: -5 },
  { line: 0.5, character: 1.5 },
  { line: 1e308, character: 1e308 },
  { line: 'one', character: null },
  {},
  null,
  undefined,
];

const ODD_PARAMETERS: readonly unknown[] = [
  undefined,
  null,
  {},
  [],
  { textDocument: null },
  { textDocument: 'x', position: 1 },
  { textDocument: { uri: 7 }, position: { line: 0, character: 0 } },
  { textDocument: { uri: '' }, position: { line: 0, character: 0 }, range: 1, context: null },
  {
    textDocument: { uri: 'file:///no/such/file.tf' },
    position: { line: 0, character: 0 },
    query: 3,
    label: {},
  },
  { textDocument: { uri: 'not a uri %%%' }, position: { line: 0, character: 0 }, data: 'x', label: 'x' },
  { textDocument: { uri: 'http://example.com/main.tf' }, query: null, data: { uri: 1 } },
];

test.each(AT_POSITION)('%s with every odd position', async (method) => {
  const server = await opened();
  for (const position of ODD_POSITIONS) {
    await answered(server, method, {
      textDocument: { uri: UNTITLED },
      position,
      context: { includeDeclaration: true },
    });
  }
  await goesOn(server);
});

test.each([...AT_POSITION, ...OF_DOCUMENT, 'workspace/symbol', 'completionItem/resolve'])(
  '%s with parameters of every wrong type',
  async (method) => {
    const server = await opened();
    for (const params of ODD_PARAMETERS) await answered(server, method, params);
    await goesOn(server);
  },
);

describe('notifications', () => {
  test.each([
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didClose',
    'textDocument/didSave',
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeConfiguration',
    'workspace/didChangeWorkspaceFolders',
    '$/cancelRequest',
    'initialized',
    '$/setTrace',
    'no/such/notification',
  ])('%s with wrong parameters', async (method) => {
    const server = await opened();
    for (const params of [
      undefined,
      {},
      { textDocument: null, contentChanges: null, changes: null, event: null, settings: 3 },
      {
        textDocument: { uri: UNTITLED, version: 'x' },
        contentChanges: [{ range: { start: {} } }],
        changes: [1],
      },
      {
        textDocument: { uri: 5, languageId: 'terraform', text: 5 },
        event: { added: 1, removed: [3] },
        changes: [{}],
      },
      {
        textDocument: { uri: 'file:///gone.tf' },
        contentChanges: [{ text: 3 }],
        changes: [{ uri: null, type: 99 }],
      },
    ])
      await server.connection.sendNotification(method, params as object);
    await server.close(UNTITLED);
    await server.open(UNTITLED, TEXT);
    await goesOn(server);
  });

  test('a change of a document that was never opened is left alone', async () => {
    const server = await opened();
    await server.replace('untitled:never-opened.tf', 'a = ]\n');
    await goesOn(server);
    expect(server.diagnostics('untitled:never-opened.tf')).toBeUndefined();
  });

  test('a change whose range lies outside the text is taken as far as it goes', async () => {
    const server = await opened();
    const far = { line: 9_999, character: 9_999 };
    await server.change(UNTITLED, [{ range: { start: far, end: far }, text: '\nb = ]' }]);
    expect(await problems(server)).not.toEqual([]);
  });
});

test('an unknown method is refused as such', async () => {
  const server = await opened();
  await expect(server.request('textDocument/noSuchThing', {})).rejects.toMatchObject({ code: -32601 });
  await goesOn(server);
});

test('a message that is no JSON is survived', async () => {
  const server = await opened();
  server.process.stdin.write('Content-Length: 9\r\n\r\n{not json');
  await goesOn(server);
});

test('a cancelled request is answered as cancelled, and the next one answered', async () => {
  const server = await opened();
  const cancellation = new CancellationTokenSource();
  const params = { textDocument: { uri: UNTITLED }, position: { line: 1, character: 2 } };
  const requests = Array.from({ length: 20 }, () =>
    server.connection.sendRequest('textDocument/diagnostic', params, cancellation.token),
  );
  cancellation.cancel();
  const outcomes = await Promise.allSettled(requests);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: -32800 });
  expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
  await goesOn(server);
});

async function opened(): Promise<Editor> {
  const server = await editor({ capabilities: PULL_CAPABILITIES, settings: { strictCheck: false } });
  await server.open(UNTITLED, TEXT);
  return server;
}

/** Any answer will do, a refusal too; silence would fail the test by its time limit. */
async function answered(server: Editor, method: string, params: unknown): Promise<void> {
  await server.request(method, params).catch((error: unknown) => {
    expect(error).toHaveProperty('code');
  });
}

async function goesOn(server: Editor): Promise<void> {
  await server.replace(UNTITLED, 'a = ]\n');
  expect(await problems(server)).not.toEqual([]);
  await server.replace(UNTITLED, 'a = 1\n');
  expect(await problems(server)).toEqual([]);
  expect(server.process.exitCode).toBeNull();
}

async function problems(server: Editor): Promise<readonly unknown[]> {
  const params = { textDocument: { uri: UNTITLED } };
  return (await server.request<{ items: readonly unknown[] }>('textDocument/diagnostic', params)).items;
}
