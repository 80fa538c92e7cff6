/** Which APIs of version 2 need no deployment, because a stage of theirs deploys every change by itself. */
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { stagesWith } from '../../analysis/references/stages-of.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { boolOf } from '../../analysis/values/values.js';
import type { Block } from '../../hcl/syntax.js';
import { type StageFamily, version2Family } from '../../knowledge/stage-families.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { RuleContext } from '../rule.js';

/** Whether the stages that publish a deployment, or else some stage of its API, deploy every change without it, or may. */
export function isDeployedAutomatically(deployment: Resource, context: RuleContext): boolean {
  const { stage, api, deployment: own } = version2Family;
  const target = targetOf(deployment.address, context.module);
  const publishing = target?.kind === 'resource' ? stagesWith(target, version2Family, context.module) : [];
  if (publishing.length > 0) {
    return publishing.every(
      ({ declaration }) => declaration && mayDeployItself(declaration.block, version2Family, context),
    );
  }
  const targets = [{ type: api.type, attribute: 'id' }];
  const apiOfDeployment = pointsTo(argumentValue(deployment.block, own.api), targets, context.module);
  return resourcesInModule(context, stage.type).some(({ block }) => {
    const apiOfStage = pointsTo(argumentValue(block, stage.api), targets, context.module);
    return (
      apiOfStage !== undefined &&
      apiOfStage.address === apiOfDeployment?.address &&
      mayDeployItself(block, version2Family, context)
    );
  });
}

/** Whether a stage deploys every change of its API by itself, or may; no REST stage does. */
export function mayDeployItself(
  block: Block,
  { stage }: StageFamily,
  { evaluate }: Pick<RuleContext, 'evaluate'>,
): boolean {
  const automatic = stage.autoDeploy === undefined ? undefined : argumentValue(block, stage.autoDeploy);
  return automatic !== undefined && boolOf(evaluate(automatic)) !== false;
}
