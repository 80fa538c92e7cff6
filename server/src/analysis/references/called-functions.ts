/** Which function a call means in a module, and which ones may be called there. */
import type { Block } from '../../hcl/syntax.js';
import { awsFunctions, type TerraformFunction, terraformFunctions } from '../../knowledge/functions.js';
import type { VersionRange } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import {
  allows,
  awsProviderNames,
  isAlways,
  type ProviderVersions,
  terraformVersions,
} from '../../workspace/provider-versions.js';

/** A function, and the name that calls it in a module. */
export interface CallableFunction {
  /** `jsonencode`, `provider::aws::arn_parse`. */
  readonly written: string;
  readonly known: TerraformFunction;
}

/**
 * The function that a name calls: `core::` may stand before Terraform's own; the provider's begin with its name in
 * `required_providers`. Undefined for every name that is not known, which says nothing against it.
 */
export function calledFunction(written: string, module: Module): TerraformFunction | undefined {
  const [space, ...rest] = written.split('::');
  if (rest.length === 0) return terraformFunctions.get(written);
  const [first = '', name = ''] = rest;
  if (space === 'core') return rest.length === 1 ? terraformFunctions.get(first) : undefined;
  const isAws =
    space === 'provider' && rest.length === 2 && awsProviderNames(blocksIn(module)).includes(first);
  return isAws ? awsFunctions.get(name) : undefined;
}

/** All that some allowed version of Terraform and of the provider has, the provider's last. */
export function callableFunctions(module: Module): readonly CallableFunction[] {
  const names = new Set(awsProviderNames(blocksIn(module)));
  const versions = languageVersions(module);
  return [
    ...[...terraformFunctions.values()].map((known) => ({ written: known.name, known })),
    ...[...names].flatMap((name) =>
      [...awsFunctions.values()].map((known) => ({ written: `provider::${name}::${known.name}`, known })),
    ),
  ].filter(
    ({ known: { terraform, provider } }) =>
      isAllowed(versions, terraform) && isAllowed(module.providerVersions, provider),
  );
}

function isAllowed(versions: ProviderVersions, range: VersionRange): boolean {
  return isAlways(range) || allows(versions, range) !== 'none';
}

/** The versions of Terraform that a module allows; unknown where it has files of OpenTofu, whose versions are others. */
export function languageVersions(module: Module): ProviderVersions {
  const isOpenTofu = module.files.some(({ name }) => name.endsWith('.tofu'));
  return terraformVersions(isOpenTofu ? [] : blocksIn(module));
}

function blocksIn({ others }: Module): readonly Block[] {
  return others.map(({ block }) => block);
}
