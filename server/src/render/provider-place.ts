/**
 * Whether a module's provider reaches a live stage: which Region and which account it manages, and how a stage of another
 * Region is written. What is unknown stops nothing, but is told.
 */
import type { LiveStage } from '../../../protocol/live.js';
import { blocksOf } from '../hcl/lookup.js';
import type { Block } from '../hcl/syntax.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { listedNames } from './notes.js';
import { certainValue } from '../analysis/references/certain-value.js';
import {
  type BareProvider,
  type ProviderConfiguration,
  providerAliases,
  providerConfigurations,
  providerName,
  type ProviderName,
} from '../analysis/references/provider-configurations.js';
import type { Evaluate } from '../analysis/values/evaluate.js';
import { textOf, type Value } from '../analysis/values/values.js';
import { whySometimesAbsent } from '../analysis/versions/availability.js';
import { region as regionFacts } from '../knowledge/vocabularies/common.js';
import { awsProvider as parts } from '../knowledge/vocabularies/provider.js';
import type { Module } from '../workspace/module.js';
import { allows } from '../workspace/provider-versions.js';
import type { StateInstance } from '../workspace/state.js';
import { accountIn, accountOf, regionsOf } from './state-arns.js';

/** How a stage is written so that the provider finds it. */
export interface Placement {
  /** The `region` argument to write. */
  readonly region?: string;
  /** The configuration that its `provider` argument names; the default one where there is none. */
  readonly alias?: string;
  /** What a person should check, as a sentence. */
  readonly note?: string;
}

/** Where a stage is written, or why it can't be. */
export type Placing = Placement | { readonly refusal: string };

interface Surroundings {
  readonly module: Module;
  readonly evaluate: Evaluate;
  readonly state: readonly StateInstance[];
}

/** Where a live stage is to be written in a module. */
export function placing(live: LiveStage, surroundings: Surroundings): Placing {
  const { module, evaluate } = surroundings;
  const account = accountRefusal(live, {}, surroundings);
  if (account !== undefined) return { refusal: account };
  const { region } = live;
  if (region === undefined) return { note: UNKNOWN_REGION };
  const all = providerConfigurations(module)?.map((each) => regionOf(each, evaluate)) ?? [];
  const own = [...new Set(all)].filter((each) => each !== undefined);
  if (own.length === 0 || all.includes(undefined))
    return { note: unknownProvider(region, regionsOf(surroundings.state)) };
  if (!own.includes(region)) return elsewhere(live, region, own, surroundings);
  const others = own.filter((each) => each !== region);
  return others.length === 0
    ? {}
    : {
        note: `The stage is in \`${region}\`, and other calls of this module set the provider to ${listedNames(others)}: each of them would create another stage.`,
      };
}

/** What there is to say where the block of a stage is certainly of another Region than the live one. */
export function otherRegionNotes(
  { region }: LiveStage,
  block: Block,
  { module, evaluate }: Pick<Surroundings, 'module' | 'evaluate'>,
): readonly string[] {
  const written = argumentValue(block, parts.region);
  const own = written
    ? textOf(certainValue(written, { module, evaluate }))
    : settled(module, providerName(block), (each) => regionOf(each, evaluate));
  return region === undefined || own === undefined || own === region
    ? []
    : [
        `The live stage is in \`${region}\`, and the block manages one in \`${own}\`: check that they are the same stage.`,
      ];
}

const UNKNOWN_REGION =
  'The Region of the stage and that of the provider are unknown here: check that they are the same.';

function unknownProvider(region: string, managed: ReadonlySet<string>): string {
  const known =
    managed.size === 0 || managed.has(region)
      ? 'the Region of the provider is unknown here'
      : `the local state of this module has only resources of ${listedNames([...managed])}`;
  return `The stage is in \`${region}\`, and ${known}: check that the provider is set to \`${region}\`.`;
}

