/** The places of a file that name the stage of an API. */
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Attribute, Block } from '../../hcl/syntax.js';
import { restFamily, type StageFamily, version2Family } from '../../knowledge/stage-families.js';
import { restStageUses, type StageUse, version2StageUses } from '../../knowledge/vocabularies/stage-uses.js';
import { type Resource, resourcesInFile } from './resources.js';
import type { RuleContext } from '../rule.js';

/** A block that names a stage and its API. */
export interface NamedStage {
  readonly resource: Resource;
  /** The resource's block, or the one within it. */
  readonly block: Block;
  readonly family: StageFamily;
  readonly api: Attribute | undefined;
  readonly stage: Attribute;
  readonly use: StageUse;
}

/** All of the context's file, both families. Those in `dynamic` blocks are not among them. */
export function namedStages(context: RuleContext): readonly NamedStage[] {
  const families = [
    [restFamily, restStageUses],
    [version2Family, version2StageUses],
  ] as const;
  return families.flatMap(([family, uses]) =>
    uses.flatMap((use) =>
      resourcesInFile(context, use.type).flatMap((resource) =>
        (use.block === undefined ? [resource.block] : blocksOf(resource.block.body, use.block)).flatMap(
          (block) => {
            const stage = attributeOf(block.body, use.stage);
            return stage
              ? [{ resource, block, family, api: attributeOf(block.body, use.api), stage, use }]
              : [];
          },
        ),
      ),
    ),
  );
}
