/**
 * Gives a REST stage a canary: a tenth of the requests go to another deployment, one of the module's that no stage has
 * yet or a new one. Provider versions that know no deployment of a canary get none.
 */
import { argumentValue } from '../analysis/references/points-to.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily } from '../knowledge/stage-families.js';
import { restStageParts } from '../knowledge/stage-parts.js';
import { stagesWith } from '../analysis/references/stages-of.js';
import { targetOf } from '../analysis/references/resolve.js';
import { appendBlocks, type NewArgument } from '../edits/insert.js';
import { isOneLine, sourceOf } from '../edits/layout.js';
import type { RuleContext } from '../rules/rule.js';
import { ownExpressions } from '../analysis/deployment/snapshot.js';
import { triggersFor } from '../edits/triggers.js';
import { apiOf } from '../rules/query/api-parts.js';
import { appendBeside, type NewResource } from '../edits/new-resources.js';
import { isRepeated } from '../rules/query/blocks.js';
import { freeName, resourcesInModule } from '../rules/query/resources.js';
import { exists, existsThroughout } from '../analysis/versions/availability.js';
import { isOfType, type Refactoring, type ChosenStage } from './refactoring.js';

const { canary } = restStageParts;

export const addCanary: Refactoring = {
  title: 'Add canary',
  edits(stage, context) {
    const { file, block, picture } = stage;
    const schema = resourceSchema('resource', restFamily.stage.type)?.body.blocks.get(canary.block);
    const own = schema?.body.attributes.get(canary.deployment);
    const percent = {
      name: canary.percent,
      value: schema?.body.attributes.get(canary.percent)?.facts?.sample ?? '10',
    };
    const isPossible =
      isOfType(stage, 'REST') &&
      picture.canary === 'no' &&
      schema &&
      existsThroughout(schema, context.module);
    if (!isPossible || !own) return [];
    const settings = (added: readonly NewArgument[]) =>
      appendBlocks(file, block, [{ header: canary.block, arguments: [...added, percent], blocks: [] }]);
    if (!exists(own, context.module)) return settings([]);
    const deployment = existsThroughout(own, context.module) ? deploymentFor(stage, context) : undefined;
    const below = deployment?.added ? appendBeside(stage, [deployment.added], context) : [];
    return deployment && below
      ? [...settings([{ name: canary.deployment, value: deployment.id }]), ...below]
      : [];
  },
};

/** A deployment for the canary; undefined where none can be written. */
function deploymentFor(
  stage: ChosenStage,
  context: RuleContext,
): { readonly id: string; readonly added?: NewResource } | undefined {
  const { block, file, label, instances } = stage;
  const { type, api } = restFamily.deployment;
  const written = argumentValue(block, restFamily.stage.api);
  const target = apiOf(block, context);
  const others = resourcesInModule(context, type).filter((each) => {
    const deployment = targetOf(each.address, context.module);
    return (
      target !== undefined &&
      !each.repeated &&
      apiOf(each.block, context)?.address === target.address &&
      deployment?.kind === 'resource' &&
      stagesWith(deployment, restFamily, context.module).length === 0
    );
  });
  const [other] = others;
  if (other && others.length === 1) return { id: `${other.address}.id` };
  const free = freeName(type, [`${label}_canary`, `${label}_next`], context.module);
  if (free === undefined || !written || !isOneLine(file, written)) return undefined;
  const hashed = target ? ownExpressions(target, restFamily, context.module) : [];
  const isOneOfMany = target?.declaration && isRepeated(target.declaration.block);
  if (isOneOfMany && hashed.length > 0) return undefined;
  const added: NewResource = {
    type,
    name: free,
    arguments: [
      { name: api, value: sourceOf(file, written) },
      ...(hashed.length > 0 ? [triggersFor(hashed)] : []),
    ],
    blocks: [
      { header: 'lifecycle', arguments: [{ name: 'create_before_destroy', value: 'true' }], blocks: [] },
    ],
  };
  return { id: `${type}.${free}${instances.index}.id`, added };
}
