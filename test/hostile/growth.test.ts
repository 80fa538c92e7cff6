/** Twice the text takes about twice the work, whatever is in it. Counted is the processor's time, not that on the wall. */
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { findingFrom } from '../../server/src/check/finding.js';
import { diagnosed } from '../../server/src/features/diagnostics.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { SHAPES } from './shapes.js';

/** The square would be four. */
const MOST = 3;

const TRIES = 8;

test.each(SHAPES)('$name', ({ size, text }) => {
  const [once, twice] = [text(size), text(2 * size)];
  let [one, two] = [Infinity, Infinity];
  // Other work of the machine and of the garbage collector makes one of them longer, never shorter.
  for (let tries = 0; tries < TRIES && !(two / one < MOST && tries > 0); tries++) {
    one = Math.min(one, workOn(once));
    two = Math.min(two, workOn(twice));
  }
  expect(two / one).toBeLessThan(MOST);
});

/** In microseconds: to read the text, run every rule over it and make findings of what they say. */
function workOn(text: string): number {
  const before = process.cpuUsage();
  const file = sourceFile('file:///module/main.tf', text);
  const all = diagnosed(file, moduleFrom('file:///module/', [file]), DEFAULT_SETTINGS, file.problems);
  for (const { diagnostic, found } of all) findingFrom(file, diagnostic, '/module', found);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
