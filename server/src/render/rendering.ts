/**
 * What the server asks of this folder, as values in and out. It is imported dynamically, when the first live stage
 * arrives.
 */
import type { CompareAnswer, ManagedStage, StageKey } from '../../../protocol/stage-requests.js';
import { evaluator } from '../analysis/values/evaluate.js';
import type { ManagedModule } from '../workspace/managed-modules.js';
import { declaredByCalls, isNeverMade } from './called-modules.js';
import { comparing } from './compare.js';
import { declaredIn, type ManagedResource } from './declared.js';
import { knownIds } from './known-ids.js';
import { liveStageKey, ownerKeyText, settingsKeyText, stageKeyText, webAclKeyText } from './live-keys.js';
import { checkedStage } from './live-stage.js';
import { managedAs } from './outcomes.js';

export { renderCommand } from './command.js';
export { type Elsewhere, renderStages } from './render.js';

/** What AWS calls the stages among some values; what is not a stage has no key. */
export function stageKeys(values: readonly unknown[]): readonly StageKey[] {
  return values.flatMap((value) => {
    const { live } = checkedStage(value);
    return live ? [liveStageKey(live)] : [];
  });
}

/** The keys of stages and of everything that is written with them. */
export function keysToWrite(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => {
    const { live } = checkedStage(value);
    if (live === undefined) return [];
    const key = liveStageKey(live);
    const paths = live.kind === 'rest' ? Object.keys(live.stage.methodSettings ?? {}) : [];
    return [...keysOfStage(key), ...paths.map((path) => settingsKeyText(key, path)), webAclKeyText(key)];
  });
}

/** The keys of whatever manages a stage: its own resource, or a deployment that makes it. */
export function keysOfStage(key: StageKey): readonly string[] {
  return [stageKeyText(key), ownerKeyText(key)];
}

/** What a module has of some keys. */
export function managedIn(
  keys: readonly string[],
  { module, state }: ManagedModule,
): ReadonlyMap<string, ManagedStage> {
  const surroundings = { module, state, evaluate: evaluator(module), picked: {} };
  const all = declaredIn(surroundings, knownIds(surroundings));
  const called = declaredByCalls(surroundings);
  const isThere = isNeverMade(module) ? ({ by }: ManagedResource) => by !== 'code' : () => true;
  return new Map(
    keys.flatMap((key) => {
      const found = [all.get(key), called.get(key)].find((each) => each && isThere(each));
      return found ? [[key, managedAs(found)] as const] : [];
    }),
  );
}

/**
 * Holds stages against the modules that declare them: one answer for each, undefined where none of the modules has it. A
 * module that has one in its state or imports it may call the one that declares it, so all are asked.
 */
export async function compareStages(
  values: readonly unknown[],
  modules: AsyncIterable<ManagedModule> | Iterable<ManagedModule>,
): Promise<readonly (CompareAnswer | undefined)[]> {
  const checked = values.map(checkedStage);
  const answers = checked.map((each): CompareAnswer | undefined =>
    each.live === undefined ? { outcome: 'not-declared', message: each.fault } : undefined,
  );
  const isOpen = (index: number): boolean =>
    checked[index]?.live !== undefined && answers[index]?.outcome !== 'compared';
  for await (const each of modules) {
    const compare = comparing(each);
    checked.forEach(({ live }, index) => {
      const answer = live !== undefined && isOpen(index) ? compare(live) : undefined;
      if (answer?.outcome === 'compared') answers[index] = answer;
      else answers[index] ??= answer;
    });
    if (!answers.some((_, index) => isOpen(index))) break;
  }
  return answers;
}
