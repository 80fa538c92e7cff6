/** How rules get at the resources of a file and at what is written in them. Knows no rule. */
import { repetitionOf } from '../../analysis/repetition.js';
import { stageOfSettings } from '../../analysis/module-picture.js';
import { isOverrideFile, overriddenIn } from '../../analysis/overrides.js';
import { argument, leadsTo, pointsTo } from '../../analysis/points-to.js';
import { type BlockTarget, targetOf } from '../../analysis/resolve.js';
import type { SchemaBlock } from '../../analysis/schema-blocks.js';
import { textOf } from '../../analysis/values.js';
import type { Block } from '../../hcl/syntax.js';
import { restFamily, type StageFamily } from '../../knowledge/stage-families.js';
import type { RuleContext } from '../rule.js';

/** The resources of a type in the file, those under its draft name included. */
export function resourcesOf({ blocks }: RuleContext, type: string): readonly SchemaBlock[] {
  return blocks.filter(
    ({ path, schema }) => path.length === 0 && schema.type === type && schema.kind === 'resource',
  );
}

/** The blocks of a name right below the resources of a type, the content of `dynamic` ones included. */
export function nestedIn({ blocks }: RuleContext, type: string, name: string): readonly SchemaBlock[] {
  return blocks.filter(
    ({ path, schema }) =>
      path.length === 1 && path[0] === name && schema.type === type && schema.kind === 'resource',
  );
}

/** `aws_api_gateway_stage.prod`. */
export function addressOfBlock({ labels }: Block): string {
  return labels.map((label) => label.text).join('.');
}

/** The resource as other code of the module refers to it. */
export function targetOfBlock({ resource }: SchemaBlock, { module }: RuleContext): BlockTarget | undefined {
  const target = targetOf(addressOfBlock(resource), module);
  return target?.kind === 'resource' && target.declaration?.block === resource ? target : undefined;
}

/** The API that a stage is one of, where a reference leads to it, be it in another module. */
export function apiOfStage(
  { resource }: SchemaBlock,
  { api, stage }: StageFamily,
  { module }: RuleContext,
): BlockTarget | undefined {
  return leadsTo(argument(resource, stage.api), [{ type: api.type, attribute: 'id' }], module);
}

/** The stage that settings for methods belong to: by a reference, or else by the names, which takes longer to find out. */
export function stageOfMethods(
  settings: BlockTarget,
  { module, evaluate }: RuleContext,
): BlockTarget | undefined {
  const { methodSettings, stage } = restFamily;
  const name = settings.declaration && argument(settings.declaration.block, methodSettings?.stage ?? '');
  const referred = pointsTo(name, [{ type: stage.type, attribute: stage.name }], module);
  if (referred !== undefined) return referred;
  return name && textOf(evaluate(name)) !== undefined
    ? stageOfSettings(settings, module, evaluate)
    : undefined;
}

/** Whether an override file adds to the resource, so that what is not written here may be written there. */
export function isPartial(resource: Block, { file, module }: RuleContext): boolean {
  return isOverrideFile(file.name) || overriddenIn(module).has(addressOfBlock(resource));
}

/** Whether a resource is made any number of times. */
export function isRepeated(block: Block): boolean {
  return repetitionOf(block) !== undefined;
}
