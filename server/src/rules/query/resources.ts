/** How rules get at the resources of a file and at what is written in them. Knows no rule. */
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { stageOfSettings } from '../../analysis/references/method-settings.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { isOverrideName } from '../../workspace/directory.js';
import { argument, leadsTo, pointsTo } from '../../analysis/references/points-to.js';
import { type BlockTarget, targetOf } from '../../analysis/references/resolve.js';
import type { Argument, SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { textOf } from '../../analysis/values/values.js';
import type { Block } from '../../hcl/syntax.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import { restFamily, type StageFamily } from '../../knowledge/stage-families.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';

/** An argument that the schema has. */
export interface KnownArgument extends Argument {
  readonly schema: AttributeSchema;
}

/** The resources of a type in the file, those under its draft name included. */
export function resourcesOf(context: RuleContext, type: string): readonly SchemaBlock[] {
  return blocksOfType(context, type).filter(({ path }) => path.length === 0);
}

/** The blocks of a name right below the resources of a type, the content of `dynamic` ones included. */
export function nestedIn(context: RuleContext, type: string, name: string): readonly SchemaBlock[] {
  return blocksOfType(context, type).filter(({ path }) => path.length === 1 && path[0] === name);
}

/**
 * The arguments of the file whose schema is wanted, in the order of the text for each schema. Asks once for a schema,
 * however often its argument is written.
 */
export function argumentsOf(
  context: RuleContext,
  wanted: (schema: AttributeSchema) => boolean,
): readonly KnownArgument[] {
  return bySchema(context).flatMap(([schema, all]) => (wanted(schema) ? all : []));
}

const bySchema = oncePerRun((context): readonly (readonly [AttributeSchema, readonly KnownArgument[]])[] => {
  const found = new Map<AttributeSchema, KnownArgument[]>();
  for (const argument of context.arguments) {
    if (!isKnown(argument)) continue;
    const same = found.get(argument.schema);
    if (same) same.push(argument);
    else found.set(argument.schema, [argument]);
  }
  return [...found];
});

function isKnown(argument: Argument): argument is KnownArgument {
  return argument.schema !== undefined;
}

function blocksOfType(context: RuleContext, type: string): readonly SchemaBlock[] {
  return byType(context).get(type) ?? [];
}

const byType = oncePerRun(({ blocks }): ReadonlyMap<string, readonly SchemaBlock[]> => {
  const found = new Map<string, SchemaBlock[]>();
  for (const block of blocks) {
    if (block.schema.kind !== 'resource') continue;
    const same = found.get(block.schema.type);
    if (same) same.push(block);
    else found.set(block.schema.type, [block]);
  }
  return found;
});

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
  return isOverrideName(file.name) || overriddenIn(module).has(addressOfBlock(resource));
}

/** Whether a resource is made any number of times. */
export function isRepeated(block: Block): boolean {
  return repetitionOf(block) !== undefined;
}
