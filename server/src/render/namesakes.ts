/** Blocks that may well be a live stage, though not certainly: a second block for it would be wrong then. */
import type { StageKey } from '../../../protocol/stage-requests.js';
import { addressOfBlock } from '../analysis/blocks/address.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { textOf } from '../analysis/values/values.js';
import { restFamily, version2Family } from '../knowledge/stage-families.js';
import { ownStage } from '../knowledge/vocabularies/deployments.js';
import { instancesIn, mergedBlock, readerOf, resourcesIn } from './declared.js';
import type { KnownIds, RenderSurroundings } from './known-ids.js';

/** A block that may be a stage, or make it. */
export interface Namesake {
  readonly address: string;
  /** What nobody here knows of it. */
  readonly unknown: 'API' | 'name';
}

/** The first of the module: one with the name and an API that is unknown, as with a remote state, or the other way round. */
export function namesakeOf(
  { kind, apiId, stageName }: StageKey,
  surroundings: RenderSurroundings,
  known: KnownIds,
): Namesake | undefined {
  const { stage, api } = kind === 'rest' ? restFamily : version2Family;
  const targets = [{ type: api.type, attribute: 'id' }];
  const owner = { type: ownStage.deployment, name: ownStage.members.stage_name };
  const all = kind === 'rest' ? [stage, owner] : [stage];
  for (const { block } of resourcesIn(surroundings.module)) {
    const names = all.find(({ type }) => type === block.labels[0]?.text);
    const merged = mergedBlock(block, surroundings.module);
    const written = names && argumentValue(merged, names.name);
    if (written === undefined) continue;
    for (const { index, bound } of instancesIn(merged, surroundings)) {
      const { text } = readerOf({ block: merged, bound }, surroundings, known, new Map());
      const [name, ownApi] = [text(names?.name ?? ''), text(stage.api, targets)];
      // What a variable is by default is the likely name, and no more.
      const value = surroundings.evaluate(written, undefined, bound);
      const likely = name ?? textOf(value);
      const mayBeName = likely === stageName || (likely === undefined && value.kind === 'unknown');
      const address = `${addressOfBlock(block)}${index}`;
      if (likely === stageName && ownApi === undefined) return { address, unknown: 'API' };
      if (name === undefined && mayBeName && ownApi === apiId) return { address, unknown: 'name' };
    }
  }
  return undefined;
}
