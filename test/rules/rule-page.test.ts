/** docs/rules.md is what the rules say. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import { rulePage } from '../../server/src/rules/registry/rule-page.js';

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

describe('docs/rules.md', () => {
  it('is up to date; else run `node scripts/generate-rule-docs.mjs`', () => {
    expect(page).toBe(rulePage(allRules));
  });

  it.each(allRules)('has a heading for $code', ({ code }) => {
    expect(page).toMatch(new RegExp(`^### \`${code}\`$`, 'm'));
  });
});
