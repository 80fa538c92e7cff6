/** Notes what the rules find in a fixture, for scripts/rule-figures.mjs. Does nothing in an ordinary run. */
import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Settings } from '../../protocol/messages.js';

export function noteFixture(text: string, { rules }: Settings, found: readonly string[]): void {
  const folder = process.env.RULE_FIXTURES;
  if (folder === undefined) return;
  const off = Object.keys(rules).filter((code) => rules[code] === 'off');
  const fixture = createHash('sha1').update(text).digest('hex');
  const line = JSON.stringify({ test: expect.getState().testPath, fixture, found: [...new Set(found)], off });
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${line}\n`);
}
