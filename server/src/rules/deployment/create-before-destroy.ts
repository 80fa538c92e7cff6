/** Which deployments outlive their replacement, and how a fix makes one do so. */
import { pointsTo } from '../../analysis/references/points-to.js';
import { boolOf } from '../../analysis/values/values.js';
import type { Edit } from '../../edits/edit.js';
import { appendBlocks, insertArguments, type NewBlock } from '../../edits/insert.js';
import { isOneLine } from '../../edits/layout.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Attribute } from '../../hcl/syntax.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { replacingArguments } from '../../knowledge/vocabularies/deployments.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { ignoresChanges, lifecycleArgument } from '../query/lifecycle.js';
import { oncePerRun } from '../query/once-per-run.js';
import { type Resource, resourceAt, resourcesInModule } from '../query/resources.js';
import type { RuleContext } from '../rule.js';
import { isReplacedWith } from './replaced-together.js';

/** The argument of `lifecycle`. */
export const CREATE_BEFORE_DESTROY = 'create_before_destroy';

/** Whether something in the deployment replaces it when it changes, arguments that are about to go left out. */
export function isReplaced({ block }: Resource, gone: readonly Attribute[] = []): boolean {
  const written = replacingArguments.flatMap((name) => attributeOf(block.body, name) ?? []);
  return (
    written.some((each) => !gone.includes(each)) ||
    replacingArguments.some((name) => blocksOf(block.body, name).length > 0) ||
    lifecycleArgument(block, 'replace_triggered_by') !== undefined
  );
}

/** The edits with which a deployment that a fix lets something replace outlives its stage; none where it does already. */
export function outliveStage(
  resource: Resource,
  stage: 'known' | 'new',
  context: RuleContext,
): readonly Edit[] {
  const isSpread = !isOneLine(resource.file, resource.block);
  return isSpread && isToOutlive(resource, stage, context) ? createFirst(resource) : [];
}

/** Whether a deployment that a fix lets something replace needs `create_before_destroy` for its stage and lacks it. */
export function isToOutlive(resource: Resource, stage: 'known' | 'new', context: RuleContext): boolean {
  const isFollowed = stage === 'new' || followers(context).has(resource.address);
  const isSettled =
    lifecycleArgument(resource.block, CREATE_BEFORE_DESTROY) !== undefined ||
    inheritedIn(context).has(resource.address);
  return isFollowed && !isSettled;
}

/** Whether the new deployment is created before the old one is destroyed, by its own lifecycle or by that of what depends on it. */
export function mayBeCreatedFirst({ block, address }: Resource, context: RuleContext): boolean {
  const written = lifecycleArgument(block, CREATE_BEFORE_DESTROY);
  return (written && boolOf(context.evaluate(written)) !== false) ?? inheritedIn(context).has(address);
}

/**
 * By deployment, a stage or canary that still points to it when it goes. One that ignores changes of it does not follow
 * it, and one that is replaced with it goes first.
 */
export const followers = oncePerRun((context): ReadonlyMap<string, Resource> => {
  const { deployment, stage } = restFamily;
  const targets = [{ type: deployment.type, attribute: 'id' }];
  const found = new Map<string, Resource>();
  for (const resource of resourcesInModule(context, stage.type)) {
    for (const block of ignoresChanges(resource.block, stage.deployment)
      ? []
      : [resource.block, ...blocksOf(resource.block.body, stage.canary)]) {
      const target = pointsTo(attributeOf(block.body, stage.deployment)?.value, targets, context.module);
      const pointedTo = resourceAt(context, target?.address);
      if (pointedTo && !found.has(pointedTo.address) && !isReplacedWith(resource, pointedTo))
        found.set(pointedTo.address, resource);
    }
  }
  return found;
});

/** Blocks that have the setting from one that depends on them, or may have it from a module that does. */
export const inheritedIn = oncePerRun((context): ReadonlySet<string> => {
  const { module, evaluate } = context;
  const holding = [...module.resources].filter(([, { block }]) => {
    const written = lifecycleArgument(block, CREATE_BEFORE_DESTROY);
    return written && boolOf(evaluate(written)) !== false;
  });
  const calls = [...module.calls.keys()].map((name) => `module.${name}`);
  return dependenciesOf([...holding.map(([address]) => address), ...calls], context.module);
});

const added = { name: CREATE_BEFORE_DESTROY, value: 'true' };

/** The block that is to be added to a deployment that has none. */
export const outliving: NewBlock = { header: 'lifecycle', arguments: [added], blocks: [] };

/** The edits that give a deployment `create_before_destroy`. */
export function createFirst({ file, block }: Resource): readonly Edit[] {
  const [lifecycle] = blocksOf(block.body, 'lifecycle');
  return lifecycle
    ? insertArguments(file, lifecycle, [added], undefined, false)
    : appendBlocks(file, block, [outliving]);
}
