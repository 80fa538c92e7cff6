/** Names that `for` binds: where they lead, what they come to, all their places, and other names for them. */
import { describe, expect, test } from 'vitest';
import { definition } from '../../server/src/features/definition.js';
import { documentHighlight, references } from '../../server/src/features/references.js';
import { prepareRename, rename } from '../../server/src/features/rename/rename.js';
import { spanOf } from '../../server/src/workspace/line-index.js';
import { checkHover, checkNoHover } from '../support/check-hover.js';
import { cursorOf, fixture } from '../support/fixture.js';

const NESTED =
  'locals {\n  a = { for k, s in local.m : k => [for s in s.list : "${s}-${k}" if s != var.s] }\n}\n';
const at = (text: string, mark: string, nth = 0): string => {
  let from = -1;
  for (let left = nth; left >= 0; left--) from = text.indexOf(mark, from + 1);
  return `${text.slice(0, from)}<|>${text.slice(from)}`;
};

function placesOf(text: string): readonly number[] {
  const given = fixture(text);
  const { file, offset } = cursorOf(given);
  return documentHighlight(file, offset, given.module).map(({ range }) => spanOf(file, range).start);
}

const INNER = [NESTED.indexOf('s in s.list'), NESTED.indexOf('s}-'), NESTED.indexOf('s != ')];
const OUTER = [NESTED.indexOf('s in local'), NESTED.indexOf('s.list')];

describe('highlights', () => {
  test.each([
    ['the outer name where it is bound', 's in local', OUTER],
    ['where it is used', 's.list', OUTER],
    ['the inner name where it is bound', 's in s.list', INNER],
    ['where it is used in a template', 's}-', INNER],
    ['where it is used in a condition', 's != ', INNER],
    ['the key', 'k =>', [NESTED.indexOf('k, s'), NESTED.indexOf('k =>'), NESTED.indexOf('k}"')]],
  ])('%s', (_, mark, places) => {
    expect(placesOf(at(NESTED, mark))).toEqual(places);
  });

  test('and references agree, with and without the place where it is bound', () => {
    const given = fixture(at(NESTED, 's}-'));
    const { file, offset } = cursorOf(given);
    expect(references(file, offset, given.module, true)).toHaveLength(3);
    expect(references(file, offset, given.module, false)).toHaveLength(2);
    expect(definition(file, offset, given.module)).toMatchObject({
      range: { start: { line: 1, character: INNER[0] === undefined ? -1 : INNER[0] - 'locals {\n'.length } },
    });
  });

  test('a template directive binds as well', () => {
    const text = 'locals {\n  a = "%{ for one in var.all }${one}, %{ endfor }"\n}\n';
    expect(placesOf(at(text, 'one}'))).toHaveLength(2);
  });
});

describe('rename', () => {
  const renamed = (text: string, to: string): string => {
    const given = fixture(text);
    const { file, offset } = cursorOf(given);
    const edit = rename(file, offset, to, given.module);
    if ('refusal' in edit) return edit.refusal;
    return (edit.changes?.[file.uri] ?? [])
      .map(({ range, newText }) => ({ ...spanOf(file, range), newText }))
      .sort((a, b) => b.start - a.start)
      .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), file.text);
  };

  test('changes the name in its own expression alone', () => {
    expect(renamed(at(NESTED, 's in local'), 'stage')).toBe(
      'locals {\n  a = { for k, stage in local.m : k => [for s in stage.list : "${s}-${k}" if s != var.s] }\n}\n',
    );
    expect(renamed(at(NESTED, 's}-'), 'item')).toBe(
      'locals {\n  a = { for k, s in local.m : k => [for item in s.list : "${item}-${k}" if item != var.s] }\n}\n',
    );
  });

  test('is offered at the name under the cursor', () => {
    const given = fixture(at(NESTED, 's != '));
    const { file, offset } = cursorOf(given);
    const prepared = prepareRename(file, offset, given.module);
    expect(prepared?.placeholder).toBe('s');
    expect(prepared && spanOf(file, prepared.range).start).toBe(INNER[2]);
  });

  test.each([
    ['k', '`k` already means something else there. Choose another name.'],
    ['var', '`var` already means something else there. Choose another name.'],
    ['1x', '`1x` is not a valid name.'],
  ])('to %s is refused', (name, refusal) => {
    expect(renamed(at(NESTED, 's}-'), name)).toContain(refusal);
  });
});

describe('hover', () => {
  const known = (value: string): string =>
    `locals {\n  stages = { live = { size = "0.5" } }\n  list = ["a"]\n  x = ${value}\n}\n`;

  test('tells what a name goes through, and what it comes to', () => {
    checkHover(
      known('[for name in local.list : na<|>me]'),
      'name',
      '`name` · the value of each entry of `local.list`, bound by `for`',
      'Value: `"a"`',
    );
    checkHover(known('[for k, s in local.stages : k<|>]'), 'k', 'the key of each entry of `local.stages`');
    checkHover(
      known('[for s in local.stages : s.si<|>ze]'),
      'size',
      '`size` · in each entry of `local.stages`',
      'Value: `"0.5"`',
    );
  });

  test('tells it of `each.value` too, and nothing of what is not known', () => {
    const stage = (value: string): string =>
      `locals {\n  stages = { live = { size = "0.5" } }\n}\nresource "aws_api_gateway_stage" "x" {\n  for_each = local.stages\n  cache_cluster_size = ${value}\n}\n`;
    checkHover(stage('each.value.si<|>ze'), 'size', 'in each entry of `local.stages`', 'Value: `"0.5"`');
    checkNoHover(stage('each.value.no<|>ne'));
    checkNoHover(known('[for s in var.x : s.si<|>ze]'));
  });
});
