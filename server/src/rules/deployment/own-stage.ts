/** The stage that a deployment makes itself with its arguments of before provider 6, and the stage to write in its place. */
import { addressOf } from '../../analysis/references/mentions.js';
import { stagesWith } from '../../analysis/references/stages-of.js';
import { resolve } from '../../analysis/references/resolve.js';
import { exists } from '../../analysis/versions/availability.js';
import type { Reference } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { ownStage } from '../../knowledge/vocabularies/deployments.js';
import type { Module } from '../../workspace/module.js';
import { allows } from '../../workspace/provider-versions.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { type Resource, resourceAt, resourcesInModule } from '../query/resources.js';
import { stageKey } from '../query/stage-identity.js';
import type { Fix, RuleContext } from '../rule.js';

/** The declared stage that a deployment makes once more, where that is certain or may happen, as nothing orders the two. */
export function stageMadeTwice(deployment: Resource, context: RuleContext): Resource | undefined {
  const schema = resourceSchema('resource', ownStage.deployment)?.body.attributes.get('stage_name');
  const stage = schema && exists(schema, context.module) ? sameStage(deployment, context) : undefined;
  const isBefore = stage && dependenciesOf([deployment.address], context.module).has(stage.address);
  return isBefore ? undefined : stage;
}

/** Whether some provider version that the module allows calls a deployment's own stage deprecated, or lacks it. */
export function isOwnStageDeprecated({ providerVersions }: Module): boolean {
  return (
    !providerVersions.known ||
    allows(providerVersions, { since: ownStage.argumentsDeprecatedSince }) !== 'none'
  );
}

/** The declared stage that has the API and name which a deployment gives its own. */
export function sameStage(deployment: Resource, context: RuleContext): Resource | undefined {
  const key = deployment.repeated ? undefined : stageKey(deployment, context);
  return key === undefined
    ? undefined
    : resourcesInModule(context, ownStage.stage).find(
        (stage) => !stage.repeated && stageKey(stage, context) === key,
      );
}

/** Reads the same of the one stage that publishes the deployment. */
export function toStage(reference: Reference, context: RuleContext): readonly Fix[] {
  const resolved = resolve(reference, context.module);
  const target = resolved?.target.kind === 'resource' ? resolved.target : undefined;
  const stages = target ? stagesWith(target, restFamily, context.module) : [];
  const stage = resourceAt(context, stages[0]?.address);
  const address = addressOf(reference);
  if (
    !stage ||
    stages.length > 1 ||
    !address ||
    stage.repeated ||
    resourceAt(context, target?.address)?.repeated
  )
    return [];

  const edits = [{ file: context.file, span: address.span, newText: stage.address }];
  return [{ title: `Read it from \`${stage.address}\``, edits, safe: true }];
}
