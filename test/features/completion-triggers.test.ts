/** When a list opens by itself. */
import { expect, it } from 'vitest';
import { opensList } from '../../server/src/features/completion/triggers.js';

it.each([
  ['stage_name = ', ' ', true],
  ['x = [ ', ' ', true],
  ['# a note ', ' ', false],
  ['resource ', ' ', false],
  ['x = "${', '{', true],
  ['tags = {', '{', false],
  ['settings {', '{', false],
  ['var.', '.', true],
  ['resource "', '"', true],
  ['x = "$${stageVariables[\'', "'", true],
  ["# it'", "'", false],
  ['x = provider::', ':', true],
  ['x = { a:', ':', false],
  ['sta', undefined, true],
])('after `%s` (%j): %s', (before, trigger, expected) => {
  expect(opensList(before, before.length, trigger)).toBe(expected);
});
