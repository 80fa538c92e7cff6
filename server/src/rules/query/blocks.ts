/** The blocks of a file by the type of their resource, with what their schema says. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { type BlockTarget, targetOf } from '../../analysis/references/resolve.js';
import { groupBy } from '../../hcl/group-by.js';
import type { Block } from '../../hcl/syntax.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';

/** Which blocks are wanted beside those that no override file changes. */
export interface Wanted {
  /**
   * True for all others too: blocks of override files, and what these leave of the blocks that they change. What such a
   * block lacks may be written elsewhere, and another argument of it may have another value.
   */
  readonly overridden: true;
}

/** The resources of a type in the file, those under its draft name included. */
export function resourceBlocks(context: RuleContext, type: string, wanted?: Wanted): readonly SchemaBlock[] {
  return blocksOfType(context, type, wanted).filter(({ path }) => path.length === 0);
}

/** The blocks of a name right below the resources of a type, the content of `dynamic` ones included. */
export function nestedBlocks(
  context: RuleContext,
  type: string,
  name: string,
  wanted?: Wanted,
): readonly SchemaBlock[] {
  return blocksOfType(context, type, wanted).filter(({ path }) => path.length === 1 && path[0] === name);
}

/** Whether an override file changes a resource of the file, or the file is one. */
export function hasOverrides(resource: Block, { file, module }: RuleContext): boolean {
  return isOverrideName(file.name) || overriddenIn(module).has(addressOfBlock(resource));
}

/** Whether a resource is made any number of times. */
export function isRepeated(block: Block): boolean {
  return repetitionOf(block) !== undefined;
}

/** The resource as other code of the module refers to it. */
export function targetOfBlock({ resource }: SchemaBlock, { module }: RuleContext): BlockTarget | undefined {
  const target = targetOf(addressOfBlock(resource), module);
  return target?.kind === 'resource' && target.declaration?.block === resource ? target : undefined;
}

function blocksOfType(
  context: RuleContext,
  type: string,
  wanted: Wanted | undefined,
): readonly SchemaBlock[] {
  const all = byType(context).get(type) ?? [];
  return wanted?.overridden ? all : all.filter(({ resource }) => !hasOverrides(resource, context));
}

const byType = oncePerRun(({ blocks }): ReadonlyMap<string, readonly SchemaBlock[]> => {
  const ofResources = blocks.filter(({ schema }) => schema.kind === 'resource');
  return groupBy(ofResources, ({ schema }) => schema.type);
});
