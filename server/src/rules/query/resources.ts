/** The resources of a module or a file by type. */
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { groupBy } from '../../hcl/group-by.js';
import type { Block } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';

/** A resource that the module declares and that no override file changes. */
export interface Resource {
  readonly address: string;
  /** The released type, also where it is written under its draft name. */
  readonly type: string;
  readonly file: SourceFile;
  readonly block: Block;
  /** True where `count` or `for_each` makes any number of it. */
  readonly repeated: boolean;
}

/** The resources of some types, in the order of the module; those that an override file changes are not among them. */
export function resourcesInModule(context: RuleContext, ...types: readonly string[]): readonly Resource[] {
  return listed(found(context).byType, types);
}

/** The same, of the context's file only. */
export function resourcesInFile(context: RuleContext, ...types: readonly string[]): readonly Resource[] {
  return listed(inFileByType(context), types);
}

/** The resource of an address, where the module declares it and no override file changes it. */
export function resourceAt(context: RuleContext, address: string | undefined): Resource | undefined {
  return address === undefined ? undefined : found(context).byAddress.get(address);
}

/** A name for a new resource of a type, the first that is free and that HCL takes for a name in references. */
export function freeName(type: string, names: readonly string[], module: Module): string | undefined {
  return names.find((name) => NAME.test(name) && !module.resources.has(`${type}.${name}`));
}

const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

function listed(
  resources: ReadonlyMap<string, readonly Resource[]>,
  types: readonly string[],
): readonly Resource[] {
  return types.flatMap((type) => resources.get(type) ?? []);
}

interface Found {
  readonly byType: ReadonlyMap<string, readonly Resource[]>;
  readonly byAddress: ReadonlyMap<string, Resource>;
}

const found = oncePerRun(({ module }): Found => {
  const byAddress = new Map<string, Resource>();
  const overridden = overriddenIn(module);
  for (const [address, { file, block }] of module.resources) {
    if (overridden.has(address)) continue;
    const written = block.labels[0]?.text ?? '';
    const type = resourceSchema('resource', written)?.type ?? written;
    byAddress.set(address, { address, type, file, block, repeated: repetitionOf(block) !== undefined });
  }
  return { byType: groupBy(byAddress.values(), ({ type }) => type), byAddress };
});

const inFileByType = oncePerRun((context): ReadonlyMap<string, readonly Resource[]> =>
  groupBy(
    [...found(context).byAddress.values()].filter(({ file }) => file === context.file),
    ({ type }) => type,
  ),
);
