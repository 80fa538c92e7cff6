/**
 * What the server asks of this folder, as values in and out. It is imported dynamically, when the first live stage
 * arrives.
 */
import type { CompareAnswer, ManagedStage, StageKey } from '../../../protocol/stage-requests.js';
import { evaluator } from '../analysis/values/evaluate.js';
import type { ManagedModule } from '../workspace/managed-modules.js';
import { compare } from './compare.js';
import { type DeclaredStage, declaredStages, liveStageKey, stageKeyText } from './declared-stages.js';
import { knownIds } from './known-ids.js';
import { checkedStage } from './live-stage.js';
import { writtenPlace } from './render.js';

export { renderCommand } from './command.js';
export { type Elsewhere, renderStages } from './render.js';

/** What AWS calls the stages among some values; what is not a stage has no key. */
export function stageKeys(values: readonly unknown[]): readonly StageKey[] {
  return values.flatMap((value) => {
    const { live } = checkedStage(value);
    return live ? [liveStageKey(live)] : [];
  });
}

/** Which of some stages a module has: the members of the answer that are not undefined are new in it. */
export function managedStages(
  keys: readonly StageKey[],
  managed: ManagedModule,
): readonly (ManagedStage | undefined)[] {
  const all = stagesIn(managed);
  return keys.map((key) => {
    const found = all.get(stageKeyText(key));
    return (
      found && {
        address: found.address,
        by: found.by,
        ...(found.declaration && { at: writtenPlace(found.declaration) }),
      }
    );
  });
}

/** Holds a stage against the module that has it; undefined where it hasn't. */
export function compareStage(value: unknown, managed: ManagedModule): CompareAnswer | undefined {
  const checked = checkedStage(value);
  return checked.live === undefined
    ? { outcome: 'not-declared', message: checked.fault }
    : compare(checked.live, managed);
}

function stagesIn({ module, state }: ManagedModule): ReadonlyMap<string, DeclaredStage> {
  const surroundings = { module, state, evaluate: evaluator(module), picked: {} };
  return declaredStages(surroundings, knownIds(surroundings));
}
