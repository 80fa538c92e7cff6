/** What holds for every rule: its examples do as they say, and its words are fit for people. */
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/rules/all-rules.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';

describe.each(allRules)('$code', (rule) => {
  it('finds its bad example, and nothing else there', () => {
    const found = diagnosticsOf(rule.bad);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((each) => each.code)).toEqual(found.map(() => rule.code));
  });

  it('finds nothing in its good example', () => {
    expect(diagnosticsOf(rule.good).map((each) => each.message)).toEqual([]);
  });

  it('can be switched off and given another severity', () => {
    expect(diagnosticsOf(rule.bad, { rules: { [rule.code]: 'off' }, strictCheck: true })).toEqual([]);
    const hints = diagnosticsOf(rule.bad, { rules: { [rule.code]: 'hint' }, strictCheck: true });
    expect(hints.map((each) => each.severity)).toEqual(hints.map(() => 4));
  });

  it('speaks in whole sentences', () => {
    expect(rule.title).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.doc).toMatch(/\.$/);
    for (const { message } of rule.code === 'syntax' ? [] : diagnosticsOf(rule.bad)) {
      expect(message).toMatch(/^[A-Z`].*\.$/s);
    }
  });
});

it('has one rule for each code', () => {
  expect(new Set(allRules.map((rule) => rule.code)).size).toBe(allRules.length);
});