/** By the argument that provider 6 has, or else by another configuration of the module. */
function elsewhere(
  live: LiveStage,
  region: string,
  own: readonly string[],
  surroundings: Surroundings,
): Placing {
  const { module, evaluate } = surroundings;
  const { providerVersions } = module;
  const has = own.every((each) => partitionOf(each) === partitionOf(region))
    ? allows(providerVersions, regionFacts)
    : 'none';
  const alias = providerAliases(module).find(
    (each) =>
      settled(module, { alias: each }, (found) => regionOf(found, evaluate)) === region &&
      accountRefusal(live, { alias: each }, surroundings) === undefined,
  );
  if (has === 'all' && providerVersions.known) return { region };
  if (alias !== undefined) return { alias };
  if (has === 'all') return { region, note: `\`region\` requires AWS provider ${regionFacts.since}.` };
  if (has === 'some') return { region, note: `\`region\` ${whySometimesAbsent(regionFacts, module)}.` };
  return {
    refusal: `The stage is in \`${region}\`, and the provider of this module is set to ${listedNames(own)}. Add \`provider "aws"\` with \`alias\` and \`region = "${region}"\` to the module, or import the stage into a module of that Region.`,
  };
}

/** Why the account of a stage is certainly not that of a configuration. */
function accountRefusal(
  { accountId }: LiveStage,
  name: ProviderName,
  { module, evaluate, state }: Surroundings,
): string | undefined {
  if (accountId === undefined) return undefined;
  const [first, ...others] =
    providerConfigurations(module, name)?.map((each) => otherAccounts(each, accountId, evaluate)) ?? [];
  // One that allows it is enough: another caller has its own.
  const told = others.every((each) => each !== undefined) ? first : undefined;
  const isDefault = name !== 'unknown' && name.alias === undefined;
  const managed = isDefault ? accountOf(state) : undefined;
  const where =
    told ??
    (managed !== undefined && managed !== accountId
      ? `the local state of this module is of \`${managed}\``
      : undefined);
  return (
    where &&
    `The stage belongs to the account \`${accountId}\`, and ${where}. Import it into a module of its own account, or select another AWS profile.`
  );
}

/** What says that a configuration works with other accounts; undefined where it may work with this one. */
function otherAccounts(
  configuration: ProviderConfiguration | BareProvider,
  account: string,
  evaluate: Evaluate,
): string | undefined {
  if (configuration === 'environment') return undefined;
  const allowed = textsIn(valueIn(configuration, parts.allowedAccounts, evaluate));
  if (allowed && allowed.length > 0 && !allowed.includes(account))
    return `the provider of this module allows only ${listedNames(allowed)}`;

  if (textsIn(valueIn(configuration, parts.forbiddenAccounts, evaluate))?.includes(account))
    return `the provider of this module rejects it in \`${parts.forbiddenAccounts}\``;
  const [role, ...more] = blocksOf(configuration.block.body, parts.assumeRole);
  const arn = role && textOf(valueIn({ ...configuration, block: role }, parts.roleArn, evaluate));
  const assumed = arn === undefined ? undefined : accountIn(arn);
  return more.length === 0 && assumed !== undefined && assumed !== account
    ? `the provider of this module assumes a role of \`${assumed}\``
    : undefined;
}

function regionOf(
  configuration: ProviderConfiguration | BareProvider,
  evaluate: Evaluate,
): string | undefined {
  return configuration === 'environment' ? undefined : textOf(valueIn(configuration, parts.region, evaluate));
}

function valueIn({ block, module }: ProviderConfiguration, name: string, evaluate: Evaluate): Value {
  return certainValue(argumentValue(block, name), { module, evaluate });
}

/** What all configurations agree on; undefined where they don't, or one of them is unknown. */
function settled(
  module: Module,
  name: ProviderName,
  read: (configuration: ProviderConfiguration | BareProvider) => string | undefined,
): string | undefined {
  const [first, ...others] = providerConfigurations(module, name)?.map(read) ?? [];
  return others.every((each) => each === first) ? first : undefined;
}

/** One configuration of the provider manages Regions of one partition: the beginning of their names tells which. */
function partitionOf(region: string): string {
  return /^(?:cn|us-gov|us-iso[a-z]*|eu-iso[a-z]*|eusc)-/.exec(region)?.[0] ?? '';
}

/** Undefined where they are not all known. */
function textsIn(value: Value): readonly string[] | undefined {
  const texts = value.kind === 'list' ? value.items.map(textOf) : undefined;
  return texts?.every((text) => text !== undefined) === true ? texts : undefined;
}
