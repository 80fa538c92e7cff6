/**
 * Which configurations of the AWS provider the resources of a module may have: its own `provider` blocks, or what its
 * callers hand on. What is unknown is not guessed.
 */
import type { Block, Expression } from '../../hcl/syntax.js';
import { awsProvider } from '../../knowledge/vocabularies/provider.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { Caller, Module } from '../../workspace/module.js';
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

/** The aliases for which a module has a `provider` block of its own. */
export function providerAliases(module: Module): readonly string[] {
  return (ownConfigurations(module) ?? []).flatMap(({ alias }) => alias ?? []);
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

/** Undefined where they are not all known. */
function ownConfigurations(
  module: Module,
): readonly { readonly block: Block; readonly alias: string | undefined }[] | undefined {
  const own = module.others.filter(
    ({ block: { type, labels } }) => type.text === 'provider' && labels[0]?.text === awsProvider.name,
  );
  return module.complete && own.every(({ file }) => !isOverrideName(file.name))
    ? own.map(({ block }) => ({ block, alias: plainText(argumentValue(block, 'alias')) }))
    : undefined;
}

/** Modules that call each other in a circle end here. */
const MOST_CALLS = 32;
