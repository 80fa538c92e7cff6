/** How rules get at the resources of a file and at what is written in them. Knows no rule. */
import { argumentOf } from '../analysis/mentions.js';
import { isOverrideFile, overriddenIn } from '../analysis/overrides.js';
import { type BlockTarget, targetOf } from '../analysis/resolve.js';
import type { SchemaBlock } from '../analysis/schema-blocks.js';
import type { Block } from '../hcl/syntax.js';
import type { RuleContext } from './rule.js';

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

/** Whether an override file adds to the resource, so that what is not written here may be written there. */
export function isPartial(resource: Block, { file, module }: RuleContext): boolean {
  return isOverrideFile(file.name) || overriddenIn(module).has(addressOfBlock(resource));
}

/** Whether a resource is made any number of times. */
export function isRepeated({ body }: Block): boolean {
  return argumentOf(body, 'count') !== undefined || argumentOf(body, 'for_each') !== undefined;
}
