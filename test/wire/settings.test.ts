/** Settings as people and editors give them: asked for, told, changed, and of the wrong type. */
import { describe, expect, test } from 'vitest';
import { PULL_CAPABILITIES } from '../support/stdio-client.js';
import { UNTITLED, fixtures } from './fixtures.js';

const { editor } = fixtures();

const BROKEN = 'locals {\n';

const ODD_SETTINGS: readonly unknown[] = [
  7,
  [1],
  'on',
  { rules: ['syntax'] },
  { rules: 'off' },
  { rules: { syntax: 'fatal' } },
  { rules: { syntax: 3, nothing: null } },
  { strictCheck: 'yes' },
  { rules: null, strictCheck: null },
  { rules: { constructor: 'off', toString: 1 } },
];

test('a rule is off, then a warning, as soon as the settings say so', async () => {
  const server = await editor({ settings: { strictCheck: false, rules: { syntax: 'off' } } });
  await server.open(UNTITLED, BROKEN);
  await server.until(UNTITLED, (found) => found.length === 0);
  await server.configure({ strictCheck: false, rules: { syntax: 'warning' } });
  const shown = await server.until(UNTITLED, (found) => found.length > 0);
  expect(shown.map(({ severity }) => severity)).toEqual([2]);
  await server.configure({ strictCheck: false });
  await server.until(UNTITLED, (found) => found[0]?.severity === 1);
});

test('the strict check is switched on and off while a document is open', async () => {
  const server = await editor({ settings: { strictCheck: false } });
  await server.open(UNTITLED, 'locals {\n  a = 1\n  a = 2\n}\n');
  await server.until(UNTITLED, () => true);
  await server.configure({ strictCheck: true });
  await server.until(UNTITLED, (found) =>
    found.some(({ message }) => message.startsWith('Attribute redefined')),
  );
  await server.configure({ strictCheck: false });
  await server.until(
    UNTITLED,
    (found) => !found.some(({ message }) => message.startsWith('Attribute redefined')),
  );
});

describe('settings of the wrong type', () => {
  test('leave the default in force', async () => {
    const server = await editor({ settings: { strictCheck: false } });
    await server.open(UNTITLED, BROKEN);
    for (const odd of ODD_SETTINGS) {
      await server.configure({ strictCheck: false, rules: { syntax: 'hint' } });
      await server.until(UNTITLED, (found) => found[0]?.severity === 4);
      await server.configure(odd);
      await server.until(UNTITLED, (found) => found[0]?.severity === 1);
    }
    expect(await server.stop()).toBe(0);
  });

  test('are told of in the log, once, with what is allowed', async () => {
    const server = await editor({ settings: { rules: { syntax: 'fatal' }, strictCheck: 'yes' } });
    await server.open(UNTITLED, BROKEN);
    await server.open('untitled:second.tf', BROKEN);
    await server.until('untitled:second.tf', (found) => found.length > 0);
    expect(server.log.filter((line) => line.includes('`syntax`') && line.includes('"warning"'))).toHaveLength(
      1,
    );
    expect(server.log.filter((line) => line.includes('strictCheck'))).toHaveLength(1);
  });
});

describe('an editor that only tells its settings', () => {
  const capabilities = { textDocument: { publishDiagnostics: {} } };

  test('tells them in the initialization options', async () => {
    const options = { debounceMs: 0, strictDebounceMs: 0, strictCheck: false, rules: { syntax: 'hint' } };
    const server = await editor({ capabilities, options });
    await server.open(UNTITLED, BROKEN);
    expect((await server.until(UNTITLED, (found) => found.length > 0))[0]?.severity).toBe(4);
  });

  test('tells changes in the notification', async () => {
    const server = await editor({ capabilities });
    await server.open(UNTITLED, BROKEN);
    await server.until(UNTITLED, (found) => found.length > 0);
    const settings = { apigatewayStages: { rules: { syntax: 'off' } } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await server.until(UNTITLED, (found) => found.length === 0);
  });

  test.each([[3], [[]], ['x'], [{ debounceMs: 'soon', strictDebounceMs: -1, strictCheck: false }]])(
    'options %j are survived',
    async (options) => {
      const server = await editor({ capabilities, options });
      await server.open(UNTITLED, BROKEN);
      await server.until(UNTITLED, (found) => found.length > 0);
    },
  );
});

test('changed settings make an editor that pulls ask again', async () => {
  const server = await editor({ capabilities: PULL_CAPABILITIES, settings: { strictCheck: false } });
  await server.open(UNTITLED, BROKEN);
  const params = { textDocument: { uri: UNTITLED } };
  const first = await server.request<{ items: unknown[]; resultId: string }>(
    'textDocument/diagnostic',
    params,
  );
  expect(first.items).not.toEqual([]);
  await server.configure({ strictCheck: false, rules: { syntax: 'off' } });
  await expect.poll(() => server.refreshes()).toBeGreaterThan(0);
  const second = await server.request('textDocument/diagnostic', {
    ...params,
    previousResultId: first.resultId,
  });
  expect(second).toMatchObject({ kind: 'full', items: [] });
});
