/**
 * One line that is not HCL costs itself and nothing else, whatever brackets are in it and however the file is indented:
 * it is put before each block in turn of all HCL that the repository holds.
 */
import { expect, test } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import type { Block, Item } from '../../server/src/hcl/syntax.js';
import { repositoryHcl } from '../support/repository-hcl.js';

const LINES = [
  'this is (not) sound [at all] {x}',
  '"application/json" "{}"',
  'say "it {"',
  'a.b { c }',
  '${x}',
  'sta',
];

const texts = repositoryHcl().filter((text) => parse(text).problems.length === 0);

test.each([
  ['as it is', (text: string) => text],
  ['indented by tabs', withTabs],
  ['indented by tabs and blanks', withTabsInPlaces],
])('a bad line before each block in turn changes nothing else, the text %s', (_, indented) => {
  let trials = 0;
  const changed: string[] = [];
  for (const text of texts.map(indented)) {
    const sound = shape(parse(text).body.items);
    for (const { start } of blocksIn(parse(text).body.items)) {
      const line = text.lastIndexOf('\n', start - 1) + 1;
      if (text.slice(line, start).trim() !== '') continue;
      const bad = LINES[trials++ % LINES.length] ?? '';
      const broken = `${text.slice(0, start)}${bad}\n${text.slice(line)}`;
      const { body, problems } = parse(broken);
      const isTold = problems.some(({ start: at }) => start <= at && at < start + bad.length);
      const rest = shape(without(body.items, start, start + bad.length));
      if (!isTold || problems.length > 1 || rest !== sound) changed.push(broken);
    }
  }
  expect(trials).toBeGreaterThan(900);
  expect(changed).toEqual([]);
});

test('where brackets do not match, lines by tabs and by blanks keep their block', () => {
  const { body } = parse(
    'a "b" {\n  )\n  settings {\n  \tx = 1\n\ty = 2\n  }\n}\n\nc "d" {\n  open {\n\tz = 3\n}\n\nresource "e" "f" {\n}\n',
  );
  expect(outline(body.items)).toBe('a{settings{x y}} c{open{z}} resource{}');
});

function outline(items: readonly Item[]): string {
  return items
    .flatMap((item) => {
      if (item.kind === 'fragment') return [];
      return item.kind === 'block' ? `${item.type.text}{${outline(item.body.items)}}` : item.name.text;
    })
    .join(' ');
}

function withTabs(text: string): string {
  return text.replaceAll(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
}

/** Every way that people's editors leave behind, taken in turn. */
function withTabsInPlaces(text: string): string {
  const ways = [
    (depth: number) => '\t'.repeat(depth),
    (depth: number) => `  ${'\t'.repeat(depth - 1)}`,
    (depth: number) => ' '.repeat(depth * 4),
    (depth: number) => ' '.repeat(depth * 2),
  ];
  let turn = 0;
  return text.replaceAll(
    /^(?: {2})+/gm,
    (blanks) => ways[turn++ % ways.length]?.(blanks.length / 2) ?? blanks,
  );
}

function blocksIn(items: readonly Item[]): readonly Block[] {
  return items.flatMap((item) => (item.kind === 'block' ? [item, ...blocksIn(item.body.items)] : []));
}

/** The items but for those that the bad line itself is read as. */
function without(items: readonly Item[], start: number, end: number): readonly Item[] {
  return items
    .filter((item) => item.start < start || item.start > end)
    .map((item) =>
      item.kind === 'block'
        ? { ...item, body: { ...item.body, items: without(item.body.items, start, end) } }
        : item,
    );
}

/** The tree without its offsets, which move. */
function shape(items: readonly Item[]): string {
  return JSON.stringify(items).replaceAll(/"(?:start|end|open|close|equals)":\d+,?/g, '');
}
