/**
 * Which live stages a module has already: in its text, by an `import` block, or in its local state. Only what is certain
 * counts; a stage whose API is unknown is not said to be one.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type { ManagedStage, StageKey } from '../../../protocol/stage-requests.js';
import { argumentValue, pointsTo } from '../analysis/references/points-to.js';
import { overriddenIn } from '../analysis/blocks/overrides.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf } from '../analysis/values/values.js';
import { type StageFamily, stageFamilies, restFamily } from '../knowledge/stage-families.js';
import type { Declaration } from '../workspace/module.js';
import type { StateInstance } from '../workspace/state.js';
import { stageNameOf } from './live-stage.js';
import {
  addressOfInstance,
  importBlocks,
  type KnownIds,
  type RenderSurroundings,
  withoutIndex,
} from './known-ids.js';

/** A stage that the module has. */
export interface DeclaredStage {
  readonly address: string;
  readonly by: ManagedStage['by'];
  /** Its block, or for one of a child module the call. Undefined where only the state knows it. */
  readonly declaration: Declaration | undefined;
}

/** All stages that a module certainly has, by `stageKey`. */
export function declaredStages(
  surroundings: RenderSurroundings,
  known: KnownIds,
): ReadonlyMap<string, DeclaredStage> {
  const found = new Map<string, DeclaredStage>();
  const add = (key: string | undefined, stage: DeclaredStage): void => {
    if (key !== undefined && !found.has(key)) found.set(key, stage);
  };
  const { module, state } = surroundings;
  const overridden = overriddenIn(module);
  for (const [address, declaration] of module.resources) {
    const family = familyOfStage(declaration.block.labels[0]?.text);
    if (family && !overridden.has(address) && repetitionOf(declaration.block) === undefined) {
      const key = keyInText(declaration, family, surroundings, known);
      add(key, { address, by: 'code', declaration });
    }
  }
  for (const { address, type, id, declaration } of importBlocks(surroundings)) {
    const family = familyOfStage(type);
    const [apiId, stageName, ...more] = id.replace(/@[\w-]+$/, '').split('/');
    if (family && apiId !== undefined && stageName !== undefined && more.length === 0) {
      const block = module.resources.get(withoutIndex(address)) ?? declaration;
      add(stageKeyText({ kind: kindOf(family), apiId, stageName }), {
        address,
        by: 'import',
        declaration: block,
      });
    }
  }
  for (const instance of state) {
    add(keyInState(instance), {
      address: addressOfInstance(instance),
      by: 'state',
      declaration:
        instance.module === ''
          ? module.resources.get(`${instance.type}.${instance.name}`)
          : module.calls.get(/^module\.([^.[]+)/.exec(instance.module)?.[1] ?? ''),
    });
  }
  return found;
}

/** What AWS calls a stage. */
export function liveStageKey(live: LiveStage): StageKey {
  return { kind: live.kind, apiId: live.apiId, stageName: stageNameOf(live) };
}

/** One key for what AWS takes for one stage. */
export function stageKeyText({ kind, apiId, stageName }: StageKey): string {
  return JSON.stringify([kind, apiId, stageName]);
}

function familyOfStage(type: string | undefined): StageFamily | undefined {
  return stageFamilies.find(({ stage }) => stage.type === type);
}

function kindOf(family: StageFamily): LiveStage['kind'] {
  return family === restFamily ? 'rest' : 'version2';
}

function keyInText(
  { block }: Declaration,
  family: StageFamily,
  { module, evaluate }: RenderSurroundings,
  known: KnownIds,
): string | undefined {
  const stageName = textOf(certainValue(argumentValue(block, family.stage.name), { module, evaluate }));
  const api = argumentValue(block, family.stage.api);
  const target = pointsTo(api, [{ type: family.api.type, attribute: 'id' }], module);
  const apiId = target ? known.idOf(target.address, 'id') : textOf(certainValue(api, { module, evaluate }));
  return stageName === undefined || apiId === undefined
    ? undefined
    : stageKeyText({ kind: kindOf(family), apiId, stageName });
}

function keyInState({ type, ids }: StateInstance): string | undefined {
  const family = familyOfStage(type);
  const apiId = family && ids.get(family.stage.api);
  // A stage of version 2 is called by its own ID.
  const stageName = family && ids.get(family === restFamily ? family.stage.name : 'id');
  return apiId === undefined || stageName === undefined
    ? undefined
    : stageKeyText({ kind: kindOf(family ?? restFamily), apiId, stageName });
}
