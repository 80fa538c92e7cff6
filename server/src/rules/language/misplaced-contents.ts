/** What may stand in one of Terraform's own blocks by its name, but not there. */
import type { Item } from '../../hcl/syntax.js';
import { attributeOf } from '../../hcl/lookup.js';
import { metaArguments } from '../../knowledge/meta-arguments.js';
import { NOT_IN_CHECK, ownPath, type OwnBlock } from '../query/own-blocks.js';

/** Why an argument or block can't stand in a block, with the remedy; undefined where nothing is known against it. */
export function misplaced(item: Item, own: OwnBlock | undefined): string | undefined {
  if (own === undefined || item.kind === 'fragment') return undefined;
  const name = item.kind === 'block' ? item.type.text : item.name.text;
  const path = ownPath(own);
  if (path === 'check/data' && NOT_IN_CHECK.has(name))
    return `\`${name}\` can't stand in a data source within \`check\`: remove it.`;
  if (item.kind === 'block') {
    if (name === 'dynamic') return own.schema.open === true ? undefined : inOwnBlock(own);
    if (path === 'output' && name === 'postcondition')
      return 'An output has no `postcondition`: use `precondition`.';
    if (path === 'module' && name === 'lifecycle')
    // OpenTofu has `enabled` there.
    {
      return attributeOf(item.body, 'enabled')
        ? undefined
        : 'A module call has no `lifecycle`: write it in the resources of the module.';
    }
    return path === 'provider' && ['lifecycle', 'locals'].includes(name) ? reserved(name, path) : undefined;
  }
  if (path.endsWith('data/lifecycle') || path.endsWith('ephemeral/lifecycle'))
    return isResourceOnly(name) ? `\`${name}\` is only for resources: remove it.` : undefined;
  if (path === 'module' && name === 'provider')
    return 'A module call has no `provider`: use `providers = { … }`.';
  return path === 'provider' && ['count', 'depends_on', 'source'].includes(name)
    ? reserved(name, path)
    : undefined;
}

function reserved(name: string, where: string): string {
  return `\`${name}\` is reserved by Terraform in a \`${where}\` block: remove it.`;
}

function inOwnBlock({ block }: OwnBlock): string {
  return `\`dynamic\` writes only blocks of providers, not those of \`${block.type.text}\`: write them out.`;
}

function isResourceOnly(name: string): boolean {
  return metaArguments.resource.blocks.get('lifecycle')?.body.attributes.has(name) === true;
}
