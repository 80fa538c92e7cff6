/** Settings of every shape: what can be used is used, and a person hears about the rest. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/messages.js';
import { settingsFrom } from '../../server/src/rules/registry/settings.js';
import { settingsStore } from '../../server/src/lsp/settings-store.js';

describe('settingsFrom', () => {
  it('takes what is right', () => {
    expect(settingsFrom({ strictCheck: false, rules: { 'invalid-value': 'hint', syntax: 'off' } })).toEqual({
      settings: {
        ...DEFAULT_SETTINGS,
        strictCheck: false,
        rules: { 'invalid-value': 'hint', syntax: 'off' },
      },
      complaints: [],
    });
  });

  it.each([[undefined], [null], [{}], [{ rules: null, strictCheck: null }], [{ somethingElse: 1 }]])(
    'takes the defaults for %j without a word',
    (given) => {
      expect(settingsFrom(given)).toEqual({ settings: DEFAULT_SETTINGS, complaints: [] });
    },
  );

  it.each([
    ['yes', ['`apigatewayStages` must be an object']],
    [[], ['`apigatewayStages` must be an object']],
    [{ strictCheck: 'yes' }, ['`apigatewayStages.strictCheck` must be true or false']],
    [{ rules: ['invalid-value'] }, ['`apigatewayStages.rules` must be an object']],
    [{ strictCheck: 1, rules: 7 }, ['`apigatewayStages.rules` must', '`apigatewayStages.strictCheck` must']],
  ])('takes the defaults for %j, and says which setting and what it takes', (given, beginnings) => {
    const { settings, complaints } = settingsFrom(given);
    expect(settings).toEqual(DEFAULT_SETTINGS);
    expect(complaints).toHaveLength(beginnings.length);
    beginnings.forEach((beginning, index) => {
      expect(complaints[index]).toContain(beginning);
    });
  });

  it('leaves out only the rule whose severity is wrong', () => {
    const { settings, complaints } = settingsFrom({ rules: { 'invalid-value': 'loud', syntax: 'warning' } });
    expect(settings.rules).toEqual({ syntax: 'warning' });
    expect(complaints).toEqual([
      '`apigatewayStages.rules`: `invalid-value` must be one of "error", "warning", "information", "hint", "off"; the default severity of the rule is used.',
    ]);
  });
});

describe('settingsStore', () => {
  const strict = async (answer: Promise<Settings>): Promise<boolean> => (await answer).strictCheck;

  it('asks once for each document until something changes, and complains once', async () => {
    const asked: string[] = [];
    const log: string[] = [];
    const store = settingsStore({
      ask: (uri) => {
        asked.push(uri);
        return Promise.resolve({ strictCheck: uri === 'file:///a.tf' ? false : 'what' });
      },
      initial: undefined,
      log: (message) => log.push(message),
    });
    expect(await strict(store.of('file:///a.tf'))).toBe(false);
    expect(await strict(store.of('file:///b.tf'))).toBe(true);
    await store.of('file:///c.tf');
    await store.of('file:///a.tf');
    expect(asked).toEqual(['file:///a.tf', 'file:///b.tf', 'file:///c.tf']);
    expect(log).toHaveLength(1);
    store.changed(undefined);
    await store.of('file:///a.tf');
    expect(asked).toHaveLength(4);
  });

  it('falls back to the defaults where the editor refuses', async () => {
    const ask = (): Promise<never> => Promise.reject(new Error('no'));
    const store = settingsStore({ ask, initial: { strictCheck: false }, log: () => undefined });
    expect(await store.of('file:///a.tf')).toEqual(DEFAULT_SETTINGS);
  });

  it('takes what an editor tells that cannot be asked, with or without the section', async () => {
    const store = settingsStore({ ask: undefined, initial: { strictCheck: false }, log: () => undefined });
    expect(await strict(store.of('file:///a.tf'))).toBe(false);
    store.changed({ apigatewayStages: { strictCheck: true } });
    expect(await strict(store.of('file:///a.tf'))).toBe(true);
    store.changed({ apigatewayStages: { strictCheck: false } });
    expect(await strict(store.of('file:///a.tf'))).toBe(false);
  });
});
