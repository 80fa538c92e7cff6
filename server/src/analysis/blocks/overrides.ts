/**
 * Override files and what is left of the blocks below them, as Terraform merges them: argument by argument, nested blocks
 * of one type all at once. Local values are merged where a module is made.
 */
import { attributeOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Attribute, Block, Body, Item } from '../../hcl/syntax.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { Declaration, Module, SourceFile } from '../../workspace/module.js';
import { declaredAddress } from './address.js';
import { jsonBlocks } from './json-blocks.js';
import { nestedName } from './schema-blocks.js';

/** An argument and the file it stands in. */
export interface Written {
  readonly file: SourceFile;
  readonly attribute: Attribute;
}

/**
 * Addresses (`var.x`, `module.x`, `output.x`, `type.name`, `data.type.name`) that an override file of the module declares,
 * and `local.x` of one in JSON syntax.
 */
export const overriddenIn = memoize(
  (module: Module): ReadonlySet<string> => new Set(overridesIn(module).keys()),
);

/** What override files lay over a block at top level, in Terraform's order: the last one counts most. */
export function overridesOf(block: Block, module: Module): readonly Declaration[] {
  return overridesIn(module).get(addressOf(block) ?? '') ?? [];
}

/** The argument that counts of those that a declared block and its overrides have. */
export function writtenIn(declaration: Declaration, name: string, module: Module): Written | undefined {
  const layers = [declaration, ...overridesOf(declaration.block, module)];
  for (const { file, block } of layers.toReversed()) {
    const attribute = attributeOf(block.body, name);
    if (attribute) return { file, attribute };
  }
  return undefined;
}

/** What override files leave of the body of a block at top level: neither arguments nor nested blocks that they replace. */
export function keptOf(block: Block, module: Module): Body {
  const all = overridesOf(block, module);
  // Of several overrides later ones replace what stands in earlier ones.
  const above = all.slice(all.findIndex((each) => each.block === block) + 1);
  if (above.length === 0) return block.body;
  const replaced = new Set(
    above.flatMap((each) => each.block.body.items.flatMap((item) => nameIn(item) ?? [])),
  );
  return { ...block.body, items: block.body.items.filter((item) => !replaced.has(nameIn(item) ?? '')) };
}

const overridesIn = memoize((module: Module): ReadonlyMap<string, readonly Declaration[]> => {
  const found = new Map<string, Declaration[]>();
  const files = [...module.files, ...module.jsonFiles].filter(({ name }) => isOverrideName(name));
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const block of file.name.endsWith('.json') ? jsonBlocks(file) : file.body.items) {
      const address = block.kind === 'block' ? addressOf(block) : undefined;
      if (block.kind !== 'block' || address === undefined) continue;
      found.set(address, [...(found.get(address) ?? []), { file, block }]);
    }
  }
  return found;
});

/** Nothing replaces a `lifecycle` block: Terraform merges its arguments. */
function nameIn(item: Item): string | undefined {
  if (item.kind === 'attribute') return item.name.text;
  const name = item.kind === 'block' ? nestedName(item) : undefined;
  return name === 'lifecycle' ? undefined : name;
}

function addressOf(block: Block): string | undefined {
  // Those `locals` of HCL that have no label are merged where a module is made.
  const isMerged = block.type.text === 'locals' && block.labels.length === 0;
  return MERGED.has(block.type.text) && !isMerged ? declaredAddress(block) : undefined;
}

/** What override files are laid over here. */
const MERGED = new Set(['resource', 'data', 'module', 'output', 'variable', 'locals']);
