/**
 * Which configurations of the AWS provider the resources of a module may have: its own `provider` blocks, or what its
 * callers hand on. What is unknown is not guessed.
 */
import { blocksOf, entryOf } from '../../hcl/lookup.js';
import type { Block, Expression, Item } from '../../hcl/syntax.js';
import { awsProvider } from '../../knowledge/vocabularies/provider.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { Caller, Module } from '../../workspace/module.js';
import { jsonDeclarations } from '../blocks/json-blocks.js';
import { nestedName } from '../blocks/schema-blocks.js';
import { plainText } from './mentions.js';
import { argumentValue } from './points-to.js';

/** A `provider` block, and the module it stands in. */
export interface ProviderConfiguration {
  readonly block: Block;
  readonly module: Module;
}

/** What stands for a root module without a `provider` block: the environment alone sets the provider up. */
export type BareProvider = 'environment';

/** How a resource names its configuration: by an alias, as the default one, or in a way that can't be read. */
export type ProviderName = { readonly alias?: string } | 'unknown';

/** One for each way in which the module is called; undefined where one of them is unknown. */
export function providerConfigurations(
  module: Module,
  name: ProviderName = {},
): readonly (ProviderConfiguration | BareProvider)[] | undefined {
  return name === 'unknown' ? undefined : configurationsAt(module, name.alias, 0);
}

/** What the `provider` argument of a resource names. */
export function providerName(resource: Block): ProviderName {
  return nameIn(argumentValue(resource, 'provider')) ?? 'unknown';
}

/** The aliases that a module has: by a `provider` block of its own, or declared for its callers to hand on. */
export function providerAliases(module: Module): readonly string[] {
  const own = (ownConfigurations(module) ?? []).flatMap(({ alias }) => alias ?? []);
  return [...own, ...handedAliases(module)];
}

/** Those in `configuration_aliases`. */
function handedAliases({ others }: Module): readonly string[] {
  return others
    .filter(({ block }) => block.type.text === 'terraform')
    .flatMap(({ block }) => blocksOf(block.body, 'required_providers'))
    .flatMap((block) => {
      const required = argumentValue(block, awsProvider.name);
      const aliases =
        required?.kind === 'object' ? entryOf(required, 'configuration_aliases')?.value : undefined;
      return aliases?.kind === 'tuple' ? aliases.items.flatMap((each) => nameIn(each)?.alias ?? []) : [];
    });
}

function configurationsAt(
  module: Module,
  alias: string | undefined,
  depth: number,
): readonly (ProviderConfiguration | BareProvider)[] | undefined {
  const own = ownConfigurations(module);
  const found = own?.find((each) => each.alias === alias);
  if (found) return [{ block: found.block, module }];
  const callers = own && depth < MOST_CALLS ? module.callers() : undefined;
  if (callers === undefined) return undefined;
  if (callers.length === 0) return alias === undefined ? ['environment'] : undefined;
  const handedOn = callers.map((caller) => {
    const given = handedBy(caller, alias);
    return given && configurationsAt(caller.module, given.alias, depth + 1);
  });
  const known = handedOn.filter((each) => each !== undefined);
  return known.length < handedOn.length ? undefined : known.flat();
}

/** Which configuration of its own module a call hands on; `providers` takes the place of everything that is inherited. */
function handedBy({ call: { block } }: Caller, alias: string | undefined): Named | undefined {
  const providers = argumentValue(block, 'providers');
  if (providers === undefined) return alias === undefined ? {} : undefined;
  if (providers.kind !== 'object') return undefined;
  const entry = providers.entries.find(({ key }) => {
    const name = nameIn(key);
    return name !== undefined && name.alias === alias;
  });
  return entry && nameIn(entry.value);
}

type Named = Exclude<ProviderName, 'unknown'>;

/** `aws` or `aws.west`; where nothing is written, the default one. */
function nameIn(expression: Expression | undefined): Named | undefined {
  if (expression === undefined) return {};
  if (expression.kind !== 'reference' || expression.root.text !== awsProvider.name) return undefined;
  const [step, ...more] = expression.steps;
  if (step === undefined) return {};
  return step.kind === 'attribute' && more.length === 0 ? { alias: step.name.text } : undefined;
}

interface OwnConfiguration {
  readonly block: Block;
  readonly alias: string | undefined;
}

/** As override files leave them; undefined where they are not all known. */
function ownConfigurations(module: Module): readonly OwnConfiguration[] | undefined {
  if (!module.allRead) return undefined;
  const json = module.jsonFiles.flatMap((file) => jsonDeclarations(file).map((block) => ({ file, block })));
  const own = [...module.others, ...json].flatMap(({ file: { name }, block }) =>
    block.type.text === 'provider' && block.labels[0]?.text === awsProvider.name
      ? [{ name, block, alias: plainText(argumentValue(block, 'alias')) }]
      : [],
  );
  const overrides = own
    .filter(({ name }) => isOverrideName(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const written = own.filter(({ name }) => !isOverrideName(name));
  // Only the default one may have nothing below it: it is there without a block, too.
  const isBare = written.every(({ alias }) => alias !== undefined);
  const base = isBare
    ? [...written, ...overrides.filter(({ alias }) => alias === undefined).slice(0, 1)]
    : written;
  return base.map(({ block, alias }) => ({
    block: overrides
      .filter((each) => each.alias === alias)
      .reduce((under, over) => laidOver(under, over.block), block),
    alias,
  }));
}

/** Terraform merges argument by argument, and nested blocks of one type all at once. */
function laidOver(block: Block, over: Block): Block {
  const replaced = new Set(over.body.items.map(itemName));
  const kept = block.body.items.filter((item) => !replaced.has(itemName(item)));
  return { ...block, body: { ...block.body, items: [...kept, ...over.body.items] } };
}

function itemName(item: Item): string | undefined {
  if (item.kind === 'fragment') return undefined;
  return item.kind === 'attribute' ? item.name.text : nestedName(item);
}

/** Modules that call each other in a circle end here. */
const MOST_CALLS = 32;
