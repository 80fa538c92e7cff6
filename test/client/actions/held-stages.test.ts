import { expect, test } from 'vitest';
import { createHeldStages } from '../../../client/src/actions/held-stages.js';
import { stageNodeKey } from '../../../client/src/stages/nodes.js';
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import { cannotTell, compared } from '../comparisons.js';
import { restStage } from '../stages/live-account.js';

const [prod, test1, beta] = ['prod', 'test', 'beta'].map((stageName) => restStage({ stageName })) as [
  ReturnType<typeof restStage>,
  ReturnType<typeof restStage>,
  ReturnType<typeof restStage>,
];
const keys = (...stages: readonly (typeof prod)[]): string[] => stages.map((live) => stageNodeKey(live));

/** Stages that were compared once. */
function held(...stages: readonly (readonly [typeof prod, CompareAnswer | null])[]) {
  const made = createHeldStages((file) => file.slice(0, file.lastIndexOf('/')));
  made.put(
    stages.map(([live]) => live),
    stages.map(([, answer]) => answer),
  );
  return made;
}

test('a change asks again for the stages of its folder, and for no others', () => {
  const made = held(
    [prod, compared({ folder: 'file:///shop' })],
    [test1, compared({ folder: 'file:///shop/test', inOtherFile: 1 })],
    [beta, cannotTell('JSON is not compared.')],
  );
  expect(made.outdateNear('file:///shop')).toEqual(keys(prod));
  expect(made.takeOutdated()).toEqual([prod]);
  expect(made.outdateNear('file:///shared')).toEqual(keys(test1));
  expect(made.outdateNear('file:///elsewhere')).toEqual([]);
  expect(made.takeOutdated()).toEqual([test1]);
  expect(made.outdate()).toEqual(keys(prod, test1, beta));
  expect(made.takeOutdated()).toHaveLength(3);
  expect(made.takeOutdated()).toEqual([]);
});

test('an answer counts only while the text and the reading are those that were asked about', () => {
  const made = held([prod, compared({})]);
  made.outdate();
  expect(made.takeOutdated()).toEqual([prod]);
  expect(made.isCurrent(prod)).toBe(true);
  made.outdateNear('file:///shop');
  expect(made.isCurrent(prod)).toBe(false);
  made.takeOutdated();
  made.put([restStage({ stageName: 'prod' })], [compared({})]);
  expect(made.isCurrent(prod)).toBe(false);
});

test('a row is drawn again when what it says is something else', () => {
  const made = held([prod, compared({ differences: 2 })]);
  expect(made.put([prod], [compared({ differences: 2 })]).redrawn).toEqual([]);
  expect(made.put([prod], [compared({ differences: 1 })]).redrawn).toEqual(keys(prod));
  expect(made.statusOf(stageNodeKey(prod))).toMatchObject({ differences: 1 });
});

test('a block that goes takes the status along, and is looked for until it comes back', () => {
  const made = held([prod, compared({ differences: 2 })]);
  expect(made.put([prod], [null])).toMatchObject({ gone: keys(prod), redrawn: keys(prod) });
  expect(made.statusOf(stageNodeKey(prod))).toBeUndefined();
  expect(made.outdateNear('file:///shop')).toEqual(keys(prod));
  expect(made.put([prod], [compared({ differences: 2 })]).redrawn).toEqual(keys(prod));
});

test('where a copy is found in place of a block, the block is looked for until it comes back', () => {
  const made = held([prod, compared({ folder: 'file:///shop' })]);
  made.put([prod], [compared({ folder: 'file:///copy' })]);
  expect(made.outdateNear('file:///shop')).toEqual(keys(prod));
  expect(made.outdateNear('file:///copy')).toEqual(keys(prod));
});

test('what the workspace does not have is not held', () => {
  const made = held([prod, null]);
  expect(made.outdate()).toEqual([]);
  expect(made.forget()).toEqual([]);
});

test('a row that is refreshed forgets itself and what is below it', () => {
  const made = held([prod, compared({})], [beta, compared({})]);
  expect(made.forget('eu-central-1/a1b2')).toEqual([]);
  expect(made.forget(stageNodeKey(beta))).toEqual(keys(beta));
  expect(made.forget('eu-central-1')).toEqual(keys(prod));
  expect(made.statusOf(stageNodeKey(prod))).toBeUndefined();
  made.put([prod, beta], [compared({}), compared({})]);
  expect(made.forget()).toEqual(keys(prod, beta));
});
