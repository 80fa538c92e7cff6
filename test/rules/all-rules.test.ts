/** What holds for every rule: its examples do as they say, and its words are fit for people. */
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { diagnosticsOf, FRAGMENT } from '../support/check-diagnostics.js';

describe.each(allRules)('$code', (rule) => {
  const { bad, good } = rule.examples;
  // The examples of the language's rules are whole modules, the others show what they are about.
  const settings = rule.group === 'language' ? DEFAULT_SETTINGS : FRAGMENT;
  const set = (severity: 'off' | 'hint') => ({
    ...settings,
    rules: { ...settings.rules, [rule.code]: severity },
  });

  it('finds its bad example, and nothing else there', () => {
    const found = diagnosticsOf(bad, settings);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((each) => each.code)).toEqual(found.map(() => rule.code));
  });

  it('finds nothing in its good example', () => {
    expect(diagnosticsOf(good, settings).map((each) => each.message)).toEqual([]);
  });

  it('can be switched off and given another severity', () => {
    expect(diagnosticsOf(bad, set('off'))).toEqual([]);
    const hints = diagnosticsOf(bad, set('hint'));
    expect(hints.map((each) => each.severity)).toEqual(hints.map(() => 4));
  });

  it('speaks in whole sentences', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.documentation).toMatch(/\.$/);
    expect(rule.setting ?? '.').toMatch(/\.$/);
    for (const { message } of rule.code === 'syntax' ? [] : diagnosticsOf(bad, settings))
      expect(message).toMatch(/^[A-Z`].*\.$/s);
  });
});

it('has one rule for each code', () => {
  expect(new Set(allRules.map((rule) => rule.code)).size).toBe(allRules.length);
});
