import { expect, test } from 'vitest';
import { createElements } from '../../../client/src/stages/elements.js';
import type { ApiNode, DetailNode } from '../../../client/src/stages/nodes.js';
import { orders, restStage } from './live-account.js';

const region = { kind: 'region', region: 'eu-central-1' } as const;
const apiNode = (name: string): ApiNode => ({ kind: 'api', api: { ...orders, name } });

test('a row that is listed again is the same object with what is new', () => {
  const elements = createElements();
  const [before] = elements.below(undefined, [apiNode('orders')]);
  const [after] = elements.below(undefined, [apiNode('renamed')]);
  expect(after).toBe(before);
  expect(before).toEqual(apiNode('renamed'));
});

test('what was listed is not changed by that', () => {
  const elements = createElements();
  const listed = apiNode('orders');
  elements.below(undefined, [listed]);
  elements.below(undefined, [apiNode('renamed')]);
  expect(listed).toEqual(apiNode('orders'));
});

test('after forgetting, a row of the same name is another one', () => {
  const elements = createElements();
  const [before] = elements.below(undefined, [region]);
  elements.forget();
  expect(elements.byKey('eu-central-1')).toBeUndefined();
  expect(elements.below(undefined, [region])[0]).not.toBe(before);
});

test('a row knows what it is in, however deep', () => {
  const elements = createElements();
  const inner: DetailNode = { kind: 'detail', label: 'Destination' };
  const outer: DetailNode = { kind: 'detail', label: 'Access log', children: [inner] };
  const live = restStage({ stageName: 'prod' });
  const [stage] = elements.below(undefined, [{ kind: 'stage', api: orders, live }]);
  elements.below(stage, [outer]);
  elements.below(outer, [inner]);
  expect(elements.parentOf(inner)).toBe(outer);
  expect(elements.parentOf(outer)).toBe(stage);
  expect(stage && elements.parentOf(stage)).toBeUndefined();
});

test('a row is known as one after it is gone, and what looks like one is not', () => {
  const elements = createElements();
  const [row] = elements.below(undefined, [region]);
  elements.forget();
  expect(row && elements.wasRow(row)).toBe(true);
  expect(elements.wasRow({ ...region })).toBe(false);
});
