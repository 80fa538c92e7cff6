/** The API of a stage, and the stage of method settings. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { stageOfSettings } from '../../analysis/references/method-settings.js';
import { argumentValue, isOverridden, leadsTo, pointsTo } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { textOf } from '../../analysis/values/values.js';
import { restFamily, type StageFamily, version2Family } from '../../knowledge/stage-families.js';
import type { RuleContext } from '../rule.js';
import { hasOverrides } from './blocks.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { attributeOf } from '../../hcl/lookup.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';

/**
 * The API that a stage is one of, where a reference leads to it, be it in another module. Undefined for a stage that an
 * override file changes, which may set another API.
 */
export function apiOfStage(
  { resource }: SchemaBlock,
  { api, stage }: StageFamily,
  context: RuleContext,
): BlockTarget | undefined {
  return hasOverrides(resource, context)
    ? undefined
    : leadsTo(argumentValue(resource, stage.api), [{ type: api.type, attribute: 'id' }], context.module);
}

/** Whether a stage certainly belongs to an HTTP API. */
export function isOfHttpApi(block: SchemaBlock, context: RuleContext): boolean {
  const api = apiOfStage(block, version2Family, context);
  const body = api?.declaration?.block.body;
  const protocol = body && attributeOf(body, version2Family.api.protocol)?.value;
  return (
    api !== undefined &&
    protocol !== undefined &&
    !isOverridden(api, context.module) &&
    textOf(certainValue(protocol, context, api.module)) === version2StageParts.api.http
  );
}

/** The stage that settings for methods belong to: by a reference, or else by the names, which takes longer to find out. */
export function stageOfMethods(
  settings: BlockTarget,
  { module, evaluate }: RuleContext,
): BlockTarget | undefined {
  const { methodSettings, stage } = restFamily;
  const name = settings.declaration && argumentValue(settings.declaration.block, methodSettings.stage);
  const referred = pointsTo(name, [{ type: stage.type, attribute: stage.name }], module);
  if (referred !== undefined) return referred;
  return name && textOf(evaluate(name)) !== undefined
    ? stageOfSettings(settings, module, evaluate)
    : undefined;
}
