/**
 * Writes resources beside another one that they belong to: for the same provider and Region, as many as there are of
 * it. The only way for fixes and refactorings to add a resource.
 */
import { visitExpression } from '../hcl/walk.js';
import { attributeOf } from '../hcl/lookup.js';
import type { Attribute } from '../hcl/syntax.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import type { Module } from '../workspace/module.js';
import { appendBelow, type NewArgument, type NewBlock } from './insert.js';
import { isOneLine, sourceOf } from './layout.js';
import type { BlockInFile, Edit } from './edit.js';
import { sameInstances } from './same-instances.js';
import { exists } from '../analysis/versions/availability.js';

/** A resource to be written; what it shares with the one beside it is not among its arguments. */
export interface NewResource {
  readonly type: string;
  readonly name: string;
  /** True where one serves all instances of the other, as what is set for an account does. */
  readonly once?: boolean;
  readonly arguments: readonly NewArgument[];
  readonly blocks: readonly NewBlock[];
}

/**
 * An edit that puts resources below another, after other `blocks`; undefined where they can't be written in its context, or
 * it is not closed.
 */
export function appendBeside(
  { file, block }: BlockInFile,
  added: readonly NewResource[],
  { module }: { readonly module: Module },
  blocks: readonly NewBlock[] = [],
): readonly Edit[] | undefined {
  const written = added.flatMap((each) => inContext(each, { file, block }, module) ?? []);
  return block.close === undefined || written.length < added.length
    ? undefined
    : appendBelow(file, block, [...blocks, ...written]);
}

/** An `import` block; `id` is HCL. */
export function importBlock(to: string, id: string): NewBlock {
  return {
    header: 'import',
    arguments: [
      { name: 'to', value: to },
      { name: 'id', value: id },
    ],
    blocks: [],
  };
}

/** Whether two resources are certain to be of one account and Region. */
export function isSamePlace(a: BlockInFile, b: BlockInFile): boolean {
  return placeKey(a) === placeKey(b);
}

/** The account and Region of a resource as far as its block says: equal for two of the same `provider` and `region`. */
export function placeKey({ block, file }: BlockInFile): string {
  return [PROVIDER, REGION]
    .map((name) => attributeOf(block.body, name))
    .map((each) => (each ? sourceOf(file, each.value) : ''))
    .join('\n');
}

const PROVIDER = 'provider';
const REGION = 'region';

function inContext(
  { type, name, once = false, arguments: own, blocks }: NewResource,
  { file, block }: BlockInFile,
  module: Module,
): NewBlock | undefined {
  const instances = once ? undefined : sameInstances({ file, block });
  const regional = resourceSchema('resource', type)?.body.attributes.get(REGION);
  const provider = attributeOf(block.body, PROVIDER);
  const region = regional && exists(regional, module) ? attributeOf(block.body, REGION) : undefined;
  const shared = [provider, region].filter((each) => each !== undefined);
  const isBound = shared.some((each) => !isOneLine(file, each) || (once && readsInstance(each)));
  if (isBound || (!once && !instances)) return undefined;
  const taken = (attribute: Attribute | undefined): readonly NewArgument[] =>
    attribute ? [{ name: attribute.name.text, value: sourceOf(file, attribute.value) }] : [];
  return {
    header: `resource "${type}" "${name}"`,
    meta: [...(instances?.repetition ? [instances.repetition] : []), ...taken(provider)],
    arguments: [...taken(region), ...own],
    blocks,
  };
}

function readsInstance({ value }: Attribute): boolean {
  let reads = false;
  visitExpression(value, (each) => {
    reads ||= each.kind === 'reference' && (each.root.text === 'each' || each.root.text === 'count');
  });
  return reads;
}
