import { describe, expect, test } from 'vitest';
import {
  choiceItems,
  clipboardText,
  DEFAULT_OPTIONS,
  freeFileName,
  renderChoices,
  type ChoiceItem,
  type ImportOptions,
} from '../../../client/src/actions/import-choices.js';

const targets = (items: readonly ChoiceItem[]): string[] =>
  items.flatMap((item) => (item.kind === 'target' ? [item.target] : []));

test('the end of the open file comes first; without one a new editor', () => {
  expect(targets(choiceItems(DEFAULT_OPTIONS, 'main.tf', 'orders_prod.tf'))).toEqual([
    'end',
    'beside',
    'editor',
    'clipboard',
  ]);
  expect(targets(choiceItems(DEFAULT_OPTIONS))).toEqual(['editor', 'clipboard']);
});

test('a file that has no folder yet has no place beside it', () => {
  expect(targets(choiceItems(DEFAULT_OPTIONS, 'Untitled-1'))).toEqual(['end', 'editor', 'clipboard']);
});

test('choosing an option again and again comes to all of its values and back', () => {
  const stepping = (index: number): ImportOptions[] => {
    const seen: ImportOptions[] = [];
    let options = DEFAULT_OPTIONS;
    do {
      seen.push(options);
      const option = choiceItems(options).filter((item) => item.kind === 'option')[index];
      options = option?.next ?? DEFAULT_OPTIONS;
    } while (JSON.stringify(options) !== JSON.stringify(DEFAULT_OPTIONS));
    return seen;
  };
  expect(stepping(0).map(({ importAs }) => importAs)).toEqual(['blocks', 'commands']);
  expect(stepping(1).map(({ parts }) => parts)).toEqual(['all', 'stage']);
  expect(stepping(2).map(({ ids }) => ids)).toEqual(['references', 'pick', 'literals']);
});

test('what a person picks goes to the server with references', () => {
  const picked = { a1b2c3d4e5: 'aws_api_gateway_rest_api.orders' };
  expect(renderChoices({ ...DEFAULT_OPTIONS, ids: 'pick' }, picked)).toEqual({
    importAs: 'blocks',
    parts: 'all',
    ids: 'references',
    picked,
  });
});

describe('the name of a new file', () => {
  test.each([
    ['orders prod', [], 'orders_prod.tf'],
    ['Über-Größe $default', [], 'ber_gr_e_default.tf'],
    ['注文', [], 'stage.tf'],
    ['orders prod', ['orders_prod.tf', 'ORDERS_PROD_2.TF'], 'orders_prod_3.tf'],
  ])('for %s beside %o is %s', (wish, taken, name) => {
    expect(freeFileName(wish, '.tf', taken)).toBe(name);
  });
});

test('commands that go on the clipboard with the text are comments, whatever stands in them', () => {
  expect(clipboardText('end', 'text\n', ['terraform import a b'])).toBe('terraform import a b');
  expect(clipboardText('end', 'text\n', [])).toBe('');
  expect(clipboardText('clipboard', 'text\n', [])).toBe('text\n');
  expect(clipboardText('clipboard', 'text\n', ["terraform import a 'x\ny'"])).toBe(
    "text\n\n# terraform import a 'x\n# y'\n",
  );
});
