import { describe, expect, test } from 'vitest';
import {
  clipboardText,
  DEFAULT_OPTIONS,
  freeFileName,
  optionItems,
  renderChoices,
  targetItems,
  type ImportOptions,
  type ImportPlace,
} from '../../../client/src/actions/import-choices.js';

const rest = { hasRest: true, canMove: false };

const targets = (place: Partial<ImportPlace>): string[] =>
  targetItems(DEFAULT_OPTIONS, { ...rest, ...place }).flatMap((item) =>
    item.kind === 'target' ? [item.target] : [],
  );

test('the end of the open file comes first; without one a new editor', () => {
  expect(targets({ file: 'main.tf', beside: 'orders_prod.tf' })).toEqual([
    'end',
    'beside',
    'editor',
    'clipboard',
  ]);
  expect(targets({})).toEqual(['editor', 'clipboard']);
});

test('a file that has no folder yet has no place beside it', () => {
  expect(targets({ file: 'Untitled-1' })).toEqual(['end', 'editor', 'clipboard']);
});

/** The options as a person sees them: `[x] Import blocks`. */
function marks(options: ImportOptions, place: ImportPlace = rest): string[] {
  return optionItems(options, place).flatMap((item) =>
    item.kind === 'option' ? [`[${item.isChecked ? 'x' : ' '}] ${item.label}`] : [],
  );
}

/** The options after these entries have been chosen, one after the other. */
function choosing(...labels: string[]): ImportOptions {
  return labels.reduce((options, label) => {
    const item = optionItems(options, { hasRest: true, canMove: true }).find((each) => each.label === label);
    return item?.kind === 'option' ? item.next : options;
  }, DEFAULT_OPTIONS);
}

test('options are check marks, those of the usual import set', () => {
  expect(marks(DEFAULT_OPTIONS)).toEqual([
    '[x] Import blocks',
    '[x] Method settings and web ACL',
    '[x] References for IDs',
    '[ ] Ask about other IDs',
  ]);
});

test('an HTTP or WebSocket API has no option for what only REST APIs have', () => {
  expect(marks(DEFAULT_OPTIONS, { ...rest, hasRest: false })).toEqual([
    '[x] Import blocks',
    '[x] References for IDs',
    '[ ] Ask about other IDs',
  ]);
});

test.each(['Import blocks', 'Method settings and web ACL', 'References for IDs', 'Ask about other IDs'])(
  'choosing %s changes its mark, and choosing it again changes it back',
  (label) => {
    const isChecked = (options: ImportOptions): boolean => marks(options).includes(`[x] ${label}`);
    expect(isChecked(choosing(label))).toBe(!isChecked(DEFAULT_OPTIONS));
    expect(choosing(label, label)).toEqual(DEFAULT_OPTIONS);
  },
);

test('a stage that a deployment makes can be moved, and then stays in its module', () => {
  const place = { ...rest, canMove: true, file: 'main.tf', beside: 'orders_prod.tf' };
  expect(marks(DEFAULT_OPTIONS, place)[0]).toBe('[ ] Move from the deployment');
  const moving = choosing('Move from the deployment');
  expect(marks(moving, place)[0]).toBe('[x] Move from the deployment');
  expect(targetItems(moving, place).map(({ label }) => label)).toEqual([
    '$(insert) At the end of main.tf',
    '$(new-file) In a new file orders_prod.tf',
  ]);
  expect(renderChoices(moving)).toMatchObject({ moveFromDeployment: true });
});

test('who is asked about IDs wants references; without references nobody is asked', () => {
  expect(choosing('References for IDs').ids).toBe('literals');
  expect(choosing('References for IDs', 'Ask about other IDs').ids).toBe('pick');
  expect(choosing('Ask about other IDs', 'References for IDs').ids).toBe('literals');
});

test('what a person picks goes to the server with references', () => {
  const picked = { a1b2c3d4e5: 'aws_api_gateway_rest_api.orders' };
  expect(renderChoices({ ...DEFAULT_OPTIONS, ids: 'pick' }, picked)).toEqual({
    importAs: 'blocks',
    parts: 'all',
    ids: 'references',
    picked,
    moveFromDeployment: false,
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
