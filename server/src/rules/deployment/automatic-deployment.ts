/** Which APIs of version 2 need no deployment, because a stage of theirs deploys every change by itself. */
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { stagesWith } from '../../analysis/references/stages-of.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { boolOf } from '../../analysis/values/values.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { RuleContext } from '../rule.js';

/** Whether no stage publishes a deployment and one of its API does, or may, without it. */
export function isDeployedAutomatically(deployment: Resource, context: RuleContext): boolean {
  const { stage, api, deployment: own } = version2Family;
  const target = targetOf(deployment.address, context.module);
  const isPublished =
    target?.kind === 'resource' && stagesWith(target, version2Family, context.module).length > 0;
  if (isPublished) return false;
  const targets = [{ type: api.type, attribute: 'id' }];
  const apiOfDeployment = pointsTo(argumentValue(deployment.block, own.api), targets, context.module);
  return resourcesInModule(context, stage.type).some(({ block }) => {
    const automatic = argumentValue(block, stage.autoDeploy);
    const apiOfStage = pointsTo(argumentValue(block, stage.api), targets, context.module);
    const isSame = apiOfStage !== undefined && apiOfStage.address === apiOfDeployment?.address;
    return isSame && automatic !== undefined && boolOf(context.evaluate(automatic)) !== false;
  });
}
