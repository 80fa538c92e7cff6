/**
 * What a person must not notice while typing: other blocks and siblings lose nothing, wherever the text is broken.
 * Each trial breaks one place of a real module and compares everything else with the sound tree.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import type { Block, Item } from '../../server/src/hcl/syntax.js';

const text = readFileSync(new URL('orders.tf', import.meta.url), 'utf8');
const sound = parse(text).body.items;
const shapes = new Map(sound.map((item) => [item, shape(item)]));

test('the module that the trials break is sound', () => {
  expect(parse(text).problems).toEqual([]);
  expect(sound).toHaveLength(8);
});

test('a line that is cut anywhere costs no other block', { timeout: 60_000 }, () => {
  expect(failures(cutLines(), lostBlocks)).toEqual([]);
});

test('a line that is cut anywhere costs no sibling in its block', { timeout: 60_000 }, () => {
  expect(failures(cutLines(), lostSiblings)).toEqual([]);
});

test.each(['}', ']', ')', '"', '{', '[', '('])('a missing %s costs no other block', (bracket) => {
  const trials = Array.from(text).flatMap((char, at) => (char === bracket ? [without(at, at + 1)] : []));
  expect(trials.length).toBeGreaterThan(2);
  expect(failures(trials, lostBlocks)).toEqual([]);
});

test(
  'blocks above the cursor stay whole while the file is typed from top to bottom',
  { timeout: 60_000 },
  () => {
    const trials = Array.from({ length: text.length }, (_, at) => without(at, text.length));
    expect(failures(trials, lostBlocksAbove)).toEqual([]);
  },
);

interface Trial {
  readonly broken: string;
  /** Where the text was broken. */
  readonly at: number;
}

function without(start: number, end: number): Trial {
  return { broken: text.slice(0, start) + text.slice(end), at: start };
}

function cutLines(): Trial[] {
  return Array.from(text.matchAll(/^.+$/gm)).flatMap((line) =>
    Array.from(line[0], (_, cut) => without(line.index + cut, line.index + line[0].length)),
  );
}

function failures(trials: readonly Trial[], lost: (trial: Trial) => readonly Item[]): string[] {
  return trials.flatMap((trial) => {
    const names = lost(trial).map((item) => (item.kind === 'block' ? item.type.text : item.name.text));
    return names.length === 0
      ? []
      : [`${JSON.stringify(trial.broken.slice(trial.at - 30, trial.at))} lost ${names.join(', ')}`];
  });
}

function lostBlocks({ broken, at }: Trial): Item[] {
  const kept = new Set(parse(broken).body.items.map(shape));
  return sound.filter((item) => !holds(item, at) && !kept.has(shapes.get(item) ?? ''));
}

function lostBlocksAbove({ broken, at }: Trial): Item[] {
  const kept = new Set(parse(broken).body.items.map(shape));
  return sound.filter((item) => item.end < at && !kept.has(shapes.get(item) ?? ''));
}

function lostSiblings({ broken, at }: Trial): Item[] {
  const index = sound.findIndex(
    (item) => item.kind === 'block' && item.body.start <= at && at < item.body.end,
  );
  const owner = sound[index] as Block | undefined;
  if (owner === undefined || owner.body.items.every((item) => !holds(item, at))) return [];
  const now = parse(broken).body.items[index];
  const kept = new Set(now?.kind === 'block' ? now.body.items.map(shape) : []);
  return owner.body.items.filter((item) => !holds(item, at) && !kept.has(shape(item)));
}

function holds(item: Item, at: number): boolean {
  return item.start <= at && at <= item.end;
}

/** The tree without its offsets, which move. */
function shape(item: Item): string {
  return JSON.stringify(item).replaceAll(/"(?:start|end|open|close|equals)":\d+,?/g, '');
}
