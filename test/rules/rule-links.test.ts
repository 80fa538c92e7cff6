/** Links from a diagnostic's code to its explanation. */
import { describe, expect, it } from 'vitest';
import { rulePages } from '../../server/src/rules/registry/rule-links.js';

describe('rulePages', () => {
  it('links to the line of the heading, and reads the page once', () => {
    let reads = 0;
    const pageOf = rulePages('/ext with space/docs/rules.md', () => {
      reads++;
      return '# Rules\r\n\r\n## `syntax`\r\n\r\ntext `invalid-value`\n\n### invalid-value\n';
    });
    expect(pageOf('syntax')).toBe('file:///ext%20with%20space/docs/rules.md#L3');
    expect(pageOf('invalid-value')).toBe('file:///ext%20with%20space/docs/rules.md#L7');
    expect(pageOf('unheard-of')).toBeUndefined();
    expect(reads).toBe(1);
  });

  it('links nowhere where there is no page', () => {
    const pageOf = rulePages('/docs/rules.md', () => {
      throw new Error('ENOENT');
    });
    expect(pageOf('syntax')).toBeUndefined();
  });
});
